"""GEXF 1.3, for Gephi: colours by type, sizes by relations, and edges that are there in the days of their claims."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping
from pathlib import Path

from graph.network import Graph
from graph.network.dates import Day, span
from graph.records import EntityType, Relation
from graph.sinks.files.attributes import EDGE, NODE, edge_values, node_values
from graph.sinks.files.xml import empty, plain, start, write_lines
from graph.sinks.properties import Value

_SPACES = {"xmlns": "http://gexf.net/1.3", "xmlns:viz": "http://gexf.net/1.3/viz", "version": "1.3"}
_GRAPH: dict[str, Value] = {
    "defaultedgetype": "directed", "mode": "dynamic", "timeformat": "date", "timerepresentation": "interval",
}  # fmt: skip
# Okabe and Ito 2008: told apart by colour-blind readers too
_COLOURS: dict[EntityType, tuple[int, int, int]] = {
    "PERSON": (0, 114, 178), "GROUP": (86, 180, 233), "ORGANISATION": (213, 94, 0), "PLACE": (0, 158, 115),
}  # fmt: skip
_SMALLEST, _STEP, _LARGEST = 6.0, 2.0, 40.0
_OWN = ("label", "weight")
"""Attributes that GEXF has a place of its own for."""


def write_gexf(graph: Graph, path: Path) -> None:
    """Write entities as nodes and relations as edges; an edge without a date is always there."""
    write_lines(path, _lines(graph))


def _lines(graph: Graph) -> Iterator[str]:
    yield start("gexf", _SPACES)
    yield start("graph", _GRAPH)
    for on, types in (("node", NODE), ("edge", EDGE)):
        yield start("attributes", {"class": on, "mode": "static"})
        for name, type_ in types.items():
            if name not in _OWN:
                yield empty("attribute", {"id": name, "title": name, "type": type_})
        yield "</attributes>"
    yield "<nodes>"
    for entity in graph.entities:
        values = node_values(entity)
        red, green, blue = _COLOURS[entity.type]
        size = min(_SMALLEST + _STEP * len(graph.relations_of(entity)), _LARGEST)
        look = empty("viz:color", {"r": red, "g": green, "b": blue}) + empty("viz:size", {"value": size})
        yield start("node", {"id": entity.id, "label": values["label"]}) + _attvalues(values) + look + "</node>"
    yield "</nodes><edges>"
    for relation in graph.relations:
        values = edge_values(graph, relation)
        own: dict[str, Value] = {
            "id": relation.id, "source": relation.subject, "target": relation.object, "kind": relation.type,
            "label": values["label"], "weight": values["weight"], **_days(relation),
        }  # fmt: skip
        yield start("edge", own) + _attvalues(values) + "</edge>"
    yield "</edges></graph></gexf>"


def _attvalues(values: Mapping[str, Value]) -> str:
    found = (empty("attvalue", {"for": name, "value": value}) for name, value in plain(values) if name not in _OWN)
    return f"<attvalues>{''.join(found)}</attvalues>"


def _days(relation: Relation) -> dict[str, Value]:
    """The first and last day that its claims may mean."""
    days = [found for claim in relation.claims if (found := span(claim.date))]
    if not days:
        return {}
    return {"start": _iso(min(first for first, _ in days)), "end": _iso(max(last for _, last in days))}


def _iso(day: Day) -> str:
    """A day of the calendar: the last of a month is the 31st where days are only compared."""
    year, month, date = day
    year = max(year, 1)
    return f"{year:04}-{month:02}-{min(date, monthrange(year, month)[1]):02}"
