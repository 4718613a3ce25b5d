"""Check a graph against its sources: every article, every quote, every mention, every reference, every count."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph.errors import PassageError
from graph.network.graph import Graph
from graph.network.support import articles_of, reports_of
from graph.records import Claim, Document, Journey, Relation
from graph.vocabulary.labels import LABEL

_LONGEST_NAME = 120
"""Characters that a label may stand for."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that does not hold: where, and what is wrong."""

    place: str
    wrong: str

    def __str__(self) -> str:
        return f"{self.place}: {self.wrong}"


@dataclass(frozen=True, slots=True)
class _Text:
    """The text of a file as it is now; `redacted`: the graph has labels where it has names."""

    text: str
    redacted: bool

    def has(self, quote: str, start: int, end: int) -> bool:
        if not self.redacted:
            return self.text[start:end] == quote
        around = map(re.escape, LABEL.split(quote))
        return re.search(rf".{{1,{_LONGEST_NAME}}}?".join(around), self.text, re.DOTALL) is not None


def is_hidden(document: Document) -> bool:
    """Whether a document's path had names in it, so that its file cannot be found."""
    return document.redacted and LABEL.search(document.path) is not None


def check(graph: Graph, reread: Iterable[tuple[Document, str | PassageError]]) -> tuple[Problem, ...]:
    """Return what in `graph` does not hold; empty where all of it does.

    `reread` has each document with its text as it is now, or with what is wrong, its SHA-256 for one: a document that
    cannot be proven is one problem, and its quotes are not tried. Of a redacted document, whose file still has the
    names, the words around them are looked up; where names in its path were replaced, it is not looked for.
    """
    outcomes = {document.id: outcome for document, outcome in reread}
    texts = {
        id: _Text(outcome, redacted=graph.document[id].redacted)
        for id, outcome in outcomes.items()
        if isinstance(outcome, str)
    }
    problems = [*_repeated(graph), *_documents(graph, outcomes), *_mentions(graph, texts)]
    for relation in graph.relations:
        problems += _relation(relation, graph, texts)
    for journey in graph.journeys:
        problems += _journey(journey, graph)
    return tuple(problems)


def _repeated(graph: Graph) -> Iterator[Problem]:
    for what, records in (("document", graph.documents), ("entity", graph.entities), ("relation", graph.relations)):
        seen: set[str] = set()
        for record in records:
            if record.id in seen:
                yield Problem(record.id, f"two of the graph have this {what} id")
            seen.add(record.id)


def _documents(graph: Graph, outcomes: Mapping[str, str | PassageError]) -> Iterator[Problem]:
    for document in graph.documents:
        outcome = outcomes.get(document.id)
        if outcome is None and not is_hidden(document):
            yield Problem(document.path, "was not read again")
        elif outcome is not None and not isinstance(outcome, str):
            yield Problem(document.path, str(outcome).removeprefix(f"{outcome.place}: "))


def _mentions(graph: Graph, texts: Mapping[str, _Text]) -> Iterator[Problem]:
    for entity in graph.entities:
        for mention in entity.mentions:
            path = _path(graph, mention.document)
            if path is None:
                yield Problem(
                    entity.id, f"a mention names document {mention.document!r}, which the graph does not have"
                )
            elif not _holds(texts, mention.document, mention.start, mention.end, mention.text):
                yield Problem(path, f"mention {mention.text!r} is not the text at [{mention.start}, {mention.end})")


def _relation(relation: Relation, graph: Graph, texts: Mapping[str, _Text]) -> Iterator[Problem]:
    ends = graph.entity.get(relation.subject), graph.entity.get(relation.object)
    relation_type = graph.relation_type(relation.type)
    if relation_type is None:
        yield Problem(relation.id, f"the vocabulary has no relation type {relation.type!r}")
    for end, id in zip(ends, (relation.subject, relation.object), strict=True):
        if end is None:
            yield Problem(relation.id, f"an end is {id!r}, which is no entity of the graph")
    if relation_type and ends[0] and ends[1] and not relation_type.allows(ends[0].type, ends[1].type):
        yield Problem(relation.id, f"{relation.type} does not join {ends[0].type} to {ends[1].type}")
    for claim in relation.claims:
        yield from _claim(claim, relation, graph, texts)
    if all(claim.document in graph.document for claim in relation.claims):
        counted = len(articles_of(relation.claims)), len(reports_of(relation.claims, graph.document))
        if counted != (relation.articles, relation.reports):
            given = f"{relation.articles} articles, {relation.reports} reports"
            yield Problem(relation.id, f"says {given}; its claims make {counted[0]} and {counted[1]}")


def _claim(claim: Claim, relation: Relation, graph: Graph, texts: Mapping[str, _Text]) -> Iterator[Problem]:
    path = _path(graph, claim.document)
    if path is None:
        yield Problem(relation.id, f"a claim names document {claim.document!r}, which the graph does not have")
    elif not _holds(texts, claim.document, claim.start, claim.end, claim.quote):
        yield Problem(path, f"quote {claim.quote[:80]!r} is not the text at [{claim.start}, {claim.end})")
    if claim.speaker is not None and claim.speaker not in graph.entity:
        yield Problem(relation.id, f"a speaker is {claim.speaker!r}, which is no entity of the graph")


def _journey(journey: Journey, graph: Graph) -> Iterator[Problem]:
    if journey.traveller not in graph.entity:
        yield Problem(journey.traveller, "makes a journey and is no entity of the graph")
    for leg in journey.legs:
        relation = graph.relation.get(leg.relation)
        if relation is None or (relation.subject, relation.object) != (journey.traveller, leg.place):
            yield Problem(journey.traveller, f"no relation {leg.relation!r} takes it to {leg.place!r}")


def _path(graph: Graph, document: str) -> str | None:
    found = graph.document.get(document)
    return found.path if found else None


def _holds(texts: Mapping[str, _Text], document: str, start: int, end: int, quote: str) -> bool:
    text = texts.get(document)
    return text is None or (bool(quote) and text.has(quote, start, end))
