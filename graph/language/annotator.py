"""The spaCy component that writes the encoder's reading into a Doc."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from types import MappingProxyType

import numpy
from numpy.typing import NDArray
from spacy.tokens import Doc, Span
from threadpoolctl import ThreadpoolController

from graph.language.bio import best_row, bio_spans
from graph.language.coreference import Mention, Words, choices
from graph.language.encoder import Encoder, Scores
from graph.language.lemmas import lemma
from graph.language.mentions import mentions
from graph.language.pairs import End, pairs
from graph.language.relations import Candidates, Related, possible_ends, prior, related
from graph.language.tree import best_heads
from graph.language.windows import cut

CLUSTERS = "coref_clusters"
"""The chains of a Doc stand in `doc.spans` under this name and a number from 1, as spaCy's own component has them."""
AHEAD = 1
"""How many Docs the encoder reads before they are asked for."""
LIKELY = 0.4
"""The least probability of a relation that is kept in `doc._.relations`."""
POSSIBLE = 0.005
"""The least probability of what a pronoun means that is kept in `doc._.antecedents`."""
_COLUMNS = ("POS", "TAG", "HEAD", "DEP", "LEMMA", "SENT_START")

if not Doc.has_extension("relations"):
    Doc.set_extension("relations", default=())
    Doc.set_extension("antecedents", default=MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class _Window:
    """The tokens of some sentences, the sentences as slices of them, and the encoder's scores to come."""

    tokens: list[int]
    sentences: list[slice]
    scores: Future[Scores]


class Annotator:
    """Sets `ents` (PER, ORG, LOC), `pos_`, `tag_`, `lemma_`, `head` and `dep_` within the sentences that stand.

    Who is who stands in `doc.spans["coref_clusters_1"]` and so on, how mentions are related in `doc._.relations`, and
    what else each pronoun may mean in `doc._.antecedents`: by the heads of both, with probabilities.
    """

    def __init__(self, encoder: Encoder, *, names: bool = True) -> None:
        self.encoder, self.names = encoder, names

    def __call__(self, doc: Doc) -> Doc:
        """Annotate `doc`, which has sentence boundaries; with `names` False its `ents` stay as they are."""
        return self._written(doc, self._asked(doc))

    def pipe(self, stream: Iterable[Doc], batch_size: int = 1) -> Iterator[Doc]:
        """Annotate each Doc, in order; the encoder reads the next while one is written down and worked on."""
        asked: deque[tuple[Doc, list[_Window]]] = deque()
        try:
            for doc in stream:
                asked.append((doc, self._asked(doc)))
                if len(asked) > AHEAD:
                    yield self._written(*asked.popleft())
            while asked:
                yield self._written(*asked.popleft())
        finally:  # nobody waits for what was asked, when reading stops early
            for window in (w for _, windows in asked for w in windows):
                window.scores.cancel()

    def _asked(self, doc: Doc) -> list[_Window]:
        """The windows of a Doc, which the encoder begins to read."""
        sentences = [[t.i for t in sent if not t.is_space] for sent in doc.sents]
        sentences = [tokens for tokens in sentences if tokens]
        found = []
        for first, last in cut([len(s) for s in sentences]):
            at = [i for s in sentences[first:last] for i in s]
            number = [n for n, s in enumerate(sentences[first:last], 1) for _ in s]
            bounds = numpy.cumsum([0, *(len(s) for s in sentences[first:last])]).tolist()
            parts = [slice(a, b) for a, b in pairwise(bounds)]
            found.append(_Window(at, parts, self.encoder.ask([doc[i].text for i in at], number)))
        return found

    def _written(self, doc: Doc, asked: Sequence[_Window]) -> Doc:
        read = [(w.tokens, w.scores.result(), w.sentences) for w in asked]
        self._write_tokens(doc, read)
        if self.names:
            doc.set_ents([
                Span(doc, at[part.start + a], at[part.start + b - 1] + 1, kind)
                for at, scores, parts in read
                for part in parts
                for a, b, kind in self._names(scores.names[part])
            ])  # fmt: skip
        self._relate(doc, read)
        return doc

    def _names(self, scores: NDArray[numpy.float32]) -> list[tuple[int, int, str]]:
        labels = self.encoder.labels["names"]
        return bio_spans([labels[i] for i in best_row(scores, self.encoder.transitions)])

    def _write_tokens(self, doc: Doc, read: Sequence[tuple[list[int], Scores, list[slice]]]) -> None:
        labels, strings = self.encoder.labels, doc.vocab.strings
        pos, tag, rel = (
            numpy.array([strings.add(x) for x in labels[kind]], dtype=numpy.uint64)
            for kind in ("pos", "tags", "dependencies")
        )
        # a whitespace token hangs on the word before it; spaCy forgets the head of a token without a relation
        space, tag_of_space, rel_of_space = (strings.add(s) for s in ("SPACE", "_SP", "space"))
        values = numpy.zeros((len(doc), 6), dtype=numpy.uint64)
        parts_of_speech = numpy.full((len(doc), 2), -1)
        for tokens, scores, parts in read:
            at = numpy.array(tokens)
            values[at, 0], values[at, 1] = pos[scores.pos], tag[scores.tags]
            parts_of_speech[at, 0], parts_of_speech[at, 1] = scores.pos, scores.tags
            for part in parts:
                own = at[part]
                columns = numpy.concatenate(([0], numpy.arange(part.start + 1, part.stop + 1)))
                heads = best_heads(scores.arcs[part][:, columns])
                target = numpy.where(heads > 0, own[heads - 1], own)
                values[own, 2] = (target - own).astype(numpy.int64).astype(numpy.uint64)
                values[own, 3] = rel[self._labels(scores.below[part], scores.above[columns[heads]])]
        back = numpy.int64(-1).astype(numpy.uint64)
        white = doc.to_array("IS_SPACE").astype(bool)
        values[white, 0], values[white, 1], values[white, 2], values[white, 3] = space, tag_of_space, back, rel_of_space
        if white[:1].any():
            values[0, 2] = 0  # before it is none
        values[:, 5] = numpy.where(doc.to_array("SENT_START") == 1, 1, back)
        universal, penn = [*labels["pos"], ""], [*labels["tags"], ""]
        values[:, 4] = [
            strings.add(token.text if is_white else lemma(token.text, universal[p], penn[t]))
            for token, is_white, (p, t) in zip(doc, white.tolist(), parts_of_speech.tolist(), strict=True)
        ]
        doc.from_array(list(_COLUMNS), values)  # type: ignore[arg-type]

    def _labels(self, below: NDArray[numpy.float32], above: NDArray[numpy.float32]) -> NDArray[numpy.int64]:
        """The best relation of each of n words to its head: [n], from [n, k] and [n, k]."""
        weights = self.encoder.biaffine["label"]
        best: NDArray[numpy.int64] = ((below @ weights) * above).sum(2).argmax(0)
        return best

    def _relate(self, doc: Doc, read: Sequence[tuple[list[int], Scores, list[slice]]]) -> None:
        """Set the chains and the relations."""
        if not read:
            return
        at = numpy.concatenate([tokens for tokens, *_ in read])
        kinds = ["none"] * len(doc)
        for i, kind in zip(at, numpy.concatenate([s.kinds for _, s, _ in read]).argmax(1), strict=True):
            kinds[i] = self.encoder.labels["kinds"][kind]
        found = mentions(doc, kinds)
        place = {int(i): n for n, i in enumerate(at)}
        heads = [span.root.i for span in found]
        rows = [place[i] for i in heads]
        anaphors = numpy.concatenate([s.anaphors for _, s, _ in read])[rows]
        antecedents = numpy.concatenate([s.antecedents for _, s, _ in read])[rows]
        given = [Mention(i, span.start, span.end, span.label_) for i, span in zip(heads, found, strict=True)]
        if given:
            chosen = choices(_words(doc), given, anaphors, antecedents, self.encoder.coreference)
            joined = (chain for chain in chosen.chains() if len(chain) > 1)
            for number, chain in enumerate(joined, 1):
                doc.spans[f"{CLUSTERS}_{number}"] = [found[i] for i in chain]
            doc._.antecedents = {
                head: {heads[k]: chance for k, chance in chosen.likely(i, at_least=POSSIBLE).items()}
                for i, head in enumerate(heads)
                if doc[head].pos_ == "PRON"
            }
        doc._.relations = tuple(self._relations(doc, read, found))

    def _relations(
        self, doc: Doc, read: Sequence[tuple[list[int], Scores, list[slice]]], found: Sequence[Span]
    ) -> Iterator[Related]:
        labels = self.encoder.labels["relations"]
        head = self.encoder.relation_head
        with self._products.limit(limits=1):  # more threads wait for each other, and for those of the encoder
            scored = [(c, head(c.words, c.prior, c.pairs)) for c in self._candidates(doc, read, found)]
        for candidates, odds in scored:
            yield from related(candidates.ends, candidates.pairs, odds, labels, at_least=LIKELY)

    @cached_property
    def _products(self) -> ThreadpoolController:
        return ThreadpoolController().select(user_api="blas")

    def _candidates(
        self, doc: Doc, read: Sequence[tuple[list[int], Scores, list[slice]]], found: Sequence[Span]
    ) -> Iterator[Candidates]:
        """Yield of each window what may be related in it."""
        ends = possible_ends(doc, found)
        sentence = _numbers(doc)
        for tokens, scores, _ in read:
            place = {i: n for n, i in enumerate(tokens)}
            inside = [span for span in ends if span.start in place and span.end - 1 in place]
            if len(inside) < 2:
                continue
            own = [doc[i] for i in tokens]
            given = pairs(
                [_end(span, place) for span in inside],
                [place[t.head.i] for t in own],
                [self._tree[t.dep_] for t in own],
                [t.dep_ == "case" for t in own],
                [sentence[i] for i in tokens],
            )
            if len(given.ends):
                words = [slice(place[span.start], place[span.end - 1] + 1) for span in inside]
                weights = self.encoder.biaffine["relation"]
                two = prior(scores.subjects, scores.objects, weights, words, given.ends)
                yield Candidates(inside, given, two, scores.words)

    @cached_property
    def _tree(self) -> dict[str, int]:
        return {label: number for number, label in enumerate(self.encoder.labels["dependencies"], 1)}


def _end(span: Span, place: Mapping[int, int]) -> End:
    form = {"PROPN": 0, "PRON": 1}.get(span.root.pos_, 2)
    return End(place[span.start], place[span.end - 1] + 1, place[span.root.i], span.label_, form)


def chains_of(doc: Doc) -> list[list[int]]:
    """Return the heads of the mentions of each chain, in the order of the text."""
    return [sorted(s.root.i for s in spans) for name, spans in doc.spans.items() if name.startswith(CLUSTERS)]


def _words(doc: Doc) -> Words:
    tokens = list(doc)
    return Words(
        [t.text for t in tokens], _numbers(doc), [t.pos_ for t in tokens], [t.head.i for t in tokens],
        [t.dep_ for t in tokens],
    )  # fmt: skip


def _numbers(doc: Doc) -> list[int]:
    """Of each token the number of its sentence."""
    return [n for n, sent in enumerate(doc.sents) for _ in sent]
