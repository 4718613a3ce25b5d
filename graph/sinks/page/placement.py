"""Boxes on a plane: put each at the free place nearest to where it wants to stand. Integers only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

_STEP = 8
_CELL = 128
_REACH = 400
"""Steps looked at around the wanted place: 3,200 pixels; after that the box goes below everything."""


class Box(NamedTuple):
    """What a thing and its label take up: width and height, pixels."""

    width: int
    height: int


class Point(NamedTuple):
    """A place, in pixels; y grows downwards."""

    x: int
    y: int


class Plane:
    """The boxes that have a place, found by cell."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], list[tuple[Point, Box]]] = {}
        self.bottom = 0

    def free(self, at: Point, box: Box) -> bool:
        """Whether `box`, centred `at` a point, overlaps none that is there."""
        return not any(
            abs(at.x - there.x) * 2 < box.width + other.width and abs(at.y - there.y) * 2 < box.height + other.height
            for cell in _cells(at, box)
            for there, other in self._cells.get(cell, ())
        )

    def put(self, at: Point, box: Box) -> None:
        """Take the place."""
        for cell in _cells(at, box):
            self._cells.setdefault(cell, []).append((at, box))
        self.bottom = max(self.bottom, at.y + box.height // 2 + 1)


def _cells(at: Point, box: Box) -> Iterator[tuple[int, int]]:
    for column in range((at.x - box.width // 2 - 1) // _CELL, (at.x + box.width // 2 + 1) // _CELL + 1):
        for row in range((at.y - box.height // 2 - 1) // _CELL, (at.y + box.height // 2 + 1) // _CELL + 1):
            yield column, row


@cache
def _ring(distance: int) -> tuple[Point, ...]:
    """Return the offsets at `distance` steps (the larger of the two coordinates), nearest first; far out every 4th."""
    if not distance:
        return (Point(0, 0),)
    coarse = 4 if distance > 16 else 1
    if distance % coarse:
        return ()
    side = range(-distance, distance + 1, coarse)
    edge = {(s, d) for s in side for d in (-distance, distance)} | {(d, s) for s in side for d in (-distance, distance)}
    return tuple(Point(x * _STEP, y * _STEP) for x, y in sorted(edge, key=lambda p: (p[0] ** 2 + p[1] ** 2, p)))


def nearest_free(
    boxes: Sequence[Box], wanted: Sequence[Point], *, taken: Iterable[tuple[Point, Box]] = ()
) -> list[Point]:
    """Return a place for each box, in order: the wanted one where it is free, else one of the nearest free ones.

    Where many want one place the search starts as far out as it last ended there, so that it stays quick.
    """
    plane = Plane()
    for at, box in taken:
        plane.put(at, box)
    places: list[Point] = []
    crowded: dict[Point, int] = {}
    for box, wish in zip(boxes, wanted, strict=True):
        tries = (
            Point(wish.x + offset.x, wish.y + offset.y)
            for distance in range(crowded.get(wish, 0), _REACH)
            for offset in _ring(distance)
        )
        at = next((p for p in tries if plane.free(p, box)), Point(wish.x, plane.bottom + box.height))
        crowded[wish] = max(abs(at.x - wish.x), abs(at.y - wish.y)) // _STEP
        plane.put(at, box)
        places.append(at)
    return places
