"""GraphML, for yEd, Cytoscape, networkx and igraph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from graph.network import Graph
from graph.sinks.files.attributes import EDGE, NODE, edge_values, node_values
from graph.sinks.files.xml import empty, escaped, plain, start, write_lines
from graph.sinks.properties import Value

_SPACE = "http://graphml.graphdrawing.org/xmlns"


def write_graphml(graph: Graph, path: Path) -> None:
    """Write entities as nodes and relations as edges."""
    write_lines(path, _lines(graph))


def _lines(graph: Graph) -> Iterator[str]:
    yield start("graphml", {"xmlns": _SPACE})
    for on, types in (("node", NODE), ("edge", EDGE)):
        for name, type_ in types.items():
            yield empty("key", {"id": f"{on}_{name}", "for": on, "attr.name": name, "attr.type": type_})
    yield start("graph", {"edgedefault": "directed"})
    for entity in graph.entities:
        yield start("node", {"id": entity.id}) + _data("node", node_values(entity)) + "</node>"
    for relation in graph.relations:
        ends: dict[str, Value] = {"id": relation.id, "source": relation.subject, "target": relation.object}
        yield start("edge", ends) + _data("edge", edge_values(graph, relation)) + "</edge>"
    yield "</graph></graphml>"


def _data(on: str, values: Mapping[str, Value]) -> str:
    return "".join(f'<data key="{on}_{name}">{escaped(value)}</data>' for name, value in plain(values))
