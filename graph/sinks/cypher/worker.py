"""The process that holds the embedded engine: ArcadeDB, fed and asked over its standard input and output.

A process of its own, because the engine's native code can be stopped in no other way. It runs by itself, with nothing
but the standard library and the engine; a message is one line of JSON, see `Worker`.
"""

from __future__ import annotations

import json
import os
import queue
import re
import shutil
import signal
import sys
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, TextIO

TAG = "\u0001"
"""The only key of a dict that stands for a node, a relationship or a path."""
_RECORD, _PATH = (
    re.compile(r"#\d+:\d+"),
    re.compile(r"\(#\d+:\d+\)(?:(?:-\[#\d+:\d+\]->|<-\[#\d+:\d+\]-)\(#\d+:\d+\))*"),
)
_LOOKED_UP = 1_000
"""Records in one look-up."""
_CLOSED = ("loadCsv.allowFileUrls", "loadCsv.allowRemoteUrls")
"""What a query could use to read the user's files and to reach the network."""


class Worker:
    """Answers messages: `open` with labels, types and indexes, then `nodes` and `links`, then `ask` as often as wanted.

    Only `open`, `ready` and `ask` have a reply: `{"ok": …}`, or `{"error": text}`.
    """

    def __init__(self, folder: Path) -> None:
        """Make an empty database in `folder`; where the system allows it, in files that soon have no name."""
        self.folder = folder
        try:
            os.environ |= {"ARCADEDB_LOG_DIR": str(self.folder / "log"), "ARCADEDB_LOG_CONSOLE": "0"}
            import arcadedb  # noqa: PLC0415  (it reads the environment)

            self.database: Any = arcadedb.create_database(str(self.folder / "graph"))
            for name in _CLOSED:
                self._sql(f"ALTER DATABASE `arcadedb.opencypher.{name}` false")
        except BaseException:
            self.nameless()
            raise
        self.batch: Any = None
        self.labels: frozenset[str] = frozenset()
        self.records: dict[str, dict[str, str]] = {}
        self.texts: set[str] = set()

    def open(self, labels: Sequence[str], types: Sequence[str], indexed: Sequence[Sequence[str]]) -> None:
        """Prepare for nodes of these labels and relationships of these types."""
        self.labels = frozenset(labels)
        try:
            with self.database.transaction():
                for label in labels:
                    self._sql(f"CREATE VERTEX TYPE `{label}` BUCKETS 1")
                for name in types:
                    self._sql(f"CREATE EDGE TYPE `{name}` BUCKETS 1")
                for label, key in indexed:
                    self._sql(f"CREATE PROPERTY `{label}`.`{key}` STRING")
                    self._sql(f"CREATE INDEX ON `{label}` (`{key}`) NOTUNIQUE")
            self.batch = self.database.graph_batch(use_wal=False)
        finally:
            # whatever ends this process from here on, nothing of an article is left on the disk
            self.nameless()

    def nameless(self) -> None:
        """Remove the names of the database's files; open as they are, they last as long as this process."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def nodes(self, label: str, rows: list[dict[str, Any]]) -> None:
        """Add nodes, each given by its properties."""
        self.texts.update(_like_paths(rows))
        found = self.batch.create_vertices(label, rows)
        self.records.setdefault(label, {}).update(zip((row["id"] for row in rows), found, strict=True))

    def links(self, name: str, start: str, end: str, rows: list[list[Any]]) -> None:
        """Add relationships of one type between nodes of two labels: id of the start, id of the end, properties."""
        starts, ends = self.records[start], self.records[end]
        self.texts.update(_like_paths([row[2] for row in rows]))
        self.batch.new_edges(
            [starts[row[0]] for row in rows], name, [ends[row[1]] for row in rows], [row[2] for row in rows]
        )

    def ready(self) -> None:
        """End the load."""
        self.batch.close()
        self.records.clear()

    def ask(self, query: str, parameters: dict[str, Any]) -> dict[str, Any]:
        """Return columns and rows of a query; the engine refuses one that does not only read."""
        rows = self.database.query("opencypher", query, *([parameters] if parameters else [])).to_list()
        columns = list(rows[0]) if rows else []
        told = _Told(self.labels, self._looked_up(_named(rows, self.labels)), self.texts)
        return {"columns": columns, "rows": [[told.value(row.get(column)) for column in columns] for row in rows]}

    def _looked_up(self, wanted: Iterable[str]) -> dict[str, dict[str, Any]]:
        """Return records by their ids, and those at the ends of the relationships among them."""
        known: dict[str, dict[str, Any]] = {}
        missing = sorted(set(wanted))
        while missing:
            for start in range(0, len(missing), _LOOKED_UP):
                some = ", ".join(missing[start : start + _LOOKED_UP])
                for row in self._sql(f"SELECT *, @rid, @type, @out, @in FROM [{some}]"):
                    known[str(row["@rid"])] = row
            ends = {str(row[side]) for row in known.values() for side in ("@out", "@in") if row[side]}
            missing = sorted(ends - set(known))
        return known

    def _sql(self, statement: str) -> list[dict[str, Any]]:
        found = self.database.command("sql", statement)
        return found.to_list() if found is not None else []


def _named(value: Any, labels: frozenset[str]) -> Iterator[str]:
    """The ids of the relationships in a value, and of all that its paths go over: the engine tells no more of these."""
    if isinstance(value, dict):
        if "@rid" not in value:
            for part in value.values():
                yield from _named(part, labels)
        elif value["@type"] not in labels:
            yield str(value["@rid"])
    elif isinstance(value, list):
        for part in value:
            yield from _named(part, labels)
    elif _is_like_path(value):
        yield from _RECORD.findall(value)


def _is_like_path(value: Any) -> bool:
    """Whether a value is what the engine writes for a path; it has no other form for one."""
    return isinstance(value, str) and value.startswith("(#") and _PATH.fullmatch(value) is not None


def _like_paths(rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    """The texts of articles that read as a path would."""
    for row in rows:
        for value in row.values():
            yield from filter(_is_like_path, value if isinstance(value, list) else [value])


class _Told:
    """Values as JSON, in which nodes, relationships and paths cannot be taken for maps and text."""

    def __init__(self, labels: frozenset[str], known: dict[str, dict[str, Any]], texts: set[str]) -> None:
        self.labels, self.known, self.texts = labels, known, texts

    def value(self, value: Any) -> Any:
        if isinstance(value, dict):
            if "@rid" not in value:
                return {key: self.value(part) for key, part in value.items()}
            return self.record(value if value["@type"] in self.labels else self.known[str(value["@rid"])])
        if isinstance(value, list):
            return [self.value(part) for part in value]
        if _is_like_path(value) and value not in self.texts:
            steps = [self.known[rid] for rid in _RECORD.findall(value) if rid in self.known]
            if [step["@type"] in self.labels for step in steps] == [i % 2 == 0 for i in range(value.count("#"))]:
                return {TAG: ["path", [self.record(step) for step in steps]]}
        return _simple(value)

    def record(self, row: dict[str, Any]) -> dict[str, Any]:
        properties = {key: _simple(value) for key, value in row.items() if not key.startswith("@")}
        if row["@type"] in self.labels:
            return {TAG: ["node", row["@type"], properties]}
        start, end = (self.known[str(row[side])]["id"] for side in ("@out", "@in"))
        return {TAG: ["link", row["@type"], start, end, properties]}


def _simple(value: Any) -> Any:
    """A value that JSON knows: dates and the engine's own types as text."""
    if isinstance(value, list | set | tuple):
        return [_simple(part) for part in value]
    return value if value is None or isinstance(value, str | int | float | bool) else str(value)


def _answered(waiting: queue.Queue[str], out: TextIO) -> None:
    worker, failure = None, ""
    try:
        worker = Worker(Path(sys.argv[1]))
    except BaseException as error:
        failure = _said(error)
    while True:
        name, *arguments = json.loads(waiting.get())
        reply: dict[str, Any]
        try:
            reply = {"error": failure} if failure else {"ok": getattr(worker, name)(*arguments)}
        except BaseException as error:
            reply = {"error": _said(error)}
            if name != "ask":
                failure = _said(error)
        if name in ("open", "ready", "ask"):
            out.write(json.dumps(reply) + "\n")
            out.flush()


def _said(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}"


def main() -> None:
    """Answer until the input ends, and end with it, even in the middle of a query."""
    with suppress(ValueError):
        # the terminal sends it to all; whoever asked decides
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    # the engine's own words must not come between the messages
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    waiting: queue.Queue[str] = queue.Queue(maxsize=4)
    threading.Thread(target=_answered, args=(waiting, out), daemon=True).start()
    for line in sys.stdin.buffer:
        waiting.put(line.decode("utf-8"))
    os._exit(0)


if __name__ == "__main__":
    main()
