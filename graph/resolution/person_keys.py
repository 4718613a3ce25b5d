"""Under what a person is looked for: sounds, near spellings and forms of the names."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from graph.resolution.bundles import Bundle
from graph.resolution.corpus import Corpus
from graph.resolution.given_names import languages
from graph.resolution.person_names import full_names, parse
from graph.resolution.skeleton import loose, skeletons


def blocks(one: Bundle, corpus: Corpus) -> Iterator[str]:
    """Yield the keys under which a bundle is compared: sounds and near spellings of its family name, given name."""
    yield from _blocks(one.names)


@lru_cache(maxsize=1 << 16)
def _blocks(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(_keys(names))


def _keys(names: tuple[str, ...]) -> Iterator[str]:
    for name in full_names(names):
        for surname, raw in ((name.surname, name.raw[-1]), *((name.given, name.raw[0]),) * name.family_first):
            for sounds in skeletons(raw):
                yield f"family {sounds}"
            yield from _one_edit(surname)
        yield f"inner {name.words[-2]}"
        yield f"given {name.given}"
        yield f"family {'al' + name.surname}"
    for name in map(parse, names):
        if name.bare:
            yield f"given {name.surname}"
            yield f"inner {name.surname}"
            yield from _one_edit(name.surname)
            for form in sorted(languages(name.surname)):
                yield f"form {form}"
            for sounds in skeletons(name.raw[0]):
                yield f"family {sounds}"


def _one_edit(surname: str) -> Iterator[str]:
    """Two words that differ by one letter share one of these keys; so do two that differ in vowels of one kind."""
    yield f"loose {loose(surname)}"
    if len(surname) >= 6:
        yield f"near {surname}"
        for i in range(len(surname)):
            yield f"near {surname[:i]}{surname[i + 1 :]}"
