"""Two places that a traveller reached in one order according to one report, and in the other according to another."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from graph.network.dates import before, days_apart, most_precise
from graph.network.disputes.accounts import Accounts, asserted
from graph.network.visits import returns
from graph.records import Claim, Dispute, Relation
from graph.vocabulary import table

Dates = dict[str, dict[str, str]]
"""By report, then by place, the one date of arrival that it gives."""


def order(accounts: Accounts) -> Iterator[Dispute]:
    """Yield the disputes on the order of legs, where both reports date both and mean the same visits."""
    arrivals: dict[str, list[Relation]] = {}
    for relation in accounts.relations:
        if relation.type == "TRAVELLED_TO" and len(accounts.reports(relation)) > 1:
            arrivals.setdefault(relation.subject, []).append(relation)
    for relations in arrivals.values():
        dates = _dates(relations, accounts)
        for left, right in combinations(relations, 2):
            if accounts.containment.related(left.object, right.object):
                continue
            sides = _sides(left.object, right.object, dates)
            if sides:
                yield _dispute(left, right, sides, accounts)


def _dates(relations: list[Relation], accounts: Accounts) -> Dates:
    dates: Dates = {}
    for relation in relations:
        given: dict[str, list[Claim]] = {}
        for claim in asserted(relation):
            given.setdefault(accounts.report(claim), []).append(claim)
        for report, claims in given.items():
            date = most_precise(claim.date for claim in claims)
            if date and not any(returns(claim) for claim in claims):
                dates.setdefault(report, {})[relation.object] = date
    return dates


def _sides(left: str, right: str, dates: Dates) -> tuple[list[str], list[str]] | None:
    """Return the reports that put `left` first and those that put `right` first; None where they do not disagree."""
    first = [report for report, of in dates.items() if before(of.get(left), of.get(right))]
    then = [report for report, of in dates.items() if before(of.get(right), of.get(left))]
    near = table("disputes")["one_visit_days"]
    same_visits = any(
        all(days_apart(dates[a][place], dates[b][place]) <= near for place in (left, right))
        for a in first
        for b in then
    )
    return (first, then) if same_visits else None


def _dispute(left: Relation, right: Relation, sides: tuple[list[str], list[str]], accounts: Accounts) -> Dispute:
    told = []
    for reports, (one, other) in zip(sides, ((left, right), (right, left)), strict=True):
        claims = [c for r in (one, other) for c in asserted(r) if accounts.report(c) in reports]
        places = f"{accounts.name(one.object)} before {accounts.name(other.object)}"
        told.append(f"{places} according to {accounts.sources(claims)}")
    return Dispute((left.id, right.id), "order", f"{accounts.name(left.subject)} reached {'; '.join(told)}.")
