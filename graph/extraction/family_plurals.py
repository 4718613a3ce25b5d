"""Families called by their name: "the Lunds"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from graph.extraction.name_bounds import Name

ROLE = "family"


def plurals(doc: Doc, found: Sequence[Name]) -> frozenset[int]:
    """Return the words that are plurals of a surname that somebody in the document bears, "the" before them."""
    surnames = {name.text.split()[-1] for name in found if name.type == "PERSON"}
    inside = {i for name in found if name.end - name.start > 1 for i in range(name.start, name.end)}
    behind_the = (t for t in doc[1:] if t.pos_ == "PROPN" and t.nbor(-1).lower_ == "the" and t.i not in inside)
    return frozenset(t.i for t in behind_the if not surnames.isdisjoint(_bare(t.text)))


def in_family(plural: str, name: str) -> bool:
    """Whether a full name is of a family: "Anna Lund" of "Lunds"."""
    return " " in name and name.rsplit(maxsplit=1)[-1] in _bare(plural)


def _bare(plural: str) -> tuple[str, ...]:
    return tuple(plural.removesuffix(ending) for ending in ("es", "s") if plural.endswith(ending))
