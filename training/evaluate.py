#!/usr/bin/env python3
"""Measure the model of the package on gold tokens: names F1, UPOS accuracy, UAS and LAS, in percent.

usage: evaluate.py CORPORA
"""

from __future__ import annotations

import gzip
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from graph.language.annotator import spans
from graph.language.encoder import Encoder
from graph.language.tree import best_heads

# what the model was trained to tell apart; of other relations the part before the colon
SUBTYPES = frozenset(
    "nsubj:pass aux:pass obl:agent acl:relcl nmod:poss compound:prt obl:unmarked nsubj:outer nmod:desc".split()
)
LONGEST = 140


def sentences(path: Path) -> Iterator[list[list[str]]]:
    """Yield each sentence as the columns of its words."""
    words: list[list[str]] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            columns = line.rstrip("\n").split("\t")
            if columns[0].isdigit():
                words.append(columns)
            elif len(columns) == 1 and not line.startswith("#") and words:
                yield words
                words = []


def gold_names(words: list[list[str]]) -> set[tuple[int, int, str]]:
    """Return the names of a sentence as (first word, last word + 1, type)."""
    found: set[tuple[int, int, str]] = set()
    start, kind = 0, "O"
    for i, columns in enumerate([*words, ["_"] * 10]):
        match = re.search(r"NER=([BI])-(PER|ORG|LOC)", columns[9])
        label = match[2] if match else "O"
        if kind != "O" and (label != kind or (match and match[1] == "B")):
            found.add((start, i, kind))
            kind = "O"
        if label != "O" and kind == "O":
            start, kind = i, label
    return found


def measure(path: Path) -> None:
    """Print the figures on one corpus; names where it has them."""
    encoder = Encoder()
    labels = encoder.labels
    gold = [s for s in sentences(path) if len(s) <= LONGEST and s[0][1] != "_"]
    named = any("NER=" in word[9] for s in gold for word in s)
    hits = found = wanted = words = tags = heads = both = 0
    for sentence, scores in zip(gold, encoder([[w[1] for w in s] for s in gold]), strict=True):
        right, given = gold_names(sentence), set(spans(scores.names, labels["names"]))
        hits, found, wanted = hits + len(right & given), found + len(given), wanted + len(right)
        for i, head in enumerate(best_heads(scores.arcs)):
            _, _, _, upos, _, _, true_head, true_rel, *_ = sentence[i]
            rel = true_rel if true_rel in SUBTYPES else true_rel.split(":")[0]
            words += 1
            tags += labels["pos"][scores.pos[i]] == upos
            heads += int(true_head) == head
            both += int(true_head) == head and labels["rel"][scores.rels[i, head]] == rel
    figures = {"UPOS": tags / words, "UAS": heads / words, "LAS": both / words}
    if named:
        figures = {"names F1": 2 * hits / (found + wanted)} | figures
    print(path.name, "  ".join(f"{name} {100 * value:.1f}" for name, value in figures.items()))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    for name in ("ewt_uner-dev", "gum_permissive-dev"):
        measure(Path(sys.argv[1]) / f"{name}.conllu.gz")
