"""Which words are ordinary ones, so that they tell of nobody."""

from __future__ import annotations

from functools import cache

from graph.vocabulary.lexicon import small_words, words_before_names


@cache
def ordinary(word: str) -> bool:
    """Whether a folded word is in the dictionary of English: "grace" is, "lidia" is not."""
    from lemminflect import getAllLemmas  # noqa: PLC0415  (0.9 s to import)

    return bool(getAllLemmas(word)) or word in _TITLES or word in small_words("in_names") | small_words("in_bodies")


@cache
def of_calendar(word: str) -> bool:
    """Whether a folded word names a month or day: a person may be called so, and a date is none."""
    return word in small_words("calendar") or word == "may"


_TITLES = frozenset(word.lower() for word in words_before_names())
