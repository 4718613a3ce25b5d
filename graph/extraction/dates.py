"""When something happened, as far as the sentence says: ISO 8601, as precise as the words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from spacy.tokens import Doc, Span, Token

from graph.extraction.numbers import DAYS
from graph.extraction.told_dates import EXPRESSION, told_beside, told_from

MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.|Feb\.|Mar\.|Apr\.|Jun\.|Jul\.|Aug\.|Sept\.|Sep\.|Oct\.|Nov\.|Dec\.)"
)
DAY = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?|(?<![Aa] )(?:{'|'.join(sorted(DAYS, key=len, reverse=True))})(?= of ))"
YEAR = r"(?:19|20)\d\d"
_WEEKDAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_SEASON = r"(?:spring|summer|autumn|winter|wintertime|summertime)"
_EXPRESSION = re.compile(
    rf"\b(?:(?P<full>{DAY}(?: of)? {MONTH},? {YEAR}|{MONTH} {DAY},? {YEAR}|{YEAR}-\d\d-\d\d)"
    rf"|(?P<month>{MONTH},? (?:of )?{YEAR})"
    rf"|(?P<day>{DAY}(?: of)? {MONTH}\b|{MONTH} {DAY}\b(?! ?{YEAR}))"
    rf"|(?P<season>{_SEASON}(?: of)? {YEAR})"
    rf"|(?:(?:[Ff]rom|[Bb]etween|[Ii]n|[Oo]f|[Dd]uring) )?(?P<years>{YEAR} (?:and|to|or|until|-|–) {YEAR})"
    rf"|(?:[Ii]n|[Ss]ince|[Uu]ntil|[Dd]uring|[Bb]y|[Oo]f|[Ee]arly|[Ll]ate|[Mm]id|[Ff]rom)[ -](?P<year>{YEAR})"
    r"|(?:[Ii]n|[Ss]ince|[Ll]ast|[Uu]ntil|[Nn]ext|[Bb]y|[Ee]arly|[Ll]ate|[Mm]id|[Dd]uring"
    r"|(?:end|start|beginning|middle) of)[ -]"
    rf"(?P<bare>{MONTH})(?! \d|, \d| of \d)"
    rf"|(?P<weekday>(?:(?:[Ll]ast|[Nn]ext) )?{_WEEKDAY})"
    rf"|(?P<last>[Ll]ast {_SEASON})"
    rf"|{EXPRESSION}"
    r"|(?P<relative>[Yy]esterday|[Tt]oday|[Tt]omorrow|[Ll]ast (?:week|month|year)|[Nn]ext (?:week|month|year)"
    r"|[Tt]his (?:week|month|year)"
    r"|(?:a|one|two|three|four|five|six|seven|eight|nine|ten|\d+) (?:days?|weeks?|months?|years?) ago))(?!\w)"
)

_REMEMBERED = 2
"""Sentences for which a date is one that others are told from."""
_ABOARD = frozenset({"on", "aboard", "in", "by"})
_LIGHT = frozenset({"make", "pay", "begin", "start", "take", "undertake", "complete", "end", "launch"})
_SPANS = frozenset("hours days nights weeks months years hour day night week month year while time".split())
_APART = frozenset({"still", "now", "later", "eventually", "subsequently", "afterwards", "finally"})
_SEASON_ENDS = {"spring": 5, "summer": 8, "autumn": 11, "winter": 2, "wintertime": 2, "summertime": 8}


@dataclass(frozen=True, slots=True)
class Time:
    """An expression at characters `[start, end)` of the document and the ISO 8601 date it gives."""

    start: int
    end: int
    iso: str


def times(sent: Span, *, published: str | None, planned: bool = False, anchor: str | None = None) -> Iterator[Time]:
    """Yield what a sentence says of time; partial and relative words are read from the day `published`, if known.

    `planned`: "in May" is the next May, else the last one. `anchor`: the date told before, from which others are told.
    """
    end = -1
    for match in _EXPRESSION.finditer(sent.text):
        kind = str(match.lastgroup)
        beside = end >= 0 and sent.text[end : match.start()] == ", "
        end = match.end()
        if kind == "told" and beside and match[kind].startswith(("the day after", "the day before")):
            continue  # "on 20 January, the day after they had called" tells of the other thing
        if kind == "told":
            # "on the 22nd" may be of the month of the article
            iso = told_from(match[kind], anchor or (published if match[kind].lower().startswith("on") else None))
        else:
            iso = _iso(kind, match[kind], published, planned)
        if iso:
            anchor = iso
            yield Time(sent.start_char + match.start(kind), sent.start_char + match.end(kind), iso)


def anchors(doc: Doc, *, published: str | None) -> dict[int, str]:
    """Return, by the start of each sentence, the last date told in the few sentences before it, where there is one."""
    found: dict[int, str] = {}
    anchor: str | None = None
    age = 0
    for sent in doc.sents:
        if anchor is not None and age < _REMEMBERED:
            found[sent.start] = anchor
        told = list(times(sent, published=published, anchor=found.get(sent.start)))
        anchor, age = (told[-1].iso, 0) if told else (anchor, age + 1)
    return found


def date_of(token: Token, found: list[Time]) -> str | None:
    """Return the date that hangs on a verb or noun of action, or on the verb it is joined to; None if they differ."""
    nodes = [token]
    while len(nodes) < 4 and _at_one_time(nodes[-1]):
        nodes.append(nodes[-1].head)
    for node in nodes:
        mine = [iso for over, iso in (_verb_over(token.doc, t) for t in found) if over == node]
        if mine:
            told = {iso for iso in mine if iso}
            return told.pop() if len(told) == 1 else None
    return None


def _at_one_time(word: Token) -> bool:
    """Whether the verb over a word happens when the word does: "left and flew to", "on a plane to", "paid a visit"."""
    head = word.head
    if head.pos_ not in ("VERB", "AUX"):
        return False
    if word.dep_ == "conj":
        return not any(_passes(t) for t in word.sent if head.i < t.i < word.i or t.head == word)
    if word.dep_ == "obl":
        return word.pos_ == "NOUN" and any(c.lower_ in _ABOARD for c in word.children if c.dep_ == "case")
    return word.dep_ in ("xcomp", "acl") or (word.dep_ == "obj" and word.pos_ == "NOUN" and head.lemma_ in _LIGHT)


def _passes(word: Token) -> bool:
    """Whether time goes by: "arrested in May and later deported", "held for two days and deported"."""
    lasting = word.lower_ in _SPANS and any(c.dep_ == "case" and c.lower_ in ("for", "after") for c in word.children)
    return lasting or word.lower_ in _APART


def _verb_over(doc: Doc, time: Time) -> tuple[Token | None, str | None]:
    """Return the verb that a time hangs on, with its date; of "after the vote of 3 May" that is another thing's."""
    span = doc.char_span(time.start, time.end, alignment_mode="expand")
    if span is None:
        return None, None
    node: Token = span.root
    iso: str | None = time.iso
    while node.head != node:
        tie = _beside(node) if node.i not in range(span.start, span.end) else None
        if tie is not None:
            iso = told_beside(doc[node.sent.start : tie.i + 1].text, time.iso)
        node = node.head
        if node.pos_ == "VERB" or (
            node.pos_ in ("NOUN", "ADJ", "PROPN", "AUX") and any(c.dep_ in ("cop", "nsubj") for c in node.children)
        ):
            return _inside_the_subject(span, node) or node, iso
    return node, iso


