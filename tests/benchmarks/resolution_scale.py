"""What who-is-who and reports cost as the articles grow: `python tests/benchmarks/resolution_scale.py [LARGEST]`.

Prints, for about 1,000, 10,000 … LARGEST (1,000,000) generated mentions, the seconds that `resolve` takes, how many
times those of the size before, and the most memory a process has used; then the same of `reports` for LARGEST / 1,000
and LARGEST / 10 documents (1,000, 10,000, 100,000). Each figure is the median of several runs (the fewer the larger the
size), each in a process of its own and on articles of its own, as a build is: names that an earlier run has read would
come cheap to the next. Tables are open before the clock runs. Seconds are of the processor, on one core, so that other
programs disturb them less; making the material is not counted, its memory is.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import get_context
from statistics import median
from typing import Any

from generated_news import articles, news

from graph.resolution import reports, resolve

ROW = "{:>10} {:>10} {:>10} {:>9} {:>7} {:>8}"
RUNS = 9
"""Of the smallest size; each size has half of those of the one before."""

WARM = 10**6
"""Seed of the articles that open the tables; none of the measured ones."""


@dataclass(frozen=True, slots=True)
class Cost:
    """`made` are the entities or reports, out of so many `parts`; `memory` is the most that the process used, in MB."""

    size: int
    parts: int
    made: int
    seconds: float
    memory: int


def main(largest: int) -> None:
    print(ROW.format("mentions", "chains", "entities", "seconds", "times", "MB"))
    _table(of_resolving, _sizes(1000, largest))
    print()
    print(ROW.format("documents", "retellings", "reports", "seconds", "times", "MB"))
    _table(of_reports, _sizes(1000, largest // 10))


def of_resolving(mentions: int, seed: int) -> Cost:
    """Return what who is who costs for about so many mentions."""
    before, papers = news(1000, seed=WARM)
    resolve(before, documents=papers)  # opens the tables
    chains, documents = news(mentions, seed=seed)
    seconds, resolution = _timed(lambda: resolve(chains, documents=documents))
    size = sum(len(c.mentions) for c in chains)
    return Cost(size, len(chains), len(resolution.entities), seconds, _used())


def of_reports(count: int, seed: int) -> Cost:
    """Return what it costs to find the reports of so many documents."""
    reports(articles(20, seed=WARM))
    written = articles(count, seed=seed)
    seconds, made = _timed(lambda: reports(written))
    return Cost(count, len(made.retellings), len(set(made.of.values())), seconds, _used())


def _table(cost: Callable[[int, int], Cost], sizes: list[int]) -> None:
    before = 0.0
    for power, size in enumerate(sizes):
        with get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
            runs = pool.starmap(cost, [(size, seed) for seed in range(max(1, RUNS >> power))], chunksize=1)
        seconds = median(run.seconds for run in runs)
        first = runs[0]
        times = f"{seconds / before:.1f}" if before else ""
        counts = (f"{n:,}" for n in (first.size, first.parts, first.made))
        memory = f"{max(run.memory for run in runs):,}"
        print(ROW.format(*counts, f"{seconds:.3f}", times, memory), flush=True)
        before = seconds


def _sizes(first: int, last: int) -> list[int]:
    return [first * 10**power for power in range(10) if first * 10**power <= last]


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    begun = time.process_time()
    made = work()
    return time.process_time() - begun, made


def _used() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
