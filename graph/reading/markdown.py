"""Markdown: the text untouched, with its markup marked and its front matter read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from graph.reading.content import Content, tidy
from graph.reading.dates import is_iso_date
from graph.reading.plain import checked, decoded

_FRONT_MATTER = re.compile(
    r"\ufeff?---[ \t]*\r?\n(?P<yaml>.{0,20000}?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL
)
_FENCE = re.compile(r"^[ \t]{0,3}(?P<mark>```+|~~~+)", re.MULTILINE)
_MARKS = (
    re.compile(r"^[ \t]{0,3}#{1,6}[ \t]+", re.MULTILINE),
    re.compile(r"(?<=\S)[ \t]+#+[ \t]*$", re.MULTILINE),
    re.compile(r"^[ \t]{0,3}(?:>[ \t]?)+", re.MULTILINE),
    re.compile(r"^[ \t]*(?:[-+*]|\d{1,3}[.)])[ \t]+", re.MULTILINE),
    re.compile(r"^[ \t]{0,3}(?:=+|-{3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})[ \t]*$", re.MULTILINE),
    re.compile(r"^[ \t]{0,3}\[[^\]\n]{1,200}\]:[ \t]+\S.*$", re.MULTILINE),
    re.compile(r"!\[[^\]\n]{0,500}\]\([^)\n]{0,2000}\)"),
    re.compile(r"(?<!!)\[(?=[^\]\n]{1,500}\]\([^)\n]{0,2000}\))|(?<=\])\([^)\n]{0,2000}\)|\](?=\([^)\n]{0,2000}\))"),
    re.compile(r"</?[a-zA-Z][^<>\n]{0,500}>"),
    re.compile(r"(?<![\w*])\*{1,3}(?=\S)|(?<=\S)\*{1,3}(?![\w*])|(?<![\w_])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![\w_])|`+"),
)
_TITLES, _OUTLETS, _DATES = (
    ("title", "headline"),
    ("outlet", "source", "publisher", "publication", "site"),
    ("published", "date"),
)


def read_markdown(data: bytes, place: str, encoding: str) -> Content:
    """Return the text of a .md file as it is, what its YAML front matter states, and its markup as ranges."""
    text = checked(decoded(data, place, encoding), place)
    front = _FRONT_MATTER.match(text)
    facts = _front_matter(front["yaml"]) if front else {}
    markup = [(0, front.end())] if front else []
    markup += [*_fenced(text, front.end() if front else 0), *_comments(text)]
    unfenced = without(text, markup)
    markup += [match.span() for pattern in _MARKS for match in pattern.finditer(unfenced)]
    title = _first(facts, _TITLES) or _first_heading(unfenced)
    published = _first(facts, _DATES)
    return Content(
        text, title, _first(facts, _OUTLETS), published if published and is_iso_date(published) else None, tuple(markup)
    )


def without(text: str, ranges: Sequence[tuple[int, int]]) -> str:
    """Return `text` with blanks for `ranges` (line breaks stay): what is left keeps its offsets."""
    letters = list(text)
    for start, end in ranges:
        letters[start:end] = [c if c in "\r\n" else " " for c in letters[start:end]]
    return "".join(letters)


def _fenced(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Blocks of code, from fence to fence; one that is never closed goes to the end."""
    opened: re.Match[str] | None = None
    for fence in _FENCE.finditer(text, start):
        if opened is None:
            opened = fence
        elif fence["mark"].startswith(opened["mark"]):
            line_end = text.find("\n", fence.end())
            yield opened.start(), len(text) if line_end < 0 else line_end
            opened = None
    if opened is not None:
        yield opened.start(), len(text)


def _comments(text: str) -> Iterator[tuple[int, int]]:
    end = 0
    while (start := text.find("<!--", end)) >= 0 and (end := text.find("-->", start)) >= 0:
        end += 3
        yield start, end


def _front_matter(source: str) -> dict[str, Any]:
    import yaml  # noqa: PLC0415

    try:
        facts = yaml.safe_load(source)
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}
    return {str(key).casefold(): value for key, value in facts.items()} if isinstance(facts, dict) else {}


def _first(facts: dict[str, Any], names: tuple[str, ...]) -> str | None:
    value = next((facts[name] for name in names if facts.get(name)), None)
    if isinstance(value, datetime):
        value = value.date()
    return (
        tidy(value.isoformat() if isinstance(value, date) else value) if isinstance(value, str | date | int) else None
    )


def _first_heading(text: str) -> str | None:
    match = re.search(r"^#[ \t]+(.{1,300}?)[ \t#]*$", text, re.MULTILINE)
    return tidy(match[1]) if match else None
