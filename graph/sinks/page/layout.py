"""Where things stand on the page: computed when it is built, so that the page opens at once and stands still.

The same graph must give the same bytes on every machine, and iterated layouts amplify the last bit of a float. So each
step here is exact: positions are integers (1/64 pixel), a force between two things is made by correctly rounded
operations only (+ - * / sqrt, one numpy call each, so that none is fused), rounded to an integer, and the integers
are summed: no order of summation, vector width or maths library can change the result.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.sinks.page.placement import Box, Point, nearest_cells, nearest_free

_FINE = 64
"""Positions per pixel while forces are at work."""
_EDGE = 120.0
"""Wished length of an edge, pixels."""
_LIMIT = 1200
"""Things that take part in the forces, which cost n²; the less important ones are set beside their neighbours."""
_WIDER = 1.45
"""Screens are wider than high, and so is the drawing; it is stretched at most so much more than it was."""
_TURN = (-0.7373688780783197, 0.6754902942615238)
"""Cosine and sine of the golden angle, as literals: libm's own differ between machines."""

_Ints = NDArray[np.int64]
_Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Forces:
    length: _Floats
    weight: _Floats


def lay_out(boxes: Sequence[Box], edges: Sequence[tuple[int, int]]) -> list[Point]:
    """Return the centre of each box, whole pixels around (0, 0), so that no two boxes overlap.

    `boxes` come most important first: those take the middle. `edges` are pairs of indexes into them.
    """
    inner = min(len(boxes), _LIMIT)
    if not inner:
        return []
    x, y = _start(inner)
    forces = _wishes(inner, [(a, b) for a, b in edges if a < inner and b < inner and a != b])
    x, y = _relax(x, y, forces, steps=160 if inner <= 300 else 40)
    x, y = _spread(x, y, boxes)
    x, y = _push_apart(x, y, boxes[:inner], steps=240 if inner <= 300 else 30)
    wanted = [Point(int(a) // _FINE, int(b) // _FINE) for a, b in zip(x, y, strict=True)]
    places = nearest_free(boxes[:inner], wanted)
    outer = _beside_neighbours(places, len(boxes), edges)
    places += nearest_cells(boxes[inner:], outer, taken=list(zip(places, boxes, strict=False)))
    return _centred(places, boxes)


def _start(count: int) -> tuple[_Ints, _Ints]:
    """Put the first in the middle and wind the rest around it, evenly spread."""
    points: list[tuple[int, int]] = []
    cos, sin = 1.0, 0.0
    for i in range(count):
        radius = math.sqrt(i) * _EDGE * 0.6 * _FINE
        points.append((round(cos * radius), round(sin * radius)))
        cos, sin = cos * _TURN[0] - sin * _TURN[1], cos * _TURN[1] + sin * _TURN[0]
    x, y = np.array(points, dtype=np.int64).T
    return x, y


def _hops(count: int, edges: Sequence[tuple[int, int]], *, most: int = 6) -> NDArray[np.int64]:
    """Return the number of edges between each two, `most` where it is more or there is no way."""
    joined = np.zeros((count, count), dtype=np.float32)
    for a, b in edges:
        joined[a, b] = joined[b, a] = 1
    hops = np.full((count, count), most, dtype=np.int64)
    reach = np.eye(count, dtype=np.float32)
    for hop in range(most):
        hops[(reach > 0) & (hops == most)] = hop
        reach = ((reach + reach @ joined) > 0).astype(np.float32)  # counts below 2**24: exact in any order
    return hops


def _wishes(count: int, edges: Sequence[tuple[int, int]]) -> _Forces:
    """Say how far apart each two should stand and how much that matters: stress majorisation (Gansner et al. 2004)."""
    hops = _hops(count, edges)
    degree = np.zeros(count)
    for a, b in edges:
        degree[a] += 1
        degree[b] += 1
    length = np.array([0.0, 1.0, 1.75, 2.4, 2.9, 3.3, 3.3])[hops]
    busy = np.minimum(np.minimum.outer(degree, degree), 8.0) / 8.0  # two hubs need room between them for their leaves
    length = (length + busy * 0.7) * (_EDGE * _FINE)
    weight = np.array([0.0, 64.0, 24.0, 10.0, 6.0, 4.0, 2.0])[hops]
    np.fill_diagonal(weight, 0.0)
    return _Forces(length, weight)


def _relax(x: _Ints, y: _Ints, forces: _Forces, *, steps: int) -> tuple[_Ints, _Ints]:
    total = np.maximum(np.rint(forces.weight).astype(np.int64).sum(axis=1), 1)
    for _ in range(steps):
        dx, dy = np.subtract.outer(x, x).astype(float), np.subtract.outer(y, y).astype(float)
        apart = np.maximum(np.sqrt(dx * dx + dy * dy), 1.0)
        pull = forces.weight * forces.length / apart
        x, y = _mean(forces.weight, x, pull * dx, total), _mean(forces.weight, y, pull * dy, total)
    return x, y


def _mean(weight: _Floats, at: _Ints, offset: _Floats, total: _Ints) -> _Ints:
    summed: Any = np.rint(weight * at.astype(float)[None, :] + offset).astype(np.int64).sum(axis=1)
    return np.asarray(summed // total, dtype=np.int64)


def _spread(x: _Ints, y: _Ints, boxes: Sequence[Box]) -> tuple[_Ints, _Ints]:
    """Widen the drawing for the screen, and let it grow where the boxes would fill most of it."""
    wide, high = max(int(np.ptp(x)), 1), max(int(np.ptp(y)), 1)
    widen = min(max(_WIDER * high / wide, 1.0), 2 * _WIDER)
    need = sum(b.width * b.height for b in boxes) * (2.5 if len(boxes) > 150 else 1.6)
    grow = math.sqrt(max(need * _FINE**2 / (wide * widen * high), 1.0))
    return np.rint(x * (grow * widen)).astype(np.int64), np.rint(y * grow).astype(np.int64)


def _push_apart(x: _Ints, y: _Ints, boxes: Sequence[Box], *, steps: int) -> tuple[_Ints, _Ints]:
    """Move overlapping boxes apart along the shorter way, all at once, until none overlap or `steps` are used up."""
    width = np.array([b.width for b in boxes], dtype=np.int64) * _FINE
    height = np.array([b.height for b in boxes], dtype=np.int64) * _FINE
    need_x, need_y = np.add.outer(width, width) // 2, np.add.outer(height, height) // 2
    order = np.arange(len(boxes))
    tie = np.sign(np.subtract.outer(order, order))
    for _ in range(steps):
        dx, dy = np.subtract.outer(x, x), np.subtract.outer(y, y)
        over_x, over_y = need_x - np.abs(dx), need_y - np.abs(dy)
        hit = (over_x > 0) & (over_y > 0) & (tie != 0)
        if not hit.any():
            break
        sideways = over_x < over_y
        x = x + np.where(hit & sideways, np.where(dx == 0, tie, np.sign(dx)) * (over_x // 3 + 1), 0).sum(axis=1)
        y = y + np.where(hit & ~sideways, np.where(dy == 0, tie, np.sign(dy)) * (over_y // 3 + 1), 0).sum(axis=1)
    return x, y


def _beside_neighbours(placed: Sequence[Point], count: int, edges: Sequence[tuple[int, int]]) -> list[Point]:
    """Wish the things beyond the limit next to their first neighbour that has a place; else in the middle."""
    first: dict[int, int] = {}
    for a, b in edges:
        for here, there in ((a, b), (b, a)):
            if here >= len(placed) > there:
                first[here] = min(first.get(here, there), there)
    return [placed[first.get(i, 0)] for i in range(len(placed), count)]


def _centred(points: Sequence[Point], boxes: Sequence[Box]) -> list[Point]:
    left = min(p.x - b.width // 2 for p, b in zip(points, boxes, strict=True))
    right = max(p.x + b.width // 2 for p, b in zip(points, boxes, strict=True))
    top = min(p.y - b.height // 2 for p, b in zip(points, boxes, strict=True))
    bottom = max(p.y + b.height // 2 for p, b in zip(points, boxes, strict=True))
    return [Point(p.x - (left + right) // 2, p.y - (top + bottom) // 2) for p in points]
