"""Cypher without a server: the graph in an embedded engine, in a process that ends with this one.

Nothing listens, and nothing stays on the disk: the engine gets the graph anew each time it is opened.
"""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
import sys
import tempfile
import weakref
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from threading import Lock
from typing import Any

from graph.errors import InputError
from graph.network import Graph
from graph.sinks.cypher import worker
from graph.sinks.cypher.load import messages
from graph.sinks.cypher.problems import QueryError, problem
from graph.sinks.cypher.values import restored

REQUIREMENT = "arcadedb>=26.11.1.dev2,<27"
"""What pip is to install: the extra `query`."""
_OLDEST = (3, 11)
_INSTALL = f"{sys.executable} -m pip install '{REQUIREMENT}'"


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of a query under its columns: plain values, `Node`, `Link` and `Path`. No rows, no columns."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


class Engine:
    """The engine: started, loaded with a graph, asked, closed. InputError where it is not installed."""

    def __init__(self) -> None:
        _need_engine()
        folder = tempfile.mkdtemp(prefix="passage-query-")
        command = [sys.executable, "-P", str(Path(worker.__file__)), folder]
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, encoding="utf-8")
        self.close = weakref.finalize(self, _end, self._process, folder)
        self._turn = Lock()

    def load(self, graph: Graph) -> None:
        """Put the graph into the empty engine, once; InputError where that fails."""
        try:
            for message in messages(graph):
                self._send(json.dumps(message))
                if message[0] in ("open", "ready"):
                    self._received()
        except BaseException:
            self.close()
            raise

    def ask(self, query: str, parameters: Mapping[str, Any]) -> Answer:
        """Return the answer to a query that only reads; QueryError where it writes or cannot be answered."""
        try:
            message = json.dumps(["ask", query, dict(parameters)], default=_told)
        except (TypeError, ValueError) as error:
            raise QueryError(query, f"has a parameter that Cypher does not know ({error})") from error
        with self._turn:
            try:
                self._send(message)
                reply = self._received(query)
            except QueryError:
                raise
            except BaseException:
                # stopped by the user: the engine is still at it, and cannot be told
                self.close()
                raise
        return Answer(tuple(reply["columns"]), tuple(tuple(restored(row)) for row in reply["rows"]))

    @property
    def ended(self) -> bool:
        """Whether it can no longer be asked."""
        return self._process.poll() is not None

    @property
    def process_id(self) -> int:
        """The process that holds the graph."""
        return self._process.pid

    def _send(self, message: str) -> None:
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(message + "\n")
            self._process.stdin.flush()
        except (BrokenPipeError, ValueError) as error:
            raise self._ended() from error

    def _received(self, query: str | None = None) -> Any:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise self._ended()
        reply = json.loads(line)
        if "ok" in reply:
            return reply["ok"]
        if query is not None:
            raise problem(query, reply["error"])
        raise InputError("arcadedb", f"the engine cannot load the graph ({reply['error']})", "", f"try {_INSTALL} -U")

    def _ended(self) -> InputError:
        code = self._process.poll()
        told = "stopped" if code is None else f"stopped with code {code}"
        return InputError("arcadedb", f"the engine {told}", "", "ask again, or ask for less at a time")


def _end(process: subprocess.Popen[str], folder: str) -> None:
    process.kill()
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            try:
                stream.close()
            except OSError:
                continue
    process.wait()
    # gone long since, but where a file that is open cannot be removed
    shutil.rmtree(folder, ignore_errors=True)


def _need_engine() -> None:
    if importlib.util.find_spec("arcadedb") is not None:
        return
    if sys.version_info < _OLDEST:
        version, oldest = (".".join(map(str, v[:2])) for v in (sys.version_info, _OLDEST))
        raise InputError(
            "arcadedb", f"the Cypher engine does not run on Python {version}", f"{oldest} or newer is expected"
        )
    raise InputError("arcadedb", "the Cypher engine is not installed", "", f"install it with: {_INSTALL}")


def _told(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, set | frozenset):
        return sorted(value)
    raise TypeError(f"{type(value).__name__} is no value of Cypher's")
