"""The graph in Neo4j: what becomes a node, what a relationship, and how they are loaded."""

from graph.sinks.neo4j.push import Pushed, push
from graph.sinks.neo4j.session import Access

__all__ = ["Access", "Pushed", "push"]
