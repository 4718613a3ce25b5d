"""How sentences are put together into the windows that the encoder reads at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

LONGEST = 128
"""Words in a window of several sentences at most."""
WIDEST = 160
"""Words in a sentence at most; a longer one is cut before it comes here."""


def cut(lengths: Sequence[int], *, longest: int = LONGEST) -> Iterator[tuple[int, int]]:
    """Yield the windows `[first, last + 1)` of consecutive sentences, given their lengths in words.

    A window takes sentences as long as they fit into `longest` words; a longer sentence is a window of its own.
    """
    start = words = 0
    for i, length in enumerate(lengths):
        if i > start and words + length > longest:
            yield start, i
            start, words = i, 0
        words += length
    if start < len(lengths):
        yield start, len(lengths)
