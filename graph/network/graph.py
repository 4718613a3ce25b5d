"""The graph: what a build makes, what `graph.json` holds, and what every view, store and command reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from typing import TYPE_CHECKING, Any

from graph.network.asking import Ask, ask_of
from graph.network.notebook import html
from graph.records import Dispute, Document, Entity, Journey, Merge, Relation, Report
from graph.vocabulary import RelationType, relation_types

if TYPE_CHECKING:
    import networkx


@dataclass(frozen=True)
class Graph:
    """Documents, entities and relations with journeys, merges, disputes and reports, each in the order of the file.

    A graph that was loaded from `graph.json` alone has documents without text.
    """

    documents: tuple[Document, ...]
    entities: tuple[Entity, ...]
    relations: tuple[Relation, ...]
    journeys: tuple[Journey, ...] = ()
    merges: tuple[Merge, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    reports: tuple[Report, ...] = ()
    """Those of two documents or more."""
    types: tuple[RelationType, ...] = ()
    """The relation types that a user added to the program's own."""

    @cached_property
    def document(self) -> Mapping[str, Document]:
        """Documents by id."""
        return {d.id: d for d in self.documents}

    @cached_property
    def entity(self) -> Mapping[str, Entity]:
        """Entities by id."""
        return {e.id: e for e in self.entities}

    @cached_property
    def relation(self) -> Mapping[str, Relation]:
        """Relations by id."""
        return {r.id: r for r in self.relations}

    @cached_property
    def _touching(self) -> Mapping[str, tuple[Relation, ...]]:
        touching: dict[str, list[Relation]] = {e.id: [] for e in self.entities}
        for relation in self.relations:
            for end in dict.fromkeys((relation.subject, relation.object)):
                touching[end].append(relation)
        return {end: tuple(relations) for end, relations in touching.items()}

    def relation_type(self, name: str) -> RelationType | None:
        """Return a relation type of the program or of the graph's own; None where nobody declared it."""
        return relation_types().get(name) or next((t for t in self.types if t.name == name), None)

    def relations_of(self, entity: Entity | str) -> tuple[Relation, ...]:
        """Return the relations that start or end at an entity (or its id); KeyError if there is no such entity."""
        return self._touching[entity if isinstance(entity, str) else entity.id]

    def journey_of(self, entity: Entity | str) -> Journey | None:
        """Return the journey of an entity (or its id), or None where it made none."""
        wanted = entity if isinstance(entity, str) else entity.id
        return next((j for j in self.journeys if j.traveller == wanted), None)

    def find(self, name: str) -> tuple[Entity, ...]:
        """Return the entities called `name`, in any case; those of which it is a part where none is called so."""
        wanted = name.casefold().strip()
        called = {e.id: [n.casefold() for n in (e.name, *e.aliases)] for e in self.entities}
        exact = tuple(e for e in self.entities if wanted in called[e.id])
        return exact or tuple(e for e in self.entities if any(wanted in n for n in called[e.id]))

    def to_networkx(
        self, *, statuses: Iterable[str] = ("asserted", "denied", "alleged", "planned")
    ) -> networkx.MultiDiGraph[str]:
        """Return a networkx graph: nodes by entity id, one edge a relation keyed by its id, with records as `record`.

        Relations none of whose claims has one of `statuses` are left out.
        """
        import networkx  # noqa: PLC0415  (heavy, and not needed to read a graph)

        result: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
        for entity in self.entities:
            result.add_node(entity.id, name=entity.name, type=entity.type, record=entity)
        wanted = set(statuses)
        for relation in self.relations:
            if any(claim.status in wanted for claim in relation.claims):
                result.add_edge(relation.subject, relation.object, key=relation.id, type=relation.type,
                                articles=relation.articles, reports=relation.reports, record=relation)  # fmt: skip
        return result

    def cypher(self, query: str, /, **parameters: Any) -> list[dict[str, Any]]:
        """Return the rows of a Cypher query that only reads, each a dict of plain values by column.

        The first query puts the graph into an engine, which needs the extra `query`. QueryError, an InputError with
        `line` and `column`, where the query is wrong. What a node holds: sinks/neo4j/README.md.
        """
        return self._ask(query, parameters)

    @cached_property
    def _ask(self) -> Ask:
        return ask_of(self)

    def __getstate__(self) -> dict[str, Any]:
        """The records alone: what was made of them is made again."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    def _repr_html_(self) -> str:
        return html(self.documents, self.entities, self.relations, len(self.journeys), self.relation_type)

    def __repr__(self) -> str:
        counts = f"{len(self.documents)} documents, {len(self.entities)} entities, {len(self.relations)} relations"
        return f"<Graph: {counts}>"
