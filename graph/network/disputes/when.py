"""Two dates of one event."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Any

from graph.network.dates import agree, days_apart, is_day, most_precise
from graph.network.disputes.accounts import Accounts, asserted
from graph.records import Dispute, Relation
from graph.vocabulary import table


def when(accounts: Accounts) -> Iterator[Dispute]:
    """Yield the disputes on dates: of what happens once at any distance, of other events where the dates are close."""
    for relation in accounts.relations:
        dates = _by_report(relation, accounts)
        clash = sorted(
            {
                date
                for left, right in combinations(sorted(set(dates.values())), 2)
                if not agree(left, right) and _one_event(left, right, relation, accounts)
                for date in (left, right)
            }
        )
        if clash:
            of = {date: [c for c in asserted(relation) if dates.get(accounts.report(c)) == date] for date in clash}
            told = "; ".join(
                f"{'on' if is_day(date) else 'in'} {date} according to {accounts.sources(of[date])}" for date in clash
            )
            yield Dispute((relation.id,), "when", f"{accounts.sentence(relation)}: {told}.")


def _by_report(relation: Relation, accounts: Accounts) -> dict[str, str]:
    """Return the one date that each report gives; a report with two that differ may well tell of two events."""
    given: dict[str, list[str | None]] = {}
    for claim in asserted(relation):
        given.setdefault(accounts.report(claim), []).append(claim.date)
    found = {report: most_precise(dates) for report, dates in given.items()}
    return {report: date for report, date in found.items() if date and "/" not in date}


def _one_event(left: str, right: str, relation: Relation, accounts: Accounts) -> bool:
    """Whether two dates that differ are of one event."""
    rules: Mapping[str, Any] = table("disputes")
    ends = [accounts.entities[end].type for end in (relation.subject, relation.object)]
    if relation.type in rules["once"]:
        # Many are born, die and are killed, but a person only once.
        return relation.type not in rules["once_a_person"] or ends[rules["once_a_person"][relation.type]] == "PERSON"
    if relation.type in rules["rarely"] and "PERSON" in ends and min(len(left), len(right)) >= len("2024-05"):
        return bool(days_apart(left, right) <= rules["rarely_days"])
    if not (is_day(left) and is_day(right)):
        return False
    if relation.type in rules["between_persons"] and ends == ["PERSON", "PERSON"]:
        return bool(days_apart(left, right) <= rules["between_persons_days"])
    return relation.type in rules["seldom"] and bool(days_apart(left, right) <= rules["seldom_days"])
