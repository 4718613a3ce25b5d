"""Spreadsheets: a folder of CSV files with a line for each thing.

A cell that begins as a formula does gets an apostrophe before it: text from articles must not be run by a spreadsheet.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from graph.network import Graph
from graph.sinks.properties import JOINT

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
Cell = str | int | float | bool | None


def write_csv(graph: Graph, folder: Path) -> None:
    """Write entities, relations, claims, journeys and documents into `folder`, in UTF-8 with Excel's mark."""
    folder.mkdir(parents=True, exist_ok=True)
    name = {e.id: e.name for e in graph.entities}
    _write(folder / "entities.csv", "id type name aliases pseudonym count mentions documents", (
        (e.id, e.type, e.name, JOINT.join(e.aliases), e.pseudonym, e.count, len(e.mentions),
         len({m.document for m in e.mentions})) for e in graph.entities))  # fmt: skip
    _write(folder / "relations.csv", "id subject_id subject type object_id object articles reports disputed", (
        (r.id, r.subject, name[r.subject], r.type, r.object, name[r.object], r.articles, r.reports, r.disputed)
        for r in graph.relations))  # fmt: skip
    _write(
        folder / "claims.csv",
        "relation subject type object status speaker date phrase confidence quote document_id outlet start end",
        _claims(graph, name),
    )
    _write(folder / "journeys.csv", "traveller_id traveller stop place_id place date status relation", (
        (j.traveller, name[j.traveller], at, leg.place, name[leg.place], leg.date, leg.status, leg.relation)
        for j in graph.journeys for at, leg in enumerate(j.legs, 1)))  # fmt: skip
    _write(folder / "documents.csv", "id title outlet published report path sha256", (
        (d.id, d.title, d.outlet, d.published, d.own_report, d.path, d.sha256) for d in graph.documents))  # fmt: skip


def _claims(graph: Graph, name: dict[str, str]) -> Iterator[tuple[Cell, ...]]:
    for r in graph.relations:
        for c in r.claims:
            speaker = name[c.speaker] if c.speaker else None
            yield (
                r.id, name[r.subject], r.type, name[r.object], c.status, speaker, c.date, c.phrase, c.confidence,
                c.quote, c.document, graph.document[c.document].outlet, c.start, c.end,
            )  # fmt: skip


def _write(path: Path, header: str, rows: Iterable[tuple[Cell, ...]]) -> None:
    with path.open("w", encoding="utf-8-sig", errors="replace", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header.split())
        writer.writerows([safe(cell) for cell in row] for row in rows)


def safe(cell: Cell) -> str | int | float:
    """Return a cell that no spreadsheet runs."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, str):
        return f"'{cell}" if cell.startswith(_FORMULA) else cell
    return cell
