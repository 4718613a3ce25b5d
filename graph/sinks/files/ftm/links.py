"""Relations as links, trips and events, with articles as proof and quotes; what is not asserted as notes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from graph.network import Graph
from graph.records import Claim, Relation, content_id
from graph.sinks.files.ftm.proxies import Proxy, Values, dated, proxy, shown_name
from graph.sinks.files.ftm.things import publishers
from graph.sinks.files.ftm.trips import departures
from graph.vocabulary import table

_LINK = {"schema": "UnknownLink", "subject": "subject", "object": "object"}


def links(graph: Graph) -> Iterator[Proxy]:
    """Yield what each asserted relation is; one that nothing asserts is no link."""
    left_before = departures(graph)
    part_of_trips = {left.id for left in left_before.values()}
    disputed = _explanations(graph)
    for relation in graph.relations:
        claims = asserted(relation)
        if not claims or relation.id in part_of_trips:
            continue
        left = left_before.get(relation.id)
        schema, own = _trip(graph, relation, left) if left else _other(graph, relation)
        claims += asserted(left) if left else []
        yield proxy(relation.id, schema, **own, **_evidence(graph, relation, claims, disputed.get(relation.id, [])))


def notes(graph: Graph) -> Iterator[Proxy]:
    """Yield a Note for each denied, alleged or planned claim: its status is the first word of its name."""
    for relation in graph.relations:
        for claim in relation.claims:
            if claim.status != "asserted":
                own = content_id("n", relation.id, claim.document, claim.start, claim.end, claim.status)
                yield proxy(
                    own, "Note", name=[f"{claim.status.capitalize()}: {_sentence(graph, relation)}"],
                    description=[claim.quote], entity=[relation.subject, relation.object], proof=[claim.document],
                    publisher=publishers([graph.document[claim.document]]), summary=_speakers(graph, [claim]),
                )  # fmt: skip


def asserted(relation: Relation) -> list[Claim]:
    """Return the claims that say that it is so."""
    return [claim for claim in relation.claims if claim.status == "asserted"]


def _trip(graph: Graph, relation: Relation, left: Relation) -> tuple[str, Values]:
    who, place, there = (shown_name(graph.entity[id_]) for id_ in (relation.subject, left.object, relation.object))
    return "Trip", {
        "name": [f"{who}: {place} to {there}"], "involved": [relation.subject], "startLocation": [left.object],
        "endLocation": [relation.object], "recordId": [relation.id, left.id],
    }  # fmt: skip


def _other(graph: Graph, relation: Relation) -> tuple[str, Values]:
    how = _declared(graph, relation)
    own: Values = {"recordId": [relation.id]}
    if how["schema"] == "Event":
        return "Event", own | {"name": [_sentence(graph, relation)], "involved": [relation.subject, relation.object]}
    own |= {how["subject"]: [relation.subject], how["object"]: [relation.object]}
    is_family = how["schema"] == "Family"
    tied: Values = {"relationship": [how["relationship"]]} if is_family else {"role": [_label(graph, relation)]}
    return how["schema"], own | tied


def _declared(graph: Graph, relation: Relation) -> dict[str, Any]:
    """How the table has it, if its ends may stand there; a trip without a start is none."""
    how: dict[str, Any] = table("exchange")["follow_the_money"].get(relation.type, _LINK)
    takes = table("exchange")["takes"].get(how["schema"], {})
    fits = all(graph.entity[end].type in takes.get(side, ()) for side, end in
               (("subject", relation.subject), ("object", relation.object)))  # fmt: skip
    return how if fits and how["schema"] != "Trip" else _LINK


def _evidence(graph: Graph, relation: Relation, claims: list[Claim], disputes: list[str]) -> Values:
    documents = [graph.document[id_] for id_ in dict.fromkeys(claim.document for claim in claims)]
    support = f"Articles that say so: {relation.articles}; independent reports: {relation.reports}."
    return {
        **dated(claim.date for claim in claims), "summary": [claim.quote for claim in claims],
        "description": [support, *disputes, *_speakers(graph, claims)], "proof": [d.id for d in documents],
        "publisher": publishers(documents),
    }  # fmt: skip


def _explanations(graph: Graph) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for dispute in graph.disputes:
        for id_ in dispute.relations:
            found.setdefault(id_, []).append(f"Disputed: {dispute.explanation}")
    return found


def _speakers(graph: Graph, claims: list[Claim]) -> list[str | None]:
    return [f"According to {shown_name(graph.entity[c.speaker])}: {c.quote}" for c in claims if c.speaker]


def _sentence(graph: Graph, relation: Relation) -> str:
    subject, object_ = (shown_name(graph.entity[id_]) for id_ in (relation.subject, relation.object))
    return f"{subject} {_label(graph, relation)} {object_}"


def _label(graph: Graph, relation: Relation) -> str:
    """As the vocabulary reads it; a type that nothing declares reads as its name."""
    known = graph.relation_type(relation.type)
    return known.label if known else relation.type.lower().replace("_", " ")
