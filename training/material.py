"""All that is trained on, and what is held out."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from spacy.language import Language

from graph.language import load_model, sentences
from graph.language.tokens import blank_pipeline
from graph.language.windows import LONGEST
from graph.vocabulary.lexicon import demonyms
from training import encyclopedia, facts, name_corpora, news, passages, treebanks
from training.batches import size
from training.frames import Frames
from training.labels import NAME_ID, NAME_TYPES, TAGS, name_spans
from training.silent import unrelated
from training.windows import Window, headline, lowered, names_only, packed
from training.worldwide import Names

BUDGETS = (1, 30, 70, LONGEST, LONGEST, LONGEST)
"""Words in a window, one chosen for each document and epoch: at run time a short text has no neighbours either."""
PASSAGES = 16
"""How many of the project's own passages make a step."""
PIECES = 1800
"""Pieces in a batch, padding included."""
FRESH_NAMES, LOWERED, HEADLINES = 0.25, 0.04, 0.02
"""How many windows are read once more with other names, in small letters, with capitals."""
BIOGRAPHICAL = ("bio", "academic", "textbook")
"""Genres of GUM whose sentences may tell lasting relations that the program's rules do not see."""
TRIALS = 6
"""How often a name is drawn anew so that it is as long as the one whose place it takes."""
TRAINING_FOLDS = (1, 2)


@dataclass(frozen=True, slots=True)
class Job:
    """What one step takes: windows, which may be the whole of one document."""

    windows: Sequence[Window]
    documents: Sequence[int] = ()
    """Where chains are learned: of how many of the windows each document is, in their order."""


class Material:
    """The corpora of a folder."""

    def __init__(self, corpora: Path) -> None:
        frames = Frames(corpora / "propbank_ewt-train_dev.jsonl.gz")
        peoples = frozenset(word.lower() for word in demonyms())
        self.ewt = list(treebanks.ewt(corpora / "ewt_uner-train.conllu.gz", frames))
        self.gum = list(treebanks.gum(corpora / "gum_permissive-train.conllu.gz"))
        # what a biography says of two names is mostly a fact that holds of them
        nlp = load_model()
        self.ewt = [unrelated(sentences_, nlp) for sentences_ in self.ewt]
        self.gum = [
            (name, sentences_ if name.split("_")[1] in BIOGRAPHICAL else unrelated(sentences_, nlp))
            for name, sentences_ in self.gum
        ]
        self.named = [
            *name_corpora.wikigold(corpora / "wikigold.conll.gz"),
            *name_corpora.crossner(corpora / "crossner_politics"),
            *encyclopedia.articles(corpora / "redocred-dev.json.gz", peoples),
        ]
        told = [p for p in facts.passages(corpora / "knowledgenet-folds123.jsonl.gz") if p.fold in TRAINING_FOLDS]
        self.facts = list(facts.windows(told, splitter()))
        self.news = [news.document(passage, nlp) for passage in passages.all_of(passages.FOLDER)]
        everything = [s for d in [*self.ewt, *(d for _, d in self.gum), *self.named, *self.news] for s in d]
        self.pool = {kind: sorted({name for s in everything for name in _names(s, kind)}) for kind in NAME_TYPES}

    def epoch(self, chance: random.Random, names: Names) -> list[Job]:
        """Return the steps of one epoch in random order."""
        documents: list[Job] = []
        loose = [*self.facts]
        for name, sentences_ in self.gum:
            often = 2 if name.split("_")[1] in ("news", "interview") else 1
            for _ in range(often):
                windows = list(packed(sentences_, max(chance.choice(BUDGETS), 30)))
                documents.append(Job(windows, [len(windows)]))
                loose += self._again(windows, chance, names)
        read = [list(packed(passage, max(chance.choice(BUDGETS), 30))) for passage in self.news]
        loose += self._again([w for windows in read for w in windows], chance, names)
        chance.shuffle(read)
        for at in range(0, len(read), PASSAGES):
            several = read[at : at + PASSAGES]
            documents.append(Job([w for windows in several for w in windows], [len(windows) for windows in several]))
        for document in [*self.ewt, *self.named]:
            windows = list(packed(document, chance.choice(BUDGETS)))
            loose += [_rewritten(w, chance) for w in windows if len(w.words) > 1]
            loose += self._again(windows, chance, names)
        chance.shuffle(loose)
        jobs = [*documents, *map(Job, _batches(loose))]
        chance.shuffle(jobs)
        return jobs

    def _again(self, windows: Iterable[Window], chance: random.Random, names: Names) -> Iterator[Window]:
        """Some windows with other names, of which the names alone are known."""
        for window in windows:
            if window.names and any(x > 0 for x in window.names) and chance.random() < FRESH_NAMES:
                yield renamed(window, lambda kind: self._name(kind, chance, names), chance)

    def _name(self, kind: str, chance: random.Random, names: Names) -> list[str]:
        return list(chance.choice(self.pool[kind])) if chance.random() < 0.4 else names.make(kind)


