"""Who published a text: outlets by name, by the look of their names, and by the lines that name them."""

from __future__ import annotations

import re
from functools import cache

from graph.reading.dates import dates_in
from graph.vocabulary import table
from graph.vocabulary.places import place_kind

_MOST_WORDS = 5
_SPLIT = re.compile(r"\s*[|·•]\s*|\s+[–—-]\s+|,\s+")
_SOURCE = re.compile(
    r"(?:(?:Source|SOURCE|Publisher|Outlet|Newspaper) ?: ?|(?:First |Originally )?[Pp]ublished (?:by|in) )"
    r"(?P<name>[^:]{2,50})"
)
_COPYRIGHT = re.compile(
    r"(?:©|\([cC]\)|Copyright|COPYRIGHT)\s*(?:©|\([cC]\)|Copyright)?\s*(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?,?)?\s*(?:by\s)?(?P<name>[^|]{2,60}?)"
    r"(?:\s*[|,–—-]|\.\s|\.?$|\s+(?:All|ALL)\b|\s+(?:19|20)\d\d)"
)
_DOMAIN = re.compile(r"(?:www\.)?[\w-]{3,}\.(?:com|org|net|info|news|eu|co\.\w\w|com\.\w\w|[a-z]{2})", re.IGNORECASE)
_AND_OTHERS = re.compile(r",? (?:and|with) (?:news )?(?:agencies|wires)$", re.IGNORECASE)
_COMPANY = re.compile(
    r"\b(?:Ltd|Limited|Inc|LLC|GmbH|PLC|plc|Corp|Corporation|Company|Co|AG|SA|BV|Rights|Reserved)\b\.?|@|\d{3}"
)
_SMALL = frozenset(
    {"of", "the", "and", "&", "for", "de", "la", "le", "el", "al", "der", "die", "das", "on", "in", "at"}
)

_ARTICLES = frozenset({"la", "le", "el", "il", "os"})
_CREDIT = re.compile(r"[:/]|^by\s", re.IGNORECASE)
"""What stands in "Photo: Jane Doe/The Gazette" and "By Jane Doe, Staff Reporter"."""


def outlet_of_line(line: str) -> str | None:
    """Return the outlet where a line of an article's head holds its name and little else; None where in doubt."""
    text = line.strip(" -–—|·*")
    if not text or len(text) > 120:
        return None
    if is_outlet(text):
        return text
    first, *others = (part.strip() for part in _SPLIT.split(text, maxsplit=1))
    if not others or not _is_title(first):
        return None
    barred = text[len(first) :].lstrip().startswith("|") and not is_outlet(others[0])
    if barred and (is_outlet(first) or _with_article(first)):
        return first  # "Valley Sentinel | Weekend", "La Jornada | Lima"
    if _kind().match(others[0]) or (is_outlet(first) and (is_outlet(others[0]) or bool(dates_in(others[0])))):
        return first
    return None


def named_source(line: str) -> str | None:
    """Return the outlet that "Source: The Gazette" or "© 2023 The Gazette" names; None where in doubt."""
    if match := _COPYRIGHT.match(line.strip(" -|")):
        name = match["name"].strip(" .,")
        return name if is_outlet(name) or (_is_title(name) and not _COMPANY.search(name)) else None
    if match := _SOURCE.fullmatch(line.strip(" -|.")):
        name = _AND_OTHERS.sub("", match["name"].strip(" .,"))
        return name if is_outlet(name) or (_is_title(name) and " " not in name) else None
    return None


def is_outlet(name: str) -> bool:
    """Whether `name` is a known outlet, an internet domain, or some words with one like "Tribune" at their end."""
    folded = name.casefold()
    if (name in _known() and not name.islower()) or (" " in name and folded in _known()) or _DOMAIN.fullmatch(name):
        return True
    words = name.split()
    if not 2 <= len(words) <= _MOST_WORDS or not _is_title(name) or folded in _labels() or _CREDIT.search(name):
        return False
    if words[-1].casefold() == "agency":
        return len(words) > 2 and words[-2].casefold() in ("news", "press")
    return words[-1].casefold() in _words() or (words[0].casefold() == "radio" and len(words) <= 3)


def _with_article(name: str) -> bool:
    """Whether a name begins as newspapers' in some languages do, and people's and headlines do not."""
    first, *rest = name.split()
    return len(rest) in (1, 2) and first.casefold() in _ARTICLES and place_kind(name) is None


def _is_title(name: str) -> bool:
    words = name.split()
    return (
        0 < len(words) <= _MOST_WORDS
        and (words[0][0].isupper() or words[0][0].isdigit())
        and all(w[0].isupper() or w[0].isdigit() or w.lower() in _SMALL for w in words)
    )


@cache
def _known() -> frozenset[str]:
    """Names as written, and in small letters: a single word ("Time") counts only as written."""
    names = (*table("outlets")["outlets"], *_long_agencies())
    return frozenset(names) | frozenset(map(str.casefold, names))


def _long_agencies() -> list[str]:
    """Agencies that publish under their name; the others only sign pictures."""
    return [name for name in table("outlets")["agencies"] if name not in table("outlets")["picture_agencies"]]


@cache
def _words() -> frozenset[str]:
    return frozenset(table("outlets")["words"])


@cache
def _labels() -> frozenset[str]:
    return frozenset((*table("outlets")["sections"], *table("outlets")["credits"]))


@cache
def _kind() -> re.Pattern[str]:
    return re.compile(rf"(?:the|a|an|your|our)\b.{{0,40}}\b(?:{'|'.join(table('outlets')['kinds'])})\b", re.IGNORECASE)
