"""Where the places of a graph lie on the globe. What nobody can tell is told as such and never guessed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from graph.network.gazetteer import Spot, country, towns
from graph.network.graph import Graph
from graph.records import Entity
from graph.vocabulary.places import place_kind


@dataclass(frozen=True, slots=True)
class Location:
    """Where a place lies; `kind` and degrees are None where that is not known."""

    kind: Literal["country", "town"] | None
    country: str | None
    """ISO letters."""
    longitude: float | None
    latitude: float | None
    note: str
    """What was chosen of several, or why nothing was; else empty."""


def locate(graph: Graph, places: Iterable[str]) -> Mapping[str, Location]:
    """Return the location of each of `places`, entity ids, in their order.

    A country is set in the middle of its people, a town where it lies: in the country that the articles name for it,
    else, of several of that name, the one with most people.
    """
    return {place: _located(graph, graph.entity[place]) for place in dict.fromkeys(places)}


def _located(graph: Graph, place: Entity) -> Location:
    names = (place.name, *place.aliases)
    known = next(filter(None, map(country, names)), None)
    if known:
        return _at(known, "")
    if any(place_kind(name) == "region" for name in names):
        return _nowhere("a region, which has no one place")
    home = next(_countries_around(graph, place), None)
    if home:
        inside = next(filter(None, (towns(name, within=home.country) for name in names)), [])
        if not inside:
            return _nowhere(f"no town of 15,000 people in {home.name} is called so")
        return _at(inside[0], f"the one in {home.name}, as the articles say" if _several(names) else "")
    found = next(filter(None, map(towns, names)), [])
    if not found:
        return _nowhere("no country, and no town of 15,000 people, is called so")
    others = len(found) - 1
    most = f"the largest of {len(found)} towns of that name; no article says which is meant" if others else ""
    return _at(found[0], most)


def _several(names: Iterable[str]) -> bool:
    return any(len(towns(name)) > 1 for name in names)


def _countries_around(graph: Graph, place: Entity) -> Iterator[Spot]:
    """Yield the countries that the articles say a place lies in, the nearest first."""
    seen, ring = {place.id}, [place.id]
    while ring:
        around = [
            graph.entity[r.object]
            for inner in ring
            for r in graph.relations_of(inner)
            if r.type == "LOCATED_IN" and r.subject == inner and r.reports and r.object not in seen
        ]
        yield from filter(None, (country(entity.name) for entity in around))
        ring = [entity.id for entity in around]
        seen.update(ring)


def _at(spot: Spot, note: str) -> Location:
    return Location(spot.kind, spot.country, spot.longitude, spot.latitude, note)


def _nowhere(note: str) -> Location:
    return Location(None, None, None, None, note)
