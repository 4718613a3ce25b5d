"""A table for the terminal: long cells on several lines, and row by row where there is no room for all columns."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

import click

_GAP = 2
_WORD = 20
"""A longer word may be broken."""
_TALLEST = 20
"""Lines of a cell before it is cut."""
CUT = "…"
POINT = "• "
"""Before each part of a cell with several."""

Cell = Sequence[str]
"""Its lines, before they are wrapped."""


def table(
    columns: Sequence[str], rows: Sequence[Sequence[Cell]], *, width: int, numbers: Sequence[bool]
) -> Iterator[str]:
    """Yield the lines of a table at most `width` wide; columns of `numbers` are set to the right."""
    natural = [
        max([measured(name), *(measured(line) for row in rows for line in row[i])]) for i, name in enumerate(columns)
    ]
    wide = _shared(natural, width - _GAP * (len(columns) - 1))
    if any(given < word for given, word in zip(wide, _longest_words(columns, rows), strict=True)):
        yield from _by_row(columns, rows, width)
        return
    heads = zip(columns, wide, numbers, strict=True)
    yield from _line([_set(_head(name, w), w, right, bold=True) for name, w, right in heads])
    yield from _line(["─" * w for w in wide])
    before = 1
    for row in rows:
        cells = [_fitted(cell, w) for cell, w in zip(row, wide, strict=True)]
        height = max(map(len, cells))
        # rows of several lines would run into one another
        if row is not rows[0] and max(height, before) > 1:
            yield ""
        before = height
        for i in range(height):
            parts = (cell[i] if i < len(cell) else "" for cell in cells)
            yield from _line([_set(part, w, right) for part, w, right in zip(parts, wide, numbers, strict=True)])


def measured(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return sum(_columns(c) for c in text)


def folded(text: str, width: int) -> Iterator[str]:
    """Yield the lines of a text, none wider than `width`, broken between words where that is possible."""
    line = ""
    for word in text.split(" "):
        if line and measured(line) + 1 + measured(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
        while measured(line) > width and len(line) > 1:
            head = _head(line, width)
            yield head
            line = line[len(head) :]
    yield line


def _columns(c: str) -> int:
    if unicodedata.combining(c) or unicodedata.category(c) == "Cf":
        return 0
    return 2 if unicodedata.east_asian_width(c) in "WF" else 1


def _head(text: str, width: int) -> str:
    used = 0
    for i, c in enumerate(text):
        used += _columns(c)
        if used > width:
            return text[: max(i, 1)]
    return text


def _shared(natural: Sequence[int], room: int) -> list[int]:
    """Give each column what it needs, and the widest of them an equal share of what is left."""
    wide = [0] * len(natural)
    for left, i in zip(range(len(natural), 0, -1), sorted(range(len(natural)), key=natural.__getitem__), strict=True):
        wide[i] = max(min(natural[i], room // left), 1)
        room -= wide[i]
    return wide


def _longest_words(columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> Iterator[int]:
    for i, name in enumerate(columns):
        words = (word for line in (name, *(line for row in rows for line in row[i])) for word in line.split())
        yield min(max(map(measured, words), default=0), _WORD)


def _fitted(cell: Cell, width: int) -> list[str]:
    lines: list[str] = []
    for line in cell:
        first, text = (POINT, line[len(POINT) :]) if line.startswith(POINT) else ("", line)
        parts = folded(text, width - len(first))
        lines += [(" " * len(first) if i else first) + part for i, part in enumerate(parts)]
    return lines if len(lines) <= _TALLEST else [*lines[: _TALLEST - 1], CUT]


def _by_row(columns: Sequence[str], rows: Sequence[Sequence[Cell]], width: int) -> Iterator[str]:
    margin = min(max(map(measured, columns)), width // 3)
    for number, row in enumerate(rows, 1):
        yield click.style(f"─ {number} ".ljust(width, "─"), dim=True)
        for name, cell in zip(columns, row, strict=True):
            heads = [*folded(name, margin)]
            lines = _fitted(cell, width - margin - _GAP)
            for i in range(max(len(heads), len(lines))):
                head = _set(heads[i] if i < len(heads) else "", margin, False, bold=True)
                yield from _line([head, lines[i] if i < len(lines) else ""])


def _set(text: str, width: int, right: bool, *, bold: bool = False) -> str:
    space = " " * (width - measured(text))
    text = click.style(text, bold=True) if bold and text else text
    return space + text if right else text + space


def _line(parts: Sequence[str]) -> Iterator[str]:
    yield (" " * _GAP).join(parts).rstrip()
