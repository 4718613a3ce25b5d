"""Words of saying, doubting, denying and planning (`speech.yaml`) as sets."""

from __future__ import annotations

import shlex
from functools import cache

from graph.vocabulary.tables import table


@cache
def words(kind: str) -> frozenset[str]:
    """Return the words of one kind of `speech.yaml`; KeyError if there is no such kind."""
    return frozenset(shlex.split(table("speech")[kind]))
