"""Load a graph into Neo4j: again and again, never twice, never touching what is not its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import chain

from graph.network import Graph
from graph.network.format import fingerprint
from graph.sinks.neo4j import statements
from graph.sinks.neo4j.batches import BATCH, Rows, link_batches, made_ahead, node_batches
from graph.sinks.neo4j.model import INDEXED, NODE_LABELS, links, nodes, sizes
from graph.sinks.neo4j.session import Access, Database, opened


@dataclass(frozen=True, slots=True)
class Pushed:
    """How many nodes and relationships were new, were there already, and are of an earlier build."""

    new_nodes: int = 0
    new_links: int = 0
    known_nodes: int = 0
    known_links: int = 0
    gone_nodes: int = 0
    gone_links: int = 0
    kept_nodes: int = 0
    """Of an earlier build, but with relationships that are not ours: they are never removed."""


def push(
    graph: Graph,
    access: Access,
    *,
    name: str = "passage",
    prune: bool = False,
    dry_run: bool = False,
    on_progress: Callable[[int, int], None] = lambda done, total: None,
) -> Pushed:
    """Load `graph` under `name` and return what that changed; a load that was cut off is finished by the next.

    `prune` removes what an earlier build under the same name had and this one has not. `dry_run` changes nothing and
    returns what would change. InputError where the server cannot be reached, refuses, or is too old.
    """
    for type_ in sorted({relation.type for relation in graph.relations}):
        statements.quoted(type_)  # told before anything is loaded
    own = {"graph": name, "build": fingerprint(graph)}
    many_nodes, many_links = sizes(graph)
    with opened(access, read_only=dry_run) as database:
        if dry_run:
            return _foretold(database, graph, own)
        for statement in statements.preparation(NODE_LABELS, INDEXED):
            database.run(statement)
        begun = any(database.count(query, **own) for query in (statements.ANY_NODE, statements.ANY_LINK))
        done = new_nodes = new_links = 0
        for query, rows in made_ahead(chain(node_batches(nodes(graph)), link_batches(links(graph)))):
            made = database.load(query, rows, **own)
            new_nodes += made.nodes_created
            new_links += made.relationships_created
            done += len(rows)
            on_progress(done, many_nodes + many_links)
        result = Pushed(new_nodes, new_links, many_nodes - new_nodes, many_links - new_links)
        # where nothing of ours was, nothing can be left over: looking for it would read the whole database again
        return _prune(database, result, own, remove=prune) if begun else result


def _foretold(database: Database, graph: Graph, own: dict[str, str]) -> Pushed:
    """What a load would change; it is only read."""
    many_nodes, many_links = sizes(graph)
    known_nodes = _known(database, node_batches(nodes(graph), statements.there))
    # where no node of ours is, there may be no index on ids: looking for relationships would take long
    known_links = _known(database, link_batches(links(graph), statements.links_there)) if known_nodes else 0
    nodes_there, links_there = (database.count(query, **own) for query in (statements.OWN_NODES, statements.OWN_LINKS))
    return Pushed(
        many_nodes - known_nodes, many_links - known_links, known_nodes, known_links,
        max(nodes_there - known_nodes, 0), max(links_there - known_links, 0),
    )  # fmt: skip


def _known(database: Database, batches: Iterable[tuple[str, Rows]]) -> int:
    bare = ((query, [{k: row[k] for k in row if k != "properties"} for row in rows]) for query, rows in batches)
    return sum(database.count(query, rows=rows) for query, rows in bare)


def _prune(database: Database, result: Pushed, own: dict[str, str], *, remove: bool) -> Pushed:
    """Count what earlier builds left and, if asked to, remove it."""
    gone_links = database.count(statements.GONE_LINKS + " RETURN count(r) AS many", **own)
    kept = database.count(statements.KEPT_NODES + " RETURN count(n) AS many", **own)
    gone_nodes = database.count(statements.GONE_NODES + " RETURN count(n) AS many", **own)
    if remove:
        some = f" WITH %s LIMIT {BATCH} DELETE %s RETURN count(*) AS many"
        while database.change(statements.GONE_LINKS + some % ("r", "r"), **own):
            pass
        while database.change(statements.GONE_NODES + some % ("n", "n"), **own):
            pass
    return replace(result, gone_nodes=gone_nodes, gone_links=gone_links, kept_nodes=kept)
