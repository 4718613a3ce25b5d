"""`passage check DIR`: whether every quote is in its article and every article is the one that was read."""

from __future__ import annotations

import json
from pathlib import Path

import click

from graph.command.finding import graph_file, load
from graph.command.origin import Origin, origin_of
from graph.command.terminal import clean
from graph.command.wording import counted


@click.command(short_help="Whether every quote stands in its article.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--sources", type=click.Path(path_type=Path), multiple=True,
    help="Where the articles lie, if not where build.json says; may be given several times.",
)  # fmt: skip
@click.option("--encoding", help="Of the text files, if not UTF-8 or what build.json says.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def check(folder: Path, sources: tuple[Path, ...], encoding: str | None, as_json: bool) -> None:
    """Check that every quote of the graph in DIR is in its article and that no article has changed.

    DIR is the folder of a build, or its graph.json. Exits with 1 where something does not hold. Of redacted articles
    what stands around the names is looked up.

    \b
    Example:
      passage check exports
      passage check exports --sources seeds
    """
    from graph.network import check as checked
    from graph.network import is_hidden
    from graph.reading import reread

    graph = load(folder)
    origin = Origin(sources) if sources else origin_of(graph_file(folder).parent)
    sought = [document for document in graph.documents if not is_hidden(document)]
    problems = checked(graph, reread(sought, paths=origin.sources, encoding=encoding or origin.encoding or "utf-8"))
    redacted = sum(document.redacted for document in sought)
    looked_up = {document.id for document in sought}
    quotes = sum(claim.document in looked_up for relation in graph.relations for claim in relation.claims)
    if as_json:
        found = [{"place": problem.place, "wrong": problem.wrong} for problem in problems]
        summary = {"quotes": quotes, "documents": len(sought), "redacted": redacted, "problems": found}
        click.echo(json.dumps(summary, ensure_ascii=False, indent=1))
    elif problems:
        for problem in problems:
            click.echo(clean(str(problem)))
    else:
        holds = "holds" if quotes == 1 else "hold"
        click.echo(f"{counted(quotes, 'quote')} in {counted(len(sought), 'document')} {holds}")
        if redacted:
            words = "of {} only what stands around the names was looked up; offsets and hashes are of the redacted text"
            click.echo(words.format(counted(redacted, "redacted document")))
        if len(sought) < len(graph.documents):
            click.echo(f"{counted(len(graph.documents) - len(sought), 'document')} left out: its path is redacted")
    if problems:
        click.get_current_context().exit(1)
