"""How relation types are said: verbs and nouns of action and the slots of their ends (`patterns.yaml`)."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, cast

from graph.records import Status
from graph.vocabulary.tables import table


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way to say a relation type; what the fields mean stands at the head of `patterns.yaml`."""

    type: str
    particle: str
    """The particle that the verb needs, or ""."""
    subject: tuple[str, ...]
    object: tuple[str, ...]
    with_noun: frozenset[str]
    unless: tuple[str, ...]
    needs: tuple[str, ...]
    without: frozenset[str]
    """Small words beside the verb that make it say something else: "held responsible", "kicked out"."""
    inside: frozenset[str]
    """Nouns: the object is what stands inside one of these ("worked on the case of")."""
    under: frozenset[str]
    """A noun of action counts only under one of these verbs ("made a visit to", "convicted of the murder of")."""
    named: bool
    """The object must be a name, not a description."""
    people: bool
    """The object must be a person or a group."""
    of_people: bool
    """The subject must be a person or a group."""
    of_bodies: bool
    """The subject must be an organisation or a place."""
    of_several: bool
    """The subject must not be a single person."""
    of_states: bool
    """The subject must be a place, or a body of a state without a name of its own."""
    of_no_state: bool
    """The subject must not be a place, nor a body of a state without a name of its own."""
    of_courts: bool
    """The subject must be a court, or who sits in one."""
    last: bool
    status: Status | None
    users: bool = False
    """It stands in a user's own file."""


def _words(row: Mapping[str, Any], key: str) -> tuple[str, ...]:
    return tuple(shlex.split(row.get(key, "")))


def compiled(rows_of: Mapping[str, Iterable[Mapping[str, Any]]]) -> dict[tuple[str, str], tuple[Pattern, ...]]:
    """Return the patterns of each type's rows by ("verbs" or "nouns", dictionary form), in the order of the rows."""
    found: dict[tuple[str, str], list[Pattern]] = {}
    for type_, rows in rows_of.items():
        for row in rows:
            for kind in ("verbs", "nouns"):
                for words in _words(row, kind):
                    lemma, _, particle = words.partition(" ")
                    pattern = Pattern(
                        type_, particle, _words(row, "subject"), _words(row, "object"), frozenset(_words(row, "with")),
                        _words(row, "unless"), _words(row, "needs"), frozenset(_words(row, "without")),
                        frozenset(_words(row, "inside")),
                        frozenset(_words(row, "under")), "named" in row, bool(row.get("people")),
                        bool(row.get("of_people")), bool(row.get("of_bodies")), bool(row.get("of_several")),
                        bool(row.get("of_states")), bool(row.get("of_no_state")),
                        bool(row.get("of_courts")), bool(row.get("last")), cast("Status | None", row.get("status")),
                    )  # fmt: skip
                    found.setdefault((kind, lemma), []).append(pattern)
    return {key: tuple(of) for key, of in found.items()}


@cache
def patterns() -> Mapping[tuple[str, str], tuple[Pattern, ...]]:
    """Return the patterns of `patterns.yaml`."""
    return MappingProxyType(compiled(table("patterns")))
