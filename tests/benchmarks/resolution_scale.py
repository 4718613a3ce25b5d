"""What who-is-who and reports cost as the articles grow: `python tests/benchmarks/resolution_scale.py [LARGEST]`.

Prints, for 1,000, 10,000 … LARGEST (1,000,000) generated mentions, the seconds that `resolve` takes, how many times
those of the size before, and the most memory the process has used; then the same of `reports` for LARGEST / 1,000 and
LARGEST / 10 documents (1,000, 10,000, 100,000). Seconds are of the processor, on one core, so that other programs
disturb them less; making the material is not counted, its memory is.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable
from typing import Any

from generated_news import articles, news

from graph.resolution import reports, resolve

ROW = "{:>10} {:>10} {:>10} {:>9} {:>7} {:>8}"


def main(largest: int) -> None:
    resolve(news(1000)[0], documents=news(1000)[1])  # opens the tables
    print(ROW.format("mentions", "chains", "entities", "seconds", "times", "MB"))
    before = 0.0
    for mentions in _sizes(1000, largest):
        chains, documents = news(mentions)
        seconds, resolution = _timed(lambda given=chains, of=documents: resolve(given, documents=of))
        _print(sum(len(c.mentions) for c in chains), len(chains), len(resolution.entities), seconds, before)
        before = seconds
    print()
    print(ROW.format("documents", "retellings", "reports", "seconds", "times", "MB"))
    before = 0.0
    for count in _sizes(1000, largest // 10):
        written = articles(count)
        seconds, made = _timed(lambda given=written: reports(given))
        _print(count, len(made.retellings), len(set(made.of.values())), seconds, before)
        before = seconds


def _sizes(first: int, last: int) -> list[int]:
    return [first * 10**power for power in range(10) if first * 10**power <= last]


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    begun = time.process_time()
    made = work()
    return time.process_time() - begun, made


def _print(size: int, parts: int, made: int, seconds: float, before: float) -> None:
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    times = f"{seconds / before:.1f}" if before else ""
    print(ROW.format(f"{size:,}", f"{parts:,}", f"{made:,}", f"{seconds:.2f}", times, f"{used:,}"), flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
