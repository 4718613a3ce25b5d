"""A session on a Neo4j that answers and is new enough; what goes wrong is told in the program's words."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from graph.errors import InputError

if TYPE_CHECKING:
    # slow to import, and making rows needs none of it
    import neo4j
    from neo4j.exceptions import ClientError

OLDEST = (4, 4)
"""The oldest version of Neo4j whose Cypher and protocol will do."""
_SCHEMES = frozenset({"bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc"})
_PREPARE = "the user needs the rights to write, and to make indexes and constraints"
_QUIET = logging.NullHandler()


@dataclass(frozen=True, slots=True)
class Access:
    """Where the server is and who asks. The password is not shown."""

    uri: str = "bolt://localhost:7687"
    user: str = "neo4j"
    password: str | None = field(default=None, repr=False)
    database: str | None = None


@dataclass(frozen=True, slots=True)
class Database:
    """A session of the driver, in the ways a load uses it; the driver tries all but `run` again where that may help."""

    session: neo4j.Session

    def run(self, statement: str) -> None:
        """Run a statement that no transaction may hold."""
        self.session.run(statement).consume()

    def load(self, query: str, rows: list[dict[str, Any]], **parameters: Any) -> neo4j.SummaryCounters:
        """Write `rows` in one transaction and return what that made."""
        return self.session.execute_write(lambda t: t.run(query, parameters, rows=rows).consume().counters)

    def count(self, query: str, **parameters: Any) -> int:
        """Read the number that a query returns as `many`."""
        return self.session.execute_read(_many, query, parameters)

    def change(self, query: str, **parameters: Any) -> int:
        """Write, and return the number that a query returns as `many`."""
        return self.session.execute_write(_many, query, parameters)


def _many(transaction: neo4j.ManagedTransaction, query: str, parameters: dict[str, Any]) -> int:
    record = transaction.run(query, parameters).single()
    return int(record["many"]) if record else 0


@contextmanager
def opened(access: Access, *, read_only: bool) -> Iterator[Database]:
    """Open a session; InputError where the server cannot be reached, refuses, is too old or cuts the work off."""
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
            _driver(access, auth) as driver,
            driver.session(database=access.database, default_access_mode=mode) as session,
        ):
            yield Database(session)
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


def _driver(access: Access, auth: tuple[str, str] | None) -> neo4j.Driver:
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
