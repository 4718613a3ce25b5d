"""Parquet, for pandas, polars, DuckDB and Spark: the tables of the spreadsheets, with types and lists."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from graph.errors import InputError
from graph.network import Graph
from graph.sinks.files.tables import TABLES, Kind, Row, Table
from graph.sinks.properties import sound

_GROUP = 50_000
"""Rows that are held at once."""


def write_parquet(graph: Graph, folder: Path) -> None:
    """Write a file for each of the tables into `folder`; InputError where pyarrow is not installed."""
    try:
        import pyarrow  # noqa: PLC0415  (an extra)
        from pyarrow import parquet  # noqa: PLC0415
    except ImportError as error:
        remedy = "pip install 'passage-graph[parquet]', or export csv"
        raise InputError("parquet", "pyarrow is not installed", "it writes these files", remedy) from error
    kinds: dict[Kind, Any] = {
        "text": pyarrow.string(), "texts": pyarrow.list_(pyarrow.string()), "whole": pyarrow.int64(),
        "fraction": pyarrow.float64(), "flag": pyarrow.bool_(),
    }  # fmt: skip
    folder.mkdir(parents=True, exist_ok=True)
    for table in TABLES:
        schema = pyarrow.schema([(name, kinds[kind]) for name, kind in table.columns])
        with parquet.ParquetWriter(folder / f"{table.name}.parquet", schema, compression="zstd") as writer:
            for rows in _groups(table.rows(graph)):
                writer.write_table(pyarrow.Table.from_pylist([_named(table, row) for row in rows], schema=schema))


def _named(table: Table, row: Row) -> dict[str, Any]:
    return sound(dict(zip((name for name, _ in table.columns), row, strict=True)))


def _groups(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while group := list(islice(rows, _GROUP)):
        yield group
