"""The head of an article: what stands before its first paragraph, and which line of it is the headline."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from graph.reading.captions import credit_start
from graph.reading.dates import dates_in
from graph.reading.furniture import is_bar, is_byline, is_date_line, is_furniture, is_section
from graph.reading.layout import Unit
from graph.reading.outlets import outlet_of_line

_LABEL_WORDS = 4
_MENU_WORDS = 6
_HEADLINE_WORDS = 40
_LONGEST_LINE = 160
_MOST_UNITS = 300
_SENTENCE = re.compile(r"[.!…][\"”’']?$")
_TWO_SENTENCES = re.compile(r"[.!?][\"”’']? \S")


@dataclass(frozen=True, slots=True)
class Head:
    """The units `[0, size)` of a text and, among them, the index of the headline (None where there is none)."""

    size: int
    headline: int | None


def head_of(units: Sequence[Unit]) -> Head:
    """Return the head of a text; it is empty where the text begins with prose or has none at all."""
    size = next((index for index, unit in enumerate(units[:_MOST_UNITS]) if _opens_body(unit, first=index == 0)), 0)
    return Head(size, _headline(units[:size]))


def is_head_debris(unit: Unit, *, after_headline: bool) -> bool:
    """Whether a unit of the head, other than its headline, is furniture: a standfirst, which says something, is not."""
    if is_metadata(unit) or is_furniture(unit) or credit_start(unit.text) == 0:
        return True
    return not unit.ends_sentence and unit.words <= (_LABEL_WORDS if after_headline else _MENU_WORDS)


def is_metadata(unit: Unit) -> bool:
    """Whether a unit says who published or wrote the text, or where and when, and nothing else."""
    return (
        is_byline(unit.text)
        or is_date_line(unit.text)
        or outlet_of_line(unit.text) is not None
        or _is_signed_date(unit)
    )


def _is_signed_date(unit: Unit) -> bool:
    """A date beside a name, as in "21 March 2023 · Jane Doe"."""
    dates = dates_in(unit.text) if len(unit.text) <= _LONGEST_LINE else ()
    if not dates:
        return False
    rest = unit.text[: dates[0].start] + "|" + unit.text[dates[-1].end :]
    parts = [part.strip(" -–—/") for part in re.split(r"[|·•,]| [–—/-] ", rest)]
    return all(not part or _is_name(part) or is_byline(part) or is_date_line(part) for part in parts)


def _is_name(text: str) -> bool:
    return len(text.split()) <= 4 and all(word[0].isupper() for word in text.split())


def _opens_body(unit: Unit, *, first: bool) -> bool:
    if is_furniture(unit) or is_metadata(unit):
        return False
    if (
        first
        and unit.words <= _HEADLINE_WORDS // 2
        and not _is_full_stop(unit)
        and not _TWO_SENTENCES.search(unit.text)
    ):
        return False
    if unit.is_prose:
        return True
    return unit.words >= 3 and bool(_SENTENCE.search(unit.text))


def _is_full_stop(unit: Unit) -> bool:
    """Headlines end in a question mark or a quotation, hardly ever in a full stop."""
    return unit.text.endswith((".", ".”", '."', ".'", ",”"))


def _headline(units: Sequence[Unit]) -> int | None:
    candidates = [
        index
        for index, unit in enumerate(units)
        if 0 < unit.words <= _HEADLINE_WORDS and not _is_other(unit) and not is_section(unit.text)
    ]
    times = Counter(units[index].text.casefold() for index in candidates)
    return max(candidates, key=lambda index: (_likeness(units[index], times), -index), default=None)


def _likeness(unit: Unit, times: Counter[str]) -> int:
    """A line that is repeated, or longer than a label, is more like a headline; among equals the first is taken."""
    if unit.words >= _LABEL_WORDS and times[unit.text.casefold()] > 1:
        return 3
    return 2 if unit.words > _LABEL_WORDS else int(unit.words == _LABEL_WORDS)


def _is_other(unit: Unit) -> bool:
    if is_furniture(unit) or is_bar(unit) or is_metadata(unit) or credit_start(unit.text) == 0:
        return True
    # "News Politics Showbiz", "The Courier | Region | English edition": a menu, not a headline
    first, second = (*unit.text.split(), "", "")[:2]
    return unit.text.count("|") > 1 or is_section(f"{first} {second}") or (is_section(first) and is_section(second))
