"""Which pairs are looked at: those that share a key, and few of those that share a common one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from graph.resolution.bundles import Bundle
from graph.resolution.corpus import Corpus

_ALL = 40
"""Up to so many bundles under one key, every pair of them is looked at."""
_WINDOW = 6
"""Under a key with more, each is compared with so many that follow it: by name, and by what their documents share."""


def candidates(
    bundles: Sequence[Bundle], blocks: Callable[[Bundle, Corpus], Iterable[str]], corpus: Corpus
) -> list[tuple[Bundle, Bundle]]:
    """Return the pairs worth comparing, each once, in order; they grow in number as the bundles do."""
    under: dict[str, list[Bundle]] = {}
    for one in bundles:
        for key in dict.fromkeys(blocks(one, corpus)):
            under.setdefault(key, []).append(one)
    found: dict[tuple[int, int], tuple[Bundle, Bundle]] = {}
    for block in under.values():
        for a, b in _pairs(block, corpus):
            left, right = (a, b) if a.order < b.order else (b, a)
            found[left.order, right.order] = (left, right)
    return [found[key] for key in sorted(found)]


def _pairs(block: Sequence[Bundle], corpus: Corpus) -> Iterator[tuple[Bundle, Bundle]]:
    if len(block) <= _ALL:
        yield from ((a, b) for i, a in enumerate(block) for b in block[i + 1 :])
        return
    settled = [b for b in block if not b.weak]
    weak = [b for b in block if b.weak]
    if len(settled) <= _WINDOW:
        yield from ((a, b) for a in settled for b in weak)
    yield from _following(sorted(block, key=lambda b: (b.key, b.order)))
    by_shared: dict[str, list[Bundle]] = {}
    for one in block:
        shared = {key for d in sorted(one.documents)[:4] for key in corpus.story_keys(d)} | {
            f"REPORT:{r}" for r in sorted(one.reports)[:4]
        }
        for key in sorted(shared):
            by_shared.setdefault(key, []).append(one)
    for together in by_shared.values():
        if 1 < len(together) <= len(block) // 2 + _WINDOW:
            yield from _following(together)


def _following(row: Sequence[Bundle]) -> Iterator[tuple[Bundle, Bundle]]:
    for i, a in enumerate(row):
        yield from ((a, b) for b in row[i + 1 : i + 1 + _WINDOW])
