"""How long the embedded engine takes to load a large graph, and to answer a query of two steps.

`python tests/benchmarks/embedded_query.py --entities 100000` prints how long the load takes, the memory of the
engine's process, and for each query the median, the 95th percentile and the most of the times of asking it of many.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import statistics
import time
from pathlib import Path

from generated_graph import generate, shape

from graph.network import Graph
from graph.sinks.cypher import Engine

QUERIES = {
    "two relations, any direction, of three types": (
        "MATCH (a:Person {name: $name})-[:HELPED|MET|MEMBER_OF]-(b)-[:HELPED|MET|MEMBER_OF]-(c) "
        "RETURN count(DISTINCT c) AS found"
    ),
    "two relations, forward, of any type": (
        "MATCH (a:Person {name: $name})-[r]->(b)-[s]->(c) WHERE r.reports > 0 AND s.reports > 0 "
        "RETURN count(DISTINCT c) AS found"
    ),
    "two relations, any direction, of any type": (
        "MATCH (a:Person {name: $name})-[r]-(b)-[s]-(c) WHERE r.reports > 0 AND s.reports > 0 "
        "RETURN count(DISTINCT c) AS found"
    ),
    "one relation with its claims and articles": (
        "MATCH (a:Person {name: $name})<-[:SUBJECT]-(c:Claim)-[:IN_DOCUMENT]->(d:Document) RETURN count(c) AS found"
    ),
}


def measure(graph: Graph, asked: int) -> None:
    """Print what loading and asking take."""
    engine = Engine()
    start, own = time.perf_counter(), time.process_time()
    engine.load(graph)
    taken, own = time.perf_counter() - start, time.process_time() - own
    print(f"load: {taken:.1f} s, {own:.1f} s of the processor here; the engine: {_engine(engine)}", flush=True)
    people = sorted(e.name for e in graph.entities if e.type == "PERSON")
    names = random.Random(2).sample(people, min(asked, len(people)))
    for title, query in QUERIES.items():
        engine.ask(query, {"name": names[0]})
        times, found = [], []
        for name in names:
            start = time.perf_counter()
            ((count,),) = engine.ask(query, {"name": name}).rows
            times.append(1000 * (time.perf_counter() - start))
            found.append(count)
        late = sorted(times)[int(0.95 * len(times))]
        print(
            f"{title}: median {statistics.median(times):.1f} ms, 95% {late:.1f}, most {max(times):.1f} "
            f"({len(names)} people, {statistics.median(found):.0f} found in the median, {max(found)} at most)",
            flush=True,
        )
    engine.close()


def _engine(engine: Engine) -> str:
    """The time of the processor and the memory of the engine's process, where the system tells them."""
    process = Path(f"/proc/{engine.process_id}")
    if not process.exists():
        return "unknown"
    user, system = (process / "stat").read_text().rpartition(")")[2].split()[11:13]
    (kilobytes,) = re.findall(r"VmRSS:\s+(\d+)", (process / "status").read_text())
    ticks = os.sysconf("SC_CLK_TCK")
    return f"{(int(user) + int(system)) / ticks:.1f} s of the processor, {int(kilobytes) / 1e6:.1f} GB"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entities", type=int, default=100_000, help="With 5 relations and 10 claims each.")
    parser.add_argument("--asked", type=int, default=60, help="Of how many people each query is asked.")
    options = parser.parse_args()
    start = time.perf_counter()
    made = generate(options.entities)
    print(f"{shape(made)} (made in {time.perf_counter() - start:.0f} s)", flush=True)
    measure(made, options.asked)
