"""PropBank's roles over EWT, read as relations between the head words of their spans."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from training.labels import RELATION_ID
from training.treebanks import Row
from training.windows import Window

_TABLE = Path(__file__).with_name("frames.yaml")
_END_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "PRP$", "WP", "WP$"})
_OF_A_NAME = frozenset({"flat", "compound"})


class Frames:
    """The frames of `path`, by sentence."""

    def __init__(self, path: Path) -> None:
        self.says: dict[str, tuple[str, list[str], list[str]]] = yaml.safe_load(_TABLE.read_text("utf-8"))
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            self.of: dict[str, dict[str, Any]] = {r["sent_id"]: r for r in map(json.loads, lines)}
        self.asked = frozenset(RELATION_ID[name] for name, *_ in self.says.values())

    def __call__(self, sentence: str, rows: list[Row], window: Window) -> Window:
        """Return the window of a sentence with the relations that its frames say."""
        found = self.of.get(sentence)
        if found is None or found["tokens"][: len(rows)] != [r[1] for r in rows]:
            return window
        cells: set[tuple[int, int, int]] = set()
        for predicate in found["preds"]:
            if predicate["sense"] not in self.says:
                continue
            name, subject, object_ = self.says[predicate["sense"]]
            number = RELATION_ID[name]
            start = _first(predicate["args"], subject)
            goal = _first(predicate["args"], [role for role in object_ if start is None or role != start[0]])
            if start and goal:
                i, j = head_word(rows, *start[1:]), head_word(rows, *goal[1:])
                if i is not None and j is not None and i != j:
                    cells |= {(a, b, number) for a in _name_of(rows, i) for b in _name_of(rows, j)}
        ends = frozenset(i for i, r in enumerate(rows) if r[4] in _END_TAGS)
        return replace(window, cells=frozenset(cells), ends=ends, asked=((range(len(rows)), self.asked),))


def _first(arguments: Sequence[Sequence[Any]], roles: Sequence[str]) -> tuple[str, int, int] | None:
    for role in roles:
        for name, start, end in arguments:
            if name == role:
                return name, start, end
    return None


def head_word(rows: list[Row], start: int, end: int) -> int | None:
    """Return the word of `[start, end)` whose head is outside, where it is a noun or pronoun."""
    inside = {rows[i][0] for i in range(start, min(end, len(rows)))}
    for i in range(start, min(end, len(rows))):
        if rows[i][6] not in inside and rows[i][4] in _END_TAGS:
            return i
    return None


def _name_of(rows: list[Row], head: int) -> list[int]:
    """The head word, and with a proper noun the other proper nouns of its name."""
    if rows[head][3] != "PROPN":
        return [head]
    rest = [
        i for i, r in enumerate(rows) if r[6] == rows[head][0] and r[3] == "PROPN" and r[7].split(":")[0] in _OF_A_NAME
    ]
    return [head, *rest]
