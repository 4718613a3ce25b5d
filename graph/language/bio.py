"""Names as rows of BIO labels: the best row for some scores, and the spans that a row holds."""

from __future__ import annotations

from collections.abc import Sequence

import numpy
from numpy.typing import NDArray

Floats = NDArray[numpy.float32]


def best_row(scores: Floats, transitions: Floats) -> list[int]:
    """Return the labels [n] whose scores and steps add up to most (Viterbi 1967).

    scores: [n, L]; transitions: [L, L], from row to column, row 0 also from before the first word.
    """
    if not len(scores):
        return []
    best = scores[0] + transitions[0]
    came_from = numpy.zeros(scores.shape, dtype=numpy.intp)
    for at in range(1, len(scores)):
        reached = best[:, None] + transitions
        came_from[at] = reached.argmax(0)
        best = reached.max(0) + scores[at]
    row = [int(best.argmax())]
    for at in range(len(scores) - 1, 0, -1):
        row.append(int(came_from[at, row[-1]]))
    return row[::-1]


def bio_spans(labels: Sequence[str]) -> list[tuple[int, int, str]]:
    """Return the spans `[first, last + 1)` with their type of BIO labels; an "I" that goes on nothing begins a span."""
    found: list[tuple[int, int, str]] = []
    before = "O"
    for i, label in enumerate(labels):
        if label[0] == "I" and before[2:] == label[2:]:
            found[-1] = (found[-1][0], i + 1, label[2:])
        elif label != "O":
            found.append((i, i + 1, label[2:]))
        before = label
    return found
