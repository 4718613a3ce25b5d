"""Calendar dates as articles print them, read as ISO 8601; ambiguous ones (`11/02/2024`) are not read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_MONTHS = (
    ("jan", "uary"), ("feb", "ruary"), ("mar", "ch"), ("apr", "il"), ("may", ""), ("jun", "e"),
    ("jul", "y"), ("aug", "ust"), ("sep", "t(?:ember)?"), ("oct", "ober"), ("nov", "ember"), ("dec", "ember"),
)  # fmt: skip
"""Each month's abbreviation and what completes it."""
_MONTH = rf"(?P<month>{'|'.join(f'{short}(?:{rest})?' for short, rest in _MONTHS)})\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_CLOCK = (
    r"(?:(?:at\s+)?\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?)?|(?:at\s+)?\d{1,2}\s*[ap]\.?m\.?)"
    r"(?:\s*\(?(?:GMT|UTC|BST|CES?T|EE?S?T|[ECMP][SD]?T|MSK|IST|HKT|SGT|AES?T|WES?T|WIB|PHT)(?:[+-]\d{1,2}(?::?\d\d)?)?\)?)?"
)
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b\.?,?\s+)"
_FORMS = tuple(
    re.compile(rf"(?<![\w/.-]){_WEEKDAY}?{form}(?:(?=\d\d?:\d\d)|(?![\w/-]|\.\d))", re.IGNORECASE)
    for form in (
        rf"{_YEAR}-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?",
        rf"{_DAY}(?:\s+of)?[\s-]+{_MONTH},?[\s-]+{_YEAR}",
        rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}",
        rf"(?P<first>[0-3]?\d)(?P<separator>[/.])(?P<second>[0-3]?\d)(?P=separator){_YEAR}",
        rf"{_YEAR}(?P<separator>[/.])(?P<month>[01]?\d)(?P=separator)(?P<day>[0-3]?\d)",
    )
)
_MONTH_ONLY = re.compile(rf"{_MONTH},?\s+{_YEAR}", re.IGNORECASE)
CLOCK = re.compile(_CLOCK, re.IGNORECASE)
"""A time of day with or without its zone: `03:06 PM`, `14.30 GMT`."""


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date in a text. `iso` is null where day and month cannot be told apart or there is no such day."""

    start: int
    end: int
    iso: str | None


def dates_in(text: str) -> tuple[PrintedDate, ...]:
    """Return the full dates in `text` (day, month, year) in order of their start, none inside another."""
    found = sorted(_all_dates(text), key=lambda d: (d.start, -d.end))
    kept: list[PrintedDate] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return tuple(kept)


def month_of(text: str) -> str | None:
    """Return `YYYY-MM` where `text` is a month and its year and nothing else, as on a magazine's cover; else None."""
    match = _MONTH_ONLY.fullmatch(text.strip())
    return f"{match['year']}-{_month_number(match['month']):02}" if match else None


def is_iso_date(text: str) -> bool:
    """Whether `text` is `YYYY`, `YYYY-MM` or `YYYY-MM-DD` and exists in the calendar."""
    match = re.fullmatch(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", text)
    return match is not None and _iso(int(match[1]), int(match[2] or 1), int(match[3] or 1)) is not None


def _all_dates(text: str) -> Iterator[PrintedDate]:
    for form in _FORMS:
        for match in form.finditer(text):
            yield PrintedDate(match.start(), match.end(), _read(match.groupdict()))


def _read(parts: dict[str, str | None]) -> str | None:
    year = int(parts["year"] or 0)
    if first := parts.get("first"):
        return _from_numbers(year, int(first), int(parts["second"] or 0), dotted=parts["separator"] == ".")
    return _iso(year, _month_number(parts["month"] or ""), int(parts["day"] or 0))


def _from_numbers(year: int, first: int, second: int, *, dotted: bool) -> str | None:
    """Dotted dates are day first wherever they are in use; with slashes only a number above 12 tells the day."""
    if dotted or first > 12 or first == second:
        return _iso(year, second, first)
    return _iso(year, first, second) if second > 12 else None


def _month_number(name: str) -> int:
    if name.isdigit():
        return int(name)
    return next(number for number, month in enumerate(_MONTHS, 1) if month[0] == name.lower()[:3])


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
