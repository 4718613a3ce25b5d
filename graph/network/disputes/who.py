"""Two doers of what one alone can have done."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from graph.network.disputes.accounts import Accounts, asserted
from graph.records import Dispute, Relation
from graph.vocabulary import table


def who(accounts: Accounts) -> Iterator[Dispute]:
    """Yield the disputes on who did something to a person that is done once."""
    rules = table("disputes")
    tied = {
        frozenset((r.subject, r.object)) for r in accounts.relations if r.type in rules["affiliations"] and asserted(r)
    }
    rivals: dict[tuple[str, str], list[Relation]] = {}
    for relation in accounts.relations:
        if relation.type in rules["one_doer"] and accounts.entities[relation.object].type == "PERSON":
            rivals.setdefault((relation.type, relation.object), []).append(relation)
    for group in rivals.values():
        for left, right in combinations(group, 2):
            doers = [accounts.entities[r.subject] for r in (left, right)]
            # Of a state and an army, of a man and his band, both can have done it; so can people who have no name.
            if doers[0].type != doers[1].type or doers[0].type == "GROUP" or frozenset(d.id for d in doers) in tied:
                continue
            if accounts.independent(left, right):
                told = "; ".join(f"{accounts.name(r.subject)} {accounts.according(r)}" for r in (left, right))
                what = f"who {accounts.types[left.type].label} {accounts.name(left.object)}"
                yield Dispute((left.id, right.id), "who", f"{what}: {told}.")
