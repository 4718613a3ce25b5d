"""A vocabulary: the relation types and how they are said, handed down from a build to whoever needs it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from graph.vocabulary.patterns import Pattern, patterns
from graph.vocabulary.relation_types import RelationType, relation_types


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Types by name, the program's own first; patterns by ("verbs" or "nouns", dictionary form), the user's first."""

    types: Mapping[str, RelationType]
    patterns: Mapping[tuple[str, str], tuple[Pattern, ...]]

    @property
    def added(self) -> tuple[RelationType, ...]:
        """The types that are not the program's own, in the order of the user's file, as far as a graph tells them.

        Who may stand at their ends without a name is a matter of reading articles, and stays behind.
        """
        own = (t for name, t in self.types.items() if name not in relation_types())
        return tuple(replace(t, unnamed=frozenset()) for t in own)


@cache
def bundled() -> Vocabulary:
    """Return the vocabulary that comes with the program."""
    return Vocabulary(relation_types(), dict(patterns()))
