"""How two mentions of one window are related, as the trained encoder has it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy
from numpy.typing import NDArray
from spacy.tokens import Doc, Span

from graph.language.pairs import Pairs

_YEAR = re.compile(r"1[0-9]\d\d|20\d\d")
_MONTHS = frozenset("january february march april may june july august september october november december".split())
_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)?")


@dataclass(frozen=True, slots=True)
class Related:
    """A pair of spans of which a relation is likely, with its probability (0 to 1)."""

    subject: Span
    type: str
    object: Span
    probability: float


@dataclass(frozen=True, slots=True)
class Candidates:
    """The pairs of a window's ends, with what the relation head weighs."""

    ends: list[Span]
    pairs: Pairs
    prior: NDArray[numpy.float32]
    """[p, r]"""
    words: NDArray[numpy.float32]
    """[n, k]"""


def possible_ends(doc: Doc, mentions: Sequence[Span]) -> list[Span]:
    """Return what may stand at the ends of a relation: mentions, adjectives of belonging ("Belgian") and dates."""
    taken = {t.i for ent in doc.ents for t in ent}
    found = list(mentions)
    for token in doc:
        if token.i not in taken and token.pos_ == "ADJ" and token.text[:1].isupper() and len(token) > 3:
            found.append(Span(doc, token.i, token.i + 1, "NORP"))
    found += dates(doc)
    return sorted(found, key=lambda span: (span.start, span.end))


def dates(doc: Doc) -> Iterator[Span]:
    """Yield the years, and the days and months with the year that follows them."""
    for token in doc:
        if not _YEAR.fullmatch(token.text):
            continue
        start = token.i
        while start > 0 and token.i - start < 4:
            before = doc[start - 1]
            if not (before.text == "," or before.lower_.rstrip(".") in _MONTHS or _DAY.fullmatch(before.lower_)):
                break
            start -= 1
        while doc[start].text == ",":
            start += 1
        yield Span(doc, start, token.i + 1, "DATE")


def related(
    ends: Sequence[Span], given: Pairs, log_odds: NDArray[numpy.float32], labels: Sequence[str], *, at_least: float
) -> Iterator[Related]:
    """Yield the pairs that are related with a probability of `at_least`; `log_odds` is [p, r]."""
    limit = float(numpy.log(at_least / (1 - at_least)))
    for pair, relation in zip(*numpy.nonzero(log_odds > limit), strict=True):
        subject, object_ = (ends[i] for i in given.ends[pair])
        yield Related(subject, labels[relation], object_, 1 / (1 + float(numpy.exp(-log_odds[pair, relation]))))


def prior(
    subjects: NDArray[numpy.float32],
    objects: NDArray[numpy.float32],
    weights: NDArray[numpy.float32],
    ends: Sequence[slice],
    pairs_of: NDArray[numpy.int64],
) -> NDArray[numpy.float32]:
    """Return what two words alone say of each pair, [p, r]: log odds, the mean over the words of its ends.

    `subjects` and `objects` are [n, k], the vectors of a window's words, `weights` [r, k, k].
    """
    left, right = (numpy.stack([given[words].mean(0) for words in ends]) for given in (subjects, objects))
    scores = left @ weights @ right.T
    found: NDArray[numpy.float32] = scores[:, pairs_of[:, 0], pairs_of[:, 1]].T
    return found
