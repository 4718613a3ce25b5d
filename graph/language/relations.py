"""How two mentions of one window are related, as the trained encoder has it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy
from numpy.typing import NDArray
from spacy.tokens import Doc, Span

_YEAR = re.compile(r"1[0-9]\d\d|20\d\d")
_MONTHS = frozenset("january february march april may june july august september october november december".split())
_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)?")


_OF_EVENTS = frozenset(
    """TRAVELLED_TO LEFT HELPED ADMITTED DETAINED DEPORTED SENTENCED KILLED ATTACKED MET TOLD ACCUSED""".split()
)
"""The relations that were learned between nouns too; the others between names, pronouns, adjectives and dates."""


@dataclass(frozen=True, slots=True)
class Related:
    """A pair of spans of which a relation is likely, with its probability (0 to 1)."""

    subject: Span
    type: str
    object: Span
    probability: float


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
    subjects: NDArray[numpy.float32],
    objects: NDArray[numpy.float32],
    weights: NDArray[numpy.float32],
    labels: Sequence[str],
    ends: Sequence[tuple[Span, slice]],
    *,
    at_least: float,
) -> Iterator[Related]:
    """Yield the pairs of `ends` that are related with a probability of `at_least`.

    `subjects` and `objects` are [n, k], the vectors of a window's words, `weights` [r, k, k]; each end comes with the
    slice of words it covers there. A pair's log odds are the mean over its words.
    """
    if len(ends) < 2:
        return
    left, right = (numpy.stack([given[words].mean(0) for _, words in ends]) for given in (subjects, objects))
    scores = left @ weights @ right.T
    limit = float(numpy.log(at_least / (1 - at_least)))
    described = [span.root.pos_ == "NOUN" for span, _ in ends]
    for relation, i, j in zip(*numpy.nonzero(scores > limit), strict=True):
        subject, object_ = ends[i][0], ends[j][0]
        apart = subject.end <= object_.start or object_.end <= subject.start
        fits = labels[relation] in _OF_EVENTS or not (described[i] or described[j])
        if apart and fits and subject.label_ not in ("DATE", "NORP"):
            probability = 1 / (1 + float(numpy.exp(-scores[relation, i, j])))
            yield Related(subject, labels[relation], object_, probability)
