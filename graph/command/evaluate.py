"""`passage evaluate`: how near a graph, or each of several folders, comes to what a careful reader finds."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.command import benchmark, figures
from graph.command.finding import load
from graph.errors import InputError

if TYPE_CHECKING:
    from graph.network import Graph


@click.command(short_help="How near a graph comes to what a careful reader finds.")
@click.argument("paths", metavar="GOLD GRAPH | FOLDER...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--documents", type=click.Path(path_type=Path), help="The folder of the articles, to look up each quote.")
@click.option("--explain", is_flag=True, help="Also each thing missed or wrong; of a graph also figures by type.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, explanations included.")
def evaluate(paths: tuple[Path, ...], documents: Path | None, explain: bool, as_json: bool) -> None:
    """Measure GRAPH, a graph.json or its folder, against the gold file GOLD (YAML).

    Given folders, each with articles and their gold.yaml, build and measure them all: figures of each, and of all
    together by relation type, status, speaker and date. Nothing is written.

    Articles are matched by the first three characters of their file name.

    \b
    Example:
      passage evaluate gold.yaml exports/graph.json --documents seeds --explain
      passage evaluate tests/stories/court tests/stories/strike --explain
    """
    if paths[0].is_dir():
        if documents is not None:
            raise InputError("--documents", "is for one graph", "folders without it: they hold their articles")
        benchmark.measure(paths, explain=explain, as_json=as_json)
        return
    gold, graph = _two(paths)
    from graph.network import evaluate as measured
    from graph.network import read_gold

    wanted, built = read_gold(gold), load(graph)
    result = measured(wanted, built, texts=None if documents is None else _texts(documents, built))
    if as_json:
        click.echo(json.dumps(figures.data(result), ensure_ascii=False, indent=1))
        return
    for line in figures.lines(result, explain=explain):
        click.echo(line)


def _two(paths: Sequence[Path]) -> tuple[Path, Path]:
    if len(paths) != 2:
        wanted = "a gold file and a graph, or folders with articles and gold.yaml"
        alone = "is no folder" if paths[0].exists() else "is not there"
        raise InputError(paths[0], alone if len(paths) == 1 else f"is one of {len(paths)} paths", wanted)
    return paths[0], paths[1]


def _texts(folder: Path, graph: Graph) -> dict[str, str]:
    """Return the articles of a folder by the first three characters of their file name."""
    from graph.network.alignment import prefix

    wanted = {prefix(d.path or d.id) for d in graph.documents}
    texts: dict[str, str] = {}
    try:
        for path in sorted(folder.iterdir()):
            if path.name[:3] in wanted and path.is_file():
                # Bytes, so that line ends stay as they are and offsets hold.
                texts.setdefault(path.name[:3], path.read_bytes().decode("utf-8", "replace"))
    except OSError as error:
        raise InputError(folder, f"cannot be read ({error.strerror})", "a folder of articles") from error
    return texts
