"""The page: one HTML file with the graph, its evidence and all that is needed to read them offline."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import InputError
from graph.network.graph import Graph

if TYPE_CHECKING:
    from graph.sinks.page.draw_network import Theme


def render_page(graph: Graph, *, title: str | None = None, theme: Theme = "auto", max_nodes: int | None = None) -> str:
    """Return the page as HTML; the same graph gives the same text. Without `title` it is named after its main figures.

    A graph of many more than `max_nodes` (150) names opens on the most important ones. Documents without text give a
    page that shows quotes but not their surroundings.
    """
    from graph.sinks.page.content import MAX_NODES, content  # noqa: PLC0415
    from graph.sinks.page.draw_network import draw  # noqa: PLC0415  (pyvis loads IPython, the layout numpy)
    from graph.sinks.page.drawing import nodes  # noqa: PLC0415

    said = content(graph, title=title, max_nodes=MAX_NODES if max_nodes is None else max_nodes)
    return draw(nodes(graph), graph.relations, said, theme=theme)


def write_page(
    graph: Graph, path: Path, *, title: str | None = None, theme: Theme = "auto", max_nodes: int | None = None
) -> None:
    """Write the page to `path`, in UTF-8 with LF; raises InputError where that cannot be written."""
    page = render_page(graph, title=title, theme=theme, max_nodes=max_nodes)
    try:
        path.write_text(page, encoding="utf-8", newline="\n")
    except OSError as error:
        wrong = f"cannot be written ({error.strerror})"
        raise InputError(path, wrong, "a file in a folder that exists", "choose another path") from error
