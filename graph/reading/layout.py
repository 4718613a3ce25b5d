"""How a plain text is laid out: the lines and hard-wrapped paragraphs it is made of, and which of them are prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

BLANKS = " \t\r\n\v\f\x1c\x1d\x1e\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2009\u200a\u200b\u2028\u2029\u202f\u3000\ufeff"
_LINE = re.compile(r"[^\r\n\f\v\x85\u2028\u2029]+")
_TERMINAL = re.compile(r"[.!?…:]\s?[\"'”’»)\]]*(?:\s?\[\d+\])*$")
_NARROWEST_WRAP, _WIDEST_WRAP = 45, 120
_PROSE_WORDS = 7
_LONG_WORDS = 25
_COUNTED = 1_000


@dataclass(frozen=True, slots=True)
class Unit:
    """A line of text, or the lines of one hard-wrapped paragraph: `[start, end)` without the blanks around it."""

    start: int
    end: int
    text: str
    """`text[start:end]` with runs of blanks as one space and straight apostrophes: for matching, not for offsets."""
    gap: bool
    """An empty line, or the start of the text, comes before it."""

    @property
    def words(self) -> int:
        """How many runs of letters or digits it has; of a very long line, its beginning."""
        return len(re.findall(r"\w[\w'.,-]*", self.text[:_COUNTED]))

    @property
    def ends_sentence(self) -> bool:
        """Whether it ends as sentences do, with a full stop, question mark, exclamation mark or colon."""
        return bool(_TERMINAL.search(self.text[-8:]))

    @property
    def is_prose(self) -> bool:
        """Whether it reads as running text: some words with an end, or very many words."""
        words = self.words
        return words >= _LONG_WORDS or (words >= _PROSE_WORDS and self.ends_sentence)


def paragraphs(text: str) -> tuple[Unit, ...]:
    """Return the units of `text` in order: lines, or paragraphs wrapped at a fixed width."""
    return tuple(
        Unit(start, end, plain(text[start:end]), gap)
        for block in _blocks(text)
        for start, end, gap in (_joined(block) if _is_wrapped(text, block) else _apart(block))
    )


def plain(text: str) -> str:
    """Return `text` with runs of blanks as one space and straight apostrophes, as the tables of patterns expect it."""
    return " ".join(text.translate(_STRAIGHT).split())


_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "\ufeff": " ", "\u200b": " ", "\u00ad": None})


def _blocks(text: str) -> Iterator[list[tuple[int, int]]]:
    block: list[tuple[int, int]] = []
    previous = 0
    for line in _LINE.finditer(text):
        start, end = _trimmed(text, line.start(), line.end())
        breaks = text.count("\n", previous, line.start()) or text.count("\r", previous, line.start())
        if start == end:
            continue
        if block and breaks > 1:
            yield block
            block = []
        block.append((start, end))
        previous = line.end()
    if block:
        yield block


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in BLANKS:
        start += 1
    while end > start and text[end - 1] in BLANKS:
        end -= 1
    return start, end


def _is_wrapped(text: str, block: list[tuple[int, int]]) -> bool:
    """Whether no line had room for the first word of the next, the mark of a fixed width, and some break a sentence."""
    width = max(end - start for start, end in block)
    small = sum(text[start].islower() for start, _ in block[1:])
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP or small * 3 < len(block) - 1 or not small:
        return False
    return all(
        end - start + 1 + len(text[following[0] : following[1]].split(None, 1)[0]) > width
        for (start, end), following in pairwise(block)
    )


def _joined(block: list[tuple[int, int]]) -> list[tuple[int, int, bool]]:
    return [(block[0][0], block[-1][1], True)]


def _apart(block: list[tuple[int, int]]) -> list[tuple[int, int, bool]]:
    return [(start, end, index == 0) for index, (start, end) in enumerate(block)]


def flat(text: str) -> str:
    """Return `text` with single blanks for line breaks and straight apostrophes, of the same length: offsets hold."""
    return text.translate(_FLAT)


_FLAT = str.maketrans({**dict.fromkeys(BLANKS, " "), "’": "'", "‘": "'", "ʼ": "'"})
