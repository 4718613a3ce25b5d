"""Dates that are told from another one: "two days later", "the following month", "that June", "on the 22nd"."""

from __future__ import annotations

import re
from datetime import date, timedelta

_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_MANY = rf"(?i:an?|{'|'.join(_NUMBERS)}|\d{{1,3}})"
_PART_OF_DAY = "day|morning|afternoon|evening|night"
MONTHS = tuple("january february march april may june july august september october november december".split())
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
_NAMED = rf"(?:{'|'.join(m.title() for m in MONTHS)}|{'|'.join(_SEASONS)})"
_ALONE = r"(?=[,.;:)]|\s+(?:[Ii]n|[Tt]o|[Aa]nd|[Bb]y|[Ww]ith|[Ss]he|[Hh]e|[Tt]hey|[Tt]he|[A-Z])\b|\s*$)"
EXPRESSION = (
    rf"(?P<told>[Tt]he (?:very )?(?:next|following|same|previous) (?:{_PART_OF_DAY}|week|month|year)"
    rf"|[Tt]hat (?:same )?(?:{_PART_OF_DAY}|month|year)"
    rf"|(?:[Tt]hat(?: same)?|[Tt]he (?:same|following|next)) {_NAMED}(?! \d)"
    rf"|[Tt]he day (?:after|before)(?: that)?{_ALONE}"
    rf"|{_MANY} (?:days?|weeks?|fortnight|months?|years?) (?:later|earlier|afterwards?|after that|before that)"
    rf"|[Oo]n the \d{{1,2}}(?:st|nd|rd|th)(?! of\b| [A-Z]))"
)
"""A regular expression with the group `told`; no other group."""

_DISTANCE = re.compile(rf"\b(?P<many>{_MANY}) (?P<unit>day|week|fortnight|month|year)s? (?P<way>after|before)$")


def told_from(text: str, anchor: str | None) -> str | None:
    """Return the ISO date that `text` gives when it is told from `anchor`, or None where that says too little.

    Days and weeks need a day to be counted from, months a month.
    """
    if not anchor or "/" in anchor:
        return None
    words = text.lower().split()
    if words[0] == "on":
        return _day_of_month(int(re.sub(r"\D", "", words[2])), anchor)
    if words[-1] in MONTHS or words[-1] in _SEASONS:
        return _named(words[-1], anchor, later=bool({"following", "next"} & set(words)))
    unit = next(
        (w.rstrip("s") for w in words if re.fullmatch(f"(?:{_PART_OF_DAY}|week|fortnight|month|year)s?", w)), ""
    )
    back = bool({"earlier", "before", "previous"} & set(words))
    count = 0 if {"same", "that"} & set(words[:1] + words[1:2]) and "after" not in words else _count(words[0])
    return _shifted(anchor, -count if back else count, unit)


def told_beside(text: str, anchor: str) -> str | None:
    """Return the ISO date where `text` ends with how far it is from `anchor`: "two weeks after"; else None."""
    found = _DISTANCE.search(text)
    if found is None or "/" in anchor:
        return None
    count = _count(found["many"].lower())
    return _shifted(anchor, -count if found["way"] == "before" else count, found["unit"])


def _count(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS.index(word) + 1 if word in _NUMBERS else 1


def _shifted(anchor: str, count: int, unit: str) -> str | None:
    year, month, day = (*(int(part) for part in anchor.split("-")), 0, 0)[:3]
    if unit == "year":
        return str(year + count)
    if unit == "month":
        months = year * 12 + month - 1 + count
        return f"{months // 12}-{months % 12 + 1:02}" if month else None
    if not day:
        return None
    days = {"week": 7, "fortnight": 14}.get(unit, 1) * count
    return (date(year, month, day) + timedelta(days=days)).isoformat()


def _named(word: str, anchor: str, *, later: bool) -> str:
    """The month, or the year of the season, that is of the year of `anchor` or, `later`, the next one after it."""
    year, month = (*(int(part) for part in anchor.split("-")), 0)[:2]
    number = _SEASONS.get(word) or MONTHS.index(word) + 1
    # "in 2022 … the following March": of the next year
    year += later and (not month or number <= month)
    return str(year) if word in _SEASONS else f"{year}-{number:02}"


def _day_of_month(day: int, anchor: str) -> str | None:
    year, month = (*(int(part) for part in anchor.split("-")), 0)[:2]
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
