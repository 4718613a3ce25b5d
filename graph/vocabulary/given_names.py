"""Given names of many languages and the gender they usually tell."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Literal

from graph.vocabulary.letters import LETTERS
from graph.vocabulary.tables import table


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
    spread = unicodedata.normalize("NFKD", word.lower().translate(LETTERS))
    return _names().get("".join(c for c in spread if not unicodedata.combining(c)))
