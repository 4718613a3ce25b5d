"""JSON-LD with the terms of schema.org, for RDF stores and linked data.

What is asserted is a triple from subject to object, under our own name of the type and schema.org's where it has one.
Each relation is also a node of its own with its claims, which carry their status: a denied, alleged or planned claim
stands there alone and makes no triple. The names of our vocabulary are URNs: they lead nowhere, and do not change.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from graph.network import Graph
from graph.records import Claim, Entity, EntityType, Relation, content_id
from graph.sinks.properties import utf8
from graph.vocabulary import table

OWN = "urn:passage:vocabulary:"
"""Before the names of types, properties and statuses of ours."""
IDS = "urn:passage:id:"
"""Before the ids of graph.json."""
_CONTEXT: dict[str, Any] = {
    "@vocab": "https://schema.org/", "passage": OWN, "id": IDS,
    "subject": {"@id": "passage:subject", "@type": "@id"}, "object": {"@id": "passage:object", "@type": "@id"},
    "relation": {"@id": "passage:relation", "@type": "@vocab"}, "status": {"@id": "passage:status", "@type": "@vocab"},
    "claims": {"@id": "passage:claim", "@type": "@id"}, "speaker": {"@id": "passage:speaker", "@type": "@id"},
    "place": {"@id": "passage:place", "@type": "@id"}, "traveller": {"@id": "passage:traveller", "@type": "@id"},
    "of": {"@id": "passage:of", "@type": "@id"}, "disputes": {"@id": "passage:disputes", "@type": "@id"},
    "legs": {"@id": "passage:legs", "@container": "@list"}, "appearance": {"@type": "@id"},
}  # fmt: skip
_OURS = (
    "articles reports disputed start end phrase confidence date pseudonym count report sha256 about explanation path"
).split()
_CONTEXT |= {name: f"passage:{name}" for name in _OURS}
_TYPES: dict[EntityType, list[str]] = {
    "PERSON": ["Person"], "GROUP": ["passage:Group"], "ORGANISATION": ["Organization"], "PLACE": ["Place"],
}  # fmt: skip


def write_jsonld(graph: Graph, path: Path) -> None:
    """Write one document, a node a line."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(f'{{"@context": {_text(_CONTEXT)},\n"@graph": [')
        for at, node in enumerate(_nodes(graph)):
            kept = {key: value for key, value in node.items() if value is not None and value != []}
            file.write(("\n" if at == 0 else ",\n") + _text(kept))
        file.write("\n]}\n")


def _nodes(graph: Graph) -> Iterator[dict[str, Any]]:
    for d in graph.documents:
        outlet = {"@type": "Organization", "name": d.outlet} if d.outlet else None
        yield {
            "@id": _id(d.id), "@type": "NewsArticle", "headline": d.title, "publisher": outlet,
            "datePublished": d.published, "report": d.own_report, "path": d.path, "sha256": d.sha256,
        }  # fmt: skip
    for entity in graph.entities:
        yield _entity(graph, entity)
    for relation in graph.relations:
        claims = [_claim(relation, claim) for claim in relation.claims]
        yield {
            "@id": _id(relation.id), "@type": "passage:Relation", "subject": _id(relation.subject),
            "relation": f"passage:{relation.type}", "object": _id(relation.object), "articles": relation.articles,
            "reports": relation.reports, "disputed": relation.disputed, "claims": claims,
        }  # fmt: skip
    for journey in graph.journeys:
        legs = [
            {"@type": "passage:Leg", "place": _id(leg.place), "date": leg.date, "status": f"passage:{leg.status}",
             "of": _id(leg.relation)} for leg in journey.legs
        ]  # fmt: skip
        yield {"@id": _id(content_id("j", journey.traveller)), "@type": "passage:Journey",
               "traveller": _id(journey.traveller), "legs": legs}  # fmt: skip
    for dispute in graph.disputes:
        yield {
            "@id": _id(content_id("q", *dispute.relations)), "@type": "passage:Dispute", "about": dispute.about,
            "explanation": dispute.explanation, "disputes": [_id(r) for r in dispute.relations],
        }  # fmt: skip


def _entity(graph: Graph, entity: Entity) -> dict[str, Any]:
    node: dict[str, Any] = {
        "@id": _id(entity.id), "@type": _TYPES[entity.type], "name": entity.name,
        "alternateName": list(entity.aliases), "count": entity.count, "pseudonym": entity.pseudonym or None,
        "subjectOf": [{"@id": _id(d)} for d in dict.fromkeys(m.document for m in entity.mentions)],
    }  # fmt: skip
    for relation in graph.relations_of(entity):
        if relation.articles:
            for name, other in _triples(graph, relation, entity.id):
                node.setdefault(name, []).append({"@id": _id(other)})
    return node


def _triples(graph: Graph, relation: Relation, own: str) -> Iterator[tuple[str, str]]:
    """The properties of one end that an asserted relation gives, with the other end."""
    declared = table("exchange")["schema_org"].get(relation.type)
    if declared and not all(graph.entity[end].type in declared[side] for side, end in
                            (("subject", relation.subject), ("object", relation.object))):  # fmt: skip
        declared = None
    if relation.subject == own:
        yield f"passage:{relation.type}", relation.object
        if declared and "property" in declared:
            yield declared["property"], relation.object
    if relation.object == own and declared and "inverse" in declared:
        yield declared["inverse"], relation.subject


def _claim(relation: Relation, claim: Claim) -> dict[str, Any]:
    own = content_id("c", relation.id, claim.document, claim.start, claim.end, claim.status)
    told = {
        "@id": _id(own), "@type": "Claim", "text": claim.quote, "appearance": _id(claim.document),
        "status": f"passage:{claim.status}", "start": claim.start, "end": claim.end, "phrase": claim.phrase or None,
        "confidence": claim.confidence, "date": claim.date, "speaker": _id(claim.speaker) if claim.speaker else None,
    }  # fmt: skip
    return {key: value for key, value in told.items() if value is not None}


def _id(id_: str) -> str:
    return f"id:{id_}"


def _text(value: Any) -> str:
    return utf8(json.dumps(value, ensure_ascii=False))
