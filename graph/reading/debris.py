"""Mark what is not the article's prose: furniture of the site, metadata, credits. Nothing is removed.

The headline, standfirsts and subheadings stay: they say something, or at least do no harm, and end at their line.
What a line holds is told by the table `debris`; the rest by where it stands: head, tail, repetitions, lists of links.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from graph.reading.captions import credit_start
from graph.reading.datelines import dateline_end
from graph.reading.furniture import heads_block, is_byline, is_ending, is_furniture, pattern
from graph.reading.head import Head, head_of, is_head_debris
from graph.reading.layout import BLANKS, Unit, flat, paragraphs

Range = tuple[int, int]

_TAIL_WORDS = 12
_REPEATED_WORDS = 15
_TIMES = 3
_OPENING = 2
"""How many paragraphs may open with the place alone: agencies sometimes lead with a summary."""


def mark_debris(text: str) -> tuple[Range, ...]:
    """Return the ranges of `text` that are debris: sorted, disjoint, those with only blanks between them as one."""
    units = paragraphs(text)
    head = head_of(units)
    marked = _head_debris(units, head) | _body_debris(units, head)
    marked |= _alternative_texts(units, marked)
    marked |= _tail_debris(units, head, marked)
    whole = ((units[index].start, units[index].end) for index in marked)
    within = _within([unit for index, unit in enumerate(units) if index not in marked], text)
    return merged([*whole, *within, *_byte_order_mark(text)], text)


def merged(ranges: Iterable[Range], text: str) -> tuple[Range, ...]:
    """Return `ranges` sorted and disjoint, without empty ones; those with only blanks between them become one."""
    result: list[Range] = []
    for start, end in sorted(r for r in ranges if r[0] < r[1]):
        if result and not text[result[-1][1] : start].strip(BLANKS):
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return tuple(result)


def _head_debris(units: Sequence[Unit], head: Head) -> set[int]:
    if head.headline is None:
        return {i for i in range(head.size) if is_head_debris(units[i], after_headline=False)}
    return {
        i for i in range(head.size) if i != head.headline and is_head_debris(units[i], after_headline=i > head.headline)
    }


def _body_debris(units: Sequence[Unit], head: Head) -> set[int]:
    marked = _repeated(units, head)
    in_block = False
    for index in range(head.size, len(units)):
        unit = units[index]
        if heads_block(unit):
            in_block = True
        elif (unit.ends_sentence or unit.is_prose) and not is_furniture(unit):
            in_block = False
        if in_block or is_furniture(unit) or is_byline(unit.text) or credit_start(unit.text) == 0:
            marked.add(index)
    return marked


def _repeated(units: Sequence[Unit], head: Head) -> set[int]:
    """The headline's further appearances, and lines without an end that a page repeats again and again."""
    times = Counter(unit.text for unit in units)
    headline = None if head.headline is None else units[head.headline].text
    return {
        index
        for index, unit in enumerate(units)
        if (unit.text == headline and index != head.headline)
        or (
            times[unit.text] >= _TIMES
            and unit.words <= _REPEATED_WORDS
            and not unit.ends_sentence
            and index != head.headline
        )
    }


def _alternative_texts(units: Sequence[Unit], marked: set[int]) -> set[int]:
    """The description of a picture stands right above its caption, and starts a paragraph with it."""
    return {
        index - 1
        for index in marked
        if index and not units[index].gap and units[index - 1].gap and not units[index - 1].ends_sentence
        and credit_start(units[index].text) == 0
    }  # fmt: skip


def _tail_debris(units: Sequence[Unit], head: Head, marked: set[int]) -> set[int]:
    """Lines after the last paragraph: author boxes and notes by their words, the rest for having no end."""
    last = max(
        (i for i, unit in enumerate(units) if i not in marked and unit.is_prose and not is_ending(unit)),
        default=len(units),
    )
    found, strays = set[int](), set[int]()
    for index in range(len(units) - 1, head.size - 1, -1):
        unit = units[index]
        if index in marked or is_ending(unit):
            found.add(index)
        elif index > last and not unit.ends_sentence and unit.words <= _TAIL_WORDS:
            strays.add(index)
        else:
            is_list = unit.text.endswith(":")
            return found if is_list else found | strays
    return found | strays


def _within(units: Sequence[Unit], text: str) -> list[Range]:
    """Credits, datelines, and sentences and brackets of furniture inside units that stay."""
    found: list[Range] = []
    opening = 0
    for unit in units:
        line = flat(text[unit.start : unit.end])
        if (credit := credit_start(line)) is not None:
            found.append((unit.start + credit, unit.end))
        if unit.is_prose:
            opening += 1
            if (end := dateline_end(line, opening=opening <= _OPENING)) is not None:
                found.append((unit.start, unit.start + end))
        sentences = pattern("sentences", cased=True).finditer(line)
        whole = [match.span() for match in sentences if _stands_alone(line, match.start(), match.end())]
        brackets = [match.span() for match in pattern("brackets", cased=True).finditer(line)]
        found += [(unit.start + start, unit.start + end) for start, end in (*whole, *brackets)]
    return found


def _stands_alone(line: str, start: int, end: int) -> bool:
    """Whether a match is a sentence of its own, not words inside one."""
    before, after = line[:start].rstrip(), line[end:].lstrip()
    return (not before or before[-1] in ".!?…”\"')]") and (not after or after[0] in '"“([' or after[0].isupper())


def _byte_order_mark(text: str) -> list[Range]:
    return [(0, 1)] if text.startswith("\ufeff") else []
