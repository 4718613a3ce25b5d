"""What kinds of body a noun may describe (`body_classes.yaml`)."""

from __future__ import annotations

from functools import cache

from graph.vocabulary.lexicon import outlets
from graph.vocabulary.tables import table

STANDING = frozenset({"school", "court", "church", "care"})
"""The classes of bodies that stand where they are called after: "Brod Hospital"."""


@cache
def body_classes(noun: str) -> frozenset[str]:
    """Return the classes that a noun (dictionary form, lower-case) is listed under, or none."""
    return frozenset(kind for kind, listed in table("body_classes").items() if noun in listed)


@cache
def synonyms(noun: str) -> frozenset[str]:
    """Return the nouns that mean the same body as a noun does, it among them (`body_synonyms.yaml`); or none."""
    return next((frozenset(row) for row in table("body_synonyms")["synonyms"] if noun in row), frozenset())


@cache
def classes_of_name(name: str) -> frozenset[str]:
    """Return the classes of a body that its name tells by its last such word, or the one before "of" or "for"; or none.

    "Bank of Lund" is a bank, "Lund Bank Workers Union" a union.
    """
    words = name.casefold().replace(".", "").replace(",", "").split()
    before = next((i for i, word in enumerate(words) if word in ("of", "for") and i), len(words))
    found = next((c for word in reversed(words[:before]) if (c := body_classes(word))), frozenset[str]())
    return found or (body_classes("newspaper") if name in outlets() else frozenset())
