"""Journeys as the page shows them: legs with the claims behind them, and a map where their stops can be placed."""

from __future__ import annotations

from typing import Any

from graph.network.graph import Graph
from graph.network.locations import Location, locate
from graph.network.telling import claims_of_leg
from graph.records import Journey
from graph.vocabulary.shapes import shapes


def journey_rows(graph: Graph, journey: Journey) -> dict[str, Any]:
    """Return a journey; `claims` of a leg are indexes into those of its relation, the most telling first."""
    legs = []
    for leg in journey.legs:
        place = {claim: i for i, claim in enumerate(graph.relation[leg.relation].claims)}
        claims = [place[claim] for claim in claims_of_leg(graph, journey, leg)]
        legs.append(
            {"place": leg.place, "date": leg.date, "status": leg.status, "relation": leg.relation, "claims": claims}
        )
    return {"traveller": journey.traveller, "legs": legs}


def map_rows(graph: Graph) -> dict[str, Any] | None:
    """Return the shapes of countries and where the stops of all journeys lie; None where none can be placed."""
    places = locate(graph, (leg.place for journey in graph.journeys for leg in journey.legs))
    if not any(place.kind for place in places.values()):
        return None
    return {**shapes(), "places": {id: _place_row(place) for id, place in sorted(places.items())}}


def _place_row(place: Location) -> dict[str, Any]:
    at = None if place.longitude is None else [place.longitude, place.latitude]
    return {"kind": place.kind, "country": place.country, "at": at, "note": place.note}
