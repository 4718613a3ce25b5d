"""How the figures of an evaluation are written: as lines of text and as data for other programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from graph.command.terminal import clean
from graph.network.scores import ZERO

if TYPE_CHECKING:
    from graph.network import Evaluation
    from graph.network.scores import Score, Share


def lines(result: Evaluation, *, explain: bool) -> Iterator[str]:
    """Yield the figures of one graph; `explain`: also by type, status, speaker and date, and each fault."""
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
        yield from rows(result.by_type)
        yield from particular_lines([result])
        yield ""
        yield from (clean(str(miss)) for miss in result.misses)


def rows(scores: Mapping[str, Score]) -> Iterator[str]:
    """Yield a row for each score that counts something."""
    width = max((len(clean(name)) for name in scores), default=0)
    for name, score in scores.items():
        if score.right or score.wrong or score.missing:
            counts = f"{score.right} right, {score.wrong} wrong, {score.missing} missing"
            yield f"{clean(name):<{max(width, 12)}} {_figures(score)}  {counts}"


def particular_lines(results: Sequence[Evaluation]) -> Iterator[str]:
    """Yield the figures by status, speaker and date, pooled over graphs."""
    told = [result.particulars for result in results]
    for title, tables in (
        ("by status", [p.by_status for p in told]),
        ("by speaker", [p.by_speaker for p in told]),
        ("by date", [p.by_date for p in told]),
    ):
        pooled = summed(tables)
        if pooled:
            yield ""
            yield title
            yield from rows({**pooled, "all": sum(pooled.values(), ZERO)})


def summed(tables: Iterable[Mapping[str, Score]]) -> dict[str, Score]:
    """Return the scores of several tables pooled name by name, in order of first appearance."""
    pooled: dict[str, Score] = {}
    for table in tables:
        for name, score in table.items():
            pooled[name] = pooled.get(name, ZERO) + score
    return pooled


def _figures(score: Score) -> str:
    return f"P {score.precision:.3f} R {score.recall:.3f} F1 {score.f1:.3f}"


def _of(share: Share) -> str:
    return f"{share.count} of {share.total}"


def data(result: Evaluation) -> dict[str, object]:
    """Return the figures of one graph and what lowered them, for JSON."""
    shares = {name: getattr(result, name) for name in ("journeys", "pseudonyms", "reports", "quotes")}
    return {
        **{name: score_data(getattr(result, name)) for name in ("entities", "merges", "relations", "statements")},
        "by_type": table(result.by_type),
        "by_status": table(result.particulars.by_status),
        "by_speaker": table(result.particulars.by_speaker),
        "by_date": table(result.particulars.by_date),
        "traps": result.traps,
        **{
            name: share and {"count": share.count, "total": share.total, "wrong": share.wrong}
            for name, share in shares.items()
        },
        "misses": [{"kind": miss.kind, "about": miss.about} for miss in result.misses],
    }


def table(scores: Mapping[str, Score]) -> dict[str, dict[str, float]]:
    """Return scores by name, for JSON."""
    return {name: score_data(score) for name, score in scores.items()}


def score_data(score: Score) -> dict[str, float]:
    """Return precision, recall, F1 and the counts of a score, for JSON."""
    figures = {name: round(getattr(score, name), 4) for name in ("precision", "recall", "f1")}
    return figures | {"right": score.right, "wrong": score.wrong, "missing": score.missing}
