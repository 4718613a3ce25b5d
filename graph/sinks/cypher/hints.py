"""Why a query may have found nothing: Cypher takes a name that is not there for one that nobody has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from rapidfuzz import process

from graph.network import Graph
from graph.sinks.cypher.problems import tokens
from graph.sinks.neo4j.model import LINKS, NODE_LABELS
from graph.vocabulary import relation_types

_MANY = 3
_LIKE = 60
"""Least likeness, of 100, of a label or type that is offered."""


def hints(graph: Graph, query: str, parameters: Mapping[str, Any]) -> Iterator[str]:
    """Yield what in a query or its parameters names nothing in the graph, with what may be meant."""
    there = sorted({*NODE_LABELS, *LINKS, *(relation.type for relation in graph.relations)})
    for name in dict.fromkeys(_labels(query)):
        if name not in there and name not in relation_types():
            near = process.extractOne(name, there, processor=str.casefold, score_cutoff=_LIKE)
            yield f"nothing in the graph has the label or type {name}" + (f"; {near[0]} is there" if near else "")
    names = {entity.name for entity in graph.entities}
    texts = {name: value for name, value in parameters.items() if isinstance(value, str) and value.strip()}
    for name, value in texts.items():
        called = sorted({entity.name for entity in graph.find(value)})
        if value not in names and 0 < len(called) <= _MANY:
            yield f"${name}: the graph has the name " + ", ".join(f"“{found}”" for found in called)


def _labels(query: str) -> Iterator[str]:
    """The labels and types that a query names: after the colon of a node or relationship, and after | or & there."""
    depth: list[str] = []
    naming, before = False, ""
    for _, token in tokens(query):
        if token in "([{":
            depth.append(token)
        elif token in ")]}" and depth:
            depth.pop()
        elif naming and before in ":|&!" and re.match(r"[^\W\d]|`", token):
            yield token.strip("`")
        elif token not in "|&!":
            naming = token == ":" and bool(depth) and depth[-1] in "(["
        before = token
