"""Lists of dated lines beside an article: "3 May 2023: She leaves Lyon.", and below it "June: She reaches Oslo."."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from spacy.tokens import Doc, Token

from graph.extraction.dates import DAY, MONTH, YEAR
from graph.extraction.syntax import gerund
from graph.extraction.told_dates import MONTHS

_HEAD = re.compile(
    rf"^[^\w\n]*(?:{MONTH} (?P<late>{DAY})\b|(?P<early>{DAY})(?: of)? {MONTH}|{MONTH}|(?={YEAR}))"
    rf"(?:,? ?(?P<year>{YEAR}))?(?: ?:| [–—-]) (?=[^\W\d])",
    re.MULTILINE,
)
_FEWEST = 3
"""Dated lines, one below the other, that make a list."""
_OF_THE_MAIN_CLAUSE = frozenset({"conj", "xcomp", "parataxis"})


def chronology(doc: Doc) -> dict[int, str]:
    """Return, by the start of each sentence in a list of dated lines, the ISO date that its line begins with.

    The list is in order, from the first or from the last; some line says its year. A line without one is of the year
    next to it, or of the next year where its month is an earlier one. Nothing of a list that is not in order.
    """
    text = doc.text
    starts, dates, ends = [], [], []
    for run in _runs(text):
        for head, date in zip(run, _dated(run), strict=True):
            starts.append(head.start())
            ends.append(end if (end := text.find("\n", head.end())) >= 0 else len(text))
            dates.append(date)
    found: dict[int, str] = {}
    for sent in doc.sents if starts else ():
        at = bisect_right(starts, sent.start_char) - 1
        if at >= 0 and sent.start_char < ends[at] and dates[at]:
            found[sent.start] = dates[at]
    return found


def of_its_line(verb: Token) -> bool:
    """Whether a verb tells what the date of its line is of: no clause on a noun, and nothing that "had" happened."""
    if any(c.dep_ == "aux" and c.lower_ == "had" for c in verb.children) or verb.pos_ != "VERB":
        return False
    while verb.head != verb and verb.pos_ == "VERB":  # else it hangs on the date itself
        if verb.dep_ not in _OF_THE_MAIN_CLAUSE and not (verb.dep_ == "advcl" and gerund(verb)):
            return False
        verb = verb.head
    return True


def _runs(text: str) -> Iterator[list[re.Match[str]]]:
    """Yield the heads of lines that stand one below the other, with nothing but white space between the lines."""
    run: list[re.Match[str]] = []
    for head in [*_HEAD.finditer(text), None]:
        behind = text[text.find("\n", run[-1].end()) : head.start()] if run and head else "end"
        if run and (behind.strip() or "\n" not in behind):
            if len(run) >= _FEWEST:
                yield run
            run = []
        if head:
            run.append(head)


def _dated(run: Sequence[re.Match[str]]) -> list[str]:
    """Return the date of each line, "" of all where no line says its year or they are in no order."""
    ways = [(dates, way) for way in (1, -1) if (dates := _in_order(run[::way]))]
    if not ways:
        return [""] * len(run)
    dates, way = min(ways, key=lambda w: int(w[0][-1][:4]) - int(w[0][0][:4]))  # of both, the one over fewer years
    return dates[::way]


def _in_order(run: Sequence[re.Match[str]]) -> list[str]:
    """Return the dates of lines from the earliest on, or nothing where they cannot be so."""
    told = next((n for n, head in enumerate(run) if head["year"]), None)
    if told is None:
        return []
    year = int(run[told]["year"]) - sum(
        bool(_month(one) and _month(other) and _month(other) < _month(one)) for one, other in pairwise(run[: told + 1])
    )
    dates: list[str] = []
    last = ""
    for head in run:
        month = _month(head)
        year = int(head["year"]) if head["year"] else year + bool(month and last and month < last)
        day = re.sub(r"\D", "", head["late"] or head["early"] or "")
        dates.append("-".join(filter(None, (str(year), month, day.zfill(2) if day else ""))))
        last = month
    # a month may stand beside one of its days
    return dates if all(a[: len(b)] <= b[: len(a)] for a, b in pairwise(dates)) else []


def _month(head: re.Match[str]) -> str:
    """The number of the month that a line begins with, in two digits; "" of a year."""
    short = {word[:3] for word in re.findall("[a-z]{3,}", head[0].lower())}
    return next((f"{number:02}" for number, name in enumerate(MONTHS, 1) if name[:3] in short), "")
