"""Given names: which go with which, and why."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from rapidfuzz.distance import Levenshtein

from graph.resolution.evidence import Evidence
from graph.resolution.skeleton import loose, sound_alike
from graph.vocabulary import table


@cache
def _languages() -> Mapping[str, frozenset[str]]:
    """Given name to the one-language lists that hold it."""
    lists: dict[str, set[str]] = {}
    for head, forms in table("nicknames")["nicknames"].items():
        nested = forms if isinstance(forms[0], list) else [forms]
        for n, names in enumerate(nested):
            for name in (head, *names) if n == 0 else names:
                lists.setdefault(name, set()).add(f"{head}/{n}")
    return {name: frozenset(found) for name, found in lists.items()}


@cache
def known_given_names() -> frozenset[str]:
    """Return the folded words known as given names in some language."""
    rows = table("given_names")
    return frozenset(word for words in rows.values() for word in words.split()) | frozenset(_languages())


def languages(name: str) -> frozenset[str]:
    """Return the one-language lists of forms that hold a folded given name, as "head/number"."""
    return _languages().get(name, frozenset())


def widespread(name: str) -> bool:
    """Whether a folded given name is so common that it says little of who is meant."""
    return name in _languages()


@lru_cache(maxsize=1 << 16)
def same_given(left: str, right: str) -> Evidence | None:
    """Return how far two folded given names may be one person's, score in (0, 1]; None where they are two names."""
    said = f"{left.title()} / {right.title()}"
    if left == right:
        return Evidence(1.0, "same given name")
    if len(left) == 1 or len(right) == 1:
        return Evidence(0.8, f"initial fits: {said}") if left[0] == right[0] else None
    languages = _languages()
    a, b = languages.get(left, frozenset()), languages.get(right, frozenset())
    if a & b:
        close = loose(left) == loose(right) or Levenshtein.normalized_similarity(left, right) > 0.5
        return Evidence(0.95, f"given name {'a transliteration' if close else 'a short form'}: {said}")
    if {x.partition("/")[0] for x in a} & {x.partition("/")[0] for x in b}:
        return Evidence(0.65, f"given name in another language: {said}")
    if a and b:
        return None
    if sound_alike(left, right) or (min(len(left), len(right)) >= 5 and loose(left) == loose(right)):
        return Evidence(0.9, f"given name a transliteration: {said}")
    if {left, right} <= known_given_names():
        return None
    if min(len(left), len(right)) >= 5 and Levenshtein.distance(left, right) == 1:
        return Evidence(0.85, f"given name spelt differently: {said}")
    short, long = sorted((left, right), key=lambda n: (len(n), n))
    if _short_form(short, long):
        return Evidence(0.55, f"given name perhaps a short form: {said}")
    return None


def _short_form(short: str, long: str) -> bool:
    """Pet names of many languages keep the first sounds of the name and end in a vowel or stop early: "Gio", "Dato"."""
    if len(short) > 4 or len(short) == len(long):
        return False
    return long.startswith(short) or (long.startswith(short[:2]) and short[-1] in "aeiouy")
