"""`passage export`: a graph as a file for other programs."""

from __future__ import annotations

from pathlib import Path

import click

from graph.command.finding import load
from graph.command.terminal import clean

_NAMES = ("graphml", "gexf", "csv", "parquet", "ftm", "json-ld", "cypher", "neo4j-csv")


@click.command(short_help="Write a graph for Gephi, spreadsheets, Aleph, RDF or Neo4j.")
@click.argument("graph_path", metavar="[GRAPH]", type=click.Path(path_type=Path), default=Path("exports"))
@click.option("--format", "-f", "format_", type=click.Choice(_NAMES), required=True, help="What to write.")
@click.option("--out", "-o", type=click.Path(path_type=Path), help="The file or folder; else it lies beside GRAPH.")
def export(graph_path: Path, format_: str, out: Path | None) -> None:
    """Write GRAPH, a graph.json or its folder, in another format.

    \b
    graphml    networks in yEd, Cytoscape, networkx
    gexf       networks in Gephi, with colours, sizes and dates
    csv        spreadsheets: entities, relations, claims, journeys, documents
    parquet    the same for pandas, polars, DuckDB; needs the extra [parquet]
    ftm        FollowTheMoney for Aleph and OpenSanctions, an object a line
    json-ld    linked data with the terms of schema.org
    cypher     a script for cypher-shell; `passage push` loads directly
    neo4j-csv  for `neo4j-admin database import`: millions of claims, quickly

    Denied, alleged and planned claims keep their status. Where a format has none for a line, they are no line:
    ftm has them as notes, json-ld as claims only.

    \b
    Example:
      passage export exports --format gexf
    """
    from graph.sinks.files import FORMATS
    from graph.sinks.files import export as write

    graph = load(graph_path)
    folder = graph_path if graph_path.is_dir() else graph_path.parent
    path = out or folder / FORMATS[format_][1]
    write(graph, format_, path)
    click.echo(f"wrote {clean(str(path))}")
