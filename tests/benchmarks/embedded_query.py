"""How long the embedded engine takes to load a large graph, and to answer a query of two steps.

`python tests/benchmarks/embedded_query.py --entities 100000` prints how long the load takes, the memory of the
engine's process, and for each query the median, the 95th percentile and the most of the times of asking it of many.
"""

from __future__ import annotations

import argparse
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
    start = time.perf_counter()
    engine.load(graph)
    print(f"load: {time.perf_counter() - start:.1f} s; memory of the engine: {_memory(engine)}", flush=True)
    people = sorted(e.name for e in graph.entities if e.type == "PERSON")
    names = random.Random(2).sample(people, min(asked, len(people)))
    for title, query in QUERIES.items():
        engine.ask(query, {"name": names[0]})
        taken, found = [], []
        for name in names:
            start = time.perf_counter()
            ((count,),) = engine.ask(query, {"name": name}).rows
            taken.append(1000 * (time.perf_counter() - start))
            found.append(count)
        late = sorted(taken)[int(0.95 * len(taken))]
        print(
            f"{title}: median {statistics.median(taken):.1f} ms, 95% {late:.1f}, most {max(taken):.1f} "
            f"({len(names)} people, {statistics.median(found):.0f} found in the median, {max(found)} at most)",
            flush=True,
        )
    engine.close()


def _memory(engine: Engine) -> str:
    status = Path(f"/proc/{engine.process_id}/status")
    if not status.exists():
        return "unknown"
    (kilobytes,) = re.findall(r"VmRSS:\s+(\d+)", status.read_text())
    return f"{int(kilobytes) / 1e6:.1f} GB"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entities", type=int, default=100_000, help="With 5 relations and 10 claims each.")
    parser.add_argument("--asked", type=int, default=60, help="Of how many people each query is asked.")
    options = parser.parse_args()
    start = time.perf_counter()
    made = generate(options.entities)
    print(f"{shape(made)} (made in {time.perf_counter() - start:.0f} s)", flush=True)
    measure(made, options.asked)
