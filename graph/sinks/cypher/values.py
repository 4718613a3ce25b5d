"""What a query gives back: plain values, and the nodes, relationships and paths among them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph.sinks.cypher.worker import TAG


@dataclass(frozen=True, slots=True)
class Node:
    """A node; its id is among the properties."""

    label: str
    properties: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Link:
    """A relationship, from the node with the id `start` to the one with the id `end`."""

    type: str
    start: str
    end: str
    properties: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Path:
    """Nodes, and between two of them the relationship that was walked, in either direction."""

    nodes: tuple[Node, ...]
    links: tuple[Link, ...]


Value = Any
"""None, text, a number, a boolean, a list, a dict, `Node`, `Link` or `Path`."""


def restored(value: Any) -> Value:
    """Return what the engine's process sent with its nodes, relationships and paths made of their tagged form."""
    if isinstance(value, list):
        return [restored(part) for part in value]
    if not isinstance(value, dict):
        return value
    if value.keys() != {TAG}:
        return {key: restored(part) for key, part in value.items()}
    kind, *parts = value[TAG]
    if kind == "node":
        return Node(*parts)
    if kind == "link":
        return Link(*parts)
    steps = [restored(step) for step in parts[0]]
    return Path(tuple(steps[::2]), tuple(steps[1::2]))


def plain(value: Value) -> Any:
    """Return a value of dicts, lists, text, numbers, booleans and None alone.

    A node is its properties and `label`; a relationship its properties, `type`, and the ids `start` and `end`;
    a path `nodes` and `relationships`.
    """
    if isinstance(value, Node):
        return {"label": value.label, **value.properties}
    if isinstance(value, Link):
        return {"type": value.type, "start": value.start, "end": value.end, **value.properties}
    if isinstance(value, Path):
        return {"nodes": [plain(n) for n in value.nodes], "relationships": [plain(x) for x in value.links]}
    if isinstance(value, list):
        return [plain(part) for part in value]
    if isinstance(value, dict):
        return {key: plain(part) for key, part in value.items()}
    return value
