"""Corpora of which only the names are used: WikiGold and CrossNER."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from graph.language.windows import WIDEST
from training.labels import NAME_ID, NAME_TYPES
from training.windows import Window

_CROSSNER = {
    "person": "PER", "politician": "PER", "organisation": "ORG", "politicalparty": "ORG", "location": "LOC",
    "country": "LOC",
}  # fmt: skip


def wikigold(path: Path) -> Iterator[list[Window]]:
    """Yield the sentences of each article."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        article: list[Window] = []
        for words, labels in _columns(lines, " "):
            if words == ["-DOCSTART-"]:
                if article:
                    yield article
                article = []
            else:
                article.append(_window(words, labels, lambda kind: kind if kind in NAME_TYPES else None))
        yield article


def crossner(folder: Path) -> Iterator[list[Window]]:
    """Yield each sentence of the politics domain as a document of its own."""
    for part in ("train", "dev", "test"):
        with (folder / f"{part}.txt").open(encoding="utf-8") as lines:
            for words, labels in _columns(lines, "\t"):
                yield [_window(words, labels, _CROSSNER.get)]


def _columns(lines: Iterable[str], separator: str) -> Iterator[tuple[list[str], list[str]]]:
    words: list[str] = []
    labels: list[str] = []
    for line in lines:
        if line.strip():
            word, *_, label = line.rstrip("\n").split(separator)
            words.append(word)
            labels.append(label)
        elif words:
            yield words[:WIDEST], labels[:WIDEST]
            words, labels = [], []
    if words:
        yield words[:WIDEST], labels[:WIDEST]


def _window(words: list[str], labels: list[str], type_of: Callable[[str], str | None]) -> Window:
    """A name that begins with I, as in the IO scheme, goes on what stands before it where that is of its type."""
    numbers: list[int] = []
    before: str | None = None
    for label in labels:
        kind = type_of(label[2:]) if label != "O" else None
        place = "I" if label[0] == "I" and kind == before else "B"
        numbers.append(NAME_ID[f"{place}-{kind}"] if kind else 0)
        before = kind
    return Window(words, [1] * len(words), numbers)
