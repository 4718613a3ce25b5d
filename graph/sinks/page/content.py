"""What the page says: the graph as plain dictionaries and lists, for JSON, in the order in which the page shows it."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable
from typing import Any

from graph.network.graph import Graph
from graph.network.telling import roles
from graph.records import Claim, Document, Entity, Relation
from graph.sinks.page.journeys import journey_rows, map_rows
from graph.sinks.page.standing import is_shown, places, ranked

TEXT_LIMIT = 5_000_000
"""Characters of article text that a page carries; a larger build shows quotes without their surroundings."""

_Offset = Callable[[int], int]


MAX_NODES = 150
"""Names that the page opens on, of a graph with many more; the others are a click away."""


def content(graph: Graph, *, title: str | None = None, max_nodes: int = MAX_NODES) -> dict[str, Any]:
    """Return all that the page shows. Offsets count UTF-16 code units, as JavaScript does, not code points."""
    order = ranked(graph)
    carry = sum(len(d.text) for d in graph.documents) <= TEXT_LIMIT
    place, rank = places(graph), {e.id: i for i, e in enumerate(order)}
    units = {d.id: _utf16(d.text) for d in graph.documents}
    return {
        "title": title or _heading(order, graph),
        "core": max_nodes,
        "reports": len({d.own_report for d in graph.documents}),
        "retold": {r.id: r.reasons for r in graph.reports},
        "types": _types(graph),
        "documents": [_document(d, carry=carry) for d in graph.documents],
        "entities": [_entity(e, graph) | {"place": place[e.id]} for e in order],
        "relations": [_relation(r, units) for r in _by_support(graph)],
        "journeys": [
            journey_rows(graph, j) for j in sorted(graph.journeys, key=lambda j: (-len(j.legs), rank[j.traveller]))
        ],
        "map": map_rows(graph),
        "proposals": _proposals(graph),
        "disputes": [{"relations": list(d.relations), "about": d.about, "explanation": d.explanation}
                     for d in graph.disputes],
    }  # fmt: skip


def _heading(order: list[Entity], graph: Graph) -> str:
    """Name the page after its two main figures and its main place."""
    related = [e for e in order if graph.relations_of(e)]
    figures, settings = [e for e in related if e.type != "PLACE"], [e for e in related if e.type == "PLACE"]
    names = [e.name for e in (*figures[:2], *settings[:1])]
    listed = " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names) or "What the articles say"
    return listed[0].upper() + listed[1:]


def _types(graph: Graph) -> dict[str, dict[str, Any]]:
    """Return how each type in use reads; one that nobody declared reads as its name, in lower case."""
    found: dict[str, dict[str, Any]] = {}
    for name in sorted({r.type for r in graph.relations}):
        words = name.lower().replace("_", " ")
        known = graph.relation_type(name)
        found[name] = (
            {"label": known.label, "inverse": known.inverse, "symmetric": known.symmetric, "shown": known.shown}
            if known
            else {"label": words, "inverse": f"{words} (by)", "symmetric": False, "shown": True}
        )
    return found


def _document(document: Document, *, carry: bool) -> dict[str, Any]:
    return {
        "id": document.id, "path": document.path, "title": document.title, "outlet": document.outlet,
        "published": document.published, "report": document.own_report, "text": document.text if carry else "",
    }  # fmt: skip


def _entity(entity: Entity, graph: Graph) -> dict[str, Any]:
    index = {d.id: i for i, d in enumerate(graph.documents)}
    spelt: dict[str, set[int]] = defaultdict(set)
    for mention in entity.mentions:
        if mention.text in (entity.name, *entity.aliases):
            spelt[mention.text].add(index[mention.document])
    return {
        "id": entity.id, "type": entity.type, "name": entity.name, "pseudonym": entity.pseudonym, "count": entity.count,
        "roles": roles(graph, entity),
        "aliases": [{"name": name, "documents": sorted(spelt[name])} for name in entity.aliases],
        "documents": sorted({index[m.document] for m in entity.mentions}), "mentions": len(entity.mentions),
    }  # fmt: skip


def _proposals(graph: Graph) -> list[dict[str, Any]]:
    """Return the pairs of entities that may be one, with what speaks for it."""
    of = {f"{m.document}:{m.start}-{m.end}/{e.type}": e.id for e in graph.entities for m in e.mentions}
    pairs: dict[tuple[str, str], tuple[str, ...]] = {}
    for merge in graph.merges:
        left, right = of.get(merge.left), of.get(merge.right)
        if merge.decided_by == "proposal" and left and right and left != right:
            pairs.setdefault((min(left, right), max(left, right)), merge.reasons)
    return [{"entities": pair, "reasons": reasons} for pair, reasons in sorted(pairs.items())]


def _by_support(graph: Graph) -> list[Relation]:
    """Return the relations, best supported first; those that views leave out last."""
    return sorted(
        graph.relations, key=lambda r: (not is_shown(r, graph), -r.reports, -r.articles, -len(r.claims), r.id)
    )


def _relation(relation: Relation, units: dict[str, _Offset]) -> dict[str, Any]:
    return {
        "id": relation.id, "subject": relation.subject, "type": relation.type, "object": relation.object,
        "articles": relation.articles, "reports": relation.reports, "disputed": relation.disputed,
        "claims": [_claim(c, units[c.document]) for c in relation.claims],
    }  # fmt: skip


def _claim(claim: Claim, unit: _Offset) -> dict[str, Any]:
    return {
        "document": claim.document, "start": unit(claim.start), "end": unit(claim.end), "quote": claim.quote,
        "status": claim.status, "speaker": claim.speaker, "date": claim.date, "phrase": claim.phrase,
        "confidence": claim.confidence,
    }  # fmt: skip


def _utf16(text: str) -> _Offset:
    """Return what turns an offset in code points into one in UTF-16 code units."""
    astral = [i for i, c in enumerate(text) if ord(c) > 0xFFFF]
    return lambda offset: offset + bisect_left(astral, offset)
