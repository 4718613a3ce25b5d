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
    greedy = scores.argmax(1)
    if (greedy == 0).sum() == 1 and not _circle(numpy.concatenate(([0], greedy))):
        return greedy.astype(numpy.int64)
    square = numpy.full((n + 1, n + 1), -numpy.inf)
    square[1:] = scores
    # one root only: try the likeliest few, the root's own arc fixed
    candidates = numpy.argsort(-scores[:, 0], kind="stable")[:3]
    best, best_score = None, -numpy.inf
    for root in candidates:
        trial = square.copy()
        trial[:, 0] = -numpy.inf
        trial[root + 1, :] = -numpy.inf
        trial[root + 1, 0] = square[root + 1, 0]
        heads = _arborescence(trial)
        total = float(sum(square[i, heads[i]] for i in range(1, n + 1)))
        if best is None or total > best_score:
            best, best_score = heads, total
    assert best is not None
    return best[1:]


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
    heads = scores.argmax(1)
    heads[0] = 0
    circle = _circle(heads)
    if not circle:
        return heads.astype(numpy.int64)
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
    return result.astype(numpy.int64)
