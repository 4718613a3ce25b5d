"""EWT and GUM in CoNLL-U: words, tags, trees, names, mentions and who is who."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from graph.language.windows import WIDEST
from graph.vocabulary.lexicon import demonyms, words_before_names
from training.labels import KIND_ID, NAME_ID, POS, TAGS, UNKNOWN, dependency
from training.windows import GoldMention, Window

Row = list[str]
_FORM, _UPOS, _XPOS, _HEAD, _DEPREL, _MISC = 1, 3, 4, 6, 7, 9
_GUM_KIND = {"person": "PER", "organization": "ORG", "place": "LOC"}


def documents(path: Path) -> Iterator[tuple[str, list[tuple[str, list[Row]]]]]:
    """Yield each document's id with its sentences: id and rows of ten columns."""
    name, sentence, rows, found = "", "", list[Row](), list[tuple[str, list[Row]]]()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in [*lines, "\n"]:
            if line.startswith("# newdoc id = "):
                if found:
                    yield name, found
                name, found = line.split(" = ", 1)[1].strip(), []
            elif line.startswith("# sent_id = "):
                sentence = line.split(" = ", 1)[1].strip()
            columns = line.rstrip("\n").split("\t")
            if columns[0].isdigit():
                rows.append(columns)
            elif not line.strip() and rows:
                if rows[0][_FORM] != "_":  # a text that may not be passed on
                    found.append((sentence, rows[:WIDEST]))
                rows = []
    if found:
        yield name, found


def syntax(rows: list[Row], names: list[int]) -> Window:
    """Return the window of one sentence with its tags and tree."""
    return Window(
        [r[_FORM] for r in rows],
        [1] * len(rows),
        names,
        [POS.index(r[_UPOS]) for r in rows],
        [TAGS.index(r[_XPOS]) for r in rows],
        [int(r[_HEAD]) if int(r[_HEAD]) <= len(rows) else UNKNOWN for r in rows],
        [dependency(r[_DEPREL]) for r in rows],
    )


def ewt(path: Path, frames: Callable[[str, list[Row], Window], Window]) -> Iterator[list[Window]]:
    """Yield the sentences of each document of EWT; `frames` adds what PropBank says of a sentence."""
    for _, sentences in documents(path):
        yield [frames(name, rows, syntax(rows, universal_names(rows))) for name, rows in sentences]


def universal_names(rows: list[Row]) -> list[int]:
    """Return the BIO numbers of the names that Universal NER put into MISC."""
    labels = [m[1] if (m := re.search(r"NER=([^|]*)", r[_MISC])) else "O" for r in rows]
    return [NAME_ID.get(label, 0) for label in labels]


def gum(path: Path) -> Iterator[tuple[str, list[Window]]]:
    """Yield the id and the sentences of each document of GUM, with its chains."""
    for name, sentences in documents(path):
        yield name, [_annotated(rows) for _, rows in sentences]


def _annotated(rows: list[Row]) -> Window:
    kinds = [0] * len(rows)
    mentions: list[GoldMention] = []
    names: list[tuple[int, int, str]] = []
    for start, end, kind, chain in sorted(_entities(rows), key=lambda s: s[0] - s[1]):
        head = _head(rows, start, end)
        if head is None:
            continue
        low, high = _name_around(rows, start, end, head, kind)
        if rows[head][_UPOS] == "PROPN" and not (kind == "person" and rows[head][_XPOS] == "NNPS"):
            names.append((low, high, kind))
        if kind in _GUM_KIND:
            kinds[head] = KIND_ID[_GUM_KIND[kind]]
            # of two mentions with one head (a conjunction and its first part) the inner one stays
            mentions = [m for m in mentions if m.head != head]
            mentions.append(GoldMention(head, low, high, _GUM_KIND[kind], chain))
    window = syntax(rows, _outermost(names, len(rows)))
    return replace(window, kinds=kinds, mentions=sorted(mentions, key=lambda m: (m.start, m.end)))


def _entities(rows: list[Row]) -> Iterator[tuple[int, int, str, str]]:
    """Yield the spans `[start, end)` of MISC's `Entity=` with their type and chain."""
    stack: list[tuple[str, str, int]] = []
    for i, row in enumerate(rows):
        value = m[1] if (m := re.search(r"Entity=([^|]*)", row[_MISC])) else ""
        for part in re.findall(r"\([^()]*\)?|[^()]+\)", value):
            fields = part.strip("()").split("-")
            if part.startswith("("):
                stack.append((fields[0], fields[1] if len(fields) > 1 else "", i))
            if part.endswith(")"):
                at = next((j for j in range(len(stack) - 1, -1, -1) if stack[j][0] == fields[0]), None)
                if at is not None:
                    chain, kind, start = stack.pop(at)
                    yield start, i + 1, kind, chain


def _head(rows: list[Row], start: int, end: int) -> int | None:
    inside = {rows[i][0] for i in range(start, end)}
    return next((i for i in range(start, end) if rows[i][_HEAD] not in inside), None)


def _name_around(rows: list[Row], start: int, end: int, head: int, kind: str) -> tuple[int, int]:
    """The proper nouns around the head of a mention `[start, end)`; of a common noun or pronoun the word itself.

    What stands before a person's name (titles, a people, whose mother she is) is no part of it.
    """
    proper = [r[_UPOS] == "PROPN" for r in rows]
    if not proper[head]:
        return head, head + 1
    low, high = head, head + 1
    while low > start:
        before = rows[low - 1]
        # "United", "Supreme": words of a name that have a tag of their own
        capital = before[_UPOS] in ("ADJ", "NUM", "VERB", "NOUN") and before[_FORM][0].isupper() and low > 1
        joints = ("-",) if kind == "person" else ("-", "'s")
        linked = before[_FORM] in joints and low - 2 >= start and proper[low - 2]
        if not (proper[low - 1] or capital or linked):
            break
        low -= 1
    if kind == "person":
        low = max((i + 1 for i in range(low, head) if _before_a_name(rows[i][_FORM])), default=low)
    while high < end:
        word = rows[high][_FORM]
        joins = word == "-" or (kind == "organization" and word.lower() in ("of", "and", "for", "the", "&"))
        if not (proper[high] or (joins and high + 1 < end and proper[high + 1])):
            break
        high += 1
    return low, high


def _before_a_name(word: str) -> bool:
    return word.lower().rstrip(".") in words_before_names() or word in demonyms()


def _outermost(names: list[tuple[int, int, str]], length: int) -> list[int]:
    """BIO numbers of the longest names; one inside a name of another sort of thing ("Iraq" in "Iraq War") is none."""
    labels = [0] * length
    taken = [False] * length
    for start, end, kind in sorted(names, key=lambda n: (n[0] - n[1], n)):
        if any(taken[start:end]):
            continue
        taken[start:end] = [True] * (end - start)
        if kind in _GUM_KIND:
            labels[start] = NAME_ID[f"B-{_GUM_KIND[kind]}"]
            labels[start + 1 : end] = [NAME_ID[f"I-{_GUM_KIND[kind]}"]] * (end - start - 1)
    return labels
