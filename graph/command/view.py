"""`passage view`: the page of a graph, in a browser."""

from __future__ import annotations

import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.command.finding import graph_file, load
from graph.command.origin import Origin, origin_of
from graph.command.page_options import MAX_NODES, THEME, Theme, page_options
from graph.command.terminal import clean
from graph.command.wording import counted
from graph.errors import InputError, ProofError

if TYPE_CHECKING:
    from graph.network import Graph


@click.command(short_help="Open the page of a graph in a browser.")
@click.argument("graph_path", metavar="[GRAPH]", type=click.Path(path_type=Path), default=Path("exports"))
@click.option("--out", "-o", type=click.Path(path_type=Path), help="The file to write; else graph.html beside GRAPH.")
@click.option("--title", help="The title of the page; else that of the build, or its main figures.")
@page_options(as_built=True)
@click.option(
    "--sources", type=click.Path(path_type=Path), multiple=True,
    help="Where the articles lie, if not where build.json says; may be given several times.",
)  # fmt: skip
@click.option("--open/--no-open", "opening", default=True, help="Open it, or only write it.  [default: open]")
def view(
    graph_path: Path,
    out: Path | None,
    title: str | None,
    theme: Theme | None,
    max_nodes: int | None,
    sources: tuple[Path, ...],
    opening: bool,
) -> None:
    """Write the page of GRAPH, a graph.json or its folder, as its build was told to, and open it in a browser.

    The page shows quotes within their articles where these still lie where they were read.

    \b
    Example:
      passage view exports
      passage view exports --title "The harbour case" --out case.html --no-open
    """
    from graph.sinks.page import write_page

    file = graph_file(graph_path)
    graph, origin = load(file), _origin(file.parent)
    graph = _with_texts(graph, Origin(sources) if sources else origin)
    path = out or file.with_name("graph.html")
    write_page(
        graph,
        path,
        title=title or origin.page.title,
        theme=theme or origin.page.theme or THEME,
        max_nodes=max_nodes or origin.page.max_nodes or MAX_NODES,
    )
    click.echo(f"wrote {clean(str(path))}")
    if opening and not webbrowser.open(path.resolve().as_uri()):
        click.echo("passage: no browser was found; open the file in one", err=True)


def _origin(folder: Path) -> Origin:
    try:
        return origin_of(folder)
    except InputError:
        return Origin(())


def _with_texts(graph: Graph, origin: Origin) -> Graph:
    """Return the graph with the texts of the articles, and tell of those that are not at hand."""
    from graph.network.texts import with_texts
    from graph.reading import reread

    if any(document.redacted for document in graph.documents):
        click.echo("passage: names are redacted, so the articles are not read: quotes stand alone", err=True)
        return graph
    given = reread(graph.documents, paths=origin.sources, encoding=origin.encoding or "utf-8") if origin.sources else ()
    found = dict(given)
    full = with_texts(graph, {d.id: text for d, text in found.items() if not isinstance(text, ProofError)})
    missing = sum(not document.text for document in full.documents)
    if missing:
        many = f"{missing} of {counted(len(full.documents), 'article')}"
        said = f"the text of {many} is not at hand as it was read: their quotes stand without their surroundings"
        click.echo(f"passage: {said}; --sources says where the articles are", err=True)
    return full
