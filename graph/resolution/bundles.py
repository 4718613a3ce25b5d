"""Chains that their names alone make one, taken together before anything is compared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from heapq import nsmallest

from graph.records import Chain, EntityType
from graph.resolution.folding import words
from graph.vocabulary import table

_FIRST = 16
_AGE = re.compile(r"\b(\d{1,3})[- ]years?[- ]old|\baged? (\d{1,3})\b")


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
    ages: frozenset[int] = frozenset()
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


def ages(chain: Chain) -> frozenset[int]:
    """Return the ages in years that the chain's roles state ("26-year-old")."""
    return frozenset(int(a or b) for role in chain.roles for a, b in _AGE.findall(role))


def telling_roles(chain: Chain) -> frozenset[str]:
    """Return the last words of its roles, without those that tell nobody from anybody ("man", "citizen")."""
    heads = (words(_AGE.sub("", role))[-1:] for role in chain.roles)
    return frozenset(head for found in heads for head in found if head not in _plain_roles() and not head.isdigit())


def ages_differ(left: frozenset[int], right: frozenset[int]) -> bool:
    """Whether stated ages cannot be one person's; two years are allowed for articles written at different times."""
    return bool(left and right) and min(abs(a - b) for a in left for b in right) > 2


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
        ages=frozenset().union(*(ages(c) for c in chains)),
        roles=frozenset().union(*(telling_roles(c) for c in chains)),
        pseudonym=any(c.pseudonym for c in chains),
        count=next((c.count for c in chains if c.count is not None), None),
    )


def split_by_age(chains: Iterable[Chain]) -> list[list[Chain]]:
    """Return `chains` of one name parted where their stated ages cannot be one person's; those without go first."""
    parts: list[tuple[set[int], list[Chain]]] = []
    for chain in chains:
        own = ages(chain)
        fitting = next((p for p in parts if not ages_differ(frozenset(p[0]), own)), None)
        if fitting is None:
            parts.append((set(own), [chain]))
        else:
            fitting[0].update(own)
            fitting[1].append(chain)
    return [part for _, part in parts]
