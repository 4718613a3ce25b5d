"""What is drawn: for each entity a node with its shape, size, label lines and place; for each relation an edge."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from graph.network.graph import Graph
from graph.records import Entity, Relation
from graph.sinks.page.layout import lay_out
from graph.sinks.page.placement import Box, Point, nearest_free
from graph.sinks.page.standing import importance, places, ranked

SHAPES = {"PERSON": "dot", "GROUP": "hexagon", "ORGANISATION": "square", "PLACE": "diamond"}
"""vis-network shapes; page.css holds the colours, so that both say the type."""

LINE = 17
"""Height of a line of a label, pixels; page.js draws with the same."""
_LETTER = 7.6
_LABEL_LETTERS = 20
_LABEL_LINES = 2
_SMALL, _LARGE = 8, 27
_GAP_X, _GAP_Y = 16, 22
_ROW = 1100
"""Width of the rows in which names without relations stand below the drawing."""


@dataclass(frozen=True, slots=True)
class Node:
    """One entity as drawn: `x`, `y` its middle, `size` its radius, all whole pixels; `label` has line breaks."""

    id: str
    label: str
    shape: str
    size: int
    x: int
    y: int


def nodes(graph: Graph) -> list[Node]:
    """Return the nodes, most important first; none overlap, labels included."""
    order = ranked(graph)
    score, place = importance(graph), places(graph)
    most = max(score.values(), default=0) or 1
    size = {e.id: _SMALL + round((_LARGE - _SMALL) * math.sqrt(score[e.id] / most)) for e in order}
    label = {e.id: _label(e) for e in order}
    box = {e.id: _box(label[e.id], size[e.id]) for e in order}
    main = [e.id for e in order if place[e.id] == "shown"]
    aside = [e.id for e in order if place[e.id] in ("observer", "aside")]
    alone = [e.id for e in order if place[e.id] == "alone"]

    at = dict(zip(main, lay_out([box[i] for i in main], _pairs(main, graph.relations)), strict=True))
    wanted = [_near(i, at, graph) for i in aside]
    found = nearest_free([box[i] for i in aside], wanted, taken=[(at[i], box[i]) for i in main])
    at.update(zip(aside, found, strict=True))
    below = max((at[i].y + box[i].height // 2 for i in at), default=0)
    at.update(zip(alone, _rows([box[i] for i in alone], top=below + 60), strict=True))
    return [
        Node(e.id, label[e.id], SHAPES.get(e.type, "dot"), size[e.id], at[e.id].x, at[e.id].y - _sink(label[e.id]))
        for e in order
    ]


def _label(entity: Entity) -> str:
    """Break a name into lines that fit under a node; what does not fit ends in an ellipsis."""
    name = " ".join(entity.name.split()) or "?"
    lines = [""]
    for word in name.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if len(longer) <= _LABEL_LETTERS or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    cut = [line if len(line) <= _LABEL_LETTERS + 4 else line[: _LABEL_LETTERS + 3] + "…" for line in lines]
    if len(cut) > _LABEL_LINES:
        cut = [*cut[: _LABEL_LINES - 1], cut[_LABEL_LINES - 1].rstrip("…") + "…"]
    text = "\n".join(cut)
    return f"“{text}”" if entity.pseudonym else text


def _width(line: str) -> float:
    return sum(_LETTER * 1.9 if unicodedata.east_asian_width(c) in "WF" else _LETTER for c in line)


def _box(label: str, size: int) -> Box:
    lines = label.split("\n")
    return Box(
        max(2 * size, math.ceil(max(map(_width, lines)))) + _GAP_X, 2 * size + 4 + LINE * len(lines) + _GAP_Y
    )  # fmt: skip


def _sink(label: str) -> int:
    """Return how far the middle of node and label together lies below the middle of the node."""
    return (4 + LINE * len(label.split("\n"))) // 2


def _pairs(ids: Sequence[str], relations: Sequence[Relation]) -> list[tuple[int, int]]:
    index = {entity: i for i, entity in enumerate(ids)}
    ends = ((r.subject, r.object) for r in relations)
    return sorted({(min(index[a], index[b]), max(index[a], index[b])) for a, b in ends if a in index and b in index})


def _near(entity: str, at: dict[str, Point], graph: Graph) -> Point:
    ends = [end for r in graph.relations_of(entity) for end in (r.subject, r.object) if end in at]
    if not ends:
        return Point(0, max((p.y for p in at.values()), default=0))
    return Point(sum(at[e].x for e in ends) // len(ends), sum(at[e].y for e in ends) // len(ends))


def _rows(boxes: Sequence[Box], *, top: int) -> list[Point]:
    found: list[Point] = []
    x, height = 0, 0
    for box in boxes:
        if x and x + box.width > _ROW:
            x, top, height = 0, top + height, 0
        found.append(Point(x + box.width // 2 - _ROW // 2, top + box.height // 2))
        x, height = x + box.width, max(height, box.height)
    return found
