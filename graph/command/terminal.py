"""Text for the terminal: made harmless, wrapped to its width, with the words that matter set off."""

from __future__ import annotations

import re
import shutil
import unicodedata
from collections.abc import Iterator

import click

_NARROW, _WIDE = 40, 120

# These reorder what follows them on a terminal, and so can make a quote read as what it does not say.
_DIRECTION = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def width() -> int:
    """Return how many columns to fill: the terminal's, but neither so few nor so many that lines are hard to read."""
    return max(_NARROW, min(_WIDE, shutil.get_terminal_size((80, 24)).columns))


def clean(text: str) -> str:
    """Return `text` on one line without characters that steer a terminal; articles are not to be trusted with those."""
    shown = (" " if unicodedata.category(c) in ("Cc", "Zl", "Zp") or c in _DIRECTION else c for c in text)
    return " ".join("".join(shown).split())


def quoted(quote: str, phrase: str, *, indent: str, columns: int) -> Iterator[str]:
    """Yield the lines of a quote behind a bar, none wider than `columns`, with the words of `phrase` in bold."""
    margin = f"{indent}│ "
    line, used = "", 0
    for word, marked in _words(clean(quote), clean(phrase)):
        if used and used + 1 + len(word) > columns - len(margin):
            yield margin + line
            line, used = "", 0
        line += (" " if used else "") + (click.style(word, bold=True) if marked else word)
        used += len(word) + (1 if used else 0)
    yield margin + line


def wrapped(text: str, *, first: str, rest: str, columns: int) -> Iterator[str]:
    """Yield the lines of `text`, the first behind `first`, the others behind `rest`."""
    line, margin = "", first
    for word in clean(text).split():
        if line and len(margin) + len(line) + 1 + len(word) > columns:
            yield margin + line
            line, margin = word, rest
        else:
            line = f"{line} {word}" if line else word
    yield margin + line


def _words(quote: str, phrase: str) -> Iterator[tuple[str, bool]]:
    marks = _marks(quote, phrase)
    for match in re.finditer(r"\S+", quote):
        yield match[0], any(match.start() < end and start < match.end() for start, end in marks)


def _marks(quote: str, phrase: str) -> list[tuple[int, int]]:
    """Return where the phrase stands in the quote: in one piece, else word by word, in order."""
    whole = quote.casefold().find(phrase.casefold()) if phrase else -1
    if whole >= 0:
        return [(whole, whole + len(phrase))]
    marks, at = [], 0
    for word in phrase.split():
        found = re.compile(rf"\b{re.escape(word)}\b", re.IGNORECASE).search(quote, at)
        if found:
            marks.append(found.span())
            at = found.end()
    return marks
