"""What the nodes and edges of GraphML and GEXF are told by, and the type of each."""

from __future__ import annotations

from graph.network import Graph
from graph.records import Entity, Relation
from graph.sinks.properties import Value, of_entity, of_relation

NODE: dict[str, str] = {
    "label": "string", "type": "string", "aliases": "string", "pseudonym": "boolean", "count": "long",
    "mentions": "long", "documents": "long",
}  # fmt: skip
EDGE: dict[str, str] = {
    "label": "string", "relation": "string", "articles": "long", "reports": "long", "disputed": "boolean",
    "statuses": "string", "quotes": "string", "outlets": "string", "firstDate": "string", "lastDate": "string",
    "weight": "double",
}  # fmt: skip
"""Names and types, the same for both. A GEXF edge has a type of its own ("directed"), hence `relation`."""


def node_values(entity: Entity) -> dict[str, Value]:
    """Return the values of `NODE`."""
    values = of_entity(entity)
    return {"label": values.pop("name"), "type": entity.type, **values}


def edge_values(graph: Graph, relation: Relation) -> dict[str, Value]:
    """Return the values of `EDGE`; an edge that nothing asserts has the weight of one article."""
    told = of_relation(graph, relation)
    return {"label": relation.type, "relation": relation.type, **told, "weight": float(max(relation.articles, 1))}
