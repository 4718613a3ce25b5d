"""What a person decided, brought into clustering: what must be one, what cannot, and bundles parted to allow it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath

from graph.judgements import Placed
from graph.records import ENTITY_TYPES, Chain, EntityType, Merge
from graph.resolution.bundles import Bundle, bundle
from graph.resolution.company import nearest
from graph.resolution.corpus import Corpus
from graph.resolution.unions import Unions

Orders = tuple[int, int]
_NOBODY: frozenset[str] = frozenset()


class Judged:
    """Judgements on chains, which do not contradict each other."""

    def __init__(self, placed: Iterable[Placed]) -> None:
        given = list(placed)
        self._same = [p for p in given if p.judgement.verdict == "same"]
        self._different = [p for p in given if p.judgement.verdict == "different"]
        self.named = frozenset(chain for p in self._same for chain in (p.left, p.right))
        """The ids of the chains that are said to be one with another."""
        self._one: Unions[str] = Unions()
        for p in self._same:
            self._one.join(p.left, p.right)
        enemies: dict[str, set[str]] = {}
        for p in self._different:
            left, right = self._one.find(p.left), self._one.find(p.right)
            enemies.setdefault(left, set()).add(right)
            enemies.setdefault(right, set()).add(left)
        self._enemies = {one: frozenset(others) for one, others in enemies.items()}

    def settles(self, left: str, right: str) -> bool:
        """Whether the judgements say that two chains are one or are two, be it through others."""
        a, b = self._one.find(left), self._one.find(right)
        return a == b or b in self._enemies.get(a, _NOBODY)

    def retyped(self, chains: Sequence[Chain]) -> list[Chain]:
        """Return the chains, those that are said to be one with the type that most of their mentions have."""
        votes: dict[str, Counter[EntityType]] = {}
        for chain in chains:
            if chain.id in self.named:
                votes.setdefault(self._one.find(chain.id), Counter())[chain.type] += len(chain.mentions) or 1
        types = {one: max(ENTITY_TYPES, key=lambda t: found[t]) for one, found in votes.items()}
        return [replace(c, type=types[self._one.find(c.id)]) if c.id in self.named else c for c in chains]

    def parted(self, bundles: Sequence[Bundle], corpus: Corpus) -> list[Bundle]:
        """Return the bundles, those taken apart that by a judgement hold two things or tie two.

        What no judgement names goes with the part that it has more in common with, beyond the name, than with any
        other; else it stays by itself.
        """
        tied: Unions[int] = Unions()
        for left, right in self.must(bundles):
            tied.join(left, right)
        wrong = {tied.find(left) for left, right in self.cannot(bundles) if tied.find(left) == tied.find(right)}
        return [
            part
            for one in bundles
            for part in (self._parts(one, corpus) if wrong and tied.find(one.order) in wrong else [one])
        ]

    def must(self, bundles: Iterable[Bundle]) -> list[Orders]:
        """Return the pairs of bundles, by order, that are one."""
        return [(left, right) for left, right in self._orders(self._same, bundles) if left != right]

    def cannot(self, bundles: Iterable[Bundle]) -> list[Orders]:
        """Return the pairs of bundles, by order, that are two."""
        return self._orders(self._different, bundles)

    def merges(self) -> Iterator[Merge]:
        """Yield the joins that a person decided, with the line that says so."""
        for p in self._same:
            # Neither where the file lies nor what the person noted for themselves is a matter of the graph.
            file, _, line = p.judgement.place.rpartition(":")
            said = f"a person says that they are one: {PurePath(file).name}, line {line}"
            yield Merge(p.left, p.right, 1.0, (said,), "person")

    def _orders(self, placed: Iterable[Placed], bundles: Iterable[Bundle]) -> list[Orders]:
        of = {chain.id: one.order for one in bundles for chain in one.chains} if placed else {}
        pairs = {(of[p.left], of[p.right]) for p in placed if p.left in of and p.right in of}
        return sorted({(min(pair), max(pair)) for pair in pairs})

    def _parts(self, one: Bundle, corpus: Corpus) -> list[Bundle]:
        sides: dict[frozenset[str], list[Chain]] = {}
        rest: list[Chain] = []
        for chain in one.chains:
            root = self._one.find(chain.id)
            if root in self._enemies or chain.id in self.named:
                sides.setdefault(self._enemies.get(root, _NOBODY), []).append(chain)
            else:
                rest.append(chain)

        def part(chains: Sequence[Chain]) -> Bundle:
            ordered = sorted(chains, key=lambda c: corpus.order[c.id])
            return bundle(ordered, order=corpus.order, reports=corpus.report, key=one.key, weak=one.weak)

        named = {key: part(chains) for key, chains in sides.items()}
        for chain in rest:
            found = nearest(part([chain]), named, corpus)
            sides.setdefault(_NOBODY if found is None else found, []).append(chain)
        return sorted(map(part, sides.values()), key=lambda b: b.order)
