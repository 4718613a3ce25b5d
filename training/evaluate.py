"""The figures of the model card: what an exported model finds in data held out from training."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from scorch.scores import conll2012
from spacy.language import Language
from spacy.tokens import Doc

from graph.extraction.learned import LIKELY, SURE
from graph.language import load_model
from graph.language.annotator import CLUSTERS
from training import facts, passages, treebanks
from training.labels import DEPENDENCIES, NAME_TYPES, POS, dependency, name_spans
from training.lots import OF_NEWS, marked
from training.passages import SYMMETRIC, Passage
from training.treebanks import Row
from training.windows import Window

HELD_OUT_FOLD = 3
NEWS = ("news", "interview")


def evaluate(corpora: Path, model: Path | None = None) -> Iterator[str]:
    """Yield the lines of a Markdown table; `model` is a folder as `export` writes it, by default the package's own."""
    nlp = load_model(model)
    ewt = list(treebanks.ewt(corpora / "ewt_uner-dev.conllu.gz", lambda _, __, window: window))
    gum = dict(treebanks.gum(corpora / "gum_permissive-dev.conllu.gz"))
    news = [sentences for name, sentences in gum.items() if name.split("_")[1] in NEWS]
    yield "| data | names F1 | PER | ORG | LOC | UPOS | UAS | LAS |"
    yield "|---|---|---|---|---|---|---|---|"
    for title, documents in (("EWT dev", ewt), ("GUM news and interview dev", news), ("GUM dev", [*gum.values()])):
        yield f"| {title}, gold tokens | " + " | ".join(f"{100 * x:.1f}" for x in tagging(nlp, documents)) + " |"
    yield ""
    yield "| data, from raw text | words F1 | sentences F1 | UAS F1 | LAS F1 | LAS on gold tokens |"
    yield "|---|---|---|---|---|---|"
    for title, path, part in (("GUM news dev", "gum_permissive-dev", "GUM_news"), ("EWT dev", "ewt_uner-dev", "")):
        given = [rows for name, rows in treebanks.documents(corpora / f"{path}.conllu.gz") if name.startswith(part)]
        gold = [[treebanks.syntax(r, [0] * len(r)) for _, r in rows] for rows in given]
        figures = [*raw_text(nlp, given), tagging(nlp, gold)[-1]]
        yield f"| {title} | " + " | ".join(f"{100 * x:.1f}" for x in figures) + " |"
    yield ""
    yield f"coreference, CoNLL F1 by head words, GUM dev: {100 * coreference(nlp, [*gum.values()]):.1f}"
    held_out = [p for p in facts.passages(corpora / "knowledgenet-folds123.jsonl.gz") if p.fold == HELD_OUT_FOLD]
    precision, recall, by = facts_in_text(nlp, held_out)
    yield f"facts in text, KnowledgeNet fold 3: {_prf(precision, recall)}"
    yield "  " + ", ".join(f"{name} {100 * f:.0f}" for name, f in by)
    for at_least in (LIKELY, SURE):
        precision, recall = told_in_news(nlp, passages.all_of(passages.HELD_OUT), at_least)
        yield f"news passages held out, probability {at_least} and more: {_prf(precision, recall)}"
    rate, bare = speed(
        nlp, [_text(rows) for name, rows in treebanks.documents(corpora / "gum_permissive-dev.conllu.gz")]
    )
    yield f"speed: {rate:.0f} words/s, {bare / rate:.2f} times the time of the bare session"


def _prf(precision: float, recall: float) -> str:
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return f"P {100 * precision:.1f} R {100 * recall:.1f} F1 {100 * f1:.1f}"


def annotated(nlp: Language, sentences: Sequence[Window]) -> Doc:
    """Return a Doc of given words and sentences with what the model says of them."""
    words = [w for s in sentences for w in s.words]
    starts = [i == 0 for s in sentences for i in range(len(s.words))]
    doc = Doc(nlp.vocab, words=words, sent_starts=starts)
    return nlp.get_pipe("annotator")(doc)  # type: ignore[no-any-return]