def splitter() -> Language:
    """Return the pipeline that makes words and sentences as at run time."""
    nlp = blank_pipeline()
    nlp.add_pipe(sentences.NAME)
    return nlp


def _names(sentence: Window, kind: str) -> Iterator[tuple[str, ...]]:
    for start, end, of_kind in name_spans(sentence.names or ()):
        if of_kind == kind:
            yield tuple(sentence.words[start:end])


def _rewritten(window: Window, chance: random.Random) -> Window:
    drawn = chance.random()
    if drawn < LOWERED:
        return lowered(window)
    return headline(window) if drawn < LOWERED + HEADLINES else window


def renamed(window: Window, make: Callable[[str], list[str]], chance: random.Random) -> Window:
    """Return the window with each name exchanged for one that `make` gives for its type.

    The syntax stays known where each new name is as long as the old one and both are proper nouns throughout.
    """
    words: list[str] = []
    names: list[int] = []
    numbers: list[int] = []
    at = 0
    alike = window.tags is not None
    assert window.names is not None
    for start, end, kind in [*name_spans(window.names), (len(window.words), len(window.words), "")]:
        words += window.words[at:start]
        names += window.names[at:start]
        numbers += window.sentences[at:start]
        if kind:
            made = _made(window, range(start, end), lambda kind=kind: make(kind))
            alike = alike and _alike(window, range(start, end), made)
            quoted = made[0].startswith("'")
            if quoted:
                made = [made[0][1:], *made[1:]]
                left, right = chance.choice((("“", "”"), ('"', '"'), ("'", "'"), ("‘", "’")))
            labels = [NAME_ID[f"B-{kind}"], *[NAME_ID[f"I-{kind}"]] * (len(made) - 1)]
            words += [left, *made, right] if quoted else made
            names += [0, *labels, 0] if quoted else labels
            numbers += [window.sentences[start]] * (len(made) + 2 * quoted)
        at = end
    return replace(window, words=words, mentions=None) if alike else names_only(words, names, numbers)


def _made(window: Window, span: range, make: Callable[[], list[str]]) -> list[str]:
    """A new name; as long as the old one if that takes few trials, and if the syntax could then stay."""
    drawn = [make()]
    while len(drawn) < TRIALS and _proper(window, span) and not _alike(window, span, drawn[-1]):
        drawn.append(make())
    return drawn[-1]


def _alike(window: Window, span: range, made: Sequence[str]) -> bool:
    return len(made) == len(span) and _proper(window, span) and all(word[0].isupper() for word in made)


def _proper(window: Window, span: range) -> bool:
    return window.tags is not None and all(TAGS[window.tags[i]] in ("NNP", "NNPS") for i in span)


def _batches(windows: Sequence[Window]) -> Iterator[list[Window]]:
    """Batches of windows of like length, taken from stretches of the list so that the order stays random."""
    for start in range(0, len(windows), 1500):
        current: list[Window] = []
        for window in sorted(windows[start : start + 1500], key=size):
            if current and (len(current) + 1) * size(window) > PIECES:
                yield current
                current = []
            current.append(window)
        yield current
