"""Running text in which most names that stand together are in no lasting relation.

The passages that relations are learned from are nearly all of people and companies, and nearly every pair of names in
them is related. Here none is, but for the pairs that the program's rules tie: of these nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc, Span

from graph.extraction import extract
from graph.records import Document
from training.facts import PROPERTIES, may_end
from training.labels import RELATION_ID
from training.windows import Window

_ASKED = frozenset(RELATION_ID[type_] for type_, _ in PROPERTIES.values())


def unrelated(sentences: Sequence[Window], nlp: Language) -> list[Window]:
    """Return the sentences of a document with all that may stand at the ends of facts said to be unrelated."""
    words = [w for s in sentences for w in s.words]
    doc = Doc(nlp.vocab, words=words, sent_starts=[i == 0 for s in sentences for i in range(len(s.words))])
    doc = nlp.get_pipe("annotator")(doc)  # type: ignore[operator]
    at, found = 0, []
    tied = _tied(doc)
    for s in sentences:
        own = range(at, at + len(s.words))
        ends = {i - at for i in own if may_end(doc[i])}
        open_ = frozenset((i - at, j - at) for i, j in tied if i in own and j in own)
        asked = ((range(len(s.words)), _ASKED.union(*(relations for _, relations in s.asked))),)
        found.append(replace(s, ends=s.ends | ends, asked=asked, open=s.open | open_))
        at += len(s.words)
    return found


def _tied(doc: Doc) -> set[tuple[int, int]]:
    """The pairs of words of two things that a claim of the program is of, in the sentence of the claim."""
    chains, claims = extract(Document("d", "d", None, None, None, "", doc.text), doc)
    mentions = {c.id: [doc.char_span(m.start, m.end) for m in c.mentions] for c in chains}
    found: set[tuple[int, int]] = set()
    for claim in claims:
        if claim.type == "RELATED":
            continue
        left, right = (list(_inside(mentions[end], claim.start, claim.end)) for end in (claim.subject, claim.object))
        found |= {pair for i in left for j in right for pair in ((i, j), (j, i))}
    return found


def _inside(spans: Sequence[Span | None], start: int, end: int) -> Iterator[int]:
    for span in spans:
        if span is not None and start <= span.start_char < end:
            yield from range(span.start, span.end)
