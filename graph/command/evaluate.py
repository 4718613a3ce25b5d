"""`passage evaluate GOLD GRAPH`: how near a graph comes to what a careful reader finds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.command.finding import load
from graph.command.terminal import clean
from graph.errors import InputError

if TYPE_CHECKING:
    from graph.network import Evaluation, Graph
    from graph.network.evaluation import Score, Share


@click.command(short_help="How near a graph comes to what a careful reader finds.")
@click.argument("gold", type=click.Path(path_type=Path))
@click.argument("graph", type=click.Path(path_type=Path))
@click.option("--documents", type=click.Path(path_type=Path), help="The folder of the articles, to look up each quote.")
@click.option("--explain", is_flag=True, help="Also figures by relation type, and each thing missed or wrong.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, explanations included.")
def evaluate(gold: Path, graph: Path, documents: Path | None, explain: bool, as_json: bool) -> None:
    """Measure GRAPH, a graph.json or its folder, against the gold file GOLD (YAML).

    Articles are matched by the first three characters of their file name.

    \b
    Example:
      passage evaluate gold.yaml exports/graph.json --documents seeds --explain
    """
    from graph.network import evaluate as measured
    from graph.network import read_gold

    wanted, built = read_gold(gold), load(graph)
    result = measured(wanted, built, texts=None if documents is None else _texts(documents, built))
    if as_json:
        click.echo(json.dumps(_data(result), ensure_ascii=False, indent=1))
        return
    for line in _lines(result, explain):
        click.echo(line)


def _lines(result: Evaluation, explain: bool) -> Iterator[str]:
    for name in ("entities", "merges", "relations", "statements"):
        yield f"{name} {_figures(getattr(result, name))}"
    yield f"traps fallen into {result.traps}"
    yield f"journeys {_of(result.journeys)}"
    yield f"pseudonyms {_of(result.pseudonyms)}, {result.pseudonyms.wrong} wrong"
    yield f"reports {_of(result.reports)}"
    if result.quotes is not None:
        yield f"quotes not in the text {_of(result.quotes)}"
    if explain:
        yield ""
        for name, score in result.by_type.items():
            yield f"{name:<13}{_figures(score)}  {score.right} right, {score.wrong} wrong, {score.missing} missing"
        yield ""
        yield from (clean(str(miss)) for miss in result.misses)


def _figures(score: Score) -> str:
    return f"P {score.precision:.3f} R {score.recall:.3f} F1 {score.f1:.3f}"


def _of(share: Share) -> str:
    return f"{share.count} of {share.total}"


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


def _data(result: Evaluation) -> dict[str, object]:
    shares = {name: getattr(result, name) for name in ("journeys", "pseudonyms", "reports", "quotes")}
    return {
        **{name: _score(getattr(result, name)) for name in ("entities", "merges", "relations", "statements")},
        "by_type": {name: _score(score) for name, score in result.by_type.items()},
        "traps": result.traps,
        **{
            name: share and {"count": share.count, "total": share.total, "wrong": share.wrong}
            for name, share in shares.items()
        },
        "misses": [{"kind": miss.kind, "about": miss.about} for miss in result.misses],
    }


def _score(score: Score) -> dict[str, float]:
    figures = {name: round(getattr(score, name), 4) for name in ("precision", "recall", "f1")}
    return figures | {"right": score.right, "wrong": score.wrong, "missing": score.missing}
