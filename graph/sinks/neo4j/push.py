"""Load a graph into Neo4j: again and again, never twice, never touching what is not its own."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import groupby, islice
from typing import TYPE_CHECKING, Any, TypeVar

from graph.errors import InputError
from graph.network import Graph
from graph.network.format import serialise
from graph.sinks.neo4j import statements
from graph.sinks.neo4j.model import INDEXED, NODE_LABELS, Link, Node, links, nodes

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
    build = hashlib.sha256(serialise(graph).encode("utf-8", "surrogatepass")).hexdigest()[:16]
    own = {"graph": name, "build": build}
    all_nodes, all_links = list(nodes(graph)), list(links(graph))
    with _session(access, read_only=dry_run) as session:
        if not dry_run:
            _prepare(session)
        known = _known(session, all_nodes, all_links)
        result = Pushed(len(all_nodes) - known[0], len(all_links) - known[1], *known)
        if dry_run:
            nodes_there, links_there = (
                session.execute_read(_one, q, **own) for q in (statements.OWN_NODES, statements.OWN_LINKS)
            )
            return replace(result, gone_nodes=max(nodes_there - known[0], 0), gone_links=max(links_there - known[1], 0))
        done, total = 0, len(all_nodes) + len(all_links)
        for query, rows in (*node_batches(all_nodes), *link_batches(all_links)):
            session.execute_write(_run, query, rows=rows, **own)
            done += len(rows)
            on_progress(done, total)
        return _prune(session, result, own, remove=prune)


def _prepare(session: neo4j.Session) -> None:
    for label in NODE_LABELS:
        session.run(statements.constraint(label)).consume()
    for label, key in INDEXED:
        session.run(statements.index(label, key)).consume()


def _known(session: neo4j.Session, all_nodes: Sequence[Node], all_links: Sequence[Link]) -> tuple[int, int]:
    """How many of the nodes and of the relationships are in the database."""
    known_nodes = known_links = 0
    for label, group in _grouped(all_nodes, lambda n: n.label):
        for batch in _batched(group):
            known_nodes += session.execute_read(_one, statements.there(label), ids=[n.id for n in batch])
    for (type_, start), links_of in _grouped(all_links, lambda link: (link.type, link.start[0])):
        for links_batch in _batched(links_of):
            query = statements.links_there(type_, start)
            known_links += session.execute_read(_one, query, ids=[link.id for link in links_batch])
    return known_nodes, known_links


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


def node_batches(given: Sequence[Node]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Yield the query and the rows of each transaction that loads nodes."""
    for label, group in _grouped(given, lambda n: n.label):
        for batch in _batched(group):
            yield statements.merge_nodes(label), [{"id": n.id, "properties": n.properties} for n in batch]


def link_batches(given: Sequence[Link]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Yield the query and the rows of each transaction that loads relationships."""
    for (type_, start, end), group in _grouped(given, lambda link: (link.type, link.start[0], link.end[0])):
        query = statements.merge_links(type_, start, end)
        for batch in _batched(group):
            yield query, [{"id": x.id, "start": x.start[1], "end": x.end[1], "properties": x.properties} for x in batch]


def _grouped(given: Iterable[T], key: Callable[[T], Any]) -> Iterator[tuple[Any, list[T]]]:
    return ((name, list(group)) for name, group in groupby(sorted(given, key=key), key))


def _batched(given: Iterable[T]) -> Iterator[list[T]]:
    rest = iter(given)
    while batch := list(islice(rest, BATCH)):
        yield batch


def _run(transaction: neo4j.ManagedTransaction, /, query: str, **parameters: Any) -> None:
    transaction.run(query, parameters).consume()


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
