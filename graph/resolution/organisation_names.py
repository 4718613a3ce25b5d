"""The parts of an organisation's name: its core, its initials, the ideas it is made of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from graph.resolution.folding import bare_of_possessive, fold, is_acronym, words
from graph.vocabulary import table
from graph.vocabulary.lexicon import company_forms

_ARTICLES = frozenset({"the", "a", "an", "la", "le", "el", "der", "die", "das"})
_COUNTRIES = {"us": "united states", "usa": "united states", "uk": "united kingdom", "un": "united nations"}
"""Countries and their union as first words: "US Air Force" is the United States Air Force."""

_OFFICES = frozenset({"department", "ministry"})


@cache
def words_of(kind: str) -> frozenset[str]:
    """Return one list of `organisation_words.yaml`."""
    return frozenset(table("organisation_words")[kind])


@cache
def _ideas() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for idea, others in table("organisation_words")["ideas"].items():
        for word in (idea, *others):
            found.setdefault(word, set()).add(idea)
    return {word: frozenset(ideas) for word, ideas in found.items()}


@lru_cache(maxsize=1 << 16)
def core(name: str) -> tuple[str, ...]:
    """Return the folded words of a name without the article before it and the forms of company after it."""
    found = list(words(bare_of_possessive(name)))
    shouted = name[:3].isupper()  # LA Times, not La Stampa
    while len(found) > 1 and found[0] in _ARTICLES and not shouted:
        found.pop(0)
    if len(found) > 1 and found[0] in _COUNTRIES:
        found[:1] = _COUNTRIES[found[0]].split()
    while len(found) > 1 and found[-1] in company_forms():
        found.pop()
    for i, word in enumerate(found[:-2]):
        if word in _OFFICES and found[i + 1] == "of" and "of" not in found[i + 2 :]:
            found[i:] = [*found[i + 2 :], word]  # "Department of Labor" is the Labor Department
            break
    return tuple(found)


@lru_cache(maxsize=1 << 16)
def initials(name: str) -> frozenset[str]:
    """Return the acronyms that a name of two words or more may have: with and without its small words."""
    found = [w for part in re.split(r"[-\s]+", bare_of_possessive(name)) for w in words(part)]
    if found and found[0] in {"the", "a"}:
        found = found[1:]
    telling = [w for w in found if w not in words_of("small")]
    letters = {"".join(w[0] for w in chosen) for chosen in (found, telling) if len(chosen) >= 2}
    return frozenset(letters)


@lru_cache(maxsize=1 << 16)
def fullest(names: tuple[str, ...]) -> str:
    """Return the name with the most words that is not an acronym; the first of equals."""
    return max(names, key=lambda n: (not is_acronym(n), len(core(n))))


@lru_cache(maxsize=1 << 16)
def acronyms(names: tuple[str, ...]) -> frozenset[str]:
    """Return the acronyms among names, folded."""
    plain = map(bare_of_possessive, names)
    return frozenset(fold(name).replace(" ", "") for name in plain if is_acronym(name))


@lru_cache(maxsize=1 << 16)
def expansions(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of two words or more that are no acronyms."""
    return tuple(n for n in names if not is_acronym(bare_of_possessive(n)) and len(core(n)) > 1)


@lru_cache(maxsize=1 << 16)
def by_core(names: tuple[str, ...]) -> Mapping[str, str]:
    """Return the names by their cores, written as one word; of two with one core the last."""
    return {"".join(core(n)): n for n in names}


@lru_cache(maxsize=1 << 16)
def ideas_of(name: str) -> frozenset[str]:
    """Return the ideas that the words of a name stand for, whatever their language."""
    parts = [w for part in re.split(r"[-\s]+", name) for w in words(part)]
    return frozenset(idea for w in parts for idea in _ideas().get(w, ()))


@cache
def place_words() -> frozenset[str]:
    """Return the folded names of countries and of their peoples."""
    demonyms = table("demonyms")
    return frozenset(fold(w) for place, peoples in demonyms.items() for w in (place, *peoples))


@lru_cache(maxsize=1 << 16)
def telling_words(name: str) -> frozenset[str]:
    """Return the words of a name's core without the small ones."""
    return frozenset(w for w in core(name) if w not in words_of("small"))
