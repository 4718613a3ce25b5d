"""Find the graph and the one entity that a command is asked about, or say why not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from graph.command.terminal import clean

if TYPE_CHECKING:
    from graph.network import Graph
    from graph.records import Entity

_Command = TypeVar("_Command", bound=Callable[..., Any])
_LISTED = 12
_NEAREST = 5
_LIKE = 60
"""Least likeness, of 100, of a name that is offered in place of one that is not there."""


def graph_option(command: _Command) -> _Command:
    """Add `--graph` to a command."""
    return click.option(
        "--graph", "graph_path", type=click.Path(path_type=Path), default=Path("exports/graph.json"), show_default=True,
        help="The graph.json to look in, or the folder that holds it.",
    )(command)  # fmt: skip


def load(path: Path) -> Graph:
    """Return the graph at `path`, a graph.json or the folder of one; InputError where there is none."""
    from graph.network import read

    return read(graph_file(path))


def graph_file(path: Path) -> Path:
    """Return the graph.json that `path` means: itself, or the one in the folder that it is."""
    return path / "graph.json" if path.is_dir() else path


def one_entity(graph: Graph, name: str) -> Entity:
    """Return the entity that is called `name` or has that id; where none or several are, say so and exit with 1."""
    if name in graph.entity:
        return graph.entity[name]
    found = graph.find(name) if name.strip() else ()
    if len(found) == 1:
        return found[0]
    if found:
        ranked = sorted(found, key=lambda e: -len(graph.relations_of(e)))
        lines = [f"{len(found)} things are called “{clean(name)}”; name one by its id:"]
        lines += [f"  {e.id}  {_described(graph, e)}" for e in ranked[:_LISTED]]
        lines += [f"  and {len(found) - _LISTED} more"] if len(found) > _LISTED else []
    else:
        near = [f"  {_described(graph, e)}" for e in _nearest(graph, name)]
        lines = [f"nothing is called “{clean(name)}”" + ("; the nearest names:" if near else ""), *near]
    click.echo("passage: " + "\n".join(lines), err=True)
    raise click.exceptions.Exit(1)


def _described(graph: Graph, entity: Entity) -> str:
    count = len(graph.relations_of(entity))
    return f"{clean(entity.name)} ({entity.type.lower()}, {count} relation{'s' if count != 1 else ''})"


def _nearest(graph: Graph, name: str) -> list[Entity]:
    from rapidfuzz import fuzz, utils

    def likeness(entity: Entity) -> float:
        names = (entity.name, *entity.aliases)
        return max(fuzz.WRatio(name, other, processor=utils.default_process) for other in names)

    ranked = sorted((-likeness(e), e.name, e.id) for e in graph.entities)
    return [graph.entity[id] for minus, _, id in ranked[:_NEAREST] if -minus >= _LIKE]
