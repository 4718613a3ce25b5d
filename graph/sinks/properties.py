"""What entities and relations are told by in other programs: flat values under fixed names, None for no value."""

from __future__ import annotations

from graph.network import Graph
from graph.records import STATUSES, Entity, Relation

Value = str | int | float | bool | list[str] | None
JOINT = " | "
"""Between the values of a list, where a format knows no lists."""


def of_entity(entity: Entity) -> dict[str, Value]:
    """Return the properties of a node but for its id and type."""
    return {
        "name": entity.name, "aliases": list(entity.aliases), "pseudonym": entity.pseudonym, "count": entity.count,
        "mentions": len(entity.mentions), "documents": len({m.document for m in entity.mentions}),
    }  # fmt: skip


def of_relation(graph: Graph, relation: Relation) -> dict[str, Value]:
    """Return the properties of an edge but for its id and type: support, statuses, quotes, outlets and dates."""
    claims = relation.claims
    said = {c.status for c in claims}
    dates = sorted(c.date for c in claims if c.date)
    outlets = (graph.document[c.document].outlet for c in claims)
    return {
        "articles": relation.articles, "reports": relation.reports, "disputed": relation.disputed,
        "statuses": [s for s in STATUSES if s in said], "quotes": list(dict.fromkeys(c.quote for c in claims)),
        "outlets": list(dict.fromkeys(o for o in outlets if o)), "firstDate": dates[0] if dates else None,
        "lastDate": dates[-1] if dates else None,
    }  # fmt: skip


def sound(values: dict[str, Value]) -> dict[str, Value]:
    """Return the values with a "?" for half of a surrogate pair, as a broken PDF may hold: no UTF-8 has it."""
    return {key: _sound(value) for key, value in values.items()}


def _sound(value: Value) -> Value:
    if isinstance(value, str):
        return value if value.isascii() else utf8(value)
    return [utf8(text) for text in value] if isinstance(value, list) else value


def utf8(text: str) -> str:
    """Return a text with a "?" for half of a surrogate pair."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")
