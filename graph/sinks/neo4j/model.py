"""The graph as nodes and relationships of a property graph; README.md of this folder draws it.

One label for each node and a stable `id` on every node and relationship, so that the same Cypher runs on Neo4j and on
other engines that speak it. A property that has no value is None, which removes an older one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from graph.network import Graph
from graph.records import Claim, EntityType, Leg, Relation, content_id
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
End = tuple[str, str]


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
    start: End
    end: End
    id: str
    properties: dict[str, Value]

    @property
    def kind(self) -> tuple[str, str, str]:
        """Its type and the labels at its ends."""
        return self.type, self.start[0], self.end[0]


def nodes(graph: Graph) -> Iterator[Node]:
    """Yield every node, those of one label together: entities, documents, claims, stops of journeys and disputes."""
    return (Node(label, id_, sound(properties)) for label, id_, properties in _nodes(graph))


def links(graph: Graph) -> Iterator[Link]:
    """Yield every relationship, those of one kind together: the relations, then the ties."""
    yield from relations(graph)
    yield from ties(graph)


def relations(graph: Graph) -> Iterator[Link]:
    """Yield the relationships that are relations of the vocabulary."""
    end = _ends(graph)
    for relation in sorted(graph.relations, key=lambda r: (r.type, end[r.subject][0], end[r.object][0])):
        properties = sound(of_relation(graph, relation))
        yield Link(relation.type, end[relation.subject], end[relation.object], relation.id, properties)


def ties(graph: Graph) -> Iterator[Link]:
    """Yield the relationships of `LINKS`, which tie claims, documents, stops and disputes to one another."""
    end = _ends(graph)
    yield from _ties_of_entities(graph, end)
    yield from _ties_of_claims(graph, end)
    yield from _ties_of_stops(graph, end)
    for claim, dispute in _disputed(graph):
        yield _tie("IN_DISPUTE", ("Claim", claim), ("Dispute", dispute))


def sizes(graph: Graph) -> tuple[int, int]:
    """Return how many nodes and how many relationships there are, without making them."""
    claims = speakers = 0
    for relation in graph.relations:
        own = _told_once(relation)
        claims += len(own)
        speakers += sum(claim.speaker is not None for claim in own)
    stops = sum(len(journey.legs) for journey in graph.journeys)
    mentioned = sum(len({m.document for m in entity.mentions}) for entity in graph.entities)
    disputed = sum(1 for _ in _disputed(graph))
    things = len(graph.entities) + len(graph.documents) + len(graph.disputes)
    return things + claims + stops, len(graph.relations) + mentioned + 3 * claims + speakers + 2 * stops + disputed


def _nodes(graph: Graph) -> Iterator[tuple[str, str, dict[str, Value]]]:
    for type_, label in LABELS.items():
        yield from ((label, e.id, of_entity(e)) for e in graph.entities if e.type == type_)
    for document in graph.documents:
        yield ("Document", document.id, {
            "title": document.title, "outlet": document.outlet, "published": document.published,
            "report": document.own_report, "path": document.path, "sha256": document.sha256,
        })  # fmt: skip
    for relation in graph.relations:
        for id_, claim in _own_claims(relation):
            yield ("Claim", id_, {
                "type": relation.type, "quote": claim.quote, "start": claim.start, "end": claim.end,
                "status": claim.status, "date": claim.date, "phrase": claim.phrase, "confidence": claim.confidence,
                "relation": relation.id,
            })  # fmt: skip
    for traveller, position, leg in _stops(graph):
        yield ("Stop", _stop_id(traveller, position), {
            "position": position, "date": leg.date, "status": leg.status, "relation": leg.relation,
        })  # fmt: skip
    for dispute in graph.disputes:
        yield ("Dispute", _dispute_id(dispute.relations), {
            "about": dispute.about, "explanation": dispute.explanation, "relations": list(dispute.relations),
        })  # fmt: skip


def _ends(graph: Graph) -> dict[str, End]:
    return {entity.id: (LABELS[entity.type], entity.id) for entity in graph.entities}


def _ties_of_entities(graph: Graph, end: dict[str, End]) -> Iterator[Link]:
    for type_ in LABELS:
        for entity in (e for e in graph.entities if e.type == type_):
            for document in dict.fromkeys(m.document for m in entity.mentions):
                yield _tie("MENTIONED_IN", end[entity.id], ("Document", document))


def _ties_of_claims(graph: Graph, end: dict[str, End]) -> Iterator[Link]:
    # each id is needed three or four times, and is a hash
    claims = [(relation, list(_own_claims(relation))) for relation in graph.relations]
    ends: dict[str, Callable[[Relation], str]] = {"SUBJECT": lambda r: r.subject, "OBJECT": lambda r: r.object}
    for type_, at in ends.items():
        for label in LABELS.values():
            for relation, own in claims:
                if (to := end[at(relation)])[0] == label:
                    yield from (_tie(type_, ("Claim", id_), to) for id_, _ in own)
    for _, own in claims:
        for id_, claim in own:
            yield _tie("IN_DOCUMENT", ("Claim", id_), ("Document", claim.document))
    for label in LABELS.values():
        for _, own in claims:
            for id_, claim in own:
                if claim.speaker is not None and end[claim.speaker][0] == label:
                    yield _tie("SPEAKER", ("Claim", id_), end[claim.speaker])


def _ties_of_stops(graph: Graph, end: dict[str, End]) -> Iterator[Link]:
    for label in LABELS.values():
        for journey in graph.journeys:
            if journey.legs and end[journey.traveller][0] == label:
                yield _tie("FIRST_STOP", end[journey.traveller], ("Stop", _stop_id(journey.traveller, 1)))
    for traveller, position, _ in _stops(graph):
        if position > 1:
            before, own = (_stop_id(traveller, at) for at in (position - 1, position))
            yield _tie("NEXT_STOP", ("Stop", before), ("Stop", own))
    for label in LABELS.values():
        for traveller, position, leg in _stops(graph):
            if end[leg.place][0] == label:
                yield _tie("AT", ("Stop", _stop_id(traveller, position)), end[leg.place])


def _stops(graph: Graph) -> Iterator[tuple[str, int, Leg]]:
    """Each leg of each journey, in order: whose journey it is, the position from 1, the leg."""
    for journey in graph.journeys:
        for position, leg in enumerate(journey.legs, 1):
            yield journey.traveller, position, leg


def _own_claims(relation: Relation) -> Iterator[tuple[str, Claim]]:
    return ((_claim_id(relation, claim), claim) for claim in _told_once(relation))


def _told_once(relation: Relation) -> Sequence[Claim]:
    """The claims of a relation; of those with one place and status, which are one node, the first."""
    if len(relation.claims) < 2:
        return relation.claims
    found: dict[tuple[str, int, int, str], Claim] = {}
    for claim in relation.claims:
        found.setdefault((claim.document, claim.start, claim.end, claim.status), claim)
    return list(found.values())


def _claim_id(relation: Relation, claim: Claim) -> str:
    return content_id("c", relation.id, claim.document, claim.start, claim.end, claim.status)


def _disputed(graph: Graph) -> Iterator[tuple[str, str]]:
    """The ids of claim and dispute."""
    for dispute in graph.disputes:
        for relation in (graph.relation[r] for r in dispute.relations):
            for id_, _ in _own_claims(relation):
                yield id_, _dispute_id(dispute.relations)


def _stop_id(traveller: str, position: int) -> str:
    return content_id("s", traveller, position)


def _dispute_id(relations: Iterable[str]) -> str:
    return content_id("q", *relations)


def _tie(type_: str, start: End, end: End) -> Link:
    return Link(type_, start, end, content_id("t", type_, start[1], end[1]), {})
