"""`passage push`: a graph into Neo4j."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.command.finding import load
from graph.command.terminal import clean
from graph.command.wording import counted

if TYPE_CHECKING:
    from graph.sinks.neo4j import Access, Pushed

_PASSWORD = "NEO4J_PASSWORD"


@click.command(short_help="Load a graph into Neo4j.")
@click.argument("graph_path", metavar="[GRAPH]", type=click.Path(path_type=Path), default=Path("exports"))
@click.option("--uri", envvar="NEO4J_URI", default="bolt://localhost:7687", show_default=True, help="Or NEO4J_URI.")
@click.option("--user", envvar=["NEO4J_USERNAME", "NEO4J_USER"], default="neo4j", show_default=True,
              help="Or NEO4J_USERNAME.")  # fmt: skip
@click.option("--database", envvar="NEO4J_DATABASE", help="Or NEO4J_DATABASE; else the server's default.")
@click.option(
    "--name",
    default="passage",
    show_default=True,
    help="What this graph is called there: its nodes carry it as `graph`.",
)
@click.option("--prune", is_flag=True, help="Remove what an earlier build had and this one has not.")
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def push(
    graph_path: Path,
    uri: str,
    user: str,
    database: str | None,
    name: str,
    prune: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Load GRAPH, a graph.json or its folder, into Neo4j.

    The password is taken from NEO4J_PASSWORD, or asked for in a terminal; without either, a server without passwords is
    expected. Loading again changes nothing, a newer build updates; what is not Passage's own is never touched.

    \b
    Example:
      passage push exports --uri bolt://localhost:7687 --prune
    """
    from graph.sinks.neo4j import Access
    from graph.sinks.neo4j import push as pushed

    graph = load(graph_path)
    access = Access(uri, user, _password(), database)
    show_bar = sys.stderr.isatty() and not as_json
    with click.progressbar(length=1, label="Loading", file=sys.stderr, hidden=not show_bar) as bar:

        def progress(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        result = pushed(graph, access, name=name, prune=prune, dry_run=dry_run, on_progress=progress)
    if as_json:
        click.echo(json.dumps(asdict(result), indent=1))
    else:
        for line in _report(result, access, prune=prune, dry_run=dry_run):
            click.echo(line)


def _password() -> str | None:
    """The password from the environment, or typed; an empty one is none."""
    if _PASSWORD in os.environ:
        return os.environ[_PASSWORD] or None
    if not sys.stdin.isatty():
        return None
    typed: str = click.prompt("Password (empty for none)", hide_input=True, default="", show_default=False, err=True)
    return typed or None


def _report(result: Pushed, access: Access, *, prune: bool, dry_run: bool) -> list[str]:
    new = f"{counted(result.new_nodes, 'node')} and {counted(result.new_links, 'relationship')}"
    known = f"{counted(result.known_nodes, 'node')} and {counted(result.known_links, 'relationship')}"
    gone = f"{counted(result.gone_nodes, 'node')} and {counted(result.gone_links, 'relationship')}"
    lines = [f"{'would load' if dry_run else 'loaded'} into {clean(access.uri)}: {new} new, {known} there already"]
    if result.gone_nodes or result.gone_links:
        done = "would be removed" if dry_run and prune else "removed" if prune else "left; --prune removes them"
        lines.append(f"of an earlier build: {gone} {done}")
    if result.kept_nodes:
        lines.append(f"kept, as relationships that are not ours hang on them: {counted(result.kept_nodes, 'node')}")
    return lines
