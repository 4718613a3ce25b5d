"""What a text says of itself: its headline, its outlet and the day it was published. In doubt, nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.reading.datelines import dateline_end
from graph.reading.dates import dates_in, month_of
from graph.reading.furniture import is_byline, is_date_line, is_furniture
from graph.reading.head import head_of, is_metadata
from graph.reading.layout import Unit, paragraphs
from graph.reading.outlets import is_outlet, named_source, outlet_of_line

_TAIL_UNITS = 12
_PUBLISHED = re.compile(r"\b(?:published|posted|issued|publication date|date)\b", re.IGNORECASE)
_CHANGED = re.compile(r"\b(?:updated|modified|edited|retrieved|accessed|copyright)\b|©", re.IGNORECASE)
_OLD = re.compile(r"\b(?:founded|established|est|since|from)\b", re.IGNORECASE)
_BARS = re.compile(r"[|·•]|\s[–—-]\s|\.\s")
_HEAD_UNITS = 10
_FIRST_PARAGRAPH_WORDS = 25
_TITLE_TAIL = re.compile(r"\s*[|–—-]\s+(?P<tail>[^|–—]{2,40})$")


@dataclass(frozen=True, slots=True)
class Metadata:
    """Title, outlet and ISO 8601 date of publication, each null where the text does not say it plainly."""

    title: str | None = None
    outlet: str | None = None
    published: str | None = None


def metadata_of(text: str) -> Metadata:
    """Return what the head, the tail and the dateline of an article say of it."""
    units = paragraphs(text)
    head = head_of(units)
    above, tail = units[: head.size], units[max(head.size, len(units) - _TAIL_UNITS) :]
    headline = None if head.headline is None else units[head.headline]
    rest = [unit for unit in above if unit is not headline]
    after = above if head.headline is None else above[head.headline + 1 :]
    before = above[: head.headline or 0]
    title, title_outlet, title_date = (
        _split_title(" ".join(text[headline.start : headline.end].split())) if headline else (None, None, None)
    )
    return Metadata(
        title,
        _as_printed(_outlet(rest, tail) or title_outlet, text),
        _published(rest, after, before, tail)
        or title_date
        or _dateline_date(units[head.size : head.size + 1])
        or _date_among_others(units),
    )


def _split_title(headline: str) -> tuple[str, str | None, str | None]:
    """Take the outlet and the date off a page's title: "Headline - The Gazette", "Headline - 6 March 2023".

    With both, it may be another site's title that was copied: the outlet is then in doubt.
    """
    outlet, published, dated = None, None, False
    while match := _TITLE_TAIL.search(headline):
        tail = match["tail"].strip()
        dates = dates_in(tail)
        if dates and (dates[0].start, dates[0].end) == (0, len(tail)):
            published, dated = dates[0].iso, True
        elif is_outlet(tail):
            outlet = tail
        else:
            break
        headline = headline[: match.start()].rstrip()
    return headline, None if dated else outlet, published


def _outlet(head: Iterable[Unit], tail: Iterable[Unit]) -> str | None:
    lines = [*head]
    named = (outlet_of_line(unit.text) or named_source(unit.text) or _outlet_of_byline(unit.text) for unit in lines)
    return next(filter(None, named), None) or next(filter(None, (named_source(unit.text) for unit in tail)), None)


def _outlet_of_byline(line: str) -> str | None:
    """The employer in "By Jane Doe, BBC News, Oslo"."""
    if not is_byline(line):
        return None
    return next((part.strip() for part in re.split(r"[,|]|\sfor\s", line)[1:] if is_outlet(part.strip())), None)


def _published(head: Sequence[Unit], after: Sequence[Unit], before: Sequence[Unit], tail: Sequence[Unit]) -> str | None:
    """A date that is called the day of publication; else the one below the headline; else the one above it."""
    named = (unit for unit in (*head, *tail) if _PUBLISHED.search(unit.text) and is_furniture(unit))
    for group in (named, after, before):
        if (found := next(filter(None, map(_date_of, group)), None)) is not None:
            return found
    return None


def _date_of(unit: Unit) -> str | None:
    """The date of a line of metadata, but not the day on which the text was changed."""
    if not (is_metadata(unit) or is_furniture(unit) or is_date_line(unit.text)):
        return None
    if month := month_of(unit.text):
        return month
    kept = unit.text
    if changed := _CHANGED.search(kept):
        label = _PUBLISHED.search(kept, changed.end())
        kept = kept[label.start() :] if label else kept[: changed.start()]
    return next((date.iso for date in dates_in(kept) if date.iso), None)


def _dateline_date(units: Sequence[Unit]) -> str | None:
    """The date in "OSLO, March 3, 2023 (Agency) - ..."."""
    for unit in units:
        end = dateline_end(unit.text, opening=True)
        return next((date.iso for date in dates_in(unit.text[: end or 0])), None)
    return None


def _date_among_others(units: Sequence[Unit]) -> str | None:
    """The one date that stands between the bars of a line above the text: "Free weekly · 4 April 2024 · No 3"."""
    found: set[str] = set()
    for unit in units[:_HEAD_UNITS]:
        if unit.words >= _FIRST_PARAGRAPH_WORDS:
            break
        parts = (part.strip(" .") for part in _BARS.split(unit.text))
        for part in parts:
            if is_date_line(part) and not _CHANGED.search(part) and not _OLD.search(part):
                found |= {month} if (month := month_of(part)) else {d.iso for d in dates_in(part) if d.iso}
    return found.pop() if len(found) == 1 else None


def _as_printed(outlet: str | None, text: str) -> str | None:
    """Prefer the spelling of running text to capitals throughout."""
    if outlet is None or not outlet.isupper() or len(outlet) < 6:
        return outlet
    spelled = (match[0] for match in re.finditer(re.escape(outlet), text, re.IGNORECASE))
    return next((name for name in spelled if not name.isupper() and not name.islower()), outlet)
