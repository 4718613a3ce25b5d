"""MEANTIME English (Minard et al. 2016, CC BY 4.0) read from a folder: texts, and gold mentions as character ranges."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

DENSE = frozenset({0, 2, 3, 4, 5})
"""Sentences of an article in which everything is annotated: the headline and the first after the date."""
TYPES = {"PER": "PERSON", "ORG": "ORGANISATION", "LOC": "PLACE"}
_OPENS = frozenset({"(", "[", "$", "US$", "``", "“", "#", "£", "€", "‘"})
_CLOSES = re.compile(r"^(?:[.,;:!?%)\]”…]+|''|'|’|\.\.\.|n't|['’](?:s|re|ve|ll|d|m|S)|ll|ve|re|nt)$")
_QUOTES = {"``": "“", "''": "”"}


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated mention at [start, end) of its article's text; `thing` is the same in all articles."""

    start: int
    end: int
    type: str
    thing: str


@dataclass(frozen=True, slots=True)
class Article:
    """A text made of the corpus's tokens (headline, date, one paragraph), with the mentions of its dense part."""

    id: str
    text: str
    dense: tuple[tuple[int, int], ...]
    """Ranges of the sentences in which everything is annotated."""
    gold: tuple[Gold, ...]


def articles(folder: Path) -> Iterator[Article]:
    """Yield the annotated articles in order of id. FileNotFoundError where the folder lacks the corpus's two files."""
    sentences: dict[str, dict[int, dict[int, str]]] = {}
    with gzip.open(folder / "conll.csv.gz", "rt", encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            of = sentences.setdefault(row["topic/subtopic_name"], {}).setdefault(int(row["sent_id"]), {})
            of[int(row["token_id"])] = row["token"]
    mentions: dict[str, list[dict[str, object]]] = {}
    for mention in json.loads(gzip.decompress((folder / "entities_mentions.json.gz").read_bytes())):
        mentions.setdefault(mention["topic/subtopic_name"], []).append(mention)
    for id in sorted(mentions):
        yield _article(id, sentences[id], mentions[id])


def _article(id: str, sentences: dict[int, dict[int, str]], mentions: list[dict[str, object]]) -> Article:
    text = io.StringIO()
    at: dict[tuple[int, int], tuple[int, int]] = {}
    dense = []
    for number in sorted(sentences):
        begun = text.tell()
        before = ""
        for i in sorted(sentences[number]):
            token = _QUOTES.get(sentences[number][i], sentences[number][i])
            if before and not _CLOSES.match(token) and before not in _OPENS:
                text.write(" ")
            start = text.tell()
            text.write(token)
            at[number, i] = (start, text.tell())
            before = token
        if number in DENSE:
            dense.append((begun, text.tell()))
        text.write("\n\n" if number < 2 else " ")
    gold = set()
    for m in mentions:
        if m["mention_type"] in TYPES and m["sent_id"] in DENSE:
            spans = [at[m["sent_id"], i] for i in m["tokens_number"]]  # type: ignore[index, attr-defined]
            thing = re.sub(r"^(?:cross_|intra_)+", "", str(m["coref_chain"]))
            gold.add(Gold(min(spans)[0], max(spans)[1], TYPES[str(m["mention_type"])], thing))
    ordered = sorted(gold, key=lambda g: (g.start, g.end, g.thing))
    return Article(id, text.getvalue(), tuple(dense), tuple(ordered))