def _inside_the_subject(time: Span, verb: Token) -> Token | None:
    """The verb of a relative clause at whose end a time stands that the parser hung on the main verb behind it."""
    before = time.root.left_edge.i - 1  # "last" is not of the time's own words
    if time.end > verb.i or before < 0 or time.doc[before].text == ",":
        return None
    doers = (c for c in verb.children if c.dep_ in ("nsubj", "nsubj:pass"))
    clauses = (c for doer in doers for c in doer.children if c.dep_ == "acl:relcl")
    return next((c for c in clauses if c.right_edge.i == before), None)


def _beside(noun: Token) -> Token | None:
    """The word that puts something before or after what a noun names."""
    return next((c for c in noun.children if c.dep_ == "case" and c.lower_ in ("after", "before", "following")), None)


def _iso(kind: str, text: str, published: str | None, planned: bool) -> str | None:
    if kind in ("full", "month"):
        parsed = _parse(text, None, False)
        return parsed.strftime("%Y-%m-%d" if kind == "full" else "%Y-%m") if parsed else None
    if kind == "year":
        return text
    if kind == "years":
        return f"{text[:4]}/{text[-4:]}"
    if kind == "season":
        return text[-4:]
    base = _day(published)
    if base is None or (len(published or "") < 10 and kind in ("weekday", "relative")):
        return None
    if kind == "bare":
        return _bare(text, base, planned)
    if kind == "last":
        return str(base.year - (_SEASON_ENDS[text.rsplit(maxsplit=1)[-1]] >= base.month))
    if kind == "weekday":
        return _weekday(text, base, planned)
    parsed = base if text.lower().startswith("this ") else _parse(text, base, planned)
    if parsed is None:
        return None
    if "week" in text:
        monday = parsed - timedelta(days=parsed.weekday())
        return f"{monday:%Y-%m-%d}/{monday + timedelta(days=6):%Y-%m-%d}"
    return parsed.strftime("%Y" if "year" in text else "%Y-%m" if "month" in text else "%Y-%m-%d")


def _bare(text: str, base: datetime, planned: bool) -> str | None:
    parsed = _parse(f"1 {text}", None, False)
    if parsed is None:
        return None
    later = parsed.month > base.month
    year = base.year + (0 if later or parsed.month == base.month else 1) if planned else base.year - (1 if later else 0)
    return f"{year}-{parsed.month:02}"


def _weekday(text: str, base: datetime, planned: bool) -> str:
    wanted = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].index(text.rsplit(maxsplit=1)[-1][:3].lower())
    if planned or text.lower().startswith("next"):
        ahead = (wanted - base.weekday()) % 7 or 7
        return (base + timedelta(days=ahead)).strftime("%Y-%m-%d")
    back = (base.weekday() - wanted) % 7
    if text.lower().startswith("last") and back == 0:
        back = 7
    return (base - timedelta(days=back)).strftime("%Y-%m-%d")


def _day(published: str | None) -> datetime | None:
    if not published:
        return None
    parts = [int(p) for p in published.split("-")]
    # a month is taken at its end: "in October", printed in October, is that October
    year, month, day = (*parts, *([12, 28] if len(parts) == 1 else [28]))[:3]
    return datetime(year, month, day)


@cache
def _parse(text: str, base: datetime | None, planned: bool) -> datetime | None:
    import dateparser  # noqa: PLC0415  (slow to import, and many documents need it late)

    settings: dict[str, Any] = {
        "PREFER_DATES_FROM": "future" if planned else "past",
        "PREFER_DAY_OF_MONTH": "first",
        "DATE_ORDER": "MDY",
    }
    if base is not None:
        settings["RELATIVE_BASE"] = base
    first, _, rest = text.partition(" of ")
    written = f"{DAYS.get(first, first)} {rest}"
    found: datetime | None = dateparser.parse(written.strip(), languages=["en"], settings=settings)
    return found
