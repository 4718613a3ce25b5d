"""`passage route NAME`: the journey of one traveller, leg by leg, with a passage for each."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.command.finding import graph_option, load, one_entity
from graph.command.terminal import clean, quoted, width, wrapped
from graph.command.wording import cited, claim_data, counted

if TYPE_CHECKING:
    from graph.network import Graph
    from graph.records import Claim, Journey, Leg


@click.command(short_help="Where a traveller went, in order, with a quote for each leg.")
@click.argument("name")
@graph_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def route(name: str, graph_path: Path, as_json: bool) -> None:
    """Show where NAME went, in the order in which it was travelled, with date and quote for each leg.

    \b
    Example:
      passage route "Mira Olden"
      passage route "nine nurses" --json
    """
    graph = load(graph_path)
    entity = one_entity(graph, name)
    journey = graph.journey_of(entity)
    if journey is None:
        click.echo(f"passage: no journey of {clean(entity.name)} is told", err=True)
        click.get_current_context().exit(1)
    if as_json:
        click.echo(json.dumps(_data(graph, journey), ensure_ascii=False, indent=1))
        return
    for line in _page(graph, journey):
        click.echo(line)


def _page(graph: Graph, journey: Journey) -> Iterator[str]:
    from graph.network.telling import claims_of_leg

    columns = width()
    planned = sum(leg.status == "planned" for leg in journey.legs)
    stops = counted(len(journey.legs), "stop") + (f", {planned} of them planned" if planned else "")
    yield f"{click.style(clean(graph.entity[journey.traveller].name), bold=True)}  {stops}"
    indent = " " * (len(str(len(journey.legs))) + 3)
    for number, leg in enumerate(journey.legs, 1):
        yield ""
        place = click.style(clean(graph.entity[leg.place].name), bold=True)
        claims = claims_of_leg(graph, journey, leg)
        yield f" {number:>{len(indent) - 3}}  {place} · {_how(graph, leg, claims)}"
        for explanation in _disputes(graph, leg):
            yield from wrapped(explanation, first=f"{indent}! ", rest=f"{indent}  ", columns=columns)
        for claim in _one_a_date(claims) if leg.date is None else claims[:1]:
            yield from quoted(claim.quote, claim.phrase, indent=indent, columns=columns)
            yield from wrapped(cited(claim, graph), first=f"{indent}└ ", rest=f"{indent}  ", columns=columns)


def _how(graph: Graph, leg: Leg, claims: list[Claim]) -> str:
    """Return "left, 2024-03", "2024-05-03 or 2024-05-05", "planned, no date"."""
    left = graph.relation[leg.relation].type == "LEFT"
    dates = sorted({claim.date for claim in claims if claim.date})
    when = leg.date or " or ".join(dates) or "no date"
    return ", ".join(filter(None, ("left" if left else "", "planned" if leg.status == "planned" else "", when)))


def _one_a_date(claims: list[Claim]) -> list[Claim]:
    """Return a claim for each date that is given, or the first of all where none is."""
    by_date: dict[str, Claim] = {}
    for claim in claims:
        if claim.date:
            by_date.setdefault(claim.date, claim)
    return list(by_date.values()) or claims[:1]


def _disputes(graph: Graph, leg: Leg) -> list[str]:
    return [dispute.explanation for dispute in graph.disputes if leg.relation in dispute.relations]


def _data(graph: Graph, journey: Journey) -> dict[str, object]:
    from graph.network.telling import claims_of_leg

    traveller = graph.entity[journey.traveller]
    return {
        "traveller": {"id": traveller.id, "type": traveller.type, "name": traveller.name},
        "legs": [
            {
                "place": {"id": leg.place, "name": graph.entity[leg.place].name},
                "date": leg.date,
                "status": leg.status,
                "relation": leg.relation,
                "type": graph.relation[leg.relation].type,
                "disputes": _disputes(graph, leg),
                "claims": [claim_data(claim, graph) for claim in claims_of_leg(graph, journey, leg)],
            }
            for leg in journey.legs
        ],
    }
