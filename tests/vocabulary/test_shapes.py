"""The shapes of countries: what is in the file, and how they are made."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import graph.vocabulary.shapes as package
from graph.vocabulary.shapes import points, shapes
from graph.vocabulary.shapes.flat import Point, area, inside, thinned, well_inside
from graph.vocabulary.shapes.make import made

_SQUARE = [Point(0, 0), Point(4, 0), Point(4, 4), Point(0, 4)]


def _rings(name: str) -> list[list[Point]]:
    """Put the rings of a country together as the page does."""
    row = next(row for row in shapes()["countries"] if row["name"] == name)
    rings = []
    for arcs in row["rings"]:
        ring: list[Point] = []
        for i in arcs:
            x = y = 0
            line = []
            numbers = [int(n) for n in re.findall(r"-?\d+", shapes()["arcs"][max(i, ~i)])]
            for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
                x, y = x + dx, y + dy
                line.append(Point(x / shapes()["scale"], y / shapes()["scale"]))
            line = line if i >= 0 else line[::-1]
            shift = 360 * round((line[0].x - ring[-1].x) / 360) if ring else 0
            ring += [Point(p.x - shift, p.y) for p in line]
        rings.append(ring)
    return rings


@pytest.mark.parametrize(
    ("country", "town", "within"),
    [
        ("France", Point(2.35, 48.85), True), ("France", Point(-0.13, 51.5), False),
        ("Russia", Point(37.6, 55.75), True), ("Russia", Point(176, 66), True),
        ("Russia", Point(-174, 66), True), ("Russia", Point(71.4, 51.2), False),
        ("Ukraine", Point(34.1, 44.95), True), ("Russia", Point(34.1, 44.95), False),
        ("Lesotho", Point(28.2, -29.6), True), ("Singapore", Point(103.82, 1.35), True),
    ],
)  # fmt: skip
def test_towns_lie_in_their_countries(country: str, town: Point, within: bool) -> None:
    around = (town, Point(town.x + 360, town.y))
    assert any(inside(point, ring) for ring in _rings(country) for point in around) is within


def test_rings_close_and_the_file_is_small() -> None:
    ends = [(ring[0], ring[-1]) for row in shapes()["countries"] for ring in _rings(row["name"])]
    assert max(abs(a.y - b.y) + abs(a.x - b.x) % 360 for a, b in ends) < 0.05
    assert Path(package.__file__).with_name("countries.json").stat().st_size < 120_000
    assert len(points()) > 230 and points()["NO"][0] == pytest.approx(9.6, abs=1)


@pytest.mark.parametrize(("point", "within"), [(Point(1, 1), True), (Point(5, 1), False), (Point(-1, 2), False)])
def test_inside(point: Point, within: bool) -> None:
    assert inside(point, _SQUARE) is within


def test_a_thin_line_keeps_its_ends_and_its_corners() -> None:
    line = [Point(0, 0), Point(1, 0.001), Point(2, 0), Point(2, 2)]
    assert thinned(line, least=0.1) == [Point(0, 0), Point(2, 0), Point(2, 2)]
    assert thinned([*_SQUARE, _SQUARE[0]], least=1000) == [
        *_SQUARE[:1],
        *thinned([*_SQUARE, _SQUARE[0]], least=1000)[1:],
    ]
    assert len(thinned([*_SQUARE, _SQUARE[0]], least=1000)) == 4
    assert area(_SQUARE) == 16 and abs(well_inside(_SQUARE).x - 2) < 0.2


def _atlas(*rings: list[int], arcs: list[list[list[int]]]) -> dict[str, Any]:
    names = ("Left", "Right")
    return {
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "arcs": arcs,
        "objects": {"countries": {"geometries": [
            {"type": "Polygon", "id": f"00{i}", "properties": {"name": name}, "arcs": [ring]}
            for i, (name, ring) in enumerate(zip(names, rings, strict=True), 1)
        ]}},
    }  # fmt: skip


def test_neighbours_share_their_border(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.vocabulary.shapes.make._JOINED", ())
    border, left, right = [[2, 0], [0, 2]], [[2, 2], [-2, 0], [0, -2], [2, 0]], [[2, 0], [2, 0], [0, 2], [-2, 0]]
    data = made(_atlas([0, 1], [2, ~0], arcs=[border, left, right]), {"1": "LL"}, {"LL": Point(0.5, 0.5)})
    assert data["arcs"] == ["100 0 0 100", "100 100-100 0 0-100 100 0", "100 0 100 0 0 100-100 0"]
    assert [(c["iso"], c["rings"]) for c in data["countries"]] == [("LL", [[0, 1]]), (None, [[2, -1]])]
    assert data["countries"][0]["point"] == [0.5, 0.5]


def test_a_part_that_is_moved_leaves_no_border(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.vocabulary.shapes.make._JOINED", (("Right", Point(3, 1), "Left"),))
    border, left, right = [[2, 0], [0, 2]], [[2, 2], [-2, 0], [0, -2], [2, 0]], [[2, 0], [2, 0], [0, 2], [-2, 0]]
    atlas = _atlas([0, 1], [2, ~0], arcs=[border, left, right])
    atlas["arcs"].append([[20, 20], [3, 0], [0, 3], [-3, -3]])
    atlas["objects"]["countries"]["geometries"][1]["type"] = "MultiPolygon"
    atlas["objects"]["countries"]["geometries"][1]["arcs"] = [[[2, ~0]], [[3]]]
    data = made(atlas, {}, {})
    assert [(c["name"], c["rings"]) for c in data["countries"]] == [("Left", [[1, 0]]), ("Right", [[2]])]