def tagging(nlp: Language, documents: Iterable[Sequence[Window]]) -> list[float]:
    """Return F1 of names, of persons, organisations and places, then the accuracy of UPOS, UAS and LAS."""
    hits: Counter[str] = Counter()
    given: Counter[str] = Counter()
    words = tags = heads = both = 0
    for sentences in documents:
        doc = annotated(nlp, sentences)
        gold = set(name_spans([n for s in sentences for n in s.names or ()]))
        found = {(e.start, e.end, e.label_) for e in doc.ents}
        hits.update(kind for *_, kind in gold & found)
        given.update(kind for *_, kind in [*gold, *found])
        at = 0
        for s in sentences:
            for i, token in enumerate(doc[at : at + len(s.words)]):
                assert s.heads and s.pos and s.dependencies
                if s.heads[i] < 0:
                    continue
                head = 0 if token.head == token else token.head.i - at + 1
                words += 1
                tags += token.pos_ == POS[s.pos[i]]
                heads += head == s.heads[i]
                both += head == s.heads[i] and token.dep_ == DEPENDENCIES[s.dependencies[i]]
            at += len(s.words)
    by = [2 * hits[kind] / max(given[kind], 1) for kind in NAME_TYPES]
    return [2 * hits.total() / max(given.total(), 1), *by, tags / words, heads / words, both / words]


def _text(sentences: Sequence[tuple[str, Sequence[Row]]]) -> str:
    """The text of a document: its words with the spaces between them."""
    return "".join(r[1] + ("" if "SpaceAfter=No" in r[9] else " ") for _, rows in sentences for r in rows)


def raw_text(nlp: Language, documents: Iterable[Sequence[tuple[str, Sequence[Row]]]]) -> list[float]:
    """Return F1 of words, of sentences, UAS and LAS from text, words matched by their characters (CoNLL 2018)."""
    hits: Counter[str] = Counter()
    gold_words = found_words = gold_sentences = found_sentences = 0
    for document in documents:
        gold: dict[tuple[int, int], tuple[tuple[int, int] | None, int]] = {}
        sentences = set()
        at = 0
        for _, rows in document:
            spans = []
            for row in rows:
                spans.append((at, at + len(row[1])))
                at += len(row[1])
            sentences.add((spans[0][0], spans[-1][1]))
            for span, row in zip(spans, rows, strict=True):
                head = int(row[6])
                if head <= len(spans):
                    gold[span] = (spans[head - 1] if head else None, dependency(row[7]))
        doc = nlp(_text(document))
        # characters are counted without white space, as the gold words are
        before = [0]
        for c in doc.text:
            before.append(before[-1] + (not c.isspace()))
        span_of = {t.i: (before[t.idx], before[t.idx + len(t)]) for t in doc if not t.is_space}
        found = {
            span_of[t.i]: (None if t.head == t else span_of[t.head.i], DEPENDENCIES.index(t.dep_))
            for t in doc
            if not t.is_space
        }
        ends = [[t for t in s if not t.is_space] for s in doc.sents]
        own = {(span_of[s[0].i][0], span_of[s[-1].i][1]) for s in ends if s}
        gold_words, found_words = gold_words + len(gold), found_words + len(found)
        gold_sentences, found_sentences = gold_sentences + len(sentences), found_sentences + len(own)
        hits["sentences"] += len(sentences & own)
        for span, (head_span, label) in gold.items():
            if span in found:
                hits["words"] += 1
                hits["heads"] += found[span][0] == head_span
                hits["both"] += found[span] == (head_span, label)
    both = gold_words + found_words
    return [
        2 * hits["words"] / both,
        2 * hits["sentences"] / (gold_sentences + found_sentences),
        2 * hits["heads"] / both,
        2 * hits["both"] / both,
    ]


