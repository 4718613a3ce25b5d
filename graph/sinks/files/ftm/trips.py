"""Where a trip began: what the traveller left just before it. Two arrivals in a row say nothing of what lay between."""

from __future__ import annotations

from itertools import pairwise

from graph.network import Graph
from graph.records import Relation


def departures(graph: Graph) -> dict[str, Relation]:
    """Return the LEFT relation behind each TRAVELLED_TO relation that has one, by its id; both are asserted.

    A departure belongs to one trip. Someone who went to a place twice has one trip there: the first.
    """
    found: dict[str, Relation] = {}
    used: set[str] = set()
    for journey in graph.journeys:
        for before, leg in pairwise(journey.legs):
            left, arrived = graph.relation[before.relation], graph.relation[leg.relation]
            said = before.status == leg.status == "asserted" and left.articles and arrived.articles
            follow = (left.type, arrived.type) == ("LEFT", "TRAVELLED_TO") and left.object != arrived.object
            if said and follow and left.id not in used and arrived.id not in found:
                used.add(left.id)
                found[arrived.id] = left
    return found
