"""The relation types: what may stand at their ends and how they read; declared in `relations.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from graph.records import ENTITY_TYPES, EntityType
from graph.vocabulary.tables import table


@dataclass(frozen=True, slots=True)
class RelationType:
    """One type. `label` reads subject to object ("travelled to"), `inverse` object to subject ("was reached by")."""

    name: str
    subject: frozenset[EntityType]
    object: frozenset[EntityType]
    label: str
    inverse: str
    symmetric: bool = False
    shown: bool = True
    """False: views leave the type out until asked."""
    unnamed: frozenset[str] = frozenset()
    """The ends, "subject" or "object", where somebody without a name may stand beside one with a name."""

    def allows(self, subject: EntityType, object: EntityType) -> bool:
        """Whether things of these two types may stand at its ends."""
        return subject in self.subject and object in self.object


def relation_type(name: str, row: Mapping[str, Any]) -> RelationType:
    """Return the type that a row of `relations.yaml` declares."""
    return RelationType(
        name, _ends(row["subject"]), _ends(row["object"]), row["label"], row["inverse"],
        row.get("symmetric", False), row.get("shown", True), frozenset(row.get("unnamed", ())),
    )  # fmt: skip


def _ends(declared: str | list[EntityType]) -> frozenset[EntityType]:
    return frozenset(ENTITY_TYPES if isinstance(declared, str) else declared)


@cache
def relation_types() -> dict[str, RelationType]:
    """Return the types of `relations.yaml` by name, in the order of the file."""
    return {name: relation_type(name, row) for name, row in table("relations").items()}
