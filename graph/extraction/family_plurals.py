"""Families called by their name: "the Lunds"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from graph.extraction.name_bounds import Name
from graph.vocabulary.places import place_kind


def plurals(doc: Doc, found: Sequence[Name]) -> frozenset[int]:
    """Return the words behind "the" that are plurals of a surname which two people in the document bear."""
    people = {name.text for name in found if name.type == "PERSON"}
    inside = {i for name in found if name.end - name.start > 1 for i in range(name.start, name.end)}
    behind_the = (t for t in doc[1:] if t.pos_ == "PROPN" and t.nbor(-1).lower_ == "the" and t.i not in inside)
    return frozenset(
        t.i for t in behind_the if not place_kind(t.text) and sum(in_family(t.text, name) for name in people) > 1
    )


def in_family(plural: str, name: str) -> bool:
    """Whether a full name is of a family: "Anna Lund" of "Lunds"."""
    surname = name.rsplit(maxsplit=1)[-1]
    return " " in name and plural in (f"{surname}s", f"{surname}es")
