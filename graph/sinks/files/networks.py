"""GraphML and GEXF, for Gephi, yEd, Cytoscape and networkx.

Both know plain values only: lists are joined with " | ", what has no value is left out, and characters that XML does
not know are dropped. An attribute has one type throughout.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import networkx

from graph.network import Graph
from graph.network.dates import Day, span
from graph.records import EntityType
from graph.sinks.properties import JOINT, Value, of_entity, of_relation

_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WRITTEN_ON = re.compile(r' lastmodifieddate="[^"]*"')
# Okabe and Ito 2008: told apart by colour-blind readers too
_COLOURS: dict[EntityType, tuple[int, int, int]] = {
    "PERSON": (0, 114, 178), "GROUP": (86, 180, 233), "ORGANISATION": (213, 94, 0), "PLACE": (0, 158, 115),
}  # fmt: skip
_SMALLEST, _STEP, _LARGEST = 6.0, 2.0, 40.0
_LONGEST_MONTHS = {4: 30, 6: 30, 9: 30, 11: 30, 2: 28}


def write_graphml(graph: Graph, path: Path) -> None:
    """Write entities as nodes and relations as edges."""
    networkx.write_graphml(_network(graph), path, named_key_ids=True)


def write_gexf(graph: Graph, path: Path) -> None:
    """Write what GraphML has with colours by type, sizes by relations, and the first and last day of a relation."""
    network = _network(graph)
    for entity in graph.entities:
        red, green, blue = _COLOURS[entity.type]
        size = min(_SMALLEST + _STEP * len(graph.relations_of(entity)), _LARGEST)
        network.nodes[entity.id]["viz"] = {"color": {"r": red, "g": green, "b": blue, "a": 1.0}, "size": size}
    for relation in graph.relations:
        days = [days for claim in relation.claims if (days := span(claim.date))]
        if days:
            edge = network.edges[relation.subject, relation.object, relation.id]
            edge["start"], edge["end"] = _iso(min(d[0] for d in days)), _iso(max(d[1] for d in days))
    # without the day of writing: the same graph is the same file
    lines = (_WRITTEN_ON.sub("", line) for line in networkx.generate_gexf(network))
    path.write_text("<?xml version='1.0' encoding='utf-8'?>\n" + "\n".join(lines) + "\n", "utf-8", newline="\n")


def _network(graph: Graph) -> networkx.MultiDiGraph[str]:
    network: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for entity in graph.entities:
        of_node = of_entity(entity)
        network.add_node(entity.id, **_plain({"label": of_node.pop("name"), "type": entity.type, **of_node}))
    for relation in graph.relations:
        # a GEXF edge has a type of its own ("directed"), hence `relation`
        of_edge = {"label": relation.type, "relation": relation.type, **of_relation(graph, relation)}
        of_edge["weight"] = float(max(relation.articles, 1))
        network.add_edge(relation.subject, relation.object, key=relation.id, **_plain(of_edge))
    return network


def _plain(values: dict[str, Value]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in values.items():
        if isinstance(value, list):
            found[key] = _clean(JOINT.join(value))
        elif value is not None:
            found[key] = _clean(value) if isinstance(value, str) else value
    return found


def _clean(text: str) -> str:
    return _NO_XML.sub("", text)


def _iso(day: Day) -> str:
    """A day of the calendar: the last of a month is the 31st where days are only compared."""
    year, month, date = day
    return f"{year:04}-{month:02}-{min(date, _LONGEST_MONTHS.get(month, 31)):02}"
