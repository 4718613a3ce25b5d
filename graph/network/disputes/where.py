"""Two places of which one at most is right: of birth, of death, a headquarters."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from graph.network.disputes.accounts import Accounts, asserted
from graph.records import Dispute, Relation
from graph.vocabulary import table
from graph.vocabulary.places import country_of_capital, lies_in_country, place_kind


def where(accounts: Accounts) -> Iterator[Dispute]:
    """Yield the disputes on where somebody was born or died, or an organisation has its seat."""
    rivals: dict[tuple[str, str], list[Relation]] = {}
    for relation in accounts.relations:
        if _one_place(relation, accounts):
            rivals.setdefault((relation.type, relation.subject), []).append(relation)
    for group in rivals.values():
        for left, right in combinations(group, 2):
            if not accounts.independent(left, right) or _may_agree(left.object, right.object, accounts):
                continue
            told = "; ".join(f"in {accounts.name(r.object)} {accounts.according(r)}" for r in (left, right))
            start = f"{accounts.name(left.subject)} {accounts.types[left.type].label.removesuffix(' in')}"
            yield Dispute((left.id, right.id), "where", f"{start}: {told}; neither place is known to lie in the other.")


def _one_place(relation: Relation, accounts: Accounts) -> bool:
    rules = table("disputes")
    # Groups are born and die in many places.
    if relation.type in rules["one_place"]:
        return accounts.entities[relation.subject].type == "PERSON"
    words = rules["seat"].get(relation.type, ())
    claims = asserted(relation)
    return bool(claims and words) and all(any(w in c.phrase.casefold() for w in words) for c in claims)


def _may_agree(left: str, right: str, accounts: Accounts) -> bool:
    """Whether one place may lie in the other, by what the articles say and what is known of the names."""
    if accounts.containment.related(left, right):
        return True
    a, b = accounts.name(left), accounts.name(right)
    return _may_lie_in(a, b) or _may_lie_in(b, a)


def _may_lie_in(inner: str, outer: str) -> bool:
    kinds = place_kind(inner), place_kind(outer)
    if kinds[1] not in ("country", "region") or kinds[0] == "country":
        return False
    # Nobody knows in which country a village or a region lies whose name is in no list.
    unknown = kinds[0] != "city" or kinds[1] == "region"
    return unknown or lies_in_country(inner, outer) or country_of_capital(inner) == outer
