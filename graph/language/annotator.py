"""The spaCy component that writes the encoder's reading into a Doc."""

from __future__ import annotations

from collections.abc import Sequence

import numpy
from numpy.typing import NDArray
from spacy.tokens import Doc, Span

from graph.language.encoder import Encoder
from graph.language.lemmas import lemma
from graph.language.tree import best_heads

_COLUMNS = ("POS", "TAG", "HEAD", "DEP", "LEMMA", "SENT_START")


class Annotator:
    """Sets `ents` (PER, ORG, LOC), `pos_`, `tag_`, `lemma_`, `head` and `dep_` within the sentences that stand."""

    def __init__(self, encoder: Encoder) -> None:
        self.encoder = encoder

    def __call__(self, doc: Doc) -> Doc:
        """Annotate `doc`, which has sentence boundaries."""
        sentences = [[t for t in sent if not t.is_space] for sent in doc.sents]
        sentences = [tokens for tokens in sentences if tokens]
        names = self.encoder.labels["names"]
        pos = numpy.array([doc.vocab.strings.add(p) for p in self.encoder.labels["pos"]], dtype=numpy.uint64)
        tag = numpy.array([doc.vocab.strings.add(t) for t in self.encoder.labels["tag"]], dtype=numpy.uint64)
        rel = numpy.array([doc.vocab.strings.add(r) for r in self.encoder.labels["rel"]], dtype=numpy.uint64)
        # a whitespace token hangs on the word before it; spaCy forgets the head of a token without a relation
        space, tag_of_space, rel_of_space = (doc.vocab.strings.add(s) for s in ("SPACE", "_SP", "space"))
        values = numpy.zeros((len(doc), 6), dtype=numpy.uint64)
        ents: list[Span] = []
        for tokens, scores in zip(sentences, self.encoder([[t.text for t in s] for s in sentences]), strict=True):
            at = numpy.array([t.i for t in tokens])
            heads = best_heads(scores.arcs)
            target = numpy.where(heads > 0, at[heads - 1], at)
            values[at, 0] = pos[scores.pos]
            values[at, 1] = tag[scores.tag]
            values[at, 2] = (target - at).astype(numpy.int64).astype(numpy.uint64)
            values[at, 3] = rel[scores.rels[numpy.arange(len(at)), heads]]
            ents += [Span(doc, tokens[a].i, tokens[b - 1].i + 1, kind) for a, b, kind in spans(scores.names, names)]
        for i, token in enumerate(doc):
            if token.is_space:
                values[i, 0], values[i, 1], values[i, 3] = space, tag_of_space, rel_of_space
                back = 1 if i else 0
                values[i, 2] = numpy.int64(-back).astype(numpy.uint64)
            values[i, 5] = 1 if token.is_sent_start else numpy.int64(-1).astype(numpy.uint64)
        strings = doc.vocab.strings
        for i, token in enumerate(doc):
            universal, penn = strings[int(values[i, 0])], strings[int(values[i, 1])]
            values[i, 4] = strings.add(token.text if token.is_space else lemma(token.text, universal, penn))
        doc.from_array(list(_COLUMNS), values)  # type: ignore[arg-type]
        doc.set_ents(ents)
        return doc


def spans(scores: NDArray[numpy.float32], labels: Sequence[str]) -> list[tuple[int, int, str]]:
    """Return the names `[first word, last word + 1)` with their type that the BIO scores [n, labels] hold."""
    found: list[tuple[int, int, str]] = []
    best = [labels[i] for i in scores.argmax(1)]
    for i, label in enumerate(best):
        if label == "O":
            continue
        continues = label[0] == "I" and i and best[i - 1][2:] == label[2:]
        if continues and found:
            found[-1] = (found[-1][0], i + 1, label[2:])
        else:
            found.append((i, i + 1, label[2:]))
    return found
