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
def _ring(distance: int, *, every: int = 1) -> tuple[Point, ...]:
    """Return what lies `distance` away from (0, 0) (the larger of the two coordinates), nearest first."""
    side = range(-distance, distance + 1, every)
    edge = {(s, d) for s in side for d in (-distance, distance)} | {(d, s) for s in side for d in (-distance, distance)}
    return tuple(Point(*at) for at in sorted(edge, key=lambda p: (p[0] ** 2 + p[1] ** 2, p)))


@cache
def _steps(distance: int) -> tuple[Point, ...]:
    """Return the offsets at `distance` steps, in pixels, nearest first; far out every 4th."""
    coarse = 4 if distance > 16 else 1
    return () if distance % coarse else tuple(Point(x * _STEP, y * _STEP) for x, y in _ring(distance, every=coarse))


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
            for offset in _steps(distance)
        )
        at = next((p for p in tries if plane.free(p, box)), Point(wish.x, plane.bottom + box.height))
        crowded[wish] = max(abs(at.x - wish.x), abs(at.y - wish.y)) // _STEP
        plane.put(at, box)
        places.append(at)
    return places


def nearest_cells(
    boxes: Sequence[Box], wanted: Sequence[Point], *, taken: Iterable[tuple[Point, Box]] = ()
) -> list[Point]:
    """Return a place for each box, in order: the middle of the free cell nearest to where it wants to stand.

    All cells are as large as the largest box, so that thousands find a place at once; they stand less close.
    """
    if not boxes:
        return []
    width, height = max(b.width for b in boxes), max(b.height for b in boxes)
    full = {
        (column, row)
        for at, box in taken
        for column in range((at.x - box.width // 2) // width, (at.x + box.width // 2) // width + 1)
        for row in range((at.y - box.height // 2) // height, (at.y + box.height // 2) // height + 1)
    }
    places: list[Point] = []
    crowded: dict[tuple[int, int], int] = {}
    for wish in wanted:
        home = wish.x // width, wish.y // height
        distance = crowded.get(home, 0)
        while True:
            found = next((c for o in _ring(distance) if (c := (home[0] + o.x, home[1] + o.y)) not in full), None)
            if found:
                break
            distance += 1
        crowded[home] = distance
        full.add(found)
        places.append(Point(found[0] * width + width // 2, found[1] * height + height // 2))
    return places
