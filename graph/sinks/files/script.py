"""A Cypher script that makes the graph: for `cypher-shell`, where no program may connect."""

from __future__ import annotations

import json
from pathlib import Path

from graph.network import Graph
from graph.sinks.neo4j import statements
from graph.sinks.neo4j.model import INDEXED, NODE_LABELS, links, nodes
from graph.sinks.properties import Value


def write_cypher(graph: Graph, path: Path) -> None:
    """Write a statement a line, of the nodes and links of `passage push`; running it again changes nothing."""
    with path.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
        file.writelines(f"{statement};\n" for statement in statements.preparation(NODE_LABELS, INDEXED))
        for node in nodes(graph):
            found = f"MERGE (n:{statements.quoted(node.label)} {{id: {_text(node.id)}}})"
            file.write(f"{found} SET n += {_map(node.properties)};\n")
        for link in links(graph):
            (start, start_id), (end, end_id) = link.start, link.end
            file.write(
                f"MATCH (a:{statements.quoted(start)} {{id: {_text(start_id)}}}) "
                f"MATCH (b:{statements.quoted(end)} {{id: {_text(end_id)}}}) "
                f"MERGE (a)-[r:{statements.quoted(link.type)} {{id: {_text(link.id)}}}]->(b) "
                f"SET r += {_map(link.properties)};\n"
            )


def _map(values: dict[str, Value]) -> str:
    return "{" + ", ".join(f"{key}: {_value(value)}" for key, value in values.items()) + "}"


def _value(value: Value) -> str:
    if value is None:
        return "null"
    if isinstance(value, list):
        return "[" + ", ".join(map(_text, value)) + "]"
    return _text(value) if isinstance(value, str) else json.dumps(value)


def _text(text: str) -> str:
    """A string of Cypher: JSON's escapes are Cypher's, and all that is not ASCII is escaped."""
    return json.dumps(text)
