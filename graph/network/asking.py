"""The link from a graph to an engine that answers queries of it; the engine lies in a layer above."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graph.network.graph import Graph

Ask = Callable[[str, Mapping[str, Any]], list[dict[str, Any]]]
"""A query and its parameters to rows, each a dict by column."""
_providers: list[Callable[[Graph], Ask]] = []


def provide(provider: Callable[[Graph], Ask]) -> None:
    """Name what makes the `Ask` of a graph."""
    _providers[:] = [provider]


def ask_of(graph: Graph) -> Ask:
    """Return what answers queries of a graph."""
    (provider,) = _providers
    return provider(graph)
