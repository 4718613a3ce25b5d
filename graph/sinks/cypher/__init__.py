"""Cypher without a server: the nodes and relationships of Neo4j in an embedded engine."""

from graph.sinks.cypher.asking import asked
from graph.sinks.cypher.engine import Answer, Engine
from graph.sinks.cypher.hints import hints
from graph.sinks.cypher.problems import QueryError
from graph.sinks.cypher.values import Link, Node, Path, Value, plain

__all__ = ["Answer", "Engine", "Link", "Node", "Path", "QueryError", "Value", "asked", "hints", "plain"]