def coreference(nlp: Language, documents: Iterable[Sequence[Window]]) -> float:
    """Return CoNLL F1 of the chains of persons, organisations and places, mentions found and matched by their heads.

    Chains of one mention do not count, as in CoNLL 2012.
    """
    key: list[set[tuple[int, int]]] = []
    response: list[set[tuple[int, int]]] = []
    for number, sentences in enumerate(documents):
        gold: dict[str, set[tuple[int, int]]] = {}
        at = 0
        for s in sentences:
            for m in s.mentions or ():
                gold.setdefault(m.chain, set()).add((number, at + m.head))
            at += len(s.words)
        key += [chain for chain in gold.values() if len(chain) > 1]
        doc = annotated(nlp, sentences)
        for name, spans in doc.spans.items():
            if name.startswith(CLUSTERS):
                response.append({(number, span.root.i) for span in spans})
    return float(conll2012(key, response))


def facts_in_text(nlp: Language, given: Sequence[facts.Passage]) -> tuple[float, float, list[tuple[str, float]]]:
    """Return precision, recall and each property's F1; a fact is right where both its spans overlap the gold fact's."""
    hits: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for passage in given:
        doc = nlp(passage.text)
        met: set[int] = set()
        for property_ in sorted(passage.properties):
            type_, swapped = facts.PROPERTIES[property_]
            for r in doc._.relations:
                described = "NOUN" in (r.subject.root.pos_, r.object.root.pos_)  # of which the corpus says nothing
                if r.type != type_ or described or r.probability < LIKELY:
                    continue
                ends = [(s.start_char, s.end_char) for s in (r.subject, r.object)]
                left, right = reversed(ends) if swapped else ends
                right_ones = {
                    n
                    for n, (name, subject, object_) in enumerate(passage.facts)
                    if name == property_ and facts.overlap(left, subject) and facts.overlap(right, object_)
                }
                met |= right_ones
                wrong[property_] += not right_ones
        for n, (name, *_) in enumerate(passage.facts):
            (hits if n in met else missed)[name] += 1
    right = hits.total()
    by = [
        (name, 2 * hits[name] / max(2 * hits[name] + wrong[name] + missed[name], 1))
        for name in sorted(facts.PROPERTIES)
    ]
    return right / max(right + wrong.total(), 1), right / max(right + missed.total(), 1), by


def told_in_news(nlp: Language, given: Sequence[Passage], at_least: float) -> tuple[float, float]:
    """Return precision and recall of who did what to whom within a sentence, of things as they are marked."""
    hits = wrong = missed = 0
    for passage in given:
        doc = nlp(passage.text)
        named = marked(doc, passage)
        gold = {
            _either_way(n, *told)
            for n, s in enumerate(passage.sentences)
            for *told, status in s.relations
            if not status
        }
        found = set()
        for r in doc._.relations:
            (number, subject), (_, object_) = named(r.subject), named(r.object)
            if r.probability >= at_least and r.type in OF_NEWS and subject != object_:
                found.add(_either_way(number, subject or r.subject.text, r.type, object_ or r.object.text))
        hits, wrong, missed = hits + len(gold & found), wrong + len(found - gold), missed + len(gold - found)
    return hits / max(hits + wrong, 1), hits / max(hits + missed, 1)


def _either_way(sentence: int, subject: str, type_: str, object_: str) -> tuple[int, str, str, str]:
    one, other = sorted((subject, object_)) if type_ in SYMMETRIC else (subject, object_)
    return sentence, one, type_, other


def speed(nlp: Language, texts: Sequence[str]) -> tuple[float, float]:
    """Return words a second of the whole pipeline, and of the bare session on the same windows."""
    encoder = nlp.get_pipe("annotator").encoder  # type: ignore[attr-defined]
    taken: list[dict[str, object]] = []
    given = encoder.inputs

    def keep(*arguments: object) -> dict[str, object]:
        taken.append(given(*arguments))
        return taken[-1]

    encoder.inputs = keep
    words = sum(not t.is_space for doc in nlp.pipe(texts) for t in doc)
    encoder.inputs = given
    whole, bare = [], []
    for _ in range(3):
        began = time.perf_counter()
        for _ in nlp.pipe(texts):
            pass
        whole.append(time.perf_counter() - began)
        began = time.perf_counter()
        with ThreadPoolExecutor(encoder.threads) as readers:
            list(readers.map(lambda inputs: encoder.session.run(None, inputs), taken))
        bare.append(time.perf_counter() - began)
    return words / min(whole), words / min(bare)
