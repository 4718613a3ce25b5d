"""The graph: put together from claims, kept in `graph.json`, checked and measured."""

from graph.network.assembly import assemble
from graph.network.checking import Problem, check, is_hidden
from graph.network.evaluation import Evaluation, evaluate
from graph.network.format import read, write
from graph.network.gold import Gold, read_gold
from graph.network.graph import Graph

__all__ = [
    "Evaluation",
    "Gold",
    "Graph",
    "Problem",
    "assemble",
    "check",
    "evaluate",
    "is_hidden",
    "read",
    "read_gold",
    "write",
]
