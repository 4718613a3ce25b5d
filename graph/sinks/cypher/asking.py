"""What stands behind `Graph.cypher`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph.network import Graph
from graph.network.asking import Ask
from graph.sinks.cypher.engine import Engine
from graph.sinks.cypher.values import plain


def asked(graph: Graph) -> Ask:
    """Return what answers queries of `graph`: the engine is opened by the first, and again after one was stopped."""
    opened: list[Engine] = []

    def ask(query: str, parameters: Mapping[str, Any]) -> list[dict[str, Any]]:
        if not opened or opened[0].ended:
            opened[:] = [Engine()]
            opened[0].load(graph)
        answer = opened[0].ask(query, parameters)
        return [{c: plain(v) for c, v in zip(answer.columns, row, strict=True)} for row in answer.rows]

    return ask
