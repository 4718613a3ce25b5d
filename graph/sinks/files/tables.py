"""The graph as tables with a row for each thing, for spreadsheets and for data frames."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from graph.network import Graph
from graph.sinks.properties import Value

Kind = Literal["text", "texts", "whole", "fraction", "flag"]
Row = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its columns with what they hold, and its rows, made one by one."""

    name: str
    columns: tuple[tuple[str, Kind], ...]
    rows: Callable[[Graph], Iterator[Row]]


def _columns(text: str) -> tuple[tuple[str, Kind], ...]:
    """Read "name" or "name:kind" for each column."""
    pairs = (column.partition(":")[::2] for column in text.split())
    return tuple((name, kind or "text") for name, kind in pairs)  # type: ignore[misc]


def _entities(graph: Graph) -> Iterator[Row]:
    for e in graph.entities:
        documents = len({m.document for m in e.mentions})
        yield e.id, e.type, e.name, list(e.aliases), e.pseudonym, e.count, len(e.mentions), documents


def _relations(graph: Graph) -> Iterator[Row]:
    name = {e.id: e.name for e in graph.entities}
    for r in graph.relations:
        yield r.id, r.subject, name[r.subject], r.type, r.object, name[r.object], r.articles, r.reports, r.disputed


def _claims(graph: Graph) -> Iterator[Row]:
    name = {e.id: e.name for e in graph.entities}
    for r in graph.relations:
        for c in r.claims:
            speaker = name[c.speaker] if c.speaker else None
            yield (
                r.id, name[r.subject], r.type, name[r.object], c.status, speaker, c.date, c.phrase, c.confidence,
                c.quote, c.document, graph.document[c.document].outlet, c.start, c.end,
            )  # fmt: skip


def _journeys(graph: Graph) -> Iterator[Row]:
    name = {e.id: e.name for e in graph.entities}
    for j in graph.journeys:
        for at, leg in enumerate(j.legs, 1):
            yield j.traveller, name[j.traveller], at, leg.place, name[leg.place], leg.date, leg.status, leg.relation


def _documents(graph: Graph) -> Iterator[Row]:
    return ((d.id, d.title, d.outlet, d.published, d.own_report, d.path, d.sha256) for d in graph.documents)


TABLES = (
    Table("entities", _columns("id type name aliases:texts pseudonym:flag count:whole mentions:whole documents:whole"),
          _entities),
    Table("relations", _columns("id subject_id subject type object_id object articles:whole reports:whole "
                                "disputed:flag"), _relations),
    Table("claims", _columns("relation subject type object status speaker date phrase confidence:fraction quote "
                             "document_id outlet start:whole end:whole"), _claims),
    Table("journeys", _columns("traveller_id traveller stop:whole place_id place date status relation"), _journeys),
    Table("documents", _columns("id title outlet published report path sha256"), _documents),
)  # fmt: skip
