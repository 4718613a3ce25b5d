"""What `passage build` says at its end: what the graph holds, what was not read and what was not obeyed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from graph.command.terminal import clean
from graph.command.wording import counted

if TYPE_CHECKING:
    from graph.network import Graph
    from graph.reading import Skipped
    from graph.redaction import Veil

_SKIPPED_SHOWN = 10
_TYPES_SHOWN = 6


def report(graph: Graph, skipped: Sequence[Skipped], out: Path, notes: Sequence[str]) -> Iterator[str]:
    """Yield the lines of the summary for people; `notes` stand below the counts, indented."""
    reports = len({d.report for d in graph.documents})
    yield f"{counted(len(graph.documents), 'article')}, {counted(reports, 'independent report')}"
    types = Counter(e.type.lower() for e in graph.entities)
    yield f"  {counted(len(graph.entities), 'entity', 'entities')}: " + _listed(types)
    relations = Counter(r.type for r in graph.relations)
    yield f"  {counted(len(graph.relations), 'relation')}: " + _listed(relations)
    quotes = counted(sum(len(r.claims) for r in graph.relations), "quote")
    yield f"  {quotes}, {counted(len(graph.journeys), 'journey')}, {counted(len(graph.disputes), 'dispute')}"
    yield from (f"  {line}" for line in notes)
    unread = [s for s in skipped if s.kind == "unreadable"]
    other = Counter(s.reason for s in skipped if s.kind == "format")
    for one in unread[:_SKIPPED_SHOWN]:
        yield f"  skipped {clean(one.reason)}"
    if len(unread) > _SKIPPED_SHOWN:
        yield f"  and {len(unread) - _SKIPPED_SHOWN} more, listed in {out / 'build.json'}"
    for reason, many in sorted(other.items()):
        yield f"  skipped {counted(many, 'file')}: {clean(reason)}"
    yield f"Open {out / 'graph.html'} in a browser; {out / 'graph.json'} holds the data."
    if graph.relations:
        main = max(graph.entities, key=lambda e: (e.type == "PERSON", len(graph.relations_of(e)), e.id))
        yield f'Look closer: passage show "{clean(main.name)}" --graph {out / "graph.json"}'


def _listed(counts: Counter[str]) -> str:
    """The most frequent ones, so that the line fits into a terminal."""
    most = sorted(counts.items(), key=lambda c: (-c[1], c[0]))
    told = ", ".join(f"{name} {many}" for name, many in most[:_TYPES_SHOWN])
    return f"{told}, ..." if len(most) > _TYPES_SHOWN else told


def judged(graph: Graph, not_obeyed: Sequence[str], out: Path) -> Iterator[str]:
    """Yield how many pairs of names a person may decide on, then each judgement that was not obeyed."""
    from graph.network.chains import chains_of, proposals

    pairs = len(proposals(graph, chains_of(graph)))
    if pairs:
        yield f"{counted(pairs, 'pair')} of names may be one: passage review {out}"
    yield from (f"not obeyed: {clean(line)}" for line in not_obeyed)


def summary(
    graph: Graph, skipped: Sequence[Skipped], not_obeyed: Sequence[str], veil: Veil | None
) -> dict[str, object]:
    """Return the summary for other programs: counts, files skipped, pairs that may be one, judgements not obeyed."""
    from graph.network.chains import chains_of, proposals

    redacted = {"redacted": [h.label for h in veil.hidden]} if veil else {}
    return {
        "documents": len(graph.documents),
        "reports": len({d.report for d in graph.documents}),
        "entities": dict(Counter(e.type for e in graph.entities)),
        "relations": dict(Counter(r.type for r in graph.relations)),
        "quotes": sum(len(r.claims) for r in graph.relations),
        "journeys": len(graph.journeys),
        "disputes": len(graph.disputes),
        "skipped": [{"path": s.path, "reason": s.reason} for s in skipped],
        "proposals": len(proposals(graph, chains_of(graph))),
        "not_obeyed": list(not_obeyed),
        **redacted,
    }
