"""What the documents share, so that a name can be weighed by the company it keeps."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache

from graph.records import Chain, Document, EntityType
from graph.resolution.evidence import Evidence
from graph.resolution.folding import fold
from graph.resolution.group_names import describe
from graph.resolution.person_names import parse

_WEIGHTS = {"GROUP": 3.0, "PERSON": 2.0, "ORGANISATION": 1.5, "PLACE": 0.7}
_REACH = 150
"""Characters on each side of a mention that count as its neighbourhood: about a sentence."""


_SOME, _MUCH = 1.2, 2.0
"""Weight of what two documents both name from which they touch on one story, and from which they tell it."""
MUCH_SHARED = 0.5
"""Score of `story` where two documents tell much the same."""


class Corpus:
    """The chains of all documents with what they share, and what resolving them has found so far."""

    def __init__(
        self, chains: Sequence[Chain], documents: Iterable[Document], neighbours: Mapping[str, frozenset[str]]
    ) -> None:
        self.documents = {d.id: d for d in documents}
        self.report = {d.id: d.own_report for d in self.documents.values()}
        self.chains = tuple(self._in_order(chains))
        self.order = {chain.id: i for i, chain in enumerate(self.chains)}
        self.settled: dict[str, tuple[int, str]] = {}
        """Chain id to the order and the name of the person it was found to be; filled when persons are settled."""
        self.posts: Mapping[str, Collection[tuple[int, str]]] | None = None
        """Chain id of an organisation to the settled persons with a post in it; None until somebody asks."""
        self.holders: dict[int, frozenset[tuple[int, str]]] = {}
        """The same of an organisation's bundle, by its order; kept from one question to the next."""
        self._neighbours = neighbours
        self._of_document: dict[str, list[Chain]] = {}
        for chain in self.chains:
            self._of_document.setdefault(chain.document, []).append(chain)
        self._stories = {d: frozenset(filter(None, map(story_key, own))) for d, own in self._of_document.items()}
        self._bearers = _bearers(self.chains)
        self._frequency = Counter(key for keys in self._stories.values() for key in keys)
        self._near: dict[str, frozenset[str]] = {}
        self._positions: dict[str, tuple[list[int], list[str]]] = {}
        self._weight: dict[str, float] = {}

    def _in_order(self, chains: Sequence[Chain]) -> list[Chain]:
        def path(document: str) -> str:
            found = self.documents.get(document)
            return found.path if found else ""

        # one number for path and id: chains are many, and to compare long strings that begin alike takes long
        read = sorted({c.document for c in chains}, key=lambda d: (path(d), d))
        place = {document: i for i, document in enumerate(read)}
        return sorted(chains, key=lambda c: (place[c.document], c.mentions[0].start if c.mentions else 0, c.id))

    def story_keys(self, document: str) -> frozenset[str]:
        """Return what a document is known by when stories are compared."""
        return self._stories.get(document, frozenset())

    def chains_of(self, document: str) -> Sequence[Chain]:
        """Return the chains of one document in order."""
        return self._of_document.get(document, ())

    def named_in(self, name: str, document: str) -> bool:
        """Whether the text of a document holds `name`, in any case."""
        found = self.documents.get(document)
        return found is not None and name.casefold() in found.text.casefold()

    def bearers(self, surname: str) -> int:
        """Return how many given names the articles tell with a folded family name."""
        return len(self._bearers.get(surname, ()))

    def documents_with(self, key: str) -> int:
        """Return how many documents have a story key."""
        return self._frequency[key]

    def weight(self, key: str) -> float:
        """Return how much it says that two documents share the story key, rarer more."""
        if key not in self._weight:
            documents = max(len(self.documents), 2)
            rarity = math.log(1 + documents / max(self._frequency[key], 1)) / math.log(1 + documents)
            self._weight[key] = _WEIGHTS[key.partition(":")[0]] * rarity
        return self._weight[key]

    def telling(self, key: str) -> bool:
        """Whether a shared key ties two documents to one story: a counted group, or a rare person or organisation."""
        kind = key.partition(":")[0]
        rare = self._frequency[key] <= max(3, len(self.documents) // 10)
        return kind == "GROUP" or (kind in {"PERSON", "ORGANISATION"} and rare)

    def story(self, left: str, right: str, *, without: frozenset[str] = frozenset()) -> Evidence | None:
        """Return how far two documents tell one story (0.25 some, 0.5 much), by the things they both name."""
        shared = (self.story_keys(left) & self.story_keys(right)) - without
        if not shared:
            return None
        ranked = sorted(shared, key=lambda k: (-self.weight(k), k))
        total = sum(map(self.weight, ranked))
        if total < _SOME:
            return None
        told = ", ".join(key.partition(":")[2] for key in ranked[:4])
        if total >= _MUCH and any(map(self.telling, shared)):
            return Evidence(MUCH_SHARED, f"both articles tell of {told}")
        return Evidence(0.25, f"both articles mention {told}") if len(shared) >= 2 else None

    def stories(
        self, left: Sequence[str], right: Sequence[str], *, without: frozenset[str] = frozenset()
    ) -> Evidence | None:
        """Return the strongest `story` between the first documents of two rows."""
        tied = (self.story(a, b, without=without) for a in left[:8] for b in right[:8] if a != b)
        return max((e for e in tied if e), key=lambda e: e.score, default=None)

    def near(self, chain: Chain) -> frozenset[str]:
        """Return the story keys of what the chain stands beside, within a sentence or so, or shares claims with."""
        if chain.id not in self._near:
            starts, keys = self._positions_in(chain.document)
            found: set[str] = set()
            for mention in chain.mentions:
                found.update(
                    keys[bisect_left(starts, mention.start - _REACH) : bisect_right(starts, mention.end + _REACH)]
                )
            found.update(f"NAME:{fold(name)}" for name in self._neighbours.get(chain.id, frozenset()))
            self._near[chain.id] = frozenset(found - {story_key(chain)})
        return self._near[chain.id]

    def _positions_in(self, document: str) -> tuple[list[int], list[str]]:
        if document not in self._positions:
            placed = sorted(
                (mention.start, key)
                for chain in self._of_document.get(document, ())
                if (key := story_key(chain))
                for mention in chain.mentions
                if mention.kind != "pronoun"
            )
            self._positions[document] = ([start for start, _ in placed], [key for _, key in placed])
        return self._positions[document]


def _bearers(chains: Iterable[Chain]) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = {}
    for name in {chain.names[0] for chain in chains if chain.type == "PERSON" and chain.names}:
        parsed = parse(name)
        if not parsed.bare:
            found.setdefault(parsed.surname, set()).add(parsed.given)
    return found


def story_key(chain: Chain) -> str | None:
    """Return what stands for a chain when stories are compared; None where its name says too little."""
    if chain.type == "GROUP":
        return _group_key(chain.names, chain.count) if chain.count and chain.count >= 3 else None
    return _name_key(chain.type, chain.names[0]) if chain.names and not chain.pseudonym else None


@lru_cache(maxsize=1 << 14)
def _group_key(descriptions: tuple[str, ...], count: int) -> str:
    return f"GROUP:{count} {describe(descriptions).heads}"


@lru_cache(maxsize=1 << 16)
def _name_key(type: EntityType, name: str) -> str | None:
    if type == "PERSON":
        parsed = parse(name)
        return None if parsed.bare else f"PERSON:{' '.join(parsed.words)}"
    return f"{type}:{fold(name).removeprefix('the ')}"
