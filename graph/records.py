"""The records that stages hand to one another: frozen, free of spaCy, networkx and file handles.

Ranges are half-open `[start, end)` and count Unicode code points of the document's text.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import Literal

EntityType = Literal["PERSON", "GROUP", "ORGANISATION", "PLACE"]
Status = Literal["asserted", "denied", "alleged", "planned"]
MentionKind = Literal["name", "nominal", "pronoun"]

ENTITY_TYPES: tuple[EntityType, ...] = ("PERSON", "GROUP", "ORGANISATION", "PLACE")
STATUSES: tuple[Status, ...] = ("asserted", "denied", "alleged", "planned")


def content_id(prefix: str, *parts: object) -> str:
    """Return `prefix` and 12 hexadecimal digits of the SHA-256 of `parts`; equal parts give equal ids everywhere."""
    return prefix + hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Document:
    """One article. `text` is what offsets count in; `debris` are the ranges of it that are not the article's prose."""

    id: str
    path: str
    """Where it was read, relative to the folder given, with `/`; a row of a table is `file.csv#3`, counted from 1."""
    title: str | None
    outlet: str | None
    published: str | None
    """ISO 8601 date, or null."""
    sha256: str
    """Of the file's bytes; of the row's text in UTF-8 where the document is a row of a table."""
    text: str = field(repr=False)
    debris: tuple[tuple[int, int], ...] = field(default=(), repr=False)
    """Sorted, disjoint ranges: menus, credits, share lines, cookie notices, author boxes."""
    report: str = ""
    """Id of the report it belongs to; set by resolution."""
    redacted: bool = False
    """Names were replaced in it: offsets, hash and id are those of `text`, and not of the file."""

    @property
    def own_report(self) -> str:
        """Id of its report; its own id where it was never compared with others."""
        return self.report or self.id

    @property
    def prose(self) -> str:
        """The text with blanks in the place of debris: as long as the text, so that offsets are the same."""
        parts, at = [], 0
        for start, end in self.debris:
            parts += [self.text[at:start], re.sub(r"[^\n\r]", " ", self.text[start:end])]
            at = end
        return "".join([*parts, self.text[at:]])


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of a document that names, describes or refers to one thing."""

    document: str
    start: int
    end: int
    text: str
    kind: MentionKind


@dataclass(frozen=True, slots=True)
class Chain:
    """The mentions of one thing in one document, in order of `start`."""

    id: str
    """`{document}:{start}-{end}/{type}` of its first mention: two things may have the same words ("Russians")."""
    document: str
    type: EntityType
    names: tuple[str, ...]
    """Distinct surface names, fullest first, titles left out; a group's descriptions ("nine nurses"). None of a
    person whom the text only calls "he", "she" or "I"."""
    mentions: tuple[Mention, ...]
    count: int | None = None
    """How many people a group has, where the text says so."""
    pseudonym: bool = False
    """The text says that the name is not the real one."""
    roles: tuple[str, ...] = ()
    """Lower-cased words the text uses for it: titles, offices, nominals ("captain", "spokesperson", "firm")."""
    gender: Literal["f", "m"] | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """What one passage says. `subject`, `object` and `speaker` are chain ids until resolution, entity ids after it."""

    document: str
    subject: str
    type: str
    object: str
    start: int
    end: int
    quote: str
    status: Status
    speaker: str | None
    date: str | None
    """ISO 8601 as precise as the text (`2022-09`, `2023`, `2022/2024`), or null."""
    phrase: str
    """The words that express the relation, as in the text ("fled to"); "" where the language model alone sees it."""
    confidence: float
    """In [0, 1], two decimals."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A resolved thing: the chains that resolution joined."""

    id: str
    type: EntityType
    name: str
    aliases: tuple[str, ...]
    """Its other names, sorted; never contains `name`."""
    pseudonym: bool
    count: int | None
    mentions: tuple[Mention, ...] = field(repr=False)
    """Sorted by document order, then start."""


@dataclass(frozen=True, slots=True)
class Relation:
    """One edge: the claims with one subject, type and object."""

    id: str
    subject: str
    type: str
    object: str
    articles: int
    """Documents with an asserted claim of it."""
    reports: int
    """Independent reports with an asserted claim of it."""
    disputed: bool
    claims: tuple[Claim, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Leg:
    """One stop of a journey."""

    place: str
    date: str | None
    status: Status
    relation: str


@dataclass(frozen=True, slots=True)
class Journey:
    """The legs of one traveller in the order in which they were travelled."""

    traveller: str
    legs: tuple[Leg, ...]


@dataclass(frozen=True, slots=True)
class Merge:
    """Why two chains are one entity (`decided_by` "rule") or may be one ("proposal": not joined)."""

    left: str
    right: str
    score: float
    reasons: tuple[str, ...]
    decided_by: Literal["rule", "proposal", "person"]


@dataclass(frozen=True, slots=True)
class Report:
    """Two documents or more that retell one original, with what they share: why they were taken for one."""

    id: str
    documents: tuple[str, ...]
    """In order of path."""
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """Relations that cannot both be true as told."""

    relations: tuple[str, ...]
    about: str
    explanation: str
