"""The visits of a traveller: all that is told of a place is one stop, unless they clearly left and came back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph.network.dates import before, days_apart, span
from graph.records import Claim
from graph.vocabulary import table


@dataclass(frozen=True, slots=True)
class Event:
    """An asserted arrival or departure; `at` counts the traveller's events in the order in which they are told."""

    at: int
    claim: Claim

    @property
    def arrival(self) -> bool:
        """Whether the place is reached, or the end of the way; otherwise it is left."""
        return self.claim.type != "LEFT"


@dataclass(frozen=True, slots=True)
class Visit:
    """One stay in a place: the events that tell of it, in order of telling; at least one."""

    place: str
    events: tuple[Event, ...]

    @property
    def arrived(self) -> bool:
        """Whether some article says that the place was reached, not only that it was left."""
        return any(event.arrival for event in self.events)


def visits(claims: Sequence[Claim]) -> tuple[tuple[Visit, ...], ...]:
    """Return the visits of one traveller, place by place, those of a place in the order in which they were made.

    `claims` are the traveller's asserted TRAVELLED_TO and LEFT claims, and of settling somewhere, in order of telling.
    """
    events = [Event(i, claim) for i, claim in enumerate(claims)]
    places = dict.fromkeys(claim.object for claim in claims)
    return tuple(_of_place(place, events) for place in places)


def _of_place(place: str, events: Sequence[Event]) -> tuple[Visit, ...]:
    here = [event for event in events if event.claim.object == place]
    stays = _by_date(here, [event for event in events if event.claim.object != place])
    returning = [event for event in here if returns(event.claim) or _told_after_leaving(event, events)]
    undated = [event for event in here if not span(event.claim.date)]
    first = [event for event in undated if event not in returning]
    again = [event for event in undated if event in returning]
    if first:
        # The only dated stay may be the return that the undated events come before.
        if stays and any(event in returning for event in stays[0]):
            stays.insert(0, first)
        else:
            stays[:1] = [[*stays[0], *first]] if stays else [first]
    if again:
        if not stays or (len(stays) == 1 and not any(event in returning for event in stays[0])):
            stays.append(again)
        else:
            stays[-1] = [*stays[-1], *again]
    return tuple(Visit(place, tuple(sorted(stay, key=lambda event: event.at))) for stay in stays)


def _by_date(here: Sequence[Event], elsewhere: Sequence[Event]) -> list[list[Event]]:
    """Return the dated events of a place in stays: two are apart where the traveller was elsewhere between them."""
    stays: list[list[Event]] = []
    dated = [event for event in here if span(event.claim.date)]
    for event in sorted(dated, key=lambda event: (span(event.claim.date), event.at)):
        if not stays or _been_away(stays[-1], event, elsewhere):
            stays.append([event])
        else:
            stays[-1].append(event)
    return stays


def _been_away(stay: Sequence[Event], event: Event, elsewhere: Sequence[Event]) -> bool:
    """Whether `event`, the next by date, is of another stay: it returns after a departure, or they were elsewhere."""
    last, date = stay[-1], event.claim.date
    if returns(event.claim) and any(not e.arrival and before(e.claim.date, date) for e in stay):
        return True
    if _one_step(last, event):
        return False
    # Who leaves and is elsewhere on the same day is away from that day on; another day of leaving is no other stay.
    left = last.claim.date if event.arrival and not last.arrival else None
    return any(
        before(other.claim.date, date) and (before(last.claim.date, other.claim.date) or other.claim.date == left)
        for other in elsewhere
        if other.claim.date
    )


def _one_step(one: Event, other: Event) -> bool:
    """Whether two articles tell of one arrival, or of one departure, and only disagree on the day."""
    left, right = one.claim, other.claim
    if one.arrival != other.arrival or left.document == right.document or not (left.date and right.date):
        return False
    return bool(days_apart(left.date, right.date) <= table("journeys")["days_of_one_step"])


def returns(claim: Claim) -> bool:
    """Whether the words of an arrival say that the traveller had been there before."""
    words = set(re.findall(r"[\w-]+", claim.phrase.casefold()))
    return claim.type == "TRAVELLED_TO" and not words.isdisjoint(table("journeys")["return_words"])


def _told_after_leaving(event: Event, events: Sequence[Event]) -> bool:
    """Whether an article tells: left the place, reached another, reached the place; and had not told of it before."""
    if not event.arrival:
        return False
    place = event.claim.object
    told = [e for e in events[: event.at] if e.claim.document == event.claim.document]
    left = next((e.at for e in told if not e.arrival and e.claim.object == place), None)
    if left is None or any(e.arrival and e.claim.object == place and e.at < left for e in told):
        return False
    return any(e.arrival and e.claim.object != place and e.at > left for e in told)
