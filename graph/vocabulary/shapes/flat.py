"""Points on a plane: the area of a ring, what lies in it, a line with fewer points."""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from typing import NamedTuple


class Point(NamedTuple):
    """A place, in degrees: longitude and latitude."""

    x: float
    y: float


def area(ring: Sequence[Point]) -> float:
    """Return the area of a ring, in square degrees."""
    return abs(sum(a.x * b.y - b.x * a.y for a, b in _sides(ring))) / 2


def inside(point: Point, ring: Sequence[Point]) -> bool:
    """Whether a point lies in a ring: a ray from it crosses an odd number of sides."""
    return sum(_crosses(point, a, b) for a, b in _sides(ring)) % 2 == 1


def well_inside(ring: Sequence[Point], *, fine: int = 24) -> Point:
    """Return a point of a ring far from its border: the best of a grid of `fine` by `fine`."""
    left, right = min(p.x for p in ring), max(p.x for p in ring)
    low, high = min(p.y for p in ring), max(p.y for p in ring)
    grid = [
        Point(left + (right - left) * (i + 0.5) / fine, low + (high - low) * (j + 0.5) / fine)
        for i in range(fine)
        for j in range(fine)
    ]
    within = [point for point in grid if inside(point, ring)] or [ring[0]]
    return max(within, key=lambda p: (min((p.x - q.x) ** 2 + (p.y - q.y) ** 2 for q in ring), p))


def thinned(line: Sequence[Point], *, least: float) -> list[Point]:
    """Return a line without the points whose triangle with their neighbours is smaller than `least` square degrees."""
    before, after = list(range(-1, len(line) - 1)), list(range(1, len(line) + 1))
    size = [0.0] * len(line)
    gone = [False] * len(line)
    heap: list[tuple[float, int]] = []

    def weigh(i: int, floor: float) -> None:
        size[i] = max(floor, area([line[before[i]], line[i], line[after[i]]]))
        heapq.heappush(heap, (size[i], i))

    for i in range(1, len(line) - 1):
        weigh(i, 0.0)
    # A closed line keeps three points beside its ends, else nothing of it would be left.
    left = len(line) - (4 if line[0] == line[-1] else 2)
    while heap and left > 0:
        weight, i = heapq.heappop(heap)
        if weight >= least:
            break
        if gone[i] or weight != size[i]:
            continue
        gone[i], left = True, left - 1
        after[before[i]], before[after[i]] = after[i], before[i]
        for neighbour in (before[i], after[i]):
            if 0 < neighbour < len(line) - 1:
                weigh(neighbour, weight)
    return [point for point, away in zip(line, gone, strict=True) if not away]


def _sides(ring: Sequence[Point]) -> list[tuple[Point, Point]]:
    return list(zip(ring, [*ring[1:], ring[0]], strict=True))


def _crosses(point: Point, a: Point, b: Point) -> bool:
    return (a.y > point.y) != (b.y > point.y) and point.x < (b.x - a.x) * (point.y - a.y) / (b.y - a.y) + a.x
