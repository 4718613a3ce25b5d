"""How notes say that a name is not real (`pseudonyms.yaml`), and the marks behind names that such notes explain."""

from __future__ import annotations

import re
from functools import cache

from graph.vocabulary.tables import table

# between a name and its note: quotation marks, an age, a short description in small letters, a bracket, "who is"
GAP = (
    r"[\s,*”\"’'»]*(?:(?:aged )?\d{1,3}(?:-year-old)?\b[\s,]*)?"
    r"(?:(?-i:(?:an?|the|our) (?:[\w’'-]+ ){0,4}?[\w’'-]+)[\s,]*)?"
    r"[(\[—–-]?\s*(?:(?:who|which|whose) )?(?:(?:is|was|are) )?"
)


@cache
def _expressions(kind: str) -> tuple[str, ...]:
    """Return the expressions of one kind of the table, their parts filled in."""
    rows = table("pseudonyms")
    listed = rows[kind] if isinstance(rows[kind], list) else [rows[kind]]
    parts: dict[str, str] = {}
    for name, part in rows["parts"].items():
        parts[name] = _filled(part, parts)
    return tuple(_filled(row, parts) for row in listed)


def _pattern(kind: str) -> str:
    return "|".join(f"(?:{one})" for one in _expressions(kind))


def _filled(text: str, parts: dict[str, str]) -> str:
    for name, part in parts.items():
        text = text.replace("{" + name + "}", f"(?:{part})")
    return text


@cache
def compiled(kind: str, start: str = "", end: str = "") -> re.Pattern[str]:
    """Return the expressions of one kind as one, between `start` and `end`."""
    return re.compile(f"{start}(?:{_pattern(kind)}){end}", re.IGNORECASE)


@cache
def each(kind: str) -> tuple[re.Pattern[str], ...]:
    """Return the expressions of one kind one by one."""
    return tuple(re.compile(one, re.IGNORECASE) for one in _expressions(kind))


def mark_at(text: str, start: int, end: int) -> str:
    """Return the mark right behind a name, or on its end where it was taken for a part of it ("Lidia†"), else ""."""
    inside = re.search(r"[^\w.]\w?\W?$", text[start:end])
    at = start + inside.start() if inside else end
    match = re.compile(rf"[”\"’']?\s?({_pattern('mark')})").match(text, at)
    return match[1].strip("()") if match else ""


def explained_marks(text: str) -> frozenset[str]:
    """Return the marks that hide a name, as a line explains ("* Name changed") or the article says in words."""
    lines = re.finditer(rf"^[ \t]*({_pattern('mark')})[ \t]*(.+)$", text, re.MULTILINE)
    note = compiled("after", r"^[\s“\"]*(?:[\w’'-]+ ){0,6}?[“\"]?(?:is |are )?")
    whole = compiled("whole_article")
    found = {m[1].strip("()") for m in lines if note.match(m[2]) or whole.search(m[2])}
    return frozenset(found | {"*"} if compiled("marked_with_an_asterisk").search(text) else found)
