"""Spreadsheets: a folder of CSV files with a line for each thing.

A cell that begins as a formula does gets an apostrophe before it: text from articles must not be run by a spreadsheet.
"""

from __future__ import annotations

import csv
from pathlib import Path

from graph.network import Graph
from graph.sinks.files.tables import TABLES
from graph.sinks.properties import JOINT, Value

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_csv(graph: Graph, folder: Path) -> None:
    """Write entities, relations, claims, journeys and documents into `folder`, in UTF-8 with Excel's mark."""
    folder.mkdir(parents=True, exist_ok=True)
    for table in TABLES:
        path = folder / f"{table.name}.csv"
        with path.open("w", encoding="utf-8-sig", errors="replace", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(name for name, _ in table.columns)
            writer.writerows([safe(cell) for cell in row] for row in table.rows(graph))


def safe(cell: Value) -> str | int | float:
    """Return a cell that no spreadsheet runs."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, list):
        cell = JOINT.join(cell)
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
