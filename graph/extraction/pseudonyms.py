"""Names that the text says are not real: in a note beside one, behind a mark, or on the whole article.

How articles say so stands in `pseudonyms.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from graph.extraction.clusters import Cluster
from graph.extraction.mentions import Candidate
from graph.extraction.namesakes import fold
from graph.extraction.pseudonym_notes import GAP, compiled, each, explained_marks, mark_at
from graph.vocabulary.given_names import given_name
from graph.vocabulary.lexicon import nouns
from graph.vocabulary.tables import table

if TYPE_CHECKING:
    from graph.extraction.coreference import Coreference

_POINTING = frozenset({"that", "this", "it"})
_QUOTE = r"[\s,]*[“\"‘']?$"
_SPAN = 130
"""Characters around a name in which a note may stand."""
_NEAR = 250
"""Characters before "their names were changed" in which those stand whose names they are."""


def unreal_names(doc: Doc, found: Iterable[Candidate]) -> frozenset[str]:
    """Return the names of people, folded, beside which the text says that they are not real."""
    text = doc.text  # made anew from its words each time
    marks = explained_marks(text)
    people = (m for m in found if m.kind == "name" and m.type == "PERSON")
    return frozenset(fold(m.text) for m in people if _marked(doc, text, m, marks))


def pseudonymous(doc: Doc, coreference: Coreference) -> set[int]:
    """Return the `id()` of each cluster of a person whose name the text says is not the real one."""
    people = [c for c in coreference.clusters if c.type == "PERSON" and c.names]
    if not people:
        return set()
    text = doc.text
    marks = explained_marks(text)
    found = {id(c) for c in people if any(_marked(doc, text, m, marks) for m in c.mentions if m.kind == "name")}
    found |= {id(c) for c in _spoken_of(doc, coreference, people)}
    if any(_of_people(match) for match in compiled("whole_article").finditer(text)):
        found |= {id(c) for c in people if all(len(n.split()) == 1 and given_name(n) for n in c.names)}
    return found


def _marked(doc: Doc, text: str, mention: Candidate, marks: frozenset[str]) -> bool:
    """Whether the words right around one mention of a name, or a mark on it, say that it is not real."""
    name = doc[mention.start : mention.end]
    after = text[name.end_char : name.end_char + _SPAN]
    if compiled("after", f"^{GAP}").match(after) or compiled("after", r"^['’]s ").match(after):
        return True
    if compiled("next", "^").match(after):
        return True
    if marks and mark_at(text, name.start_char, name.end_char) in marks:
        return True
    before = text[max(0, name.start_char - _SPAN) : name.start_char]
    if compiled("before", end=_QUOTE).search(before):
        return not compiled("in_public").search(before)
    if compiled("before_if_hiding", end=_QUOTE).search(before):
        sentence = re.split(r"[.!?]\s", before)[-1]
        return bool(compiled("hiding_before").search(sentence) or compiled("hiding_after", "^").match(after))
    return False


def _spoken_of(doc: Doc, coreference: Coreference, people: list[Cluster]) -> Iterator[Cluster]:
    """The people of whom a sentence of its own says it: "Her name has been changed", "We do not print her name"."""
    for match in (m for pattern in each("of_somebody") for m in pattern.finditer(doc.text)):
        if match[0].partition(" ")[0].lower() in _POINTING:
            yield from _named_last(doc, people, match.start())
            continue
        yield from _owners(doc, coreference, people, *match.span("whose"), plural="names" in match[0])
    for match in (m for pattern in each("of_somebody_by_another") for m in pattern.finditer(doc.text)):
        actor = doc.char_span(match.start("who"), match.end("who"), alignment_mode="expand")
        doer = coreference.at(actor[0].i) if actor else None
        if match["who"].lower() != "who" and not (doer is not None and doer.type in ("PERSON", "GROUP")):
            yield from _owners(doc, coreference, people, *match.span("whose"), plural="names" in match[0])


def _owners(
    doc: Doc, coreference: Coreference, people: list[Cluster], start: int, end: int, *, plural: bool
) -> Iterator[Cluster]:
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return
    if plural and doc.text[start:end].lower() == "their":
        low = max(0, start - _NEAR)
        for cluster in people:
            if any(low <= doc[m.i].idx < start for m in cluster.mentions if m.kind == "name"):
                yield cluster
        return
    owner = coreference.at(span[0].i) or _last_before(people, span[0].i)
    if owner is not None and owner.type == "PERSON":
        yield owner


def _named_last(doc: Doc, people: Iterable[Cluster], before: int) -> Iterator[Cluster]:
    """Whose name stands last before a character: what "that is not her real name" points at."""
    named = [
        (m.i, n, c) for n, c in enumerate(people) for m in c.mentions if m.kind == "name" and doc[m.i].idx < before
    ]
    if named:
        yield max(named)[2]


def _last_before(people: Iterable[Cluster], i: int) -> Cluster | None:
    before = [(c.before(i, 1)[-1].i, c) for c in people if c.before(i, 1)]
    return max(before, key=lambda b: b[0])[1] if before else None


def _of_people(match: re.Match[str]) -> bool:
    """Whether "the names of …" are those of people, not of streets."""
    said = re.findall(r"\w+", (match["of"] or "").lower())
    known = {*table("pseudonyms")["whose_names"], *nouns("person"), *nouns("person_plural")}
    return not said or any(word in known or word.removesuffix("s") in known for word in said)
