"""Load a graph into Neo4j: again and again, never twice, never touching what is not its own."""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import chain, groupby, islice
from typing import TYPE_CHECKING, Any, TypeVar

from graph.errors import InputError
from graph.network import Graph
from graph.network.format import fingerprint
from graph.sinks.neo4j import statements
from graph.sinks.neo4j.model import INDEXED, NODE_LABELS, Link, Node, links, nodes, sizes

if TYPE_CHECKING:
    # slow to import, and the nodes and relationships need none of it
    import neo4j
    from neo4j.exceptions import ClientError

BATCH = 5_000
"""Rows in a transaction."""
OLDEST = (4, 4)
"""The oldest version of Neo4j whose Cypher and protocol will do."""
_SCHEMES = frozenset({"bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc"})
_PREPARE = "the user needs the rights to write, and to make indexes and constraints"
_QUIET = logging.NullHandler()
T = TypeVar("T")
Rows = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Access:
    """Where the server is and who asks. The password is not shown."""

    uri: str = "bolt://localhost:7687"
    user: str = "neo4j"
    password: str | None = field(default=None, repr=False)
    database: str | None = None


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
    with _session(access, read_only=dry_run) as session:
        if dry_run:
            return _foretold(session, graph, own)
        _prepare(session)
        done = new_nodes = new_links = 0
        with _set_aside():
            for query, rows in _ahead(chain(node_batches(nodes(graph)), link_batches(links(graph)))):
                made = session.execute_write(_run, query, rows=rows, **own)
                new_nodes += made.nodes_created
                new_links += made.relationships_created
                done += len(rows)
                on_progress(done, many_nodes + many_links)
        result = Pushed(new_nodes, new_links, many_nodes - new_nodes, many_links - new_links)
        return _prune(session, result, own, remove=prune)


def _foretold(session: neo4j.Session, graph: Graph, own: dict[str, str]) -> Pushed:
    """What a load would change; it is only read."""
    many_nodes, many_links = sizes(graph)
    known_nodes = _known(session, node_batches(nodes(graph), statements.there))
    # where no node of ours is, there may be no index on ids: looking for relationships would take long
    known_links = _known(session, link_batches(links(graph), statements.links_there)) if known_nodes else 0
    nodes_there, links_there = (
        session.execute_read(_one, query, **own) for query in (statements.OWN_NODES, statements.OWN_LINKS)
    )
    return Pushed(
        many_nodes - known_nodes, many_links - known_links, known_nodes, known_links,
        max(nodes_there - known_nodes, 0), max(links_there - known_links, 0),
    )  # fmt: skip


def _known(session: neo4j.Session, batches: Iterable[tuple[str, Rows]]) -> int:
    bare = ((query, [{k: row[k] for k in row if k != "properties"} for row in rows]) for query, rows in batches)
    return sum(session.execute_read(_one, query, rows=rows) for query, rows in bare)


def _prepare(session: neo4j.Session) -> None:
    for statement in statements.preparation(NODE_LABELS, INDEXED):
        session.run(statement).consume()


def _prune(session: neo4j.Session, result: Pushed, own: dict[str, str], *, remove: bool) -> Pushed:
    """Count what earlier builds left and, if asked to, remove it."""
    gone_links = session.execute_read(_one, statements.GONE_LINKS + " RETURN count(r) AS many", **own)
    kept = session.execute_read(_one, statements.KEPT_NODES + " RETURN count(n) AS many", **own)
    gone_nodes = session.execute_read(_one, statements.GONE_NODES + " RETURN count(n) AS many", **own)
    if remove:
        some = f" WITH %s LIMIT {BATCH} DELETE %s RETURN count(*) AS many"
        while session.execute_write(_one, statements.GONE_LINKS + some % ("r", "r"), **own):
            pass
        while session.execute_write(_one, statements.GONE_NODES + some % ("n", "n"), **own):
            pass
    return replace(result, gone_nodes=gone_nodes, gone_links=gone_links, kept_nodes=kept)


def node_batches(
    given: Iterable[Node], query: Callable[[str], str] = statements.merge_nodes
) -> Iterator[tuple[str, Rows]]:
    """Yield the query and the rows of each transaction on nodes, of which those of one label come together."""
    for label, group in groupby(given, lambda node: node.label):
        for batch in _batched(group):
            yield query(label), [{"id": n.id, "properties": n.properties} for n in batch]


def link_batches(
    given: Iterable[Link], query: Callable[[str, str, str], str] = statements.merge_links
) -> Iterator[tuple[str, Rows]]:
    """Yield the query and the rows of each transaction on relationships, of which those of one kind come together."""
    for kind, group in groupby(given, lambda link: link.kind):
        for batch in _batched(group):
            rows = [{"id": x.id, "start": x.start[1], "end": x.end[1], "properties": x.properties} for x in batch]
            yield query(*kind), rows


