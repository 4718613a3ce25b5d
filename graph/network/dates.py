"""Dates as precise as a text gives them, compared with care: `2022-09` is neither before nor after `2022-09-21`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

Day = tuple[int, int, int]

_PART = "([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01]))?)?"
_DATE = re.compile(rf"{_PART}(?:/{_PART})?")


@lru_cache(maxsize=4096)  # each date of a journey is compared with every other
def span(date: str | None) -> tuple[Day, Day] | None:
    """Return the first and last day that an ISO date, partial date or interval may mean; None where it is no date.

    The last day of a month is taken for the 31st: the days are for comparing, not for a calendar.
    """
    match = _DATE.fullmatch(date or "")
    if not match:
        return None
    first = match.groups()[:3]
    last = match.groups()[3:] if match[4] else first
    year, month, day = (int(part or 1) for part in first)
    return (year, month, day), (int(last[0]), int(last[1] or 12), int(last[2] or 31))


def before(left: str | None, right: str | None) -> bool:
    """Whether every day that `left` may mean comes before every day that `right` may mean."""
    first, second = span(left), span(right)
    return first is not None and second is not None and first[1] < second[0]


def agree(left: str, right: str) -> bool:
    """Whether two dates may mean one day."""
    return not before(left, right) and not before(right, left)


def is_day(date: str | None) -> bool:
    """Whether a date is exact to the day."""
    days = span(date)
    return days is not None and days[0] == days[1]


def days_apart(left: str, right: str) -> int:
    """Return about how many days lie between the starts of two dates (months of 31 days)."""
    first, second = span(left), span(right)
    if first is None or second is None:
        raise ValueError(f"not a date: {left!r} or {right!r}")
    return abs(_number(first[0]) - _number(second[0]))


def most_precise(dates: Iterable[str | None]) -> str | None:
    """Return the narrowest of `dates` if all can be true of one event; None if they disagree or none is given."""
    known = sorted({date for date in dates if date and span(date)}, key=_width)
    if any(not agree(a, b) for i, a in enumerate(known) for b in known[i + 1 :]):
        return None
    return known[0] if known else None


def _width(date: str) -> tuple[int, str]:
    days = span(date)
    assert days is not None
    return _number(days[1]) - _number(days[0]), date


def _number(day: Day) -> int:
    year, month, date = day
    return (year * 12 + month) * 31 + date
