"""How a relation is told: statuses, speakers and dates of the claims, against what the gold file expects of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.network.alignment import Alignment
from graph.network.dates import agree
from graph.network.gold import Gold, GoldRelation
from graph.network.scores import ZERO, Miss, Score
from graph.records import STATUSES, Claim

_PRECISION = {4: "year", 7: "month", 10: "day"}
"""What a date of so many characters tells."""


@dataclass(frozen=True, slots=True)
class Particulars:
    """Scores over what the gold file says of statuses (each statement has one), speakers and dates (some have)."""

    by_status: Mapping[str, Score]
    by_speaker: Mapping[str, Score]
    by_date: Mapping[str, Score]
    """By precision: day, month, year, interval. A coarser date than expected is missing, another one wrong too."""


def particulars(gold: Gold, aligned: Alignment, misses: list[Miss]) -> Particulars:
    """Return the scores of a graph laid beside `gold`; what is not as expected is added to `misses`.

    Relations that are wrong altogether count where relations are counted, not here.
    """
    by_status: dict[str, Score] = dict.fromkeys(STATUSES, ZERO)
    by_speaker: dict[str, Score] = {}
    by_date: dict[str, Score] = {}
    for relation in gold.relations:
        said = [claim for found in aligned.found.get(relation.triple, ()) for claim in found.claims]
        for doc in relation.docs:
            here: set[str] = {claim.status for claim in said if aligned.prefix[claim.document] == doc}
            _count_status(by_status, relation.expected_in(doc, "status") or "asserted", here)
        for expected, claims, at in _expectations(relation, "date", said, aligned):
            kind = _PRECISION.get(len(expected), "interval")
            dates = [claim.date for claim in claims]
            right = any(str(date).startswith(expected) for date in dates)
            other = any(date and not agree(date, expected) for date in dates)
            by_date[kind] = by_date.get(kind, ZERO) + _item(right=right, wrong=other)
            if claims and not right:
                misses.append(Miss("date", f"{at} is {sorted(map(str, set(dates)))}, expected {expected}"))
        for expected, claims, at in _expectations(relation, "speaker", said, aligned):
            speakers = {key for claim in claims if claim.speaker for key in aligned.ends(claim.speaker)}
            right = not speakers.isdisjoint(expected.split("|"))
            by_speaker[expected] = by_speaker.get(expected, ZERO) + _item(right=right, wrong=bool(speakers))
            if claims and not right:
                misses.append(Miss("speaker", f"{at} is {sorted(speakers)}, expected {expected}"))
        for expected, claims, at in _expectations(relation, "status", said, aligned):
            statuses = {claim.status for claim in claims}
            if claims and expected not in statuses:
                misses.append(Miss("status", f"{at} is {sorted(statuses)}, expected {expected}"))
    return Particulars(by_status, by_speaker, {kind: by_date[kind] for kind in sorted(by_date)})


def _count_status(by_status: dict[str, Score], expected: str, found: set[str]) -> None:
    by_status[expected] = by_status.get(expected, ZERO) + _item(right=expected in found, wrong=False)
    if expected not in found:
        for status in found:
            by_status[status] += Score(0, 1, 0)


def _expectations(
    relation: GoldRelation, field: str, said: list[Claim], aligned: Alignment
) -> Iterator[tuple[str, list[Claim], str]]:
    """Yield each value expected of a field, the claims of which one must have it, and what to call them."""
    line = " ".join(relation.triple)
    if field in relation.expected:
        yield relation.expected[field], said, line
    for doc, value in relation.expected_by_doc.get(field, {}).items():
        yield value, [claim for claim in said if aligned.prefix[claim.document] == doc], f"{line} in {doc}"


def _item(*, right: bool, wrong: bool) -> Score:
    return Score(1, 0, 0) if right else Score(0, int(wrong), 1)
