"""Lists of dated lines beside an article: "3 May: She leaves Lyon.", and below it "June: She reaches Oslo."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from graph.extraction.dates import DAY, MONTH, YEAR, parsed

_HEAD = re.compile(
    rf"^[^\w\n]*(?P<when>(?:{MONTH} {DAY}\b|{DAY}(?: of)? {MONTH}|{MONTH})(?:,? (?P<year>{YEAR}))?|{YEAR})"
    r"(?: ?:| [–—-]) \S",
    re.MULTILINE,
)
_FEWEST = 3
"""Dated lines, one below the other, that make a list."""
_YEARS_BACK = 6
"""From the year of the article, for lines of which none says its year."""


def chronology(doc: Doc, *, published: str | None) -> dict[int, str]:
    """Return, by the start of each sentence in a list of dated lines, the ISO date that its line begins with.

    A line without a year is of the year of the line above, or of the next one where its month is an earlier one.
    """
    text = doc.text
    found: dict[int, str] = {}
    for run in _runs(text):
        dates = _dated(run, published)
        ends = [text.find("\n", head.end()) % (len(text) + 1) for head in run]
        lines = [(head.start(), end, date) for head, end, date in zip(run, ends, dates, strict=True)]
        for sent in doc.sents:
            told = (date for start, end, date in lines if start <= sent.start_char < end)
            if date := next(told, ""):
                found[sent.start] = date
    return found


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


def _dated(run: Sequence[re.Match[str]], published: str | None) -> list[str]:
    """Return the date of each line: the latest that are in order and no later than the article; "" where unknown."""
    if run[0]["year"] or len(run[0]["when"]) == 4:
        return list(_from_year(run, 0))
    now = int(published[:4]) if published else 0
    for year in range(now, now - _YEARS_BACK, -1) if now else ():
        dates = list(_from_year(run, year))
        if dates == sorted(dates) and dates[-1] <= str(published):
            return dates
    return [""] * len(run)


def _from_year(run: Sequence[re.Match[str]], year: int) -> Iterator[str]:
    last = ""
    for head in run:
        when = head["when"]
        if len(when) == 4 and when.isdigit():
            year, last = int(when), ""
            yield when
            continue
        told = head["year"]
        year = int(told) if told else year
        bare = when.removesuffix(told or "").rstrip(", ")
        date = parsed(f"{bare}, {year}")
        form = "%Y-%m-%d" if re.search(r"\d", bare) else "%Y-%m"
        if date is not None and not told and date.strftime("%m") < last:
            year += 1
            date = parsed(f"{bare}, {year}")
        last = date.strftime("%m") if date is not None else ""
        yield date.strftime(form) if date is not None else ""
