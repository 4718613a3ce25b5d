"""The graph as the messages that fill the engine: the nodes and relationships of Neo4j, a few thousand at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from graph.errors import InputError
from graph.network import Graph
from graph.sinks.neo4j.model import INDEXED, LINKS, NODE_LABELS, Link, Node, links, nodes
from graph.sinks.neo4j.statements import quoted

_MANY = 5_000
"""Rows in a message."""
T = TypeVar("T", Node, Link)


def messages(graph: Graph) -> Iterator[list[Any]]:
    """Yield the messages of a load, in order; InputError where a type of relation cannot be one of Cypher's."""
    types = sorted({relation.type for relation in graph.relations} | set(LINKS))
    for name in types:
        if name in NODE_LABELS:
            raise InputError("graph.json", f"has relations of the type {name!r}", "a label of nodes is called so too")
        quoted(name)
    yield ["open", list(NODE_LABELS), types, [[label, key] for label, key in INDEXED]]
    for label, some in _gathered(nodes(graph), lambda node: node.label):
        yield ["nodes", label, [_filled(node) for node in some]]
    for (name, start, end), many in _gathered(links(graph), lambda link: (link.type, link.start[0], link.end[0])):
        yield ["links", name, start, end, [[link.start[1], link.end[1], _filled(link)] for link in many]]
    yield ["ready"]


def _gathered(items: Iterable[T], key: Callable[[T], Any]) -> Iterator[tuple[Any, list[T]]]:
    """Yield items that belong together, many at a time, holding no more than that of each kind."""
    waiting: dict[Any, list[T]] = {}
    for item in items:
        group = waiting.setdefault(key(item), [])
        group.append(item)
        if len(group) == _MANY:
            yield key(item), group
            del waiting[key(item)]
    yield from sorted(waiting.items())


def _filled(item: Node | Link) -> dict[str, Any]:
    return {"id": item.id} | {key: value for key, value in item.properties.items() if value is not None}
