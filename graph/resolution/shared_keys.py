"""Which documents share enough to be compared: pairs with some rare keys in common, never all pairs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

Keys = NDArray[np.int64]
_AT_ONCE = 4_000_000
"""Pairs counted in one step: about 100 MB."""


def keys(told: Iterable[str]) -> Keys:
    """Return distinct strings as sorted numbers, the same for equal strings within one run of the program."""
    return np.unique(np.fromiter(map(hash, told), dtype=np.int64))


def pairs(documents: Iterable[Keys], *, common: int, least: int) -> list[tuple[int, int]]:
    """Return the pairs (by place, sorted) that share `least` keys or more of those that at most `common` hold."""
    found = list(documents)
    every = np.concatenate([np.empty(0, np.int64), *found])
    holder = np.repeat(np.arange(len(found)), [len(one) for one in found])
    order = np.argsort(every, kind="stable")
    every, holder = every[order], holder[order]
    starts = np.flatnonzero(np.concatenate([[True], every[1:] != every[:-1]])) if len(every) else every
    sizes = np.diff(np.append(starts, len(every)))
    ends = np.repeat(starts + sizes, sizes)
    told = np.repeat((sizes > 1) & (sizes <= common), sizes)
    # each holder of a key with those after it; holders of one key stand in order, so that left < right
    at = np.flatnonzero(told)
    at = at[np.argsort(holder[at], kind="stable")]
    return [pair for part in _parts(at, ends, holder) for pair in _counted(part, ends, holder, least, len(found))]


def _parts(at: Keys, ends: Keys, holder: Keys) -> Iterator[Keys]:
    """Cut the entries, sorted by holder, where a holder begins, into parts of about `_AT_ONCE` pairs."""
    reached = np.cumsum(ends[at] - at - 1)
    begin = 0
    while begin < len(at):
        done = reached[begin - 1] if begin else 0
        end = int(np.searchsorted(reached, done + _AT_ONCE, side="right"))
        end = max(end, begin + 1)
        while end < len(at) and holder[at[end]] == holder[at[end - 1]]:
            end += 1
        yield at[begin:end]
        begin = end


def _counted(part: Keys, ends: Keys, holder: Keys, least: int, total: int) -> Iterator[tuple[int, int]]:
    after = ends[part] - part - 1
    left = np.repeat(holder[part], after)
    place = np.arange(len(left)) - np.repeat(np.cumsum(after) - after, after)
    right = holder[np.repeat(part + 1, after) + place]
    both, times = np.unique(left * total + right, return_counts=True)
    yield from ((int(code) // total, int(code) % total) for code in both[times >= least])
