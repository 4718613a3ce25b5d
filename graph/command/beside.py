"""Two texts side by side on a terminal, with a name marked in each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest

import click

from graph.command.terminal import clean

_GAP = " │ "
_AROUND = 170
"""Characters of an article shown on each side of a name."""


def columns(left: Iterable[str], right: Iterable[str], *, width: int) -> Iterator[str]:
    """Yield the lines of two texts in two columns that together fill `width`; lines are cut where they are too long."""
    column = (width - len(_GAP)) // 2
    for a, b in zip_longest(left, right, fillvalue=""):
        padding = " " * max(0, column - len(click.unstyle(a)))
        yield (a + padding + _GAP + b).rstrip()


def column_width(width: int) -> int:
    """Return how many characters one of two columns holds."""
    return (width - len(_GAP)) // 2


def excerpt(text: str, start: int, end: int, *, columns: int) -> Iterator[str]:
    """Yield lines of at most `columns` of what stands around [start, end), the name in bold and square brackets."""
    first, last = _whole_words(text, start, end)
    before, name, after = clean(text[first:start]), clean(text[start:end]), clean(text[end:last])
    glued = text[start - 1 : start].strip(), text[end : end + 1].strip()
    opening = f"{'…' if first else ''}{before}{'' if glued[0] or not before else ' '}"
    closing = f"{'' if glued[1] or not after else ' '}{after}{'…' if last < len(text) else ''}"
    line, used = "", 0
    for word, marked in _words(opening, f"[{name}]", closing):
        for piece in (word[i : i + columns] for i in range(0, len(word), columns)):
            if used and used + 1 + len(piece) > columns:
                yield line
                line, used = "", 0
            line += (" " if used else "") + (click.style(piece, bold=True) if marked else piece)
            used += len(piece) + (1 if used else 0)
    yield line


def _words(opening: str, name: str, closing: str) -> Iterator[tuple[str, bool]]:
    at = len(opening)
    whole, place = opening + name + closing, 0
    for word in whole.split():
        begin = whole.index(word, place)
        place = begin + len(word)
        yield word, begin < at + len(name) and at < place


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a range around [start, end) that stays within its paragraph and cuts no word."""
    first = max(text.rfind("\n\n", 0, start) + 2 if "\n\n" in text[:start] else 0, start - _AROUND)
    last = min(found if (found := text.find("\n\n", end)) >= 0 else len(text), end + _AROUND)
    while 0 < first < start and not text[first - 1].isspace():
        first += 1
    while end < last < len(text) and not text[last].isspace():
        last -= 1
    return first, last
