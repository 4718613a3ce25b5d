"""The page: one HTML file with the graph, its evidence and all that is needed to read them offline."""

from __future__ import annotations

from pathlib import Path

from graph.errors import InputError
from graph.network.graph import Graph


def render_page(graph: Graph, *, title: str | None = None) -> str:
    """Return the page as HTML; the same graph gives the same text. Without `title` it is named after its main figures.

    Documents without text give a page that shows quotes but not their surroundings.
    """
    from graph.sinks.page.content import content  # noqa: PLC0415
    from graph.sinks.page.draw_network import draw  # noqa: PLC0415  (pyvis loads IPython, the layout numpy)
    from graph.sinks.page.drawing import nodes  # noqa: PLC0415

    return draw(nodes(graph), graph.relations, content(graph, title=title))


def write_page(graph: Graph, path: Path, *, title: str | None = None) -> None:
    """Write the page to `path`, in UTF-8 with LF; raises InputError where that cannot be written."""
    page = render_page(graph, title=title)
    try:
        path.write_text(page, encoding="utf-8", newline="\n")
    except OSError as error:
        wrong = f"cannot be written ({error.strerror})"
        raise InputError(path, wrong, "a file in a folder that exists", "choose another path") from error
