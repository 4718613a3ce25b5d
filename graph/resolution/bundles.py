"""Chains that their names alone make one, taken together before anything is compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from heapq import nsmallest

from graph.records import Chain, EntityType
from graph.resolution.ages import Age, ages, without_age
from graph.resolution.folding import words
from graph.vocabulary import table

_FIRST = 16


@dataclass(frozen=True, slots=True)
class Bundle:
    """Chains of one type that share a name which settles who is meant, or a weaker one within one report.

    `order` is the place of its first chain; `weak`: the name alone does not say who is meant.
    """

    order: int
    type: EntityType
    key: str
    chains: tuple[Chain, ...]
    names: tuple[str, ...]
    weak: bool
    reports: frozenset[str]
    documents: frozenset[str] = field(default=frozenset())
    first_documents: tuple[str, ...] = ()
    """The first few of `documents` by id: what is asked of every article of a name is asked of these."""
    first_reports: tuple[str, ...] = ()
    genders: frozenset[str] = frozenset()
    ages: frozenset[Age] = frozenset()
    roles: frozenset[str] = frozenset()
    pseudonym: bool = False
    count: int | None = None

    @property
    def signature(self) -> tuple[object, ...]:
        """What decides whether it may be one with another bundle."""
        reports = self.reports if self.pseudonym else None
        return (self.key, self.names, self.genders, self.ages, self.pseudonym, self.count, reports)


@cache
def _plain_roles() -> frozenset[str]:
    return frozenset(table("nicknames")["plain_roles"])


def telling_roles(chain: Chain) -> frozenset[str]:
    """Return the last words of its roles, without those that tell nobody from anybody ("man", "citizen")."""
    return frozenset(filter(None, map(_telling, chain.roles)))


@lru_cache(maxsize=1 << 14)
def _telling(role: str) -> str | None:
    found = words(without_age(role))
    return None if not found or found[-1] in _plain_roles() or found[-1].isdigit() else found[-1]


def bundle(chains: Sequence[Chain], *, order: dict[str, int], reports: dict[str, str], key: str, weak: bool) -> Bundle:
    """Return the bundle of `chains`, which are sorted; `order` and `reports` are by chain id and by document id."""
    documents = frozenset(c.document for c in chains)
    told = frozenset(map(reports.__getitem__, documents))
    return Bundle(
        order=order[chains[0].id],
        type=chains[0].type,
        key=key,
        chains=tuple(chains),
        names=tuple(dict.fromkeys(name for chain in chains for name in chain.names)),
        weak=weak,
        reports=told,
        first_reports=tuple(nsmallest(4, told)),
        documents=documents,
        first_documents=tuple(nsmallest(_FIRST, documents)),
        genders=frozenset(c.gender for c in chains if c.gender),
        ages=frozenset(age for c in chains if c.roles for age in ages(c)),
        roles=frozenset(role for c in chains if c.roles for role in telling_roles(c)),
        pseudonym=any(c.pseudonym for c in chains),
        count=next((c.count for c in chains if c.count is not None), None),
    )
