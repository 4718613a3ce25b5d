"""Which pairs are looked at: those that share a key, and few of those that share a common one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from heapq import nsmallest

from graph.resolution.bundles import Bundle
from graph.resolution.corpus import Corpus

_ALL = 20
"""Up to so many bundles under one key, every pair of them is looked at."""
_WINDOW = 6
"""Under a key with more, each is compared with so many that follow it: by name, and by what their documents share."""
_RAREST = 4
"""So many of the things that its documents tell of are asked of each: those that fewest other documents tell of."""


def candidates(
    bundles: Sequence[Bundle], blocks: Callable[[Bundle, Corpus], Iterable[str]], corpus: Corpus
) -> list[tuple[Bundle, Bundle]]:
    """Return the pairs worth comparing, each once, the one of lower order first; they grow in number as the bundles do.

    Pairs of one block stand together, so that what is looked up for one is at hand for the next; no other order.
    """
    under: dict[str, list[int]] = {}
    for i, one in enumerate(bundles):
        for key in set(blocks(one, corpus)):
            under.setdefault(key, []).append(i)
    shared: dict[int, tuple[str, ...]] = {}

    def shares(i: int) -> tuple[str, ...]:
        if i not in shared:
            shared[i] = _shared(bundles[i], corpus)
        return shared[i]

    found = dict.fromkeys(
        (i, j) if bundles[i].order < bundles[j].order else (j, i)
        for block in dict.fromkeys(tuple(block) for block in under.values() if len(block) > 1)
        for i, j in _pairs(block, bundles, shares)
    )
    return [(bundles[i], bundles[j]) for i, j in found]


def _pairs(
    block: Sequence[int], bundles: Sequence[Bundle], shares: Callable[[int], tuple[str, ...]]
) -> Iterator[tuple[int, int]]:
    if len(block) <= _ALL:
        yield from ((a, b) for i, a in enumerate(block) for b in block[i + 1 :])
        return
    settled = [i for i in block if not bundles[i].weak]
    if len(settled) <= _WINDOW:
        yield from ((a, b) for a in settled for b in block if bundles[b].weak)
    yield from _following(sorted(block, key=lambda i: (bundles[i].key, bundles[i].order)))
    by_shared: dict[str, list[int]] = {}
    for one in block:
        for key in shares(one):
            by_shared.setdefault(key, []).append(one)
    for together in by_shared.values():
        if 1 < len(together) <= len(block) // 2 + _WINDOW:
            yield from _following(together)


def _shared(one: Bundle, corpus: Corpus) -> tuple[str, ...]:
    """What the documents of a bundle may share with those of another: what they tell of, and the report they retell."""
    told = {key for d in one.first_documents[:4] for key in corpus.story_keys(d)}
    rarest = nsmallest(_RAREST, told, key=lambda key: (corpus.documents_with(key), key))
    return (*rarest, *(f"REPORT:{r}" for r in one.first_reports))


def _following(row: Sequence[int]) -> Iterator[tuple[int, int]]:
    for i, a in enumerate(row):
        yield from ((a, b) for b in row[i + 1 : i + 1 + _WINDOW])
