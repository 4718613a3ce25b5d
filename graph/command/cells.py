"""Values of a query as a person reads them, a line or a few for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.command.table import POINT
from graph.command.terminal import clean

if TYPE_CHECKING:
    from graph.network import Graph
    from graph.sinks.cypher import Link, Node, Path, Value

NOTHING = "–"
"""In place of null."""
_SHORT = 30
"""Characters of a list that stands on one line."""
_STEP = 40
"""Characters of a node on a path."""


class Cells:
    """Makes text of values; of a graph, as a relationship knows its ends by their ids alone."""

    def __init__(self, graph: Graph) -> None:
        self._names = {e.id: e.name for e in graph.entities} | {d.id: d.title or d.path for d in graph.documents}

    def lines(self, value: Value) -> list[str]:
        """Return the lines of a cell."""
        if isinstance(value, list) and value:
            parts = [self.text(part) for part in value]
            joined = ", ".join(parts)
            return [joined] if len(joined) <= _SHORT else [POINT + part for part in parts]
        return [self.text(value)]

    def text(self, value: Value) -> str:
        """Return a value on one line."""
        from graph.sinks.cypher import Link, Node, Path

        if isinstance(value, Node):
            return f"{self._node(value)} ({value.label})"
        if isinstance(value, Link):
            return self._link(value)
        if isinstance(value, Path):
            return self._path(value)
        if isinstance(value, list):
            return f"[{', '.join(self.text(part) for part in value)}]"
        if isinstance(value, dict):
            return "{" + ", ".join(f"{clean(key)}: {self.text(part)}" for key, part in value.items()) + "}"
        if value is None:
            return NOTHING
        return str(value).lower() if isinstance(value, bool) else clean(str(value))

    def _node(self, node: Node) -> str:
        told = node.properties
        if "quote" in told:
            return "“" + clean(told["quote"]).strip("“”") + "”"
        if "position" in told:
            return " ".join(filter(None, (f"stop {told['position']}", told.get("date"))))
        keys = ("name", "title", "path", "explanation", "id")
        return clean(next(str(told[key]) for key in keys if told.get(key)))

    def _link(self, link: Link) -> str:
        return f"{self._named(link.start)} –{link.type}→ {self._named(link.end)}"

    def _named(self, id: str) -> str:
        return clean(self._names.get(id, "…"))

    def _path(self, path: Path) -> str:
        said = _short(self._node(path.nodes[0]))
        for link, before, after in zip(path.links, path.nodes[:-1], path.nodes[1:], strict=True):
            forward = link.start == before.properties["id"]
            said += (f" –{link.type}→ " if forward else f" ←{link.type}– ") + _short(self._node(after))
        return said


def _short(text: str) -> str:
    return text if len(text) <= _STEP else text[: _STEP - 1] + "…"
