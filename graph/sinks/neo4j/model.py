"""The graph as nodes and relationships of a property graph; README.md of this folder draws it.

One label for each node and a stable `id` on every node and relationship, so that the same Cypher runs on Neo4j and on
other engines that speak it. A property that has no value is None, which removes an older one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from graph.network import Graph
from graph.records import Claim, EntityType, Relation, content_id
from graph.sinks.properties import Value, of_entity, of_relation, sound

LABELS: dict[EntityType, str] = {
    "PERSON": "Person",
    "GROUP": "Group",
    "ORGANISATION": "Organisation",
    "PLACE": "Place",
}
NODE_LABELS = (*LABELS.values(), "Document", "Claim", "Stop", "Dispute")
LINKS = ("SUBJECT", "OBJECT", "SPEAKER", "IN_DOCUMENT", "MENTIONED_IN", "FIRST_STOP", "NEXT_STOP", "AT", "IN_DISPUTE")
"""The types of relationships that are no relation of the vocabulary."""
INDEXED = (
    ("Person", "name"), ("Group", "name"), ("Organisation", "name"), ("Place", "name"), ("Document", "outlet"),
    ("Claim", "status"), ("Claim", "relation"),
)  # fmt: skip
"""Labels, and a property by which their nodes are often looked for."""


@dataclass(frozen=True, slots=True)
class Node:
    """A node with one label."""

    label: str
    id: str
    properties: dict[str, Value]


@dataclass(frozen=True, slots=True)
class Link:
    """A relationship between two nodes, each given by label and id."""

    type: str
    start: tuple[str, str]
    end: tuple[str, str]
    id: str
    properties: dict[str, Value]


def nodes(graph: Graph) -> Iterator[Node]:
    """Yield every node: entities, documents, claims, the stops of journeys and disputes."""
    return (replace(node, properties=sound(node.properties)) for node in _nodes(graph))


def links(graph: Graph) -> Iterator[Link]:
    """Yield every relationship: the relations, and what ties claims, documents, stops and disputes to them."""
    return (replace(link, properties=sound(link.properties)) for link in _links(graph))


def _nodes(graph: Graph) -> Iterator[Node]:
    for entity in graph.entities:
        yield Node(LABELS[entity.type], entity.id, of_entity(entity))
    for document in graph.documents:
        yield Node("Document", document.id, {
            "title": document.title, "outlet": document.outlet, "published": document.published,
            "report": document.own_report, "path": document.path, "sha256": document.sha256,
        })  # fmt: skip
    for relation, claim in _claims(graph):
        yield Node("Claim", _claim_id(relation, claim), {
            "type": relation.type, "quote": claim.quote, "start": claim.start, "end": claim.end,
            "status": claim.status, "date": claim.date, "phrase": claim.phrase, "confidence": claim.confidence,
            "relation": relation.id,
        })  # fmt: skip
    for stop, _, leg in _stops(graph):
        yield Node("Stop", stop.id, {
            "position": stop.position, "date": leg.date, "status": leg.status, "relation": leg.relation,
        })  # fmt: skip
    for dispute in graph.disputes:
        yield Node("Dispute", _dispute_id(dispute.relations), {
            "about": dispute.about, "explanation": dispute.explanation, "relations": list(dispute.relations),
        })  # fmt: skip


def _links(graph: Graph) -> Iterator[Link]:
    end = {entity.id: (LABELS[entity.type], entity.id) for entity in graph.entities}
    for relation in graph.relations:
        properties = of_relation(graph, relation)
        yield Link(relation.type, end[relation.subject], end[relation.object], relation.id, properties)
    for entity in graph.entities:
        for document in dict.fromkeys(m.document for m in entity.mentions):
            yield _tie("MENTIONED_IN", end[entity.id], ("Document", document))
    for relation, claim in _claims(graph):
        own = ("Claim", _claim_id(relation, claim))
        yield _tie("SUBJECT", own, end[relation.subject])
        yield _tie("OBJECT", own, end[relation.object])
        yield _tie("IN_DOCUMENT", own, ("Document", claim.document))
        if claim.speaker is not None:
            yield _tie("SPEAKER", own, end[claim.speaker])
    before: _Stop | None = None
    for stop, traveller, leg in _stops(graph):
        own = ("Stop", stop.id)
        if stop.position == 1 or before is None:
            yield _tie("FIRST_STOP", end[traveller], own)
        else:
            yield _tie("NEXT_STOP", ("Stop", before.id), own)
        yield _tie("AT", own, end[leg.place])
        before = stop
    for dispute in graph.disputes:
        for relation in (graph.relation[r] for r in dispute.relations):
            for claim in relation.claims:
                yield _tie(
                    "IN_DISPUTE", ("Claim", _claim_id(relation, claim)), ("Dispute", _dispute_id(dispute.relations))
                )


@dataclass(frozen=True, slots=True)
class _Stop:
    id: str
    position: int


def _stops(graph: Graph) -> Iterator[tuple[_Stop, str, Any]]:
    """Each leg of each journey, in order: its stop, whose journey it is, the leg."""
    for journey in graph.journeys:
        for position, leg in enumerate(journey.legs, 1):
            yield _Stop(content_id("s", journey.traveller, position), position), journey.traveller, leg


def _claims(graph: Graph) -> Iterator[tuple[Relation, Claim]]:
    return ((relation, claim) for relation in graph.relations for claim in relation.claims)


def _claim_id(relation: Relation, claim: Claim) -> str:
    return content_id("c", relation.id, claim.document, claim.start, claim.end, claim.status)


def _dispute_id(relations: Iterable[str]) -> str:
    return content_id("q", *relations)


def _tie(type_: str, start: tuple[str, str], end: tuple[str, str]) -> Link:
    return Link(type_, start, end, content_id("t", type_, start[1], end[1]), {})
