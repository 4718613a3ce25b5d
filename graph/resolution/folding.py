"""Names made comparable: case, accents, apostrophes, hyphens and dots folded away."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from graph.vocabulary.letters import LETTERS

_DROPPED = re.compile(r"['’‘ʼ`´ʹʻ.]")
_JOINING = re.compile(r"(?<=\w)[-‐‑‒–](?=\w)")
_WORD = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"['’]s?$")


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """Return `text` as lower-case words without accents, one space between; hyphens and apostrophes join, dots fall."""
    return " ".join(words_of_text(text))


def words_of_text(text: str) -> list[str]:
    """Return the folded words of a passage, which is too long to be remembered."""
    if text.isascii():
        return _WORD.findall(_JOINING.sub("", _DROPPED.sub("", text.lower())))
    plain = unicodedata.normalize("NFKD", text.casefold().translate(LETTERS))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return _WORD.findall(_JOINING.sub("", _DROPPED.sub("", plain)))


def words(text: str) -> tuple[str, ...]:
    """Return the folded words of `text`."""
    return tuple(fold(text).split())


def bare_of_possessive(name: str) -> str:
    """Return `name` without a final 's or apostrophe and without quotation marks around it."""
    return _POSSESSIVE.sub("", name.strip().strip('"“”„«»,;:()[] ')).strip('"“”„«» ,')


def is_acronym(name: str) -> bool:
    """Whether `name` is two to seven letters, all capitals but for dots and final s ("CIT", "U.N.")."""
    letters = name.replace(".", "").replace("-", "")
    return 2 <= len(letters) <= 7 and letters.isalnum() and letters.isupper() and letters[0].isalpha()
