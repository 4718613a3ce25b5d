"""Lines that news sites print around an article, recognised by the tables `debris` and `outlets`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from graph.reading.dates import CLOCK, dates_in, month_of
from graph.reading.layout import Unit
from graph.reading.outlets import is_outlet
from graph.vocabulary import table

_ANY, _ANY_LONG = r".{1,110}?", r".{1,400}?"
_NAME = r"(?-i:[A-ZÀ-Þ][\w.'-]+(?: (?:[A-ZÀ-Þ][\w.'-]*|de|van|von|al|bin|el))+)"
_X = re.compile(r"(?<![A-Za-z])X(?![A-Za-z])")
_LONGEST, _LONGEST_LINE = 60, 160
_LONGEST_LABELLED, _LONGEST_SHORT = 45, 10
_BARS = re.compile(r"\s*[|•·]\s*|\s+[—–/-]+\s+|^[/—–-]+\s*|\s*[/—–-]+$")
_CRUMBS = re.compile(r"\s*[»›→]\s*|\s+[>/|]\s+")
_ORNAMENT = " -–—*•·|[](){}<>►▶▸→›»«_=~#"
_REPORTED = re.compile(r"\b(said|says|told|tells|added|wrote|argued|insisted|recalled|claim(s|ed)|stated|noted)\b")
_ONLY_MARKS = re.compile(r"(?!(?:19|20)\d\d:?$)[\W\d_]+")
_HANDLE = re.compile(
    r"(@\w+|#\w+|[\w.+-]+@[\w-]+\.[\w.]+|(https?://|www\.)\S+|pic\.twitter\.com/\S+)([\s,]+(@|#|https?://|www\.|pic\.)\S+)*"
)
_SENTENCES = re.compile(r"(?<=[.!?]) (?=[A-Z©])")
_SPOKEN = "\"“‘'«"


@cache
def pattern(family: str, *, cased: bool = False) -> re.Pattern[str]:
    """Return the patterns of a family of `debris.yaml` as one; `X` and `NAME` in them are filled in unless `cased`."""
    rows: list[str] = table("debris")[family]
    joined = "|".join(f"(?:{row})" for row in rows)
    if cased:
        return re.compile(joined)
    return re.compile(_X.sub(_ANY_LONG if family == "ends" else _ANY, joined.replace("NAME", _NAME)), re.IGNORECASE)


def is_furniture(unit: Unit) -> bool:
    """Whether the whole unit is furniture wherever it stands: a button, an advertisement, a link, a notice, a rule."""
    if is_rule(unit) or _is_labelled(unit) or is_bar(unit) or is_crumbs(unit):
        return True
    return _matches("lines", unit)


def is_ending(unit: Unit) -> bool:
    """Whether the unit is furniture where it follows the article's last paragraph: a note, an author box, a link."""
    return _matches("ends", unit)


def heads_block(unit: Unit) -> bool:
    """Whether the unit is the heading of a list of other pieces: "Related stories", "Must Read"."""
    return (
        unit.words <= 8
        and (unit.text[-1] == ":" or not unit.ends_sentence)
        and bool(pattern("blocks").fullmatch(_bare(unit.text)))
    )


def is_rule(unit: Unit) -> bool:
    """Whether the unit has no letters (page numbers, `* * *`; not a year) or is an address, a handle or a hashtag."""
    return bool(_ONLY_MARKS.fullmatch(unit.text) or _HANDLE.fullmatch(unit.text))


def is_bar(unit: Unit) -> bool:
    """Whether the unit is made of labels, dates and bylines: `Comments (3) | Share`, `By admin — 2 min read`.

    A date alone is not: in a chronicle it is a heading that says when.
    """
    if len(unit.text) > _LONGEST_LINE:
        return False
    parts = [part.strip(_ORNAMENT) for part in _BARS.split(unit.text)]
    parts = [part for part in parts if part]
    return any(map(_is_label, parts)) and all(_is_label(part) or _says_where(part) for part in parts)


def is_crumbs(unit: Unit) -> bool:
    """Whether the unit is a path or a row of sections of a site: `Home » World » Africa`, `News Sport Business`."""
    if unit.ends_sentence or unit.words > 16:
        return False
    parts = [part.strip(_ORNAMENT) for part in _CRUMBS.split(unit.text)]
    parts = [part for part in parts if part]
    if len(parts) > 1:
        known = sum(map(is_section, parts))
        return known * 2 >= len(parts) or (is_section(parts[0]) and parts[0].lower().startswith(("home", "news")))
    return unit.words > 2 and bool(_section_row().fullmatch(unit.text))


