"""Journeys: who went where, in the order in which they went, told in order even where the articles are not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph.network.containment import Containment
from graph.network.dates import most_precise, span
from graph.network.precedence import in_order
from graph.network.support import relation_id
from graph.network.tenses import settled
from graph.network.visits import Visit, returns, visits
from graph.records import Claim, Document, Entity, Journey, Leg

_TRAVEL = ("TRAVELLED_TO", "LEFT")
_TRAVELLERS = ("PERSON", "GROUP", "ORGANISATION")


def journeys(
    told: Sequence[Claim], entities: Mapping[str, Entity], documents: Mapping[str, Document]
) -> tuple[Journey, ...]:
    """Return the journeys of `entities`, in their order, from claims in the order in which they are told.

    A journey has two stops, or a dated one; that of an organisation has two that were made. Denied and alleged travel
    is no leg; planned travel comes last. Where somebody who went elsewhere now lives is a stop too.
    """
    containment = Containment(told)
    by_traveller: dict[str, list[Claim]] = {}
    for claim in told:
        if (claim.type in _TRAVEL or settled(claim)) and entities[claim.subject].type in _TRAVELLERS:
            by_traveller.setdefault(claim.subject, []).append(claim)
    found = []
    for traveller in entities:
        claims = by_traveller.get(traveller, [])
        asserted = [claim for claim in claims if claim.status == "asserted"]
        made = _collapsed(in_order(visits(_on_the_way(asserted)), documents, containment))
        legs = [_leg(visit) for visit in made] + _planned(claims)
        long_enough = len(legs) > 1 or any(leg.date for leg in legs)
        if long_enough and (len(made) > 1 or entities[traveller].type != "ORGANISATION"):
            found.append(Journey(traveller, tuple(legs)))
    return tuple(found)


def _on_the_way(claims: Sequence[Claim]) -> list[Claim]:
    """The claims without those of settling where nobody says they went, or where they went as others say."""
    travel = [claim for claim in claims if claim.type in _TRAVEL]
    reached = {claim.object for claim in travel}
    return [c for c in claims if c.type in _TRAVEL or (travel and c.object not in reached)]


def _collapsed(ordered: Sequence[Visit]) -> list[Visit]:
    """Return the visits with neighbours in one place made one."""
    result: list[Visit] = []
    for visit in ordered:
        if result and result[-1].place == visit.place:
            result[-1] = Visit(visit.place, result[-1].events + visit.events)
        else:
            result.append(visit)
    return result


def _leg(visit: Visit) -> Leg:
    # Where a place was both reached and left, the leg is the way there.
    claims = [event.claim for event in visit.events if event.arrival == visit.arrived]
    relation = relation_id(claims[0].subject, claims[0].type, visit.place)
    return Leg(visit.place, most_precise(claim.date for claim in claims), "asserted", relation)


def _planned(claims: Sequence[Claim]) -> list[Leg]:
    """Return the places that the traveller means to reach and has not, dated ones first, else in order of telling."""
    arrivals = [claim for claim in claims if claim.type == "TRAVELLED_TO"]
    asserted = [claim for claim in arrivals if claim.status == "asserted"]
    made = {claim.object for claim in asserted}
    made_again = {claim.object for claim in asserted if returns(claim)}
    planned: dict[str, list[Claim]] = {}
    for claim in arrivals:
        if claim.status == "planned" and claim.object not in (made_again if returns(claim) else made):
            planned.setdefault(claim.object, []).append(claim)
    legs = [
        Leg(place, most_precise(c.date for c in group), "planned", relation_id(group[0].subject, "TRAVELLED_TO", place))
        for place, group in planned.items()
    ]
    return sorted(legs, key=lambda leg: span(leg.date) or ((9999, 12, 31), (9999, 12, 31)))
