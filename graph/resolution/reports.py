"""Which documents retell one report: reprints, translations, machine paraphrases."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from rapidfuzz.distance import LCSseq

from graph.records import Document, Report, content_id
from graph.resolution.folding import fold, words_of_text
from graph.resolution.quotations import Quotation, outside_debris, quotations, shared
from graph.resolution.shared_keys import Keys, keys, pairs

_NAME_OR_NUMBER = re.compile(r"(?<![.!?:][ \n])(?<![\n“\"«])\b[A-ZÀ-Þ][\w’'-]+|\b\d[\d.,]*\d|\b\d")
_RUN = 5
_COPIED, _COPIED_AT_LEAST = 0.4, 20
"""Part of the shorter text's five-word runs, and their number, from which one text is copied from the other. Daily
market reports by one hand, which share a template, reach 0.28; a reprint that was cut keeps nearly all."""
_MANY = 24
"""So many names and numbers in the same order tell a retelling even where no quotation of many is the same: writers who
retell put what was said into other words."""
_ORDERS = ((4, 0.5, 0.25, 6), (2, 0.5, 0.33, 6), (1, 0.5, 0.5, 10), (0, 0.0, 0.62, 12), (0, 0.0, 0.45, _MANY))
"""Rows of: quotations shared in order, at least; their part of the shorter list; part of the shorter text's names and
numbers that both first mention in the same order; and the number of those. Any row will do. Independent articles on one
event reach 0.26 in the third column, retellings 0.42 and more; fewer shared quotations ask for more order."""
_OUTLET_BONUS = 0.05
_COMMON = 60
"""A key that more documents hold brings no candidates."""
_KEYS = 3
"""So many keys two documents share before they are compared."""
_SHOWN = 6
"""So many shared names and numbers are given as examples."""


@dataclass(frozen=True, slots=True)
class Retelling:
    """Two documents, by id, that retell one report, with a score in [0, 1] and the reasons in plain words."""

    left: str
    right: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reports:
    """`of` maps a document's id to its report's; `retellings` are the pairs that tie documents, in order of path.

    `told` holds the reports of two documents or more, in order of the path of their first.
    """

    of: Mapping[str, str]
    retellings: tuple[Retelling, ...]
    told: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class _Reading:
    document: Document
    quotations: tuple[Quotation, ...]
    runs: Keys
    """Its five-word runs outside quotations."""
    marks: tuple[str, ...]
    """Names and numbers, folded, in the order in which each is first mentioned."""
    written: tuple[str, ...]
    """The same as the text has them."""
    keys: Keys
    """What brings it together with others."""


def reports(documents: Iterable[Document], *, cited: Mapping[str, frozenset[str]] | None = None) -> Reports:
    """Return which report each document tells; the result does not depend on the order of `documents`.

    `cited` maps a document's id to the outlets that it says were told the story: that supports other evidence only.
    """
    readings = [_read(d) for d in sorted(documents, key=lambda d: (d.path, d.id))]
    spread = Counter(mark for reading in readings for mark in reading.marks)
    found: list[Retelling] = []
    parent = list(range(len(readings)))
    for i, j in pairs((r.keys for r in readings), common=_COMMON, least=_KEYS):
        told = _retelling(readings[i], readings[j], cited or {}, spread)
        if told is not None:
            found.append(told)
            low, high = sorted((_root(parent, i), _root(parent, j)))
            parent[high] = low
    members: dict[int, list[Document]] = {}
    for i, reading in enumerate(readings):
        members.setdefault(_root(parent, i), []).append(reading.document)
    groups = {content_id("p", *(d.id for d in together)): together for together in members.values()}
    of = {document.id: report for report, together in groups.items() for document in together}
    why: dict[str, list[Retelling]] = {}
    for retelling in found:
        why.setdefault(of[retelling.left], []).append(retelling)
    of_several = tuple(
        Report(report, tuple(d.id for d in together), _reasons(together, why[report]))
        for report, together in groups.items()
        if len(together) > 1
    )
    return Reports(of, tuple(found), of_several)


def _reasons(documents: Sequence[Document], retellings: Iterable[Retelling]) -> tuple[str, ...]:
    """Return what ties the documents of a report, by the surest pairs that suffice; more than two are named."""
    place = {document.id: i for i, document in enumerate(documents)}
    parent = list(range(len(documents)))
    reasons: list[str] = []
    for pair in sorted(retellings, key=lambda r: (-r.score, place[r.left], place[r.right])):
        low, high = sorted(_root(parent, place[end]) for end in (pair.left, pair.right))
        if low == high:
            continue
        parent[high] = low
        of = f"{documents[place[pair.left]].path} and {documents[place[pair.right]].path}: "
        reasons += (of + reason if len(documents) > 2 else reason for reason in pair.reasons)
    return tuple(reasons)


def _root(parent: list[int], i: int) -> int:
    while parent[i] != i:
        parent[i] = parent[parent[i]]
        i = parent[i]
    return i


def _read(document: Document) -> _Reading:
    quoted = quotations(document)
    marks: dict[str, str] = {}
    runs: set[str] = set()
    for start, end in outside_debris(document):
        for match in _NAME_OR_NUMBER.finditer(document.text, start, end):
            bare = match[0][:-2] if match[0].endswith(("'s", "’s")) else match[0]
            marks.setdefault(fold(bare), bare)
        inside = [q for q in quoted if start <= q.start < end]
        edges = [start, *(edge for q in inside for edge in (q.start, q.end)), end]
        for a, b in zip(edges[::2], edges[1::2], strict=True):
            said = words_of_text(document.text[a:b])
            runs.update(" ".join(said[i : i + _RUN]) for i in range(len(said) - _RUN + 1))
    told = keys(_telling(tuple(marks), quoted, runs))
    return _Reading(document, quoted, keys(runs), tuple(marks), tuple(marks.values()), told)


def _telling(marks: Sequence[str], quoted: Sequence[Quotation], runs: Iterable[str]) -> Iterator[str]:
    yield from marks
    yield from (f"{a} {b}" for a, b in pairwise(marks))
    for quotation in quoted:
        yield from (f"said {w}" for w in quotation.words if len(w) >= 6)
    # A sample of the runs by their content, the same in every document, keeps the index small.
    yield from (run for run in runs if len(run) % 4 == 0)


def _retelling(
    left: _Reading, right: _Reading, cited: Mapping[str, frozenset[str]], spread: Mapping[str, int]
) -> Retelling | None:
    runs = len(np.intersect1d(left.runs, right.runs, assume_unique=True))
    copied = runs / max(1, min(len(left.runs), len(right.runs)))
    same = shared(left.quotations, right.quotations)
    quoted = len(same) / max(1, min(len(left.quotations), len(right.quotations)))
    order = LCSseq.similarity(left.marks, right.marks)
    ordered = order / max(1, min(len(left.marks), len(right.marks)))
    source = _source(left.document, right.document, cited)
    bonus = _OUTLET_BONUS if source else 0.0
    reasons = []
    if copied >= _COPIED and runs >= _COPIED_AT_LEAST:
        reasons.append(f"{round(100 * copied)}% of the shorter text stands word for word in the other")
    unlike = not same and min(len(left.quotations), len(right.quotations)) > 2
    if any(
        (not unlike or order >= _MANY)
        and len(same) >= n
        and quoted >= part
        and ordered + bonus >= together
        and order >= least
        for n, part, together, least in _ORDERS
    ):
        if same:
            example = f"“{_quote(same[0][0], left)}” / “{_quote(same[0][1], right)}”"
            told = "quotation is" if len(same) == 1 else "quotations, in the same order, are"
            reasons.append(f"{len(same)} {told} the same: {example}")
        rarest = ", ".join(_rarest(left, right, spread))
        reasons.append(f"{order} names and numbers come in the same order, the rarest: {rarest}")
    if not reasons:
        return None
    if source:
        reasons.append(source)
    score = round(min(1.0, max(copied, (quoted + ordered) / 2 + bonus)), 2)
    return Retelling(left.document.id, right.document.id, score, tuple(reasons))


def _source(left: Document, right: Document, cited: Mapping[str, frozenset[str]]) -> str | None:
    """Return which outlet both cite, or that one cites the other's; None where neither is so."""
    by_left, by_right = ({fold(name): name for name in sorted(cited.get(d.id, ()))} for d in (left, right))
    both = [by_left[name] for name in sorted(by_left.keys() & by_right.keys())]
    if both:
        return f"both cite {', '.join(both)}"
    others = ((by_left, right.outlet), (by_right, left.outlet))
    return next(
        (f"one cites {outlet}, which published the other" for by, outlet in others if fold(outlet or "") in by), None
    )


def _quote(quotation: Quotation, reading: _Reading) -> str:
    said = " ".join(reading.document.text[quotation.start : quotation.end].strip('“”"«»„').split())
    return said if len(said) <= 60 else said[:59].rstrip() + "…"


def _rarest(left: _Reading, right: _Reading, spread: Mapping[str, int]) -> list[str]:
    """Return some names and numbers that both first mention in the same order, which the fewest documents hold."""
    blocks = LCSseq.opcodes(left.marks, right.marks)
    common = [i for block in blocks if block.tag == "equal" for i in range(block.src_start, block.src_end)]

    def rarity(i: int) -> tuple[int, bool, int, int]:
        mark = left.marks[i]
        return spread[mark], len(mark) < 3 or not mark[0].isdigit(), -len(mark), i

    chosen = sorted(common, key=rarity)[:_SHOWN]
    return [left.written[i] for i in sorted(chosen)]
