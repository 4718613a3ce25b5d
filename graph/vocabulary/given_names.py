"""Given names of many languages and the gender they usually tell."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Literal

from graph.vocabulary.tables import table

_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})
"""Letters that are no others with a mark."""


@cache
def _names() -> dict[str, Literal["f", "m", "either"]]:
    rows = table("given_names")
    found: dict[str, Literal["f", "m", "either"]] = dict.fromkeys(rows["either"].split(), "either")
    found.update(dict.fromkeys(rows["female"].split(), "f"))
    found.update(dict.fromkeys(rows["male"].split(), "m"))
    return found


@cache
def given_name(word: str) -> Literal["f", "m", "either"] | None:
    """Return the gender that a given name usually tells ("either": both), or None where the word is none known."""
    plain = "".join(
        c for c in unicodedata.normalize("NFKD", word.lower().translate(_LETTERS)) if not unicodedata.combining(c)
    )
    return _names().get(plain)