def is_section(text: str) -> bool:
    """Whether `text` names a section of a site ("World", "Sport")."""
    return text.casefold() in _sections()


def is_byline(text: str) -> bool:
    """Whether `text` names its writer and nothing else: "By Jane Doe, Staff Writer", "By JANE DOE in Oslo"."""
    if len(text) > _LONGEST_LINE:
        return False
    match = re.match(
        r"(?:\W*(?:written |words |text |story |report |reported |photos? |posted |published |article )?by:?\s+)(.+)",
        text,
        re.IGNORECASE,
    )
    if not match or text[:1] in _SPOKEN or text.endswith((".”", "?", "!")):
        return False
    rest = match[1]
    for date in reversed(dates_in(rest)):
        rest = rest[: date.start] + rest[date.end :]
    tokens = re.findall(r"[^\s,;|/&()·•–—-]+", CLOCK.sub(" ", rest))
    return (
        0 < len(tokens) <= 18 and all(_fits_byline(token) for token in tokens) and tokens[0].lower() not in _not_names()
    )


def is_date_line(text: str) -> bool:
    """Whether `text` is a date with at most a place, a clock or a label beside it: "Oslo, Monday, 6 March 2023"."""
    if len(text) > _LONGEST_LINE or month_of(text):
        return len(text) <= _LONGEST_LINE
    dates = dates_in(text)
    if not dates:
        return False
    rest = text
    for date in reversed(dates):
        rest = rest[: date.start] + " " + rest[date.end :]
    tokens = re.findall(r"\w[\w'.-]*", CLOCK.sub(" ", rest))
    return len(tokens) <= 6 and all(token[0].isupper() or token.lower() in _date_words() for token in tokens)


def _says_where(part: str) -> bool:
    return is_date_line(part) or is_section(part) or is_outlet(part)


def _is_label(part: str) -> bool:
    return bool(pattern("labels").fullmatch(part) or _buttons().fullmatch(part) or CLOCK.fullmatch(part)) or is_byline(
        part
    )


def _is_labelled(unit: Unit) -> bool:
    text = unit.text.lstrip(_ORNAMENT)
    if unit.words <= _LONGEST_SHORT and not unit.ends_sentence and pattern("short_starts", cased=True).match(text):
        return True
    return unit.words <= _LONGEST_LABELLED and bool(pattern("starts", cased=True).match(text))


def _matches(family: str, unit: Unit) -> bool:
    """Whole-line patterns, or one for each sentence; speech and reported speech are prose whatever words they hold."""
    if unit.words > _LONGEST or unit.text[0] in _SPOKEN or _REPORTED.search(unit.text):
        return False
    fits = pattern(family).fullmatch
    if fits(_bare(unit.text)):
        return True
    sentences = _SENTENCES.split(unit.text)
    return len(sentences) > 1 and all(fits(_bare(s)) or pattern("labels").fullmatch(_bare(s)) for s in sentences)


def _bare(text: str) -> str:
    return text.strip(_ORNAMENT).rstrip(".!?…:" + _ORNAMENT)


def _fits_byline(token: str) -> bool:
    return token[0].isupper() or token[0] == "@" or token.lower() in _byline_words()


@cache
def _sections() -> frozenset[str]:
    return frozenset(word.casefold() for word in table("outlets")["sections"])


@cache
def _section_row() -> re.Pattern[str]:
    names = sorted(map(re.escape, _sections()), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(names)})(?: (?:{'|'.join(names)}))+", re.IGNORECASE)


@cache
def _buttons() -> re.Pattern[str]:
    return _row_of(table("debris")["buttons"])


def _row_of(words: Iterable[str]) -> re.Pattern[str]:
    joined = "|".join(map(re.escape, words))
    return re.compile(rf"(?:{joined})(?:[\s,]+(?:{joined}|\d+))*", re.IGNORECASE)


@cache
def _byline_words() -> frozenset[str]:
    return frozenset(table("debris")["byline_words"])


@cache
def _date_words() -> frozenset[str]:
    return frozenset(table("debris")["date_words"])


@cache
def _not_names() -> frozenset[str]:
    return frozenset(table("debris")["not_names"])
