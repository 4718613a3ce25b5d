"""How much of the page an entity gets: how important it is, and whether the first view shows it at all."""

from __future__ import annotations

from typing import Literal

from graph.network.graph import Graph
from graph.records import Entity, Relation

Place = Literal["shown", "observer", "aside", "alone"]
"""`observer`: only ever spoken to (an outlet); `aside`: its relations all lead there or are of types that are left
out of views; `alone`: it has no relation."""

_LISTENING = "TOLD"


def is_shown(relation: Relation, graph: Graph) -> bool:
    """Whether views show relations of this type without being asked; a type that nobody declared is shown."""
    declared = graph.relation_type(relation.type)
    return declared is None or declared.shown


def importance(graph: Graph) -> dict[str, int]:
    """Return a score by entity id: 3 for each independent report of each of its relations, 1 for each that has none.

    Relations that views leave out and statements to outlets count nothing; being mentioned breaks ties only.
    """
    return {
        e.id: sum(max(3 * r.reports, 1) for r in graph.relations_of(e) if is_shown(r, graph) and r.type != _LISTENING)
        for e in graph.entities
    }


def ranked(graph: Graph) -> list[Entity]:
    """Return the entities, most important first; ties by number of mentions, then id."""
    score = importance(graph)
    return sorted(graph.entities, key=lambda e: (-score[e.id], -len(e.mentions), e.id))


def places(graph: Graph) -> dict[str, Place]:
    """Say for each entity id whether the first view shows it, and if not, why."""
    observers = {e.id for e in graph.entities if _only_listens(e, graph)}
    return {e.id: _place(e, graph, observers) for e in graph.entities}


def _only_listens(entity: Entity, graph: Graph) -> bool:
    relations = [r for r in graph.relations_of(entity) if is_shown(r, graph)]
    return bool(relations) and all(r.type == _LISTENING and r.object == entity.id for r in relations)


def _place(entity: Entity, graph: Graph, observers: set[str]) -> Place:
    relations = graph.relations_of(entity)
    if not relations:
        return "alone"
    if entity.id in observers:
        return "observer"
    if any(is_shown(r, graph) and not observers & {r.subject, r.object} for r in relations):
        return "shown"
    return "aside"
