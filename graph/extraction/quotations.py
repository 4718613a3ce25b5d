"""Quotations and who speaks them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from graph.extraction.interviews import answers
from graph.extraction.subjects import subject
from graph.vocabulary.speech import words

_PAIRS = {"“": "”", "«": "»", '"': '"', "„": "“"}
_SAYING = words("say") | words("allege")
_SHORTEST = 4
"""Words; fewer are a term or an ironic distance, not speech."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Tokens `[start, end)` between quotation marks; `speaker`: the token index of who says it, where that is said."""

    start: int
    end: int
    speaker: int | None = None


def quotations(doc: Doc) -> list[Quotation]:
    """Return the quotations of `doc` in order, each with its speaker, named beside it or carried on from before."""
    told = [Quotation(*answer) for answer in answers(doc)]
    answered = {i for answer in told for i in range(answer.start, answer.end)}
    found = [replace(q, speaker=_speaker(doc, q)) for q in _spans(doc) if q.start not in answered]
    for i, quotation in enumerate(found):
        if quotation.speaker is None:
            found[i] = replace(quotation, speaker=_carried(doc, found, i))
    return sorted([*found, *told], key=lambda q: q.start)


def _spans(doc: Doc) -> Iterator[Quotation]:
    opened: tuple[int, str] | None = None
    for token in doc:
        if opened and token.text == opened[1]:
            inside = [t for t in doc[opened[0] : token.i] if t.is_alpha]
            if len(inside) >= _SHORTEST:
                yield Quotation(opened[0], token.i)
            opened = None
        elif token.text in _PAIRS:
            # a new opening mark while one is open: speech runs on over paragraphs, reopened at each
            if opened and token.i - opened[0] > _SHORTEST:
                yield Quotation(opened[0], token.i)
            opened = (token.i + 1, _PAIRS[token.text])
        elif token.is_space and token.text.count("\n") and opened and opened[1] == '"':
            opened = None


def _speaker(doc: Doc, quotation: Quotation) -> int | None:
    label = _label(doc, quotation)
    return _named_speaker(doc, quotation) if label is None else label


def _label(doc: Doc, quotation: Quotation) -> int | None:
    """Who is named alone before it on its line, as interviews and reactions are printed: 'Jane Doe: "…"'."""
    colon = quotation.start - 2
    if colon < 1 or doc[colon].text != ":" or doc[colon - 1].ent_type_ != "PER":
        return None
    name = next(e for e in doc.ents if e.start < colon <= e.end)
    begins = name.start == 0 or "\n" in doc[name.start - 1].text
    return name.root.i if begins and name.end == colon else None


def _named_speaker(doc: Doc, quotation: Quotation) -> int | None:
    """The subject of a verb of saying outside the quotation, in a sentence that it touches or right after it."""
    inside = range(quotation.start, quotation.end)
    # a quotation split from its "he said" by the sentence splitter is within one paragraph all the same
    sents = {
        doc[quotation.start].sent.start: doc[quotation.start].sent,
        doc[quotation.end - 1].sent.start: doc[quotation.end - 1].sent,
    }
    best: tuple[int, int] | None = None
    for sent in sents.values():
        for token in sent:
            if token.i in inside:
                continue
            speaker = None
            if token.pos_ == "VERB" and token.lemma_ in _SAYING:
                speaker = next(
                    (c.i for c in token.children if c.dep_ in ("nsubj", "nsubj:pass") and c.i not in inside), None
                )
                if speaker is None:  # "…," said the captain: a parser may take the captain for the object
                    speaker = next(
                        (
                            c.i
                            for c in token.rights
                            if c.dep_ in ("obj", "obl", "dep") and c.i not in inside and c.pos_ != "VERB"
                        ),
                        None,
                    )
                if speaker is None and token.dep_ == "conj":
                    speaker = next((c.i for c in token.head.children if c.dep_ == "nsubj" and c.i not in inside), None)
                if speaker is None and token.tag_ == "VBG" and token.dep_ in ("advcl", "conj"):
                    lent = subject(token)  # "Jane Doe left at once, saying: …"
                    speaker = lent.i if lent is not None and lent.i not in inside else None
            elif token.lower_ == "according" and token.head.dep_ in ("obl", "nmod", "parataxis"):
                speaker = token.head.i
            if speaker is not None and doc[speaker].lower_ not in ("it", "that", "which", "who", "this"):
                distance = min(abs(token.i - quotation.start), abs(token.i - quotation.end))
                if best is None or distance < best[0]:
                    best = (distance, speaker)
    return best[1] if best else None


def _carried(doc: Doc, found: list[Quotation], i: int) -> int | None:
    """The speaker of the neighbouring quotation of the paragraph, else of the sentence before that says who speaks."""
    here = found[i]
    if i and found[i - 1].speaker is not None and not _breaks(doc, found[i - 1].end, here.start):
        return found[i - 1].speaker
    if i + 1 < len(found) and found[i + 1].speaker is not None and not _breaks(doc, here.end, found[i + 1].start):
        return found[i + 1].speaker
    start = doc[here.start].sent.start
    at = start - 1
    while at > 0 and (doc[at].is_space or doc[at].is_punct):
        at -= 1
    if at > 0:
        before = doc[at].sent
        for token in before:
            if (
                token.dep_ == "nsubj"
                and token.head == before.root
                and (token.head.lemma_ in _SAYING or not _breaks(doc, before.end - 1, start))
            ):
                return token.i
    if i and found[i - 1].speaker is not None and here.start - found[i - 1].end < 6:
        return found[i - 1].speaker
    return None


def _breaks(doc: Doc, start: int, end: int) -> bool:
    return any(t.is_space and "\n" in t.text for t in doc[start:end])
