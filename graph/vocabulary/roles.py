"""Nouns of office, kin and belonging (`roles.yaml`)."""

from __future__ import annotations

from functools import cache

from graph.vocabulary.tables import table

KIN = frozenset({"spouse", "child", "parent", "relative"})
"""The kinds that tie a person to a person of one family."""


@cache
def role_kinds(noun: str) -> frozenset[str]:
    """Return the kinds of `roles.yaml` that a noun (dictionary form, lower-case) is listed under, or none."""
    return frozenset(kind for kind, listed in table("roles").items() if noun in listed)
