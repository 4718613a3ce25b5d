"""The page inside a notebook: in a frame of its own, which can reach neither the notebook nor the network."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from graph.network.graph import Graph
from graph.sinks.page.render import render_page


@dataclass(frozen=True, slots=True)
class Inline:
    """A page that a notebook shows in place."""

    page: str
    height: int
    """Of the frame, in pixels."""

    def __repr__(self) -> str:
        return f"<page of {len(self.page):,} characters; a notebook shows it in place>"

    def _repr_html_(self) -> str:
        style = f"width:100%;height:{self.height}px;border:0"
        return f'<iframe srcdoc="{escape(self.page, quote=True)}" sandbox="allow-scripts" style="{style}"></iframe>'


def show(graph: Graph, *, title: str | None = None, height: int = 640) -> Inline:
    """Return the page of `graph` for a notebook to show in place; `height` is in pixels."""
    return Inline(render_page(graph, title=title), height)
