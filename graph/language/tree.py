"""The best dependency tree for a sentence, from the score of every possible head."""

from __future__ import annotations

import numpy
from numpy.typing import NDArray


def best_heads(scores: NDArray[numpy.float32]) -> NDArray[numpy.int64]:
    """Return the head of each of n words, 0 for the root and i + 1 for word i, with exactly one root and no circle.

    `scores` is [n, n + 1], column 0 the root. Heads picked one by one are kept where they form a tree;
    otherwise the maximum spanning arborescence is taken (Chu and Liu 1965, Edmonds 1967).
    """
    n = len(scores)
    greedy: NDArray[numpy.int64] = scores.argmax(1).astype(numpy.int64)
    if (greedy == 0).sum() == 1 and not _circle(numpy.concatenate(([0], greedy))):
        return greedy
    square = numpy.full((n + 1, n + 1), -numpy.inf)
    square[1:] = scores
    # with a fine on each arc from the root, a tree that keeps one of them is the best of all such trees; the least fine
    # that may do leaves the fewest circles to break, one larger than all other scores together always does
    finite = scores[numpy.isfinite(scores)]
    for fine in (_second_root(square), (n + 1) * (float(numpy.ptp(finite)) + 1.0)):
        fined = square.copy()
        fined[:, 0] -= fine
        heads = _arborescence(fined)[1:]
        if (heads == 0).sum() == 1:
            break
    return heads


def _second_root(square: NDArray[numpy.float64]) -> float:
    """How much more the word that is second in it would rather hang on the root than on another word."""
    others = square[1:, 1:].copy()
    numpy.fill_diagonal(others, -numpy.inf)
    rather = numpy.sort(square[1:, 0] - others.max(1))[-2:]
    return float(rather[0]) + 1e-6 if numpy.isfinite(rather[0]) else 0.0


def _circle(heads: NDArray[numpy.int64]) -> list[int]:
    """Return the nodes of one circle among `heads` (node 0 is the root), or nothing."""
    done = numpy.zeros(len(heads), dtype=bool)
    done[0] = True
    for start in range(1, len(heads)):
        path: list[int] = []
        node = start
        while not done[node] and node not in path:
            path.append(node)
            node = int(heads[node])
        if node in path:
            return path[path.index(node) :]
        done[path] = True
    return []


def _arborescence(scores: NDArray[numpy.float64]) -> NDArray[numpy.int64]:
    """Chu-Liu-Edmonds on a square matrix [dependent, head] with node 0 as the root."""
    scores = scores.copy()
    numpy.fill_diagonal(scores, -numpy.inf)
    heads: NDArray[numpy.int64] = scores.argmax(1).astype(numpy.int64)
    heads[0] = 0
    circle = numpy.array(_circle(heads), dtype=numpy.int64)
    if not len(circle):
        return heads
    inside = numpy.zeros(len(scores), dtype=bool)
    inside[circle] = True
    rest = numpy.flatnonzero(~inside)
    # the circle becomes the last node of a smaller graph
    own = scores[circle, heads[circle]]
    into = scores[numpy.ix_(circle, rest)] - own[:, None]
    out_of = scores[numpy.ix_(rest, circle)]
    smaller = numpy.full((len(rest) + 1, len(rest) + 1), -numpy.inf)
    smaller[:-1, :-1] = scores[numpy.ix_(rest, rest)]
    smaller[:-1, -1] = out_of.max(1)
    smaller[-1, :-1] = into.max(0)
    contracted = _arborescence(smaller)
    result = heads.copy()
    for i, node in enumerate(rest):
        if node == 0:
            continue
        head = contracted[i]
        result[node] = circle[int(out_of[i].argmax())] if head == len(rest) else rest[head]
    entry = int(contracted[-1])
    broken = circle[int(into[:, entry].argmax())]
    result[broken] = rest[entry]
    return result
