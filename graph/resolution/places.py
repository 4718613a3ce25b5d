"""When two bundles of places are one: folded names, known other names, spellings within a report or story."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from rapidfuzz.distance import Levenshtein

from graph.records import Chain
from graph.resolution.bundles import Bundle, bundle
from graph.resolution.corpus import Corpus
from graph.resolution.folding import bare_of_possessive, words
from graph.resolution.skeleton import skeletons, sound_alike
from graph.vocabulary import table
from graph.vocabulary.places import written_out


@cache
def _aliases() -> Mapping[str, str]:
    return {
        "".join(alias.split()): "".join(name.split())
        for name, aliases in table("place_aliases")["aliases"].items()
        for alias in aliases
    }


@lru_cache(maxsize=1 << 16)
def key(name: str) -> str:
    """Return what spellings and known other names of a place share."""
    found = list(words(written_out(bare_of_possessive(name))))
    if len(found) > 1 and found[0] == "the":
        found = found[1:]
    whole = "".join(found)
    if whole not in _aliases() and len(found) > 2 and found[0] in table("place_aliases")["forms"] and found[1] == "of":
        whole = "".join(found[2:])
    return _aliases().get(whole, whole)


def bundles(chains: Sequence[Chain], corpus: Corpus) -> list[Bundle]:
    """Take chains, which are in order, together that have a name in common, as `key` sees it."""
    groups: dict[str, list[Chain]] = {}
    for chain in chains:
        groups.setdefault(key(chain.names[0]), []).append(chain)
    return [bundle(found, order=corpus.order, reports=corpus.report, key=k, weak=False) for k, found in groups.items()]


def blocks(one: Bundle, corpus: Corpus) -> Iterator[str]:
    """Yield the keys under which a bundle is compared: other names, sounds, and beginnings and ends within a report."""
    for name in one.names:
        found = key(name)
        yield f"name {found}"
        if len(found) >= 6:
            for sounds in skeletons(found):
                yield f"sounds {sounds}"
            if len(one.reports) <= 20:
                for report in one.reports:
                    yield f"start {found[:4]} {report}"
                    yield f"end {found[-4:]} {report}"


def differ(a: Bundle, b: Bundle) -> str | None:
    """Return why two places can never be one; names alone never say so."""
    return None


def rivals(one: Bundle, left: Bundle, right: Bundle) -> bool:
    """Whether a name that fits `left` and `right` fits two places."""
    return left.key != right.key


def weigh(a: Bundle, b: Bundle, corpus: Corpus) -> tuple[float, tuple[str, ...]] | None:
    """Return score and reasons for a pair of bundles, or None where nothing speaks for it."""
    left, right = {key(n): n for n in a.names}, {key(n): n for n in b.names}
    shared = sorted(left.keys() & right.keys())
    if shared:
        return 0.9, (f"{left[shared[0]]} and {right[shared[0]]} are one name",)
    retold = not a.reports.isdisjoint(b.reports)
    for x, y in ((x, y) for x in left for y in right if min(len(x), len(y)) >= 6):
        said = f"one name spelt in two ways: {left[x]} / {right[y]}"
        if sound_alike(x, y):
            told = corpus.stories(a.first_documents, b.first_documents)
            if retold:
                return 0.9, (said, "articles that retell one report")
            return (0.82, (said, told.reason)) if told and told.score >= 0.5 else (0.6, (said,))
        if retold and Levenshtein.distance(x, y) == 1 and x[0] == y[0] and not any(c.isdigit() for c in x + y):
            return 0.82, (said, "articles that retell one report")
    return None
