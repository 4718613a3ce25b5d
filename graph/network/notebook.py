"""How a graph shows itself in a notebook: a small table of counts and of what is talked about most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from html import escape

from graph.records import ENTITY_TYPES, Document, Entity, Relation
from graph.vocabulary import RelationType

_TOP = 8


def html(
    documents: Sequence[Document],
    entities: Sequence[Entity],
    relations: Sequence[Relation],
    journeys: int,
    type_of: Callable[[str], RelationType | None],
) -> str:
    """Return a piece of HTML of fixed size, whatever the size of the graph; all text from articles is escaped."""
    reports = len({d.own_report for d in documents})
    types, kinds = Counter(e.type for e in entities), Counter(r.type for r in relations)
    degree = Counter(end for r in relations for end in {r.subject, r.object})
    labels = {name: known.label for name in kinds if (known := type_of(name))}
    busiest = sorted(entities, key=lambda e: (-degree[e.id], e.name, e.id))[:_TOP]
    caption = f"{len(documents)} articles, {reports} independent reports, {journeys} journeys"
    return (
        "<div style='display:flex;gap:2em;align-items:flex-start'>"
        + _table("Entities", [(name.lower(), types[name]) for name in ENTITY_TYPES if types[name]])
        + _table("Relations", [(labels.get(name, name), count) for name, count in kinds.most_common(_TOP)])
        + _table("Most connected", [(e.name, degree[e.id]) for e in busiest])
        + f"</div><p>{escape(caption)}</p>"
    )


def _table(title: str, rows: list[tuple[str, int]]) -> str:
    body = "".join(f"<tr><td style='text-align:left'>{escape(name)}</td><td>{count}</td></tr>" for name, count in rows)
    return f"<table><thead><tr><th colspan='2'>{escape(title)}</th></tr></thead><tbody>{body}</tbody></table>"
