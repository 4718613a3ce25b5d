"""Clusters of chains made into entities: the best name, the other names, every mention."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import groupby
from operator import attrgetter

from graph.records import Chain, Entity, Mention, content_id
from graph.resolution.folding import bare_of_possessive, is_acronym, words
from graph.resolution.group_names import singular
from graph.vocabulary import table

_CALLED = {"m": "unnamed man", "f": "unnamed woman", None: "unnamed narrator"}
"""What a person is called whom the text calls "he", "she" or "I" and nothing else."""


def entity(chains: Sequence[Chain]) -> Entity:
    """Return the entity that `chains` make; they are sorted by path of document, then start."""
    first = chains[0]
    surfaces = Counter(m.text for c in chains for m in c.mentions if m.kind == "name" or c.type == "GROUP")
    names = dict.fromkeys(name for c in chains for name in c.names)
    name = best_name(tuple(names), surfaces, first)
    mentions: list[Mention] = []
    for _, told in groupby(chains, key=attrgetter("document")):
        mentions += sorted((m for c in told for m in c.mentions), key=attrgetter("start", "end"))
    counts = {c.count for c in chains if c.count is not None}
    return Entity(
        id=content_id("e", first.type, first.id),
        type=first.type,
        name=name,
        aliases=tuple(sorted(n for n in names if n != name)),
        pseudonym=any(c.pseudonym for c in chains),
        count=counts.pop() if len(counts) == 1 else None,
        mentions=tuple(mentions),
    )


def best_name(names: Sequence[str], surfaces: Mapping[str, int], chain: Chain) -> str:
    """Return the fullest of `names`, then that whose words are used most, then the first; capitals alone come last."""
    if not names and chain.type == "PERSON":
        return _CALLED[chain.gender]
    if not names:
        described = sorted(chain.mentions, key=lambda m: (m.kind == "pronoun", m.start))
        return described[0].text if described else chain.id
    used: Counter[str] = Counter()
    for name in names:
        for word in words(name):
            used[word] += 1 + surfaces.get(name, 0)
    numbers, vague = table("group_words")["numbers"], frozenset(table("group_words")["anyone"])

    def rank(name: str) -> tuple[object, ...]:
        plain = bare_of_possessive(name)
        said = words(plain)
        if chain.type == "PLACE":
            length = 0.0
        elif chain.type == "GROUP":
            # "three riders" says more than "three members"
            length = sum(0.5 if singular(w) in vague else 1.0 for w in said if numbers.get(w) != 0)
        else:
            length = sum(1.0 if len(w) > 1 else 0.5 for w in said)
        told = surfaces.get(name, 0) if chain.type == "PLACE" else sum(used[w] for w in said) / max(1, len(said))
        return (plain.isupper() or is_acronym(plain), plain != name, -length, -told)

    return min(names, key=rank)
