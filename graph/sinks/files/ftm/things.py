"""Entities and articles, and where an article names an entity."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph.network import Graph
from graph.network.support import articles_of
from graph.records import Document, Entity, EntityType, Relation, content_id
from graph.sinks.files.ftm.proxies import Proxy, Values, country_of, known_date, proxy, shown_name, tidy

SCHEMAS: dict[EntityType, str] = {
    "PERSON": "Person", "GROUP": "LegalEntity", "ORGANISATION": "Organization", "PLACE": "Address",
}  # fmt: skip


def articles(graph: Graph) -> Iterator[Proxy]:
    """Yield an Article for each document."""
    for d in graph.documents:
        yield proxy(
            d.id, "Article", name=[tidy(d.title) or d.path], title=[tidy(d.title)], fileName=[d.path],
            publisher=[tidy(d.outlet)], publishedAt=[known_date(d.published)],
            notes=[f"SHA-256 of the file: {d.sha256}", f"Articles that retell one original: {d.own_report}"],
        )  # fmt: skip


def things(graph: Graph) -> Iterator[Proxy]:
    """Yield a Person, a LegalEntity (a group), an Organization or an Address for each entity."""
    for entity in graph.entities:
        name, others = shown_name(entity), [tidy(alias) for alias in entity.aliases]
        # as a weak alias a pseudonym is shown, but nobody is matched by it
        named: Values = {"name": [name], "weakAlias": [tidy(entity.name), *others]} if entity.pseudonym else {
            "name": [name], "alias": others}  # fmt: skip
        if entity.type == "PLACE":
            yield proxy(entity.id, "Address", full=[name], country=[country_of(entity)], **named)
        else:
            yield proxy(entity.id, SCHEMAS[entity.type], notes=_notes(entity), **named, **_told(graph, entity))


def mentions(graph: Graph) -> Iterator[Proxy]:
    """Yield a Mention for each article and entity that it names; for a place, which none takes, a Documentation."""
    for entity in graph.entities:
        by_document: dict[str, list[str | None]] = {}
        for mention in entity.mentions:
            by_document.setdefault(mention.document, []).append(tidy(mention.text))
        for document, texts in by_document.items():
            publisher = publishers([graph.document[document]])
            if entity.type == "PLACE":
                yield proxy(content_id("k", entity.id, document), "Documentation", entity=[entity.id],
                            document=[document], role=["named in"], publisher=publisher)  # fmt: skip
            else:
                yield proxy(content_id("m", entity.id, document), "Mention", document=[document], name=texts,
                            resolved=[entity.id], detectedSchema=[SCHEMAS[entity.type]])  # fmt: skip


def publishers(documents: Iterable[Document]) -> list[str | None]:
    """Return the outlets of documents."""
    return [tidy(document.outlet) for document in documents]


def _notes(entity: Entity) -> list[str]:
    group = [f"A group of {entity.count} people." if entity.count else "A group of people."]
    feigned = ["The articles say that the name is not the real one."]
    return group * (entity.type == "GROUP") + feigned * entity.pseudonym


def _told(graph: Graph, entity: Entity) -> Values:
    """Places that stand at an entity itself; the links have the evidence."""
    own = [r for r in graph.relations_of(entity) if r.subject == entity.id and articles_of(r.claims)]

    def places(*types: str) -> list[Entity]:
        return [graph.entity[r.object] for r in own if r.type in types and _is_place(graph, r)]

    homes = places("LIVES_IN", "BASED_IN")
    found: Values = {"addressEntity": [p.id for p in homes]}
    if entity.type == "PERSON":
        found["birthPlace"] = [shown_name(p) for p in places("BORN_IN")]
        found["nationality"] = [country_of(p) for p in places("CITIZEN_OF")]
    return found


def _is_place(graph: Graph, relation: Relation) -> bool:
    return graph.entity[relation.object].type == "PLACE"
