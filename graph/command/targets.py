"""What a user means by a name, an id, or the place of one mention in an article (`articles/a.txt:120`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.command.finding import one_entity
from graph.errors import InputError

if TYPE_CHECKING:
    from graph.network import Graph
    from graph.records import Chain, Document, Entity, Mention

_LISTED = 8


@dataclass(frozen=True)
class Target:
    """An entity, with the mentions of it that were meant: one where its place was given, those of one spelling, all."""

    said: str
    entity: Entity
    mentions: tuple[Mention, ...]
    exact: bool
    """Whether the place of one mention was given."""


def target(graph: Graph, said: str) -> Target:
    """Return what `said` means; InputError where an article has no name there, exit 1 where no or two things fit."""
    name, colon, place = said.rpartition(":")
    start, _, _ = place.partition("/")[0].partition("-")
    documents = _documents(graph, name) if colon and start.isdecimal() else []
    if documents:
        return _at(graph, said, documents, int(start))
    entity = one_entity(graph, said)
    spelled = tuple(m for m in entity.mentions if m.text.casefold() == said.casefold().strip())
    named = tuple(m for m in entity.mentions if m.kind == "name" or not entity.aliases)
    return Target(said, entity, spelled or named or entity.mentions, exact=False)


def address(graph: Graph, mention: Mention) -> str:
    """Return what a user can write to mean one mention."""
    return f"{graph.document[mention.document].path}:{mention.start}"


def addresses(graph: Graph, chains: Sequence[Chain]) -> str:
    """Return the places of the first mentions of some chains, for a message."""
    told = [f"{address(graph, c.mentions[0])} (“{c.mentions[0].text}”)" for c in chains[:_LISTED]]
    more = [f"{len(chains) - _LISTED} more"] if len(chains) > _LISTED else []
    return ", ".join([*told, *more])


def _documents(graph: Graph, name: str) -> list[Document]:
    exact = [d for d in graph.documents if name in (d.path, d.id)]
    return exact or [d for d in graph.documents if d.path.endswith(f"/{name}")]


def _at(graph: Graph, said: str, documents: Sequence[Document], start: int) -> Target:
    if len(documents) > 1:
        wrong = f"{len(documents)} articles are called so"
        raise InputError(said, wrong, "one article", f"write more of its path: {', '.join(d.path for d in documents)}")
    found = [
        (mention.start != start, mention.end - mention.start, entity.id, entity, mention)
        for entity in graph.entities
        for mention in entity.mentions
        if mention.document == documents[0].id and mention.start <= start < mention.end
    ]
    if not found:
        near = sorted(
            (abs(m.start - start), m.start, m.text)
            for e in graph.entities
            for m in e.mentions
            if m.document == documents[0].id and m.kind == "name"
        )[:3]
        told = ", ".join(f"{at} (“{text}”)" for _, at, text in near)
        raise InputError(said, "no name stands there", f"the nearest are at {told}" if told else "", "count from 0")
    entity, mention = min(found, key=lambda f: f[:3])[3:]
    return Target(said, entity, (mention,), exact=True)
