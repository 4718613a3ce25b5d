"""Words cut into the word pieces that the encoder reads."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tokenizers import Tokenizer

FIRST, LAST, UNKNOWN = 101, 102, 100
"""The pieces at the start and the end of what is read, and the one for what the vocabulary lacks."""
ROOM = 510
"""Pieces between the first and the last at most."""
OF_A_WORD = 6
"""A word is cut there."""


class Pieces:
    """The vocabulary of `tokenizer.json`; it knows small letters only, so `case` tells how a word is written."""

    def __init__(self, path: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(path))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._known: dict[str, list[int]] = {}

    def __call__(self, words: Sequence[str]) -> list[list[int]]:
        """Return the pieces of each word, one at least, `ROOM` in all at most."""
        new = sorted({w for w in words if w not in self._known})
        for word, encoding in zip(new, self._tokenizer.encode_batch(new, add_special_tokens=False), strict=True):
            self._known[word] = encoding.ids[:OF_A_WORD] or [UNKNOWN]
        cut = [self._known[w] for w in words]
        each = OF_A_WORD
        while sum(map(len, cut)) > ROOM and each > 1:
            each -= 1
            cut = [ids[:each] for ids in cut]
        return cut


def case(word: str) -> int:
    """Return how a word is written: 0 small, 1 Capitalised, 2 ALL CAPITALS, 3 with capitals or digits inside."""
    if word[:1].isupper():
        if len(word) > 1 and word.isupper():
            return 2
        return 1 if word[1:].islower() or len(word) == 1 or not word[1:].isalnum() else 3
    return 3 if any(c.isupper() or c.isdigit() for c in word) else 0
