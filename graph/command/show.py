"""`passage show NAME`: everything the articles say of one thing, with the passages that say it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.command.finding import graph_option, load, one_entity
from graph.command.terminal import clean, quoted, width, wrapped
from graph.command.wording import cited, claim_data, counted, support

if TYPE_CHECKING:
    from graph.network import Graph
    from graph.records import Entity, Relation


@click.command(short_help="What the articles say of a person, group, organisation or place.")
@click.argument("name")
@graph_option
@click.option(
    "--quotes", type=click.IntRange(min=0), default=3, show_default=True, help="Quotes a relation; 0 for all."
)
@click.option("--related", is_flag=True, help="Also the loose relations that are left out at first.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, with every quote.")
def show(name: str, graph_path: Path, quotes: int, related: bool, as_json: bool) -> None:
    """Show what the articles say of NAME: other names, role, relations, each with its quotes.

    NAME is a name in any case, a part of one, or an id.

    \b
    Example:
      passage show "Mira Olden"
      passage show lisbon --graph exports/graph.json --json
    """
    graph = load(graph_path)
    entity = one_entity(graph, name)
    if as_json:
        click.echo(json.dumps(_data(graph, entity), ensure_ascii=False, indent=1))
        return
    for line in _page(graph, entity, quotes, related):
        click.echo(line)


def _page(graph: Graph, entity: Entity, quotes: int, related: bool) -> Iterator[str]:
    from graph.network.telling import roles

    columns = width()
    yield f"{click.style(clean(entity.name), bold=True)}  {_kind(entity)}"
    if entity.aliases:
        yield from wrapped(", ".join(entity.aliases), first="  also  ", rest="        ", columns=columns)
    for role in roles(graph, entity):
        yield from wrapped(role, first="  role  ", rest="        ", columns=columns)
    articles = {mention.document for mention in entity.mentions}
    reports = {graph.document[i].own_report for i in articles}
    yield f"  in    {counted(len(articles), 'article')}, {counted(len(reports), 'report')}"
    left_out = 0
    for label, relations in _by_label(graph, entity).items():
        if not (related or _shown(graph, relations[0])):
            left_out += len(relations)
            continue
        yield ""
        yield click.style(label, underline=True)
        told: set[str] = set()
        for relation in relations:
            yield from _relation(graph, entity, relation, quotes=quotes, columns=columns, told=told)
    if left_out:
        yield f"\n{counted(left_out, 'loose relation')} left out; --related shows them"


def _relation(
    graph: Graph, entity: Entity, relation: Relation, *, quotes: int, columns: int, told: set[str]
) -> Iterator[str]:
    from graph.network.telling import telling_first

    other = _other(graph, entity, relation)
    yield from wrapped(f"{other.name} · {support(relation)}", first="  ", rest="    ", columns=columns)
    for dispute in graph.disputes:
        if relation.id in dispute.relations and dispute.explanation not in told:
            told.add(dispute.explanation)
            yield from wrapped(dispute.explanation, first="    ! ", rest="      ", columns=columns)
    claims = telling_first(relation.claims, graph)
    for claim in claims[: quotes or None]:
        yield from quoted(claim.quote, claim.phrase, indent="    ", columns=columns)
        yield from wrapped(cited(claim, graph), first="    └ ", rest="      ", columns=columns)
    if quotes and len(claims) > quotes:
        yield f"    {counted(len(claims) - quotes, 'more quote')}; --quotes 0 shows all"


def _kind(entity: Entity) -> str:
    kind = entity.type.lower() + (f" of {entity.count}" if entity.count else "")
    return f"{kind}, not the real name" if entity.pseudonym else kind


def _by_label(graph: Graph, entity: Entity) -> dict[str, list[Relation]]:
    """Return the relations under what they say of the entity, in the order of the graph, best supported first."""
    groups: dict[str, list[Relation]] = {}
    for relation in graph.relations_of(entity):
        groups.setdefault(_label(graph, entity, relation), []).append(relation)
    return {label: sorted(group, key=lambda r: (-r.reports, -r.articles)) for label, group in groups.items()}


def _label(graph: Graph, entity: Entity, relation: Relation) -> str:
    relation_type = graph.relation_type(relation.type)
    if relation_type is None:
        return relation.type if relation.subject == entity.id else f"{relation.type} (of)"
    return relation_type.label if relation.subject == entity.id else relation_type.inverse


def _shown(graph: Graph, relation: Relation) -> bool:
    known = graph.relation_type(relation.type)
    return known is None or known.shown


def _other(graph: Graph, entity: Entity, relation: Relation) -> Entity:
    return graph.entity[relation.object if relation.subject == entity.id else relation.subject]


def _data(graph: Graph, entity: Entity) -> dict[str, object]:
    from graph.network.telling import roles

    return {
        "id": entity.id,
        "type": entity.type,
        "name": entity.name,
        "aliases": entity.aliases,
        "pseudonym": entity.pseudonym,
        "count": entity.count,
        "roles": roles(graph, entity),
        "relations": [
            {
                "id": relation.id,
                "type": relation.type,
                "direction": "out" if relation.subject == entity.id else "in",
                "label": label,
                "other": {key: getattr(_other(graph, entity, relation), key) for key in ("id", "type", "name")},
                "articles": relation.articles,
                "reports": relation.reports,
                "disputed": relation.disputed,
                "claims": [claim_data(claim, graph) for claim in relation.claims],
            }
            for label, relations in _by_label(graph, entity).items()
            for relation in relations
        ],
    }
