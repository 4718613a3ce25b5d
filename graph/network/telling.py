"""What to tell first: the role of someone, the claims behind a stop of a journey, the most telling of many quotes."""

from __future__ import annotations

from collections.abc import Sequence

from graph.network.dates import agree
from graph.network.graph import Graph
from graph.records import Claim, Entity, Journey, Leg

_ROLES = ("LEADS", "MEMBER_OF")
_DEEDS = ("FOUNDED",)


def roles(graph: Graph, entity: Entity) -> list[str]:
    """Return "director of Harbour Light": the words that articles use for its place in an organisation.

    To belong to a described group ("one of the six") is no role.
    """
    found: dict[str, None] = {}
    for relation in graph.relations_of(entity):
        other = graph.entity[relation.object]
        if relation.subject != entity.id or relation.type not in (*_ROLES, *_DEEDS) or other.type == "GROUP":
            continue
        if relation.type in _DEEDS and entity.type != "PERSON":
            continue
        for phrase in (claim.phrase for claim in relation.claims if claim.status == "asserted" and claim.phrase):
            joined = phrase.endswith(" of") or relation.type in _DEEDS
            found[f"{phrase} {other.name}" if joined else f"{phrase}, {other.name}"] = None
    return list(found)


def telling_first(claims: Sequence[Claim], graph: Graph, *, date: str | None = None) -> list[Claim]:
    """Return claims, the most telling first: of `date`, asserted, from a report not yet heard; else as they were."""
    heard: set[str] = set()
    keyed = []
    for i, claim in enumerate(claims):
        report = graph.document[claim.document].own_report
        keyed.append((date is not None and claim.date != date, claim.status != "asserted", report in heard, i))
        heard.add(report)
    return [claims[i] for *_, i in sorted(keyed)]


def claims_of_leg(graph: Graph, journey: Journey, leg: Leg) -> list[Claim]:
    """Return the claims of a leg's status, the most telling first; one at least, and none dated to another visit."""
    elsewhen = [other.date for other in journey.legs if other != leg and other.relation == leg.relation and other.date]
    told = graph.relation[leg.relation].claims
    claims = [claim for claim in told if claim.status == leg.status] or list(told)
    own = [c for c in claims if not (c.date and any(agree(c.date, date) for date in elsewhen))]
    return telling_first(own or claims, graph, date=leg.date)
