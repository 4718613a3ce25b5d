"""The quarry's story moved to towns that are on the globe, and what tests ask of its page."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from quarry_story import quarry_graph

from graph.network.graph import Graph

_REAL = {"ostrand": "Bergen", "karsk": "Oslo", "velmor": "Lima"}


def coast_graph() -> Graph:
    """The story of the quarry with towns that are on the globe, but for Sel Marin."""
    graph = quarry_graph()
    return replace(graph, entities=tuple(replace(e, name=_REAL.get(e.id, e.name)) for e in graph.entities))


def hidden(page: Any, subject: str, object: str) -> bool:
    """Whether the drawing leaves out the relation between two things."""
    script = "([s, o]) => !now.edges.has(content.relations.find(r => r.subject === s && r.object === o).id)"
    return bool(page.evaluate(script, [subject, object]))


def fragment(page: Any) -> str:
    """What the address says after the #."""
    return str(page.evaluate("location.hash"))