@contextmanager
def _set_aside() -> Iterator[None]:
    """Keep the cycle collector from walking what is there already, millions of records, again and again."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def _ahead(given: Iterator[T]) -> Iterator[T]:
    """Yield what is given, of which the next is made while the server works on the last."""
    with ThreadPoolExecutor(1) as maker:
        coming = maker.submit(next, given, None)
        while (made := coming.result()) is not None:
            coming = maker.submit(next, given, None)
            yield made


def _batched(given: Iterable[T]) -> Iterator[list[T]]:
    rest = iter(given)
    while batch := list(islice(rest, BATCH)):
        yield batch


def _run(transaction: neo4j.ManagedTransaction, /, query: str, **parameters: Any) -> neo4j.SummaryCounters:
    return transaction.run(query, parameters).consume().counters


def _one(transaction: neo4j.ManagedTransaction, /, query: str, **parameters: Any) -> int:
    record = transaction.run(query, parameters).single()
    return int(record["many"]) if record else 0


@contextmanager
def _session(access: Access, *, read_only: bool) -> Iterator[neo4j.Session]:
    """Open a session on a server that answers and is new enough; what goes wrong is told in our words."""
    # the driver logs each retry, and a logger without a handler prints
    logging.getLogger("neo4j").addHandler(_QUIET)
    import neo4j  # noqa: PLC0415
    from neo4j.exceptions import AuthError, ClientError, DriverError, Neo4jError, ServiceUnavailable  # noqa: PLC0415

    place = access.uri
    if access.uri.partition("://")[0] not in _SCHEMES:
        raise InputError(place, "is no address of a Neo4j server", "one like bolt://localhost:7687 or neo4j+s://host")
    auth = (access.user, access.password) if access.password is not None else None
    mode = neo4j.READ_ACCESS if read_only else neo4j.WRITE_ACCESS
    try:
        with (
            _opened(access, auth) as driver,
            driver.session(database=access.database, default_access_mode=mode) as session,
        ):
            yield session
    except AuthError as error:
        wrong = "the server refuses the user or the password"
        remedy = "set NEO4J_USERNAME and NEO4J_PASSWORD (after several wrong tries it waits a while)"
        raise InputError(place, wrong, f"user {access.user!r} was tried", remedy) from error
    except ServiceUnavailable as error:
        remedy = "start Neo4j, or name another one with --uri or NEO4J_URI"
        raise InputError(place, "no Neo4j answers there", "a running server", remedy) from error
    except ClientError as error:
        raise InputError(place, *_refusal(access, error)) from error
    except (Neo4jError, DriverError) as error:
        first = str(getattr(error, "message", None) or error).splitlines()[0]
        raise InputError(place, f"the load was cut off ({first})", "", "run it again: it goes on") from error


def _opened(access: Access, auth: tuple[str, str] | None) -> neo4j.Driver:
    """Return a driver that has reached its server; it tells of a malformed address by ValueError, some only then."""
    import neo4j  # noqa: PLC0415
    from neo4j.exceptions import ConfigurationError  # noqa: PLC0415

    try:
        driver = neo4j.GraphDatabase.driver(access.uri, auth=auth, notifications_min_severity="OFF")
        try:
            check_version(access.uri, driver.get_server_info().agent)
        except BaseException:
            driver.close()
            raise
        return driver
    except (ConfigurationError, ValueError) as error:
        wrong = "is no address of a Neo4j server"
        raise InputError(access.uri, wrong, "one like bolt://localhost:7687", str(error).splitlines()[0]) from error


def _refusal(access: Access, error: ClientError) -> tuple[str, str, str]:
    if error.code == "Neo.ClientError.Database.DatabaseNotFound":
        return f"there is no database {access.database!r}", "one that is there is expected", "name it with --database"
    code = error.code or ""
    if code.startswith(("Neo.ClientError.Security", "Neo.ClientError.General.Forbidden")) or "ReadOnly" in code:
        return "the server forbids it", _PREPARE, str(error.message).splitlines()[0]
    return f"the server refuses ({error.message})", "", "see the server's log"


def check_version(place: str, agent: str) -> None:
    """InputError where the server says that it is an old Neo4j; others that speak its protocol are tried."""
    product, _, version = agent.partition("/")
    numbers = [int(part) for part in version.split(".")[:2] if part.isdigit()]
    if product == "Neo4j" and len(numbers) == 2 and tuple(numbers) < OLDEST:
        oldest = ".".join(map(str, OLDEST))
        raise InputError(place, f"runs Neo4j {version}", f"{oldest} or newer is expected", "update the server")
