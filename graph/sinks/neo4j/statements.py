"""The Cypher of loading. Labels and types are checked names between backticks; all else is a parameter.

One text for each label, and for each type with the labels at its ends: they cannot be parameters, and a MERGE on one
label and its `id` alone finds what an earlier load wrote.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from graph.errors import InputError

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,62}")


class LabelError(InputError, ValueError):
    """A label or type that must not come into Cypher."""


def quoted(name: str) -> str:
    """Return a label or type between backticks; LabelError where it is none that a vocabulary may have."""
    if not _NAME.fullmatch(name):
        wrong = f"has {name!r}, which is not a label or type of Cypher"
        raise LabelError("graph.json", wrong, "letters, digits and _ are expected, a letter first")
    return f"`{name}`"


def constraint(label: str) -> str:
    """Return what makes the ids of a label unique, and finding them quick."""
    return f"CREATE CONSTRAINT passage_{label.lower()} IF NOT EXISTS FOR (n:{quoted(label)}) REQUIRE n.id IS UNIQUE"


def index(label: str, key: str) -> str:
    """Return what makes a property of a label quick to look up."""
    return f"CREATE INDEX passage_{label.lower()}_{key} IF NOT EXISTS FOR (n:{quoted(label)}) ON (n.{quoted(key)})"


def preparation(labels: Iterable[str], indexed: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield the constraints and indexes that a database has before its load, one statement each."""
    yield from map(constraint, labels)
    yield from (index(label, key) for label, key in indexed)


def merge_nodes(label: str) -> str:
    """Return the loading of nodes from `$rows` of id and properties."""
    return (
        f"UNWIND $rows AS row MERGE (n:{quoted(label)} {{id: row.id}}) "
        "SET n += row.properties, n.graph = $graph, n.build = $build"
    )


def merge_links(type_: str, start: str, end: str) -> str:
    """Return the loading of relationships from `$rows` of id, start, end and properties."""
    return (
        f"UNWIND $rows AS row MATCH (a:{quoted(start)} {{id: row.start}}) MATCH (b:{quoted(end)} {{id: row.end}}) "
        f"MERGE (a)-[r:{quoted(type_)} {{id: row.id}}]->(b) "
        "SET r += row.properties, r.graph = $graph, r.build = $build"
    )


def there(label: str) -> str:
    """Return the count of nodes of `$rows` that are there."""
    return f"MATCH (n:{quoted(label)}) WHERE n.id IN [row IN $rows | row.id] RETURN count(n) AS many"


def links_there(type_: str, start: str, end: str) -> str:
    """Return the count of relationships of `$rows` that are there, looked for between their ends."""
    return (
        f"UNWIND $rows AS row MATCH (a:{quoted(start)} {{id: row.start}}) MATCH (b:{quoted(end)} {{id: row.end}}) "
        f"MATCH (a)-[r:{quoted(type_)} {{id: row.id}}]->(b) RETURN count(r) AS many"
    )


GONE_LINKS = "MATCH (a)-[r]->() WHERE r.graph = $graph AND r.build <> $build"
"""The relationships of an earlier build."""

# a node on which somebody, or another graph, hung a relationship of their own stays
_HELD = "EXISTS { (n)-[o]-() WHERE o.graph IS NULL OR o.graph <> $graph }"
GONE_NODES = f"MATCH (n) WHERE n.graph = $graph AND n.build <> $build AND NOT {_HELD}"
KEPT_NODES = f"MATCH (n) WHERE n.graph = $graph AND n.build <> $build AND {_HELD}"
"""The nodes of an earlier build: those that nothing else needs, and those that others' relationships hold."""

_NODES, _LINKS = "MATCH (n) WHERE n.graph = $graph", "MATCH ()-[n]->() WHERE n.graph = $graph"
_MANY = " RETURN count(n) AS many"
OWN_NODES, OWN_LINKS = _NODES + _MANY, _LINKS + _MANY
"""How many nodes and relationships are of this graph, of whatever build."""
ANY_NODE, ANY_LINK = (match + " WITH n LIMIT 1" + _MANY for match in (_NODES, _LINKS))
"""Whether there is one."""
