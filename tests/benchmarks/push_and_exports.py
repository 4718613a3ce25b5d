"""How fast `passage push` loads beside a bare loop of the driver, and what each export takes in time and memory.

`PASSAGE_TEST_NEO4J=FOLDER python tests/benchmarks/push_and_exports.py [--size 100000] [--rounds 2]`: for a generated
graph of so many entities (five times as many relations, ten times as many claims) it prints rows a second of both, in
turns on one real server, and their ratio; then seconds, megabytes and peak memory beyond the graph of each format.
With `--no-push` only the exports are measured, with `--no-exports` only the loads. For Linux.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import chain
from multiprocessing import get_context
from pathlib import Path

import neo4j
from generated_graph import generate, shape

from graph.errors import PassageError
from graph.network import Graph
from graph.sinks.files import FORMATS, export
from graph.sinks.neo4j import Access, push, statements
from graph.sinks.neo4j.batches import link_batches, node_batches
from graph.sinks.neo4j.model import INDEXED, NODE_LABELS, links, nodes

sys.path.insert(0, str(Path(__file__).parents[1] / "neo4j_server"))
import server


class Stopwatch:
    """Adds up seconds, of the clock and of this process's CPU."""

    def __init__(self) -> None:
        self.clock = self.cpu = 0.0

    @contextmanager
    def running(self) -> Iterator[None]:
        clock, cpu = time.perf_counter(), time.process_time()
        try:
            yield
        finally:
            self.clock += time.perf_counter() - clock
            self.cpu += time.process_time() - cpu


def by_push(graph: Graph, uri: str, driver: neo4j.Driver, watch: Stopwatch) -> int:
    """Load by the program and return the rows."""
    with watch.running():
        done = push(graph, Access(uri))
    return done.new_nodes + done.new_links


def by_driver(graph: Graph, uri: str, driver: neo4j.Driver, watch: Stopwatch) -> int:
    """Load in a loop over the same rows and queries and return the rows; their making is not timed."""
    rows = 0
    with driver.session() as session:
        with watch.running():
            for statement in statements.preparation(NODE_LABELS, INDEXED):
                session.run(statement).consume()
        for query, batch in chain(node_batches(nodes(graph)), link_batches(links(graph))):
            with watch.running():
                session.run(query, rows=batch, graph="passage", build="bare").consume()
            rows += len(batch)
    return rows


def emptied(driver: neo4j.Driver) -> None:
    with driver.session() as session:
        session.run("MATCH (n) CALL { WITH n DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS").consume()
        for kind, names in (("CONSTRAINT", "SHOW CONSTRAINTS YIELD name"), ("INDEX", "SHOW INDEXES YIELD name, type")):
            for row in list(session.run(names)):
                if row["name"].startswith("passage_"):
                    session.run(f"DROP {kind} {row['name']} IF EXISTS").consume()


def compare_loads(graph: Graph, rounds: int) -> None:
    ways: dict[str, Callable[..., int]] = {"bare driver": by_driver, "passage push": by_push}
    clocks: dict[str, list[float]] = {name: [] for name in ways}
    worked: dict[str, list[float]] = {name: [] for name in ways}
    with (
        tempfile.TemporaryDirectory() as folder,
        server.running(Path(folder, "neo4j")) as uri,
        neo4j.GraphDatabase.driver(uri, notifications_min_severity="OFF") as driver,
    ):
        # the first load of a fresh server pays for its warming up
        by_driver(generate(min(len(graph.entities), 2_000)), uri, driver, Stopwatch())
        for turn in range(rounds):
            for name in list(ways) if turn % 2 == 0 else reversed(ways):
                emptied(driver)
                watch, theirs = Stopwatch(), _servers_cpu()
                rows = ways[name](graph, uri, driver, watch)
                theirs = _servers_cpu() - theirs
                clocks[name].append(watch.clock)
                worked[name].append(watch.cpu + theirs)
                rate = f"{rows:>10,} rows in {watch.clock:6.1f} s: {rows / watch.clock:>7,.0f} a second"
                print(f"{name:<14}{rate}; CPU {watch.cpu:.1f} s here, {theirs:.1f} s in the server", flush=True)
        began = time.perf_counter()
        again = push(graph, Access(uri))
        print(f"the same again: {time.perf_counter() - began:.1f} s, {again.new_nodes + again.new_links} new")
    for what, spent in (("rate", clocks), ("CPU, which other work disturbs less", worked)):
        ratio = min(spent["bare driver"]) / min(spent["passage push"])
        print(f"passage push / bare driver by {what}: {ratio:.2f} (the best of each)")


def _servers_cpu() -> float:
    """The seconds of CPU of the processes that this one started."""
    spent = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            fields = stat.read_text().rpartition(")")[2].split()
            if int(fields[1]) == os.getpid():
                spent += int(fields[11]) + int(fields[12])
    return spent / os.sysconf("SC_CLK_TCK")


def measure_exports(graph: Graph) -> None:
    print(f"{'format':<14}{'seconds':>9}{'MB':>9}{'peak MB':>9}   (peak: memory beyond the graph)")
    with tempfile.TemporaryDirectory() as folder:
        for name in FORMATS:
            path = Path(folder, name)
            # a process of its own for each, which has the graph by fork: its peak is told apart from that of others
            process = get_context("fork").Process(target=_export_one, args=(graph, name, path))
            process.start()
            process.join()
            for left in (path, *path.glob("*")):
                left.unlink() if left.is_file() else None
            shutil.rmtree(path, ignore_errors=True)


def _export_one(graph: Graph, name: str, path: Path) -> None:
    before, began = _resident_mb(), time.perf_counter()
    try:
        export(graph, name, path)
    except PassageError as error:
        print(f"{name:<14}{error}", flush=True)
        return
    seconds = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 - before
    size = sum(f.stat().st_size for f in (path, *path.glob("*")) if f.is_file()) / 2**20
    print(f"{name:<14}{seconds:>9.1f}{size:>9.0f}{peak:>9.0f}", flush=True)


def _resident_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 2**20


def _main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=100_000, help="entities; default 100000")
    parser.add_argument("--rounds", type=int, default=2, help="loads of each kind; default 2")
    parser.add_argument("--no-push", action="store_true", help="measure the exports only")
    parser.add_argument("--no-exports", action="store_true", help="measure the loads only")
    given = parser.parse_args()
    graph = generate(given.size)
    print(shape(graph), flush=True)
    if not given.no_exports:
        measure_exports(graph)
    if not given.no_push:
        if server.missing():
            sys.exit(server.missing())
        compare_loads(graph, given.rounds)


if __name__ == "__main__":
    _main()
