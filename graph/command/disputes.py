"""`passage disputes`: where independent reports contradict each other, side by side."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from graph.command.beside import column_width, columns
from graph.command.finding import graph_option, load, one_entity
from graph.command.terminal import quoted, width, wrapped
from graph.command.wording import cited, claim_data, counted

if TYPE_CHECKING:
    from pathlib import Path

    from graph.network import Graph
    from graph.network.disputes.sides import Side
    from graph.records import Dispute


@click.command(short_help="Where independent reports contradict each other.")
@click.argument("name", required=False)
@graph_option
@click.option("--quotes", type=click.IntRange(min=0), default=2, show_default=True, help="Quotes a side; 0 for all.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, with every quote.")
def disputes(name: str | None, graph_path: Path, quotes: int, as_json: bool) -> None:
    """Show where independent reports cannot all be right: on places, dates, counts, on who did it, or whether.

    With NAME, a name in any case or an id, only what concerns that person, group, organisation or place. Copies of one
    report never contradict each other.

    \b
    Example:
      passage disputes --graph exports
      passage disputes "Mira Olden" --json
    """
    graph = load(graph_path)
    found = graph.disputes
    if name is not None:
        own = {relation.id for relation in graph.relations_of(one_entity(graph, name))}
        found = tuple(dispute for dispute in found if not own.isdisjoint(dispute.relations))
    if as_json:
        click.echo(json.dumps([_data(dispute, graph) for dispute in found], ensure_ascii=False, indent=1))
        return
    for dispute in found:
        for line in _shown(dispute, graph, quotes):
            click.echo(line)
        click.echo()
    click.echo(counted(len(found), "dispute"))


def _sides(dispute: Dispute, graph: Graph) -> tuple[Side, ...]:
    from graph.network.disputes.sides import sides

    return sides(dispute, graph.relation)


def _shown(dispute: Dispute, graph: Graph, quotes: int) -> Iterator[str]:
    across = width()
    for line in wrapped(f"{dispute.about}: {dispute.explanation}", first="", rest="  ", columns=across):
        yield click.style(line, bold=True)
    told = _sides(dispute, graph)
    if len(told) == 2:
        yield from columns(*(_side(s, graph, quotes, column_width(across)) for s in told), width=across)
        return
    for side in told:
        yield from _side(side, graph, quotes, across)


def _side(side: Side, graph: Graph, quotes: int, across: int) -> Iterator[str]:
    from graph.network.telling import telling_first

    for line in wrapped(side.says or _sentence(side, graph), first="", rest="  ", columns=across):
        yield click.style(line, underline=True)
    claims = telling_first(side.claims, graph)
    for claim in claims[: quotes or None]:
        yield from quoted(claim.quote, claim.phrase, indent="", columns=across)
        yield from wrapped(cited(claim, graph), first="└ ", rest="  ", columns=across)
    if quotes and len(claims) > quotes:
        yield f"{counted(len(claims) - quotes, 'more quote')}"


def _sentence(side: Side, graph: Graph) -> str:
    known = graph.relation_type(side.relation.type)
    label = known.label if known else side.relation.type
    return f"{graph.entity[side.relation.subject].name} {label} {graph.entity[side.relation.object].name}"


def _data(dispute: Dispute, graph: Graph) -> dict[str, object]:
    return {
        "about": dispute.about,
        "explanation": dispute.explanation,
        "sides": [
            {
                "says": side.says or _sentence(side, graph),
                "relation": side.relation.id,
                "claims": [claim_data(claim, graph) for claim in side.claims],
            }
            for side in _sides(dispute, graph)
        ],
    }
