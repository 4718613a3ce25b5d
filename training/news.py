"""The project's own passages as windows: their names, who is who, and how two things of a sentence are related.

Their syntax is the present model's own: chains are learned with it, and it is not itself learned.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from graph.language.windows import WIDEST
from graph.vocabulary.lexicon import demonyms
from training.facts import PRONOUNS
from training.labels import KIND_ID, NAME_ID, NAME_TYPES, POS, RELATION_ID, TAGS, UNKNOWN, dependency
from training.lots import OF_NEWS
from training.passages import SYMMETRIC, Passage, Sentence
from training.windows import GoldMention, Window

_ARTICLES = frozenset({"the", "a", "an"})
_NO_THING = frozenset("VERB AUX ADP ADV CCONJ SCONJ PART PUNCT SYM INTJ".split())
_ASKED = frozenset(RELATION_ID[name] for name in OF_NEWS)


@dataclass(frozen=True, slots=True)
class _Marked:
    """A mention as it is marked."""

    span: Span
    thing: str
    kind: str
    """"" where it is not known."""

    def name(self) -> Span | None:
        """The words of its name, if it is one."""
        words = [t for t in self.span if not t.is_space]
        if len(words) > 1 and words[0].lower_ in _ARTICLES:
            words = words[1:]
        if not words or words[0].lower_ in PRONOUNS or words[0].pos_ in ("DET", "PRON", "NUM"):
            return None
        capitals = words[0].text[0].isupper() and words[-1].text[0].isupper()
        return self.span.doc[words[0].i : words[-1].i + 1] if capitals else None


def document(passage: Passage, nlp: Language) -> list[Window]:
    """Return the sentences of a passage, as `nlp` cuts it, with what is marked in them."""
    doc = nlp(passage.text)
    at, lines = 0, []
    for sentence in passage.sentences:
        spans = [(doc.char_span(at + s, at + e, alignment_mode="expand"), thing) for s, e, thing in sentence.marked]
        lines.append([_Marked(s, thing, passage.kinds.get(thing, "")) for s, thing in spans if s is not None])
        at += len(sentence.text) + 1
    every = [m for line in lines for m in line]
    names, kinds = _names(doc, every), _kinds(doc, every)
    found = []
    for sent in doc.sents:
        tokens = [t for t in sent if not t.is_space][:WIDEST]
        if not tokens:
            continue
        place = {t.i: n for n, t in enumerate(tokens)}
        window = Window(
            [t.text for t in tokens], [1] * len(tokens), [names[t.i] for t in tokens],
            [POS.index(t.pos_) for t in tokens], [TAGS.index(t.tag_) for t in tokens],
            [0 if t.head == t else place.get(t.head.i, -1) + 1 for t in tokens],
            [dependency(t.dep_) for t in tokens], [kinds[t.i] for t in tokens],
            [m for marked in every if (m := _mention(marked, place)) is not None], guessed=True,
        )  # fmt: skip
        found.append(_related(window, place, zip(lines, passage.sentences, strict=True)))
    return found


def _names(doc: Doc, marked: Sequence[_Marked]) -> list[int]:
    """BIO numbers; nothing is known of words with a capital that are no part of a name that is marked."""
    labels = [UNKNOWN if t.text[0].isupper() and (t.pos_ == "PROPN" or not t.is_sent_start) else 0 for t in doc]
    for mention in marked:
        name = mention.name()
        if name is None:
            continue
        for t in name:
            if mention.kind == "X" or name.text in demonyms():
                labels[t.i] = 0
            elif mention.kind in NAME_TYPES:
                labels[t.i] = NAME_ID[f"{'B' if t.i == name.start else 'I'}-{mention.kind}"]
            else:
                labels[t.i] = UNKNOWN
    return labels


def _kinds(doc: Doc, marked: Sequence[_Marked]) -> list[int]:
    """What the heads of mentions refer to; nothing is known of a thing that is not marked."""
    labels = [0 if t.pos_ in _NO_THING else UNKNOWN for t in doc]
    for mention in marked:
        for t in mention.span:
            labels[t.i] = 0
    for mention in marked:
        labels[mention.span.root.i] = KIND_ID.get(mention.kind, 0 if mention.kind == "X" else UNKNOWN)
    return labels


def _mention(marked: _Marked, place: dict[int, int]) -> GoldMention | None:
    """The mention in a sentence, as in GUM: a name as a whole, of all else its head."""
    head = marked.span.root
    if marked.kind not in NAME_TYPES or head.i not in place or marked.span.text in demonyms():
        return None
    words = [place[t.i] for t in _words(marked) if t.i in place]
    return GoldMention(place[head.i], words[0], words[-1] + 1, marked.kind, marked.thing) if words else None


def _words(marked: _Marked) -> Span | list[Token]:
    return marked.name() or [marked.span.root]


def _related(window: Window, place: dict[int, int], lines: Iterator[tuple[list[_Marked], Sentence]]) -> Window:
    """The sentence with the relations of its things; of a thing that stands there twice the mentions nearest to
    each other are the ones related, and of its others nothing is known."""
    ends: set[int] = set()
    cells: set[tuple[int, int, int]] = set()
    open_: set[tuple[int, int]] = set()
    asked: list[tuple[range, frozenset[int]]] = []
    for marked, sentence in lines:
        at: dict[str, list[list[int]]] = {}
        for mention in marked:
            words = [place[t.i] for t in _words(mention) if t.i in place]
            if words:
                at.setdefault(mention.thing, []).append(words)
                ends.update(words)
        if not at:
            continue
        every = [i for spans in at.values() for words in spans for i in words]
        asked.append((range(min(every), max(every) + 1), _ASKED))
        for subject, type_, object_, status in sentence.relations:
            if subject not in at or object_ not in at:
                continue
            for i in (i for words in at[subject] for i in words):
                open_ |= {pair for words in at[object_] for j in words for pair in ((i, j), (j, i))}
            if not status:
                one, other = min(
                    ((a, b) for a in at[subject] for b in at[object_]), key=lambda ab: abs(ab[0][0] - ab[1][0])
                )
                told = {(i, j, RELATION_ID[type_]) for i in one for j in other}
                cells |= told | ({(j, i, r) for i, j, r in told} if type_ in SYMMETRIC else set())
    # what is known of a pair is known of it whole
    return replace(
        window, cells=frozenset(cells), ends=frozenset(ends), asked=tuple(asked),
        open=frozenset(open_ - {pair for i, j, _ in cells for pair in ((i, j), (j, i))}),
    )  # fmt: skip
