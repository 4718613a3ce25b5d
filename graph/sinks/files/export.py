"""Which formats there are, and the writing of one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from graph.errors import InputError
from graph.network import Graph
from graph.sinks.files.bulk import write_bulk
from graph.sinks.files.ftm import write_ftm
from graph.sinks.files.gexf import write_gexf
from graph.sinks.files.graphml import write_graphml
from graph.sinks.files.jsonld import write_jsonld
from graph.sinks.files.parquet import write_parquet
from graph.sinks.files.script import write_cypher
from graph.sinks.files.sheets import write_csv

Writer = Callable[[Graph, Path], None]

FORMATS: dict[str, tuple[Writer, str]] = {
    "graphml": (write_graphml, "graph.graphml"),
    "gexf": (write_gexf, "graph.gexf"),
    "csv": (write_csv, "csv"),
    "parquet": (write_parquet, "parquet"),
    "ftm": (write_ftm, "graph.ftm.json"),
    "json-ld": (write_jsonld, "graph.jsonld"),
    "cypher": (write_cypher, "graph.cypher"),
    "neo4j-csv": (write_bulk, "neo4j-csv"),
}
"""Each format's writer and the usual name of its file, or of its folder."""


def export(graph: Graph, format: str, path: Path) -> None:
    """Write `graph` in one of `FORMATS` to the file or folder `path`; InputError where that fails."""
    writer, _ = FORMATS[format]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        writer(graph, path)
    except OSError as error:
        raise InputError(path, f"cannot be written ({error.strerror})", "", "name another place with --out") from error
