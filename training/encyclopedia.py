"""Re-DocRED: encyclopedia articles with names, and with relations between places and within families."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from graph.language.windows import WIDEST
from training.labels import NAME_ID, NAME_TYPES, RELATION_ID, UNKNOWN
from training.windows import Window

# only what no other corpus here tells; a relation is the type and whether its ends change places
_RELATIONS = {
    "P131": ("LOCATED_IN", False), "P17": ("LOCATED_IN", False), "P30": ("LOCATED_IN", False),
    "P150": ("LOCATED_IN", True), "P20": ("DIED_IN", False), "P3373": ("RELATIVE_OF", False),
    "P1038": ("RELATIVE_OF", False),
}  # fmt: skip
_OF_BELONGING = ("ish", "ian", "ians", "ese")
_ASKED = frozenset(RELATION_ID[name] for name, _ in _RELATIONS.values())


def articles(path: Path, peoples: frozenset[str]) -> Iterator[list[Window]]:
    """Yield the sentences of each article; `peoples` are words ("german") that the corpus takes for places."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for article in json.load(file):
            yield _sentences(article, peoples)


def _sentences(article: dict[str, Any], peoples: frozenset[str]) -> list[Window]:
    words = [s[:WIDEST] for s in article["sents"]]
    names = [[0] * len(s) for s in words]
    # what an entity's mention is in a sentence: (sentence, words)
    places: list[list[tuple[int, range]]] = []
    for entity in article["vertexSet"]:
        of_entity: list[tuple[int, range]] = []
        for mention in entity:
            start, end = mention["pos"]
            number, kind = mention["sent_id"], mention["type"]
            if end > len(words[number]):
                continue
            of_entity.append((number, range(start, end)))
            if kind not in NAME_TYPES or any(names[number][start:end]):
                continue
            if kind == "LOC" and " ".join(words[number][start:end]).lower() in peoples:
                continue
            if kind == "LOC" and words[number][start].lower() == "the":
                start += 1
            if kind == "LOC" and end - start == 1 and words[number][start].endswith(_OF_BELONGING):
                names[number][start] = UNKNOWN
                continue
            labels = [NAME_ID[f"B-{kind}"], *[NAME_ID[f"I-{kind}"]] * (end - start - 1)]
            names[number][start:end] = labels if end > start else []
        places.append(of_entity)
    return list(_related(article, words, names, places))


def _related(
    article: dict[str, Any], words: list[list[str]], names: list[list[int]], places: list[list[tuple[int, range]]]
) -> Iterator[Window]:
    cells: list[set[tuple[int, int, int]]] = [set() for _ in words]
    open_: list[set[tuple[int, int]]] = [set() for _ in words]
    for label in article["labels"]:
        if label["r"] not in _RELATIONS:
            continue
        relation, swapped = _RELATIONS[label["r"]]
        left, right = (label["t"], label["h"]) if swapped else (label["h"], label["t"])
        for number, subject in places[left]:
            for other, object_ in places[right]:
                if number == other:
                    pairs = {(i, j) for i in subject for j in object_}
                    if number in label["evidence"]:
                        cells[number] |= {(i, j, RELATION_ID[relation]) for i, j in pairs}
                    else:
                        # true, but perhaps not said here
                        open_[number] |= pairs
    for number, sentence in enumerate(words):
        ends = {i for of_entity in places for n, span in of_entity if n == number for i in span}
        said = {(i, j) for i, j, _ in cells[number]}
        yield Window(
            sentence,
            [1] * len(sentence),
            names[number],
            cells=frozenset(cells[number]),
            ends=frozenset(ends),
            asked=((range(len(sentence)), _ASKED),),
            open=frozenset(open_[number] - said),
        )
