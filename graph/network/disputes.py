"""Find what independent reports cannot both be right about: a place, a day, or whether it happened at all.

Conservative: copies of one report never contradict each other, nor do two places one of which lies in the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from graph.network.containment import Containment
from graph.network.dates import agree, days_apart, is_day
from graph.network.support import reports_of, source
from graph.records import Claim, Dispute, Document, Entity, Relation
from graph.vocabulary import RelationType, table


def disputes(
    relations: Sequence[Relation],
    entities: Mapping[str, Entity],
    documents: Mapping[str, Document],
    types: Mapping[str, RelationType],
) -> tuple[tuple[Dispute, ...], frozenset[str]]:
    """Return the disputes in order of `relations`, and the ids of the relations that they are about."""
    found = [
        *_places(relations, entities, documents, types),
        *(d for r in relations for d in _days(r, _sentence(r, entities, types), documents)),
        *(d for r in relations for d in _denials(r, _sentence(r, entities, types), documents)),
    ]
    return tuple(found), frozenset(i for dispute in found for i in dispute.relations)


def _places(
    relations: Sequence[Relation],
    entities: Mapping[str, Entity],
    documents: Mapping[str, Document],
    types: Mapping[str, RelationType],
) -> Iterator[Dispute]:
    containment = Containment(claim for r in relations for claim in r.claims)
    rivals: dict[tuple[str, str], list[Relation]] = {}
    for relation in relations:
        # Groups are born and die in many places.
        if relation.type in table("disputes")["one_place"] and entities[relation.subject].type == "PERSON":
            rivals.setdefault((relation.type, relation.subject), []).append(relation)
    for group in rivals.values():
        for left, right in combinations(group, 2):
            by_left, by_right = (set(reports_of(r.claims, documents)) for r in (left, right))
            if not by_left or not by_right or by_left & by_right or containment.related(left.object, right.object):
                continue
            told = "; ".join(
                f"in {entities[r.object].name} according to {_sources(_asserted(r), documents)}" for r in (left, right)
            )
            start = f"{entities[left.subject].name} {types[left.type].label.removesuffix(' in')}"
            yield Dispute((left.id, right.id), "where", f"{start}: {told}; neither place is known to lie in the other.")


def _days(relation: Relation, sentence: str, documents: Mapping[str, Document]) -> Iterator[Dispute]:
    rules = table("disputes")
    once = relation.type in rules["once"]
    if not once and relation.type not in rules["seldom"]:
        return
    dated = [claim for claim in _asserted(relation) if is_day(claim.date)]
    by_report: dict[str, set[str]] = {}
    for claim in dated:
        by_report.setdefault(documents[claim.document].own_report, set()).add(str(claim.date))
    # A report that gives two days itself may well tell of two events.
    days = {report: min(given) for report, given in by_report.items() if len(given) == 1}
    clash = {
        day
        for a, b in combinations(sorted(set(days.values())), 2)
        if once or days_apart(a, b) <= rules["seldom_days"]
        for day in (a, b)
    }
    if clash:
        told = "; ".join(
            f"on {day} according to {_sources([c for c in dated if c.date == day], documents)}" for day in sorted(clash)
        )
        yield Dispute((relation.id,), "when", f"{sentence}: {told}.")


def _denials(relation: Relation, sentence: str, documents: Mapping[str, Document]) -> Iterator[Dispute]:
    denied = [claim for claim in relation.claims if claim.status == "denied"]
    by_denied = set(reports_of(denied, documents, "denied"))
    by_asserted = set(reports_of(relation.claims, documents))
    # A report that tells both sides is not at odds with another; it shows both quotes itself.
    against = [c for c in denied if documents[c.document].own_report not in by_asserted]
    for_it = [c for c in _asserted(relation) if documents[c.document].own_report not in by_denied]
    # What happened in one year and what did not in another are two events.
    clash = [(a, b) for a in for_it for b in against if not (a.date and b.date and not agree(a.date, b.date))]
    if clash:
        stated, refused = _sources((a for a, _ in clash), documents), _sources((b for _, b in clash), documents)
        yield Dispute((relation.id,), "whether", f"{sentence}: stated by {stated}; denied by {refused}.")


def _asserted(relation: Relation) -> list[Claim]:
    return [claim for claim in relation.claims if claim.status == "asserted"]


def _sentence(relation: Relation, entities: Mapping[str, Entity], types: Mapping[str, RelationType]) -> str:
    label = types[relation.type].label
    return f"{entities[relation.subject].name} {label} {entities[relation.object].name}"


def _sources(claims: Iterable[Claim], documents: Mapping[str, Document]) -> str:
    """Return "The Outlet (path), path": each article once, in order of its first claim."""
    articles = [documents[i] for i in dict.fromkeys(claim.document for claim in claims)]
    return ", ".join(source(d) + (f" ({d.path})" if d.outlet else "") for d in articles)
