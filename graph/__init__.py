"""Passage: a folder of news articles in, a knowledge graph out, in which every edge quotes the passage it came from.

import graph
g = graph.build("seeds")            # or graph.load("exports/graph.json")
for relation in g.relations_of(g.find("a name")[0]): ...
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from graph.errors import DocumentError, InputError, PassageError, ProofError
from graph.network.asking import Ask, provide
from graph.network.graph import Graph
from graph.records import Chain, Claim, Dispute, Document, Entity, Journey, Leg, Mention, Merge, Relation, Report

if TYPE_CHECKING:
    from graph.language import load_model
    from graph.network.format import read as load
    from graph.network.format import write as save
    from graph.pipeline import build
    from graph.sinks.page import show
    from graph.vocabulary import read_vocabulary

__all__ = [
    "Chain",
    "Claim",
    "Dispute",
    "Document",
    "DocumentError",
    "Entity",
    "Graph",
    "InputError",
    "Journey",
    "Leg",
    "Mention",
    "Merge",
    "PassageError",
    "ProofError",
    "Relation",
    "Report",
    "build",
    "load",
    "load_model",
    "read_vocabulary",
    "save",
    "show",
]

# found on first use: `import graph` is to be quick, and spaCy is not
_LATER = {
    "build": ("graph.pipeline", "build"),
    "load": ("graph.network.format", "read"),
    "load_model": ("graph.language", "load_model"),
    "read_vocabulary": ("graph.vocabulary", "read_vocabulary"),
    "save": ("graph.network.format", "write"),
    "show": ("graph.sinks.page", "show"),
}


def _asked(graph: Graph) -> Ask:
    """The one upward link: `Graph.cypher` is answered by a sink."""
    ask: Ask = import_module("graph.sinks.cypher").asked(graph)
    return ask


provide(_asked)


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module 'graph' has no attribute {name!r}")
    module, attribute = _LATER[name]
    return getattr(import_module(module), attribute)


def __dir__() -> list[str]:
    return __all__
