"""Ordered pairs of the ends of relations within a sentence, and the words of its tree that stand between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy
from numpy.typing import NDArray

SLOTS = (
    "subject", "object", "top", "below_subject", "below_object", "case_subject", "case_object", "case_below_subject",
    "case_below_object",
)  # fmt: skip
"""The words of a pair that are looked at one by one.

`top` is the lowest word that both hang on, or one of them; `below_…` is the word under it on the way to an end, and
`case_…` the preposition of the word.
"""
STEPS = 4
"""How many relations of the tree are looked at on the way up from an end."""
KINDS = ("PER", "ORG", "LOC", "NORP", "DATE")
FORMS = 3
"""A proper noun, a pronoun, another word."""
FARTHEST, DEEPEST = 5, 7
"""Where distances stop counting: two to this power in words, steps in the tree."""
NEVER_SUBJECTS = ("NORP", "DATE")
_NONE = -1


@dataclass(frozen=True, slots=True)
class End:
    """What may stand at the end of a relation: words `[start, end)` of a window, `root` among them, and its kind."""

    start: int
    end: int
    root: int
    kind: str
    form: int
    """The place in `FORMS` of its root."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """p pairs of a window of n words."""

    ends: NDArray[numpy.int64]
    """[p, 2]: subject and object, places in the list of ends."""
    words: NDArray[numpy.int64]
    """[p, 9]: the words of `SLOTS`, -1 for none."""
    between: NDArray[numpy.bool_]
    """[p, n]: the other words on the way through the tree from the one to the other, without the top."""
    up: NDArray[numpy.int64]
    down: NDArray[numpy.int64]
    """[p, STEPS]: the relations on the way up from subject and object, from 1; 0 for none."""
    counts: NDArray[numpy.int64]
    """[p, 5]: steps up from subject and from object, distance in words, what subject and object are."""


def pairs(
    ends: Sequence[End], heads: Sequence[int], relations: Sequence[int], cases: Sequence[bool], sentences: Sequence[int]
) -> Pairs:
    """Return all pairs of ends of one sentence that share no word.

    Of each word of a window: its head, itself for a root; the number of its relation to the head, from 1; whether
    that is of a preposition; and the number of its sentence.
    """
    n = len(heads)
    above = numpy.array(heads, dtype=numpy.int64)
    depth, chains = _ways_up(above)
    own = numpy.array([[e.start, e.end, e.root] for e in ends], dtype=numpy.int64).reshape(-1, 3)
    start, end, root = own.T
    sentence = numpy.array(sentences, dtype=numpy.int64)[root]
    may_begin = numpy.array([e.kind not in NEVER_SUBJECTS for e in ends], dtype=bool)
    apart = (end[:, None] <= start[None]) | (end[None] <= start[:, None])
    left, right = numpy.nonzero(apart & (sentence[:, None] == sentence[None]) & may_begin[:, None])
    over = numpy.zeros((len(ends), n), dtype=bool)
    over[numpy.arange(len(ends))[:, None], chains[root]] = True
    one, other = root[left], root[right]
    both = over[left] & over[right]
    top = numpy.where(both, depth, -1).argmax(1) if len(left) else left
    steps = numpy.stack([depth[one] - depth[top], depth[other] - depth[top]], 1)
    between = over[left] ^ over[right]
    rows = numpy.arange(len(left))
    between[rows, one] = between[rows, other] = False
    case = numpy.full(n + 1, _NONE, dtype=numpy.int64)  # the last is of no word
    for i in range(n - 1, -1, -1):  # the first of several stays
        if cases[i]:
            case[heads[i]] = i
    below = [_below(chains, end, steps[:, side]) for side, end in ((0, one), (1, other))]
    words = numpy.stack([one, other, top, *below, case[one], case[other], *(case[b] for b in below)], 1)
    of = numpy.array(relations, dtype=numpy.int64)
    distance = other - one
    far = numpy.sign(distance) * numpy.minimum(numpy.log2(numpy.abs(distance) + 1).astype(numpy.int64), FARTHEST)
    what = numpy.array([KINDS.index(e.kind) * FORMS + e.form for e in ends], dtype=numpy.int64)
    counts = numpy.stack([*numpy.minimum(steps, DEEPEST).T, far + FARTHEST, *(what[side] for side in (left, right))], 1)
    return Pairs(
        numpy.stack([left, right], 1), words, between,
        _relations(chains[one], steps[:, 0], of), _relations(chains[other], steps[:, 1], of), counts,
    )  # fmt: skip


def _ways_up(above: NDArray[numpy.int64]) -> tuple[NDArray[numpy.int64], NDArray[numpy.int64]]:
    """How deep each word stands, and the words over it, itself first, the root repeated: [n] and [n, deepest + 1]."""
    chains = [numpy.arange(len(above))]
    depth = numpy.zeros(len(above), dtype=numpy.int64)
    while len(chains) <= len(above):
        following = above[chains[-1]]
        if (following == chains[-1]).all():
            break
        depth += following != chains[-1]
        chains.append(following)
    return depth, numpy.stack(chains, 1)


def _below(
    chains: NDArray[numpy.int64], ends: NDArray[numpy.int64], steps: NDArray[numpy.int64]
) -> NDArray[numpy.int64]:
    found = chains[ends, numpy.maximum(steps - 1, 0)] if len(ends) else ends
    return numpy.where(steps > 0, found, _NONE)


def _relations(
    ways: NDArray[numpy.int64], steps: NDArray[numpy.int64], relations: NDArray[numpy.int64]
) -> NDArray[numpy.int64]:
    found = numpy.zeros((len(ways), STEPS), dtype=numpy.int64)
    for k in range(min(STEPS, ways.shape[1])):
        found[:, k] = numpy.where(steps > k, relations[ways[:, k]], 0)
    return found
