"""Picture credits: captions that end in one, and credits that hang on a finished sentence.

A caption that is a finished sentence says something and stays, without its credit ("She left on Monday. Photo: Name");
one that is not is a description of a picture, and the whole line is furniture ("Soldiers in a trench Image: Name").
"""

from __future__ import annotations

import re
from functools import cache

from graph.vocabulary import table

_FEWEST_WORDS = 5
_MOST_CREDIT_WORDS = 12
_LONGEST = 600
"""Captions are shorter; of a longer line only the end can be a credit."""
_KIND = (
    r"(?:Image|Photo|Picture|Pic|Photograph|Illustration|Graphic|Credit|Video|Screenshot|Screengrab|Foto|Courtesy)s?"
)
_LABEL = rf"{_KIND}(?:\s(?:credit|courtesy|source|copyright)s?)?\s?(?::|\bby\b|©|/|\bvia\b)\s?"
_LABELLED = re.compile(rf"(?:{_LABEL}|©\s?)(?=[\[(@©A-ZÀ-Þ])[^.!?]{{1,90}}\.?$")
_LABELLED_AFTER_END = re.compile(rf"(?<=[.!?])\s+(?i:{_LABEL})[^.!?]{{1,90}}\.?$")
_BRACKETED = re.compile(r"[\[(](?P<credit>[^\[\]()]{2,120})[\])]\.?$")
_BRACKETED_CAPTION = re.compile(
    r"[\[(]\s*(?:FILE|File|Photo|PHOTO|Image|IMAGE|Picture|Caption|Video|Pictured)\b[^\])]*[\])]?\.?"
)
_FINISHED = re.compile(r"[.!?][\"'”’)\]]*$")
_LAST_PIECE = re.compile(r"(?:(?<=[.!?])|(?<=[.!?][\"'”’)]))\s+(?:[—–|-]\s*)?(?P<credit>[^.!?]{2,90})$")
_NAME_WORDS = frozenset(
    {"de", "van", "von", "der", "el", "al", "bin", "and", "of", "for", "the", "via", "file", "photo", "&"}
)


def credit_start(text: str) -> int | None:
    """Return where in a line its picture credit starts, 0 where the line is all caption; None without a credit."""
    if _BRACKETED_CAPTION.fullmatch(text) or _is_credit(text):
        return 0
    cut = max(0, len(text) - _LONGEST)
    starts = [match.start() for match in _tails(text[cut:]) if match]
    if not starts:
        return None
    start = cut + min(starts)
    before = text[:start].rstrip(" \t|([—–-")
    return start if cut or (_FINISHED.search(before) and len(before.split()) >= _FEWEST_WORDS) else 0


def _tails(text: str) -> tuple[re.Match[str] | None, ...]:
    bracketed, last = _BRACKETED.search(text), _LAST_PIECE.search(text)
    return (
        _LABELLED.search(text),
        _LABELLED_AFTER_END.search(text),
        _unfinished_tail().search(text),
        bracketed if bracketed and (_is_credit(bracketed["credit"]) or _LABELLED.match(bracketed["credit"])) else None,
        last if last and _is_credit(last["credit"]) else None,
    )


def _is_credit(text: str) -> bool:
    """Whether `text` is names and agencies only, with an agency among them: "Jane Doe/AFP", "AP Photo/Jane Doe"."""
    if len(text) > _LONGEST or len(text.split()) > _MOST_CREDIT_WORDS:
        return False
    parts = [part.strip() for part in re.split(r"[/,|]|\s(?:via|for)\s", re.sub(r"^(via|©|by)\s", "", text.strip()))]
    return any(_agency().fullmatch(part) for part in parts) and all(map(_is_name, parts))


def _is_name(part: str) -> bool:
    return all(word[0].isupper() or word.lower() in _NAME_WORDS or word[0] in "@©'" for word in part.split())


@cache
def _agency() -> re.Pattern[str]:
    return re.compile(rf"(?:{_agencies()})(?: Photos?| Images| file)?")


@cache
def _unfinished_tail() -> re.Pattern[str]:
    """A name and an agency with a stroke between them, or an agency after `via`, at the end of a line."""
    name = r"[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]+){0,3}"
    agency = rf"(?:{_agencies()})(?: Photos?| Images)?"
    return re.compile(rf"(?:\b{agency}\s?/\s?{name}|(?:(?<=\s)|^){name}\s?/\s?{agency}|\bvia {agency}|\s\|\s{agency})$")


@cache
def _agencies() -> str:
    return "|".join(sorted(map(re.escape, table("outlets")["agencies"]), key=len, reverse=True))
