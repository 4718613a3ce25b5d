"""Plurals of kin whom the text has named one by one: "her son X and her daughter Y … the children", "the siblings"."""

from __future__ import annotations

from collections.abc import Iterator

from graph.extraction.clusters import Cluster
from graph.extraction.mentions import Candidate
from graph.extraction.related_people import kin_told, owners
from graph.extraction.settled import Settled
from graph.vocabulary.lexicon import nouns
from graph.vocabulary.roles import role_kinds

_FROM_BIRTH = frozenset({"brother", "sister", "sibling", "twin"})


def kin_together(settled: Settled, mention: Candidate) -> list[Cluster]:
    """Return the children or siblings that a plural means, two at least and of one family; else nobody."""
    children = "child" in role_kinds(mention.role)
    if not mention.definite or not (children or mention.role in _FROM_BIRTH & nouns("mutual_kin")):
        return []
    whose = {id(c) for t in owners(settled.doc[mention.i]) if (c := settled.at.get(t.i)) is not None}
    families: dict[int, list[Cluster]] = {}
    for owner, one in _children(settled, mention) if children else _siblings(settled, mention):
        family = families.setdefault(id(owner), [] if children or whose else [owner])
        if one not in family:
            family.append(one)
    fits = [
        family
        for owner_id, family in families.items()
        if (not whose or owner_id in whose) and len(family) > 1 and all(c.agrees(mention.gender) for c in family)
    ]
    same = {frozenset(map(id, family)) for family in fits}  # two parents have the same children
    return fits[0] if len(same) == 1 and len(fits[0]) == (mention.count or len(fits[0])) else []


def _children(settled: Settled, mention: Candidate) -> Iterator[tuple[Cluster, Cluster]]:
    """Whoever was told to be somebody's parent, with the child."""
    for owner, role, one in _kin(settled, mention):
        if "child" in role_kinds(role):
            yield owner, one
        elif "parent" in role_kinds(role):
            yield one, owner


def _siblings(settled: Settled, mention: Candidate) -> Iterator[tuple[Cluster, Cluster]]:
    return ((owner, one) for owner, role, one in _kin(settled, mention) if role in _FROM_BIRTH)


def _kin(settled: Settled, mention: Candidate) -> Iterator[tuple[Cluster, str, Cluster]]:
    """Each named person before a mention who was told to be kin of another, with the word for it."""
    for one in settled.named_before("PERSON", mention.i):
        for role, of in kin_told(settled.doc, one, mention.i):
            for owner in (settled.at.get(t.i) for t in of):
                if owner is not None and owner is not one and owner.type == "PERSON" and owner.known:
                    yield owner, role, one
