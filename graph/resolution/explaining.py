"""Why two chains are one entity, or what speaks for and against it where they are two."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.records import Chain, Document, Merge
from graph.resolution.ages import with_ages
from graph.resolution.bundles import Bundle, bundle
from graph.resolution.corpus import Corpus
from graph.resolution.evidence import JOIN
from graph.resolution.resolving import KINDS, Resolution

_COMPARED = 12
"""Chains of each side that are compared, in order: more say little that these do not."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What speaks for two things being one, as a score with reasons, what it would take, and what speaks against it."""

    score: float
    reasons: tuple[str, ...]
    needed: float
    against: tuple[str, ...]


def why(resolution: Resolution, left: str, right: str) -> tuple[Merge, ...]:
    """Return the merges that tie two chains (ids), in order from `left` to `right`.

    Empty where they are one chain. Where they are two entities, the proposals to join these.
    """
    tied = ties(resolution.merges, left, right)
    if tied is not None:
        return tied
    ends = {resolution.entity_of.get(left), resolution.entity_of.get(right)}
    of = resolution.entity_of
    return tuple(m for m in resolution.merges if m.decided_by == "proposal" and {of[m.left], of[m.right]} == ends)


def ties(merges: Iterable[Merge], left: str, right: str) -> tuple[Merge, ...] | None:
    """Return the fewest merges that lead from one chain to the other, in order; None where none do."""
    joined: dict[str, list[tuple[str, Merge]]] = {}
    for merge in merges:
        if merge.decided_by != "proposal":
            joined.setdefault(merge.left, []).append((merge.right, merge))
            joined.setdefault(merge.right, []).append((merge.left, merge))
    came: dict[str, tuple[str, Merge] | None] = {left: None}
    waiting = deque([left])
    while waiting and right not in came:
        chain = waiting.popleft()
        for other, merge in joined.get(chain, ()):
            if other not in came:
                came[other] = (chain, merge)
                waiting.append(other)
    if right not in came:
        return None
    path: list[Merge] = []
    step = came[right]
    while step is not None:
        path.append(step[1])
        step = came[step[0]]
    return tuple(reversed(path))


def compare_chains(
    left: Sequence[Chain],
    right: Sequence[Chain],
    *,
    chains: Iterable[Chain],
    documents: Sequence[Document],
    neighbours: Mapping[str, frozenset[str]],
) -> Comparison:
    """Return what the rules say of two things, given as their chains; `chains` are those of all `documents`.

    Chains of two types are never compared: that is what speaks against them.
    """
    kinds = [sorted({chain.type for chain in one}) for one in (left, right)]
    if kinds[0] != kinds[1]:
        told = " and ".join(f"{'an' if kind[0][0] in 'AEIOU' else 'a'} {kind[0].lower()}" for kind in sorted(kinds))
        return Comparison(0.0, (), JOIN, (f"they are {told}",))
    corpus = Corpus(with_ages(chains, {d.id: d for d in documents}), documents, neighbours)
    rules = dict(KINDS)[left[0].type]
    own = {chain.id: chain for chain in corpus.chains}
    sides = [[_alone(own[c.id], corpus) for c in one[:_COMPARED] if c.names] for one in (left, right)]
    pairs = [(a, b) if a.order < b.order else (b, a) for a in sides[0] for b in sides[1]]
    if not pairs:
        return Comparison(0.0, (), JOIN, ("one of them has no name",))
    # Of reasons of one kind ("different names: …") the first is enough.
    against: dict[str, str] = {}
    for reason in filter(None, (rules.differ(a, b) for a, b in pairs)):
        against.setdefault(reason.partition(":")[0], reason)
    shared = sorted({corpus.documents[d].path for a, b in pairs for d in a.documents & b.documents})
    if shared:
        against["article"] = f"one article tells of both: {', '.join(shared[:3])}"
    weighed = (rules.weigh(a, b, corpus) for a, b in pairs)
    score, reasons = max((found for found in weighed if found), default=(0.0, ()), key=lambda found: found[0])
    return Comparison(score, reasons, JOIN, tuple(against.values()))


def _alone(chain: Chain, corpus: Corpus) -> Bundle:
    weak = chain.type == "PERSON" and all(len(name.split()) == 1 for name in chain.names)
    return bundle([chain], order=corpus.order, reports=corpus.report, key=chain.id, weak=weak or chain.pseudonym)
