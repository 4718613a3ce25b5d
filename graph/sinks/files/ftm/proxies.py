"""An entity of FollowTheMoney, and values as its types take them: it drops in silence what it does not understand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date as calendar

from graph.records import Entity
from graph.vocabulary.places import country_code

Values = dict[str, list[str | None]]
_NO_LONGER = frozenset({"an", "cs"})
"""Countries that were; FollowTheMoney does not know their codes."""
_YEARS = range(1000, 3000)


@dataclass(frozen=True, slots=True)
class Proxy:
    """A schema, an id, and for each property its values."""

    id: str
    schema: str
    properties: dict[str, list[str]]


def proxy(id: str, schema: str, **properties: Iterable[str | None]) -> Proxy:
    """Return an entity with what has a value, each value once."""
    kept = {name: list(dict.fromkeys(v for v in values if v)) for name, values in properties.items()}
    return Proxy(id, schema, {name: values for name, values in kept.items() if values})


def tidy(text: str | None) -> str | None:
    """Return a name on one line with single blanks, None where nothing is left."""
    return " ".join(text.split()) or None if text else None


def shown_name(entity: Entity) -> str:
    """Return the name of an entity; that of a pseudonym says so, for names are what such programs match by."""
    name = tidy(entity.name) or entity.id
    return f"{name} (pseudonym)" if entity.pseudonym else name


def country_of(place: Entity) -> str | None:
    """Return the code of a country that is told by its name."""
    code = next((found for name in (place.name, *place.aliases) if (found := country_code(name))), None)
    return None if code in _NO_LONGER else code


def dated(dates: Iterable[str | None]) -> Values:
    """Return `date`, `startDate` and `endDate` of dates and intervals; what is no day of a calendar is left out."""
    found: Values = {"date": [], "startDate": [], "endDate": []}
    for first, slash, last in sorted({(d or "").partition("/") for d in dates}):
        if not slash:
            found["date"].append(known_date(first))
        elif known_date(first) and known_date(last):
            found["startDate"].append(first)
            found["endDate"].append(last)
    return found


def known_date(text: str | None) -> str | None:
    """Return an ISO date or prefix of one if the calendar has it, else None."""
    year, *rest = (text or "").split("-")
    try:
        numbers = [int(year), *map(int, rest)]
        calendar(*[*numbers, 1, 1][:3])
    except (ValueError, TypeError):
        return None
    widths = [len(part) for part in (year, *rest)]
    return text if widths == [4, 2, 2][: len(widths)] and numbers[0] in _YEARS else None
