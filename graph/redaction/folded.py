"""Text made comparable, with the way back: case, accents, marks and what cannot be seen are folded away."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache

from graph.vocabulary.letters import LETTERS

_JOINTS = dict.fromkeys("’‘ʼ`´ʹʻ", "'") | dict.fromkeys("‐‑‒–—", "-")


@dataclass(frozen=True, slots=True)
class Folded:
    """`text` is folded; `at[i]` is where its character i stands in the original, `at[len(text)]` where that ends."""

    text: str
    at: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of the original that a range of the folded text stands for."""
        return self.at[start], self.at[end - 1] + 1


def folded(text: str) -> Folded:
    """Fold a text; letters keep their order, but one may become two, and some none."""
    parts: list[str] = []
    at: list[int] = []
    for i, character in enumerate(text):
        plain = _plain(character)
        parts.append(plain)
        at += [i] * len(plain)
    return Folded("".join(parts), (*at, len(text)))


@cache
def _plain(character: str) -> str:
    known = _JOINTS.get(character)
    if known:
        return known
    spread = unicodedata.normalize("NFKD", character.casefold().translate(LETTERS))
    return "".join(c for c in spread if not unicodedata.combining(c) and unicodedata.category(c) != "Cf")
