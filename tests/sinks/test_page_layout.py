"""Places: nothing overlaps, the same every time, important things in the middle, quick."""

from __future__ import annotations

import random
import time
from itertools import combinations

import pytest

from graph.sinks.page.drawing import nodes
from graph.sinks.page.layout import lay_out
from graph.sinks.page.placement import Box, Point, nearest_free


def _overlaps(boxes: list[Box], points: list[Point]) -> int:
    placed = sorted(zip(points, boxes, strict=True), key=lambda p: p[0].x)
    return sum(abs(p.x - q.x) * 2 < a.width + b.width and abs(p.y - q.y) * 2 < a.height + b.height
               for (p, a), (q, b) in combinations(placed, 2))  # fmt: skip


def _case(count: int, links: int) -> tuple[list[Box], list[tuple[int, int]]]:
    chance = random.Random(count)
    weight = [1 / (i + 1) ** 0.7 for i in range(count)]
    edges = [tuple(chance.choices(range(count), weight, k=2)) for _ in range(links)]
    return [Box(chance.randint(60, 170), chance.randint(44, 80)) for _ in range(count)], edges  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("count", "links"), [(0, 0), (1, 0), (2, 1), (5, 0), (7, 6), (40, 70), (80, 150), (400, 900), (1300, 3000)]
)
def test_nothing_overlaps_and_twice_is_the_same(count: int, links: int) -> None:
    boxes, edges = _case(count, links) if count else ([], [])
    points = lay_out(boxes, edges)
    assert len(points) == count
    assert _overlaps(boxes, points) == 0
    assert lay_out(boxes, edges) == points


@pytest.mark.parametrize(("count", "links", "seconds"), [(80, 150, 1.5), (1000, 2500, 5.0), (5000, 20000, 9.0)])
def test_takes_no_longer_than_promised(count: int, links: int, seconds: float) -> None:
    boxes, edges = _case(count, links)
    begun = time.process_time()
    lay_out(boxes, edges)
    assert time.process_time() - begun < seconds


def test_the_centre_of_a_star_stands_in_the_middle_and_its_ends_around_it() -> None:
    points = lay_out([Box(100, 60)] * 9, [(0, i) for i in range(1, 9)])
    assert abs(points[0].x) < 80 and abs(points[0].y) < 80
    assert {(p.x > 0, p.y > 0) for p in points[1:]} == {(True, True), (True, False), (False, True), (False, False)}


def test_joined_things_stand_nearer_than_others() -> None:
    points = lay_out([Box(80, 50)] * 6, [(0, 1), (1, 2), (3, 4), (4, 5)])
    gap = lambda a, b: (points[a].x - points[b].x) ** 2 + (points[a].y - points[b].y) ** 2  # noqa: E731
    assert max(gap(0, 1), gap(1, 2)) < min(gap(0, 4), gap(2, 5)) * 2


def test_a_taken_place_is_left_alone() -> None:
    box, wanted = Box(40, 40), Point(0, 0)
    assert nearest_free([box], [wanted]) == [wanted]
    (moved,) = nearest_free([box], [wanted], taken=[(wanted, box)])
    assert max(abs(moved.x), abs(moved.y)) == 40


def test_every_node_of_the_page_has_a_place_of_its_own(quarry) -> None:
    drawn = nodes(quarry)
    assert sorted(n.id for n in drawn) == sorted(e.id for e in quarry.entities)
    circles = [Box(2 * n.size, 2 * n.size) for n in drawn]
    assert _overlaps(circles, [Point(n.x, n.y) for n in drawn]) == 0
    assert {n.id: n.shape for n in drawn} | {
        "reker": "dot",
        "five": "hexagon",
        "stone": "square",
        "karsk": "diamond",
    } == {n.id: n.shape for n in drawn}


def test_main_figures_are_larger_and_a_pseudonym_is_in_quotation_marks(quarry) -> None:
    node = {n.id: n for n in nodes(quarry)}
    assert node["reker"].size > node["hale"].size > node["wen"].size
    assert node["anton"].label == "“Anton”"
    assert node["hostile"].label == "<img src=x\nonerror=window.hacked=1>"
