"""The extraction benchmark: folders of articles with gold, built and measured from the files on."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.command import figures
from graph.command.terminal import clean
from graph.errors import InputError

if TYPE_CHECKING:
    from graph.network import Evaluation
    from graph.network.scores import Score

GOLD_FILE = "gold.yaml"
_SCORES = ("entities", "merges", "relations", "statements")
_SHARES = ("journeys", "reports")


def measure(folders: Sequence[Path], *, explain: bool, as_json: bool) -> None:
    """Build and measure each folder, and print its figures and those of all."""
    for folder in folders:
        if not (folder / GOLD_FILE).is_file():
            raise InputError(folder, f"holds no {GOLD_FILE}", "a folder with articles and their gold")
    results = dict(zip(_names(folders), _evaluated(folders), strict=True))
    if as_json:
        click.echo(json.dumps(_data(results), ensure_ascii=False, indent=1))
        return
    for line in _lines(results, explain=explain):
        click.echo(line)


def _evaluated(folders: Sequence[Path]) -> Iterator[Evaluation]:
    from graph.language import load_model
    from graph.network import evaluate, read_gold
    from graph.network.alignment import prefix
    from graph.pipeline import build

    gold = [read_gold(folder / GOLD_FILE) for folder in folders]
    nlp = load_model()
    for folder, wanted in zip(folders, gold, strict=True):
        built = build(folder, nlp=nlp)
        yield evaluate(wanted, built, texts={prefix(d.path or d.id): d.text for d in built.documents})


def _names(folders: Sequence[Path]) -> list[str]:
    """The last parts of the folders' paths, whole paths where two are called the same."""
    names = [folder.resolve().name for folder in folders]
    return names if len(set(names)) == len(names) else [str(folder) for folder in folders]


def _lines(results: Mapping[str, Evaluation], *, explain: bool) -> Iterator[str]:
    width = max(len(clean(name)) for name in (*results, "all"))
    yield f"{'':<{width}}  entities  merges  relations (P, R)          statements  traps  journeys  reports  unproven"
    for name, result in results.items():
        yield _row(clean(name).ljust(width), [result])
    if len(results) > 1:
        yield _row("all".ljust(width), list(results.values()))
    yield ""
    yield "by relation type"
    yield from figures.rows(figures.summed(result.by_type for result in results.values()))
    yield from figures.particular_lines(list(results.values()))
    if explain:
        for name, result in results.items():
            yield ""
            yield clean(name)
            yield from (f"  {clean(str(miss))}" for miss in result.misses)


def _row(name: str, results: Sequence[Evaluation]) -> str:
    entities, merges, relations, statements = (_pooled(results, score) for score in _SCORES)
    journeys, reports = (_of(results, share) for share in _SHARES)
    spread = f"{relations.f1:.3f} ({relations.precision:.3f}, {relations.recall:.3f})"
    traps = sum(result.traps for result in results)
    return (
        f"{name}  {entities.f1:<8.3f}  {merges.f1:<6.3f}  {spread:<24}  {statements.f1:<10.3f}  {traps:<5}"
        f"  {journeys:<8}  {reports:<7}  {_of(results, 'quotes')}"
    )


def _pooled(results: Sequence[Evaluation], score: str) -> Score:
    return figures.summed({score: getattr(result, score)} for result in results)[score]


def _of(results: Sequence[Evaluation], share: str) -> str:
    shares = [getattr(result, share) for result in results]
    return f"{sum(s.count for s in shares)} of {sum(s.total for s in shares)}"


def _data(results: Mapping[str, Evaluation]) -> dict[str, object]:
    every = list(results.values())
    told = [result.particulars for result in every]
    return {
        "folders": {name: figures.data(result) for name, result in results.items()},
        "all": {
            **{name: figures.score_data(_pooled(every, name)) for name in _SCORES},
            "by_type": figures.table(figures.summed(result.by_type for result in every)),
            "by_status": figures.table(figures.summed(p.by_status for p in told)),
            "by_speaker": figures.table(figures.summed(p.by_speaker for p in told)),
            "by_date": figures.table(figures.summed(p.by_date for p in told)),
            "traps": sum(result.traps for result in every),
        },
    }
