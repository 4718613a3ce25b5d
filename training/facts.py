"""Facts in text: KnowledgeNet's passages with their fifteen properties."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Token

from graph.language.windows import WIDEST
from training.labels import NAME_ID, RELATION_ID, UNKNOWN
from training.windows import Window

PROPERTIES: dict[str, tuple[str, bool]] = {
    "CEO": ("LEADS", True),
    "CHILD_OF": ("CHILD_OF", False),
    "DATE_FOUNDED": ("FOUNDED_ON", False),
    "DATE_OF_BIRTH": ("BORN_ON", False),
    "DATE_OF_DEATH": ("DIED_ON", False),
    "EDUCATED_AT": ("EDUCATED_AT", False),
    "EMPLOYEE_OR_MEMBER_OF": ("MEMBER_OF", False),
    "FOUNDED_BY": ("FOUNDED", True),
    "HEADQUARTERS": ("BASED_IN", False),
    "NATIONALITY": ("CITIZEN_OF", False),
    "PLACE_OF_BIRTH": ("BORN_IN", False),
    "PLACE_OF_RESIDENCE": ("LIVES_IN", False),
    "POLITICAL_AFFILIATION": ("MEMBER_OF_PARTY", False),
    "SPOUSE": ("SPOUSE_OF", False),
    "SUBSIDIARY_OF": ("PART_OF", False),
}
"""Our relation for each property, and whether subject and object change places."""

KINDS: dict[str, tuple[str, str]] = {
    "CEO": ("ORG", "PER"), "CHILD_OF": ("PER", "PER"), "DATE_FOUNDED": ("ORG", "O"), "DATE_OF_BIRTH": ("PER", "O"),
    "DATE_OF_DEATH": ("PER", "O"), "EDUCATED_AT": ("PER", "ORG"), "EMPLOYEE_OR_MEMBER_OF": ("PER", "ORG"),
    "FOUNDED_BY": ("ORG", ""), "HEADQUARTERS": ("ORG", "LOC"), "NATIONALITY": ("PER", ""),
    "PLACE_OF_BIRTH": ("PER", "LOC"), "PLACE_OF_RESIDENCE": ("PER", "LOC"), "POLITICAL_AFFILIATION": ("PER", ""),
    "SPOUSE": ("PER", "PER"), "SUBSIDIARY_OF": ("ORG", "ORG"),
}  # fmt: skip
"""Of each property what its subject and object are: a type of name, "O" for no name, "" where it may be several."""

_INSIDE_NAMES = frozenset("of and for the & de la le du des di del da von van y e al el bin".split())
PRONOUNS = frozenset("he she his her him it its they their them who i me my we us our whose himself herself".split())


@dataclass(slots=True)
class Passage:
    """A text, the properties that it is annotated for, and its facts: property, subject and object as code points."""

    text: str
    fold: int
    page: str
    start: int
    """Where it begins in its page."""
    properties: set[str] = field(default_factory=set)
    facts: list[tuple[str, tuple[int, int], tuple[int, int]]] = field(default_factory=list)
    entry: dict[tuple[int, int], str] = field(default_factory=dict)
    """The Wikidata entries of ends that have one."""

    def names(self) -> Iterator[tuple[tuple[int, int], str]]:
        """Yield the ends of facts whose type follows from the property, longest first, each once."""
        types = {end: kind for p, *ends in self.facts for end, kind in zip(ends, KINDS[p], strict=True) if kind}
        for end in sorted(types, key=lambda e: (e[0] - e[1], e)):
            if self.text[end[0] : end[1]].lower() not in PRONOUNS:
                yield end, types[end]


def passages(path: Path) -> list[Passage]:
    """Return the passages of the file, in its order."""
    found: dict[tuple[object, ...], Passage] = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            passage = found.setdefault(
                (row["doc"], *row["passage"]), Passage(row["text"], row["fold"], row["doc"], row["passage"][0])
            )
            passage.properties.add(row["property"])
            if "subject" in row:
                passage.facts.append((row["property"], tuple(row["subject"]), tuple(row["object"])))
                passage.entry.update((tuple(row[end]), uri) for end, uri in row["uris"].items())
    return list(found.values())


def overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two spans share a character."""
    return one[0] < other[1] and other[0] < one[1]


def may_end(token: Token) -> bool:
    """Whether a word may stand at an end of a fact, by how it is written."""
    return token.is_title or token.is_upper or token.like_num or token.lower_ in PRONOUNS


def _names(tokens: Sequence[Token], ends: Sequence[tuple[list[int], str]]) -> list[int]:
    """The BIO numbers of the ends of facts that are names; of other words with a capital nothing is known."""
    labels = [0 if t.lower_ in PRONOUNS or (t.is_lower and t.lower_ not in _INSIDE_NAMES) else UNKNOWN for t in tokens]
    for found, kind in ends:
        words = found[1:] if found and tokens[found[0]].lower_ == "the" else found
        capitals = words and tokens[words[0]].text[0].isupper() and tokens[words[-1]].text[0].isupper()
        if kind == "O":
            for i in words:
                labels[i] = 0
        elif capitals and all(labels[i] == UNKNOWN or tokens[i].is_lower for i in words):
            for i in words:
                labels[i] = NAME_ID[f"{'B' if i == words[0] else 'I'}-{kind}"]
    return labels


def windows(given: Sequence[Passage], nlp: Language) -> Iterator[Window]:
    """Yield a window for each passage; `nlp` makes words and sentences as at run time."""
    for passage in given:
        doc = nlp(passage.text)
        tokens = [t for t in doc if not t.is_space][:WIDEST]
        if not tokens:
            continue
        number = {t.i: n for n, sent in enumerate(doc.sents, 1) for t in sent}

        def inside(span: tuple[int, int]) -> list[int]:
            return [i for i, t in enumerate(tokens) if t.idx < span[1] and span[0] < t.idx + len(t)]  # noqa: B023

        cells: set[tuple[int, int, int]] = set()
        ends = {i for i, t in enumerate(tokens) if may_end(t)}
        for name, subject, object_ in passage.facts:
            relation, swapped = PROPERTIES[name]
            left, right = inside(subject), inside(object_)
            ends |= {*left, *right}
            if swapped:
                left, right = right, left
            cells |= {(i, j, RELATION_ID[relation]) for i in left for j in right}
        first = number[tokens[0].i]
        yield Window(
            [t.text for t in tokens],
            [number[t.i] - first + 1 for t in tokens],
            _names(tokens, [(inside(span), kind) for span, kind in passage.names()]),
            cells=frozenset(cells),
            ends=frozenset(ends),
            asked=((range(len(tokens)), frozenset(RELATION_ID[PROPERTIES[p][0]] for p in passage.properties)),),
        )
