"""Whether anything that was made still holds a hidden name: the last look before it is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from graph.redaction.veil import Veil

_FIXED = frozenset("id type status kind decided_by about sha256 report published date document subject object".split())
"""Fields whose values are the program's own words, ids and dates."""


def leaks(record: Any, veil: Veil) -> Iterator[str]:
    """Yield the names of the fields, as "Entity.name", of a record and those inside it that hold a hidden name."""
    for item in fields(record):
        if item.name in _FIXED:
            continue
        for value in _values(getattr(record, item.name)):
            if isinstance(value, str):
                if veil.holds(value, path=item.name == "path"):
                    yield f"{type(record).__name__}.{item.name}"
            elif is_dataclass(value):
                yield from leaks(value, veil)


def _values(value: Any) -> Iterator[Any]:
    if isinstance(value, tuple | list | frozenset):
        for inner in value:
            yield from _values(inner)
    else:
        yield value
