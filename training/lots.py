"""Pairs of mentions with the relations between them, as the exported model sees them: what the relation head learns."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc, Span
from tqdm import tqdm

from graph.language.annotator import Annotator
from graph.language.encoder import Scores
from graph.language.pairs import Pairs
from graph.language.relations import Candidates, Related
from training import facts
from training.labels import RELATION_ID, RELATIONS, UNKNOWN
from training.passages import SYMMETRIC, Passage, Sentence

Gold = Callable[[Span, Span], tuple[NDArray[numpy.int8], Hashable]]
"""Of a pair its relations, [r], 1, 0 or `UNKNOWN`, and what it is a pair of: the likeliest of those counts alone."""


@dataclass(frozen=True, slots=True)
class Lot:
    """The pairs of one window."""

    words: NDArray[numpy.float16]
    pairs: Pairs
    prior: NDArray[numpy.float16]
    gold: NDArray[numpy.int8]
    """[p, r]"""
    groups: NDArray[numpy.int64]
    """[p], from 0."""


class _Recorder(Annotator):
    """Keeps what may be related instead of telling what is."""

    candidates: list[Candidates]

    def _relations(
        self, doc: Doc, read: Sequence[tuple[list[int], Scores, list[slice]]], found: Sequence[Span]
    ) -> Iterator[Related]:
        self.candidates = list(self._candidates(doc, read, found))
        return iter(())


class Reader:
    """Reads texts as the pipeline `nlp` does."""

    def __init__(self, nlp: Language) -> None:
        self.nlp = nlp
        self._annotator = _Recorder(nlp.get_pipe("annotator").encoder)  # type: ignore[attr-defined]

    def text(self, text: str) -> Doc:
        """Return a Doc with its sentences."""
        with self.nlp.select_pipes(disable="annotator"):
            return self.nlp(text)

    def lots(self, doc: Doc, gold: Callable[[Doc], Gold]) -> Iterator[Lot]:
        """Yield the pairs of a Doc with its sentences."""
        doc = self._annotator(doc)
        told = gold(doc)
        for c in self._annotator.candidates:
            rows, keys = zip(*(told(c.ends[i], c.ends[j]) for i, j in c.pairs.ends), strict=True)
            number = {key: n for n, key in enumerate(dict.fromkeys(keys))}
            yield Lot(
                c.words.astype(numpy.float16), c.pairs, c.prior.astype(numpy.float16), numpy.stack(rows),
                numpy.array([number[key] for key in keys]),
            )  # fmt: skip


def of_facts(reader: Reader, given: Iterable[facts.Passage]) -> Iterator[Lot]:
    """Yield the pairs of KnowledgeNet's passages."""
    for passage in tqdm(list(given), desc="facts"):
        yield from reader.lots(reader.text(passage.text), lambda _, p=passage: _of_facts(p))


def _of_facts(passage: facts.Passage) -> Gold:
    told = []
    for name, subject, object_ in passage.facts:
        relation, swapped = facts.PROPERTIES[name]
        told.append((*((object_, subject) if swapped else (subject, object_)), RELATION_ID[relation]))
    asked = [RELATION_ID[facts.PROPERTIES[p][0]] for p in passage.properties]

    def gold(subject: Span, object_: Span) -> tuple[NDArray[numpy.int8], Hashable]:
        row = numpy.full(len(RELATIONS), UNKNOWN, dtype=numpy.int8)
        row[asked] = 0
        row[[relation for one, other, relation in told if _meets(subject, one) and _meets(object_, other)]] = 1
        return row, (subject.start, subject.end, object_.start, object_.end)

    return gold


def of_passages(reader: Reader, given: Iterable[Passage]) -> Iterator[Lot]:
    """Yield the pairs of the project's own passages; of a thing named twice in a sentence the likelier name counts."""
    for passage in tqdm(list(given), desc="passages"):
        yield from reader.lots(reader.text(passage.text), lambda doc, p=passage: _of_things(doc, p))


def marked(doc: Doc, passage: Passage) -> Callable[[Span], tuple[int, str | None]]:
    """Return what tells of a span of `doc`, whose text is that of the passage, its sentence there and its thing."""
    at, place, thing = 0, {}, {}
    for number, sentence in enumerate(passage.sentences):
        for start, end, name in sentence.marked:
            span = doc.char_span(at + start, at + end, alignment_mode="expand")
            if span is not None:
                thing |= {t.i: name for t in span if t.i not in thing}
                thing[span.root.i] = name
        place |= dict.fromkeys(range(at, at + len(sentence.text) + 1), number)
        at += len(sentence.text) + 1

    def of(span: Span) -> tuple[int, str | None]:
        return place[span.start_char], next((thing[t.i] for t in (span.root, *span) if t.i in thing), None)

    return of


def _of_things(doc: Doc, passage: Passage) -> Gold:
    named = marked(doc, passage)
    said = [_said(s) for s in passage.sentences]

    def gold(subject: Span, object_: Span) -> tuple[NDArray[numpy.int8], Hashable]:
        row = numpy.full(len(RELATIONS), UNKNOWN, dtype=numpy.int8)
        (number, one), (there, other) = named(subject), named(object_)
        if number != there or one == other:
            return row, (subject.start, object_.start)
        row[_ASKED] = 0
        if one is None or other is None:
            return row, (subject.start, object_.start)
        for relation, known in said[number].get((one, other), ()):
            row[relation] = known
        return row, (number, one, other)

    return gold


OF_NEWS = frozenset(RELATIONS) - {"MEMBER_OF_PARTY", "BORN_ON", "DIED_ON", "FOUNDED_ON"}
"""The relations that the project's own passages are annotated for."""
_ASKED = [RELATION_ID[name] for name in RELATIONS if name in OF_NEWS]


def _said(sentence: Sentence) -> dict[tuple[str, str], list[tuple[int, int]]]:
    """Of each two things their relations, 1, and 0 for what is denied, alleged or planned: that is not to be told."""
    found: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for subject, type_, object_, status in sentence.relations:
        told = (RELATION_ID[type_], int(not status))
        found.setdefault((subject, object_), []).append(told)
        if type_ in SYMMETRIC:
            found.setdefault((object_, subject), []).append(told)
        if type_ == "MEMBER_OF":
            found[subject, object_].append((RELATION_ID["MEMBER_OF_PARTY"], UNKNOWN))
    return found


def _meets(span: Span, characters: tuple[int, int]) -> bool:
    return facts.overlap((span.start_char, span.end_char), characters)
