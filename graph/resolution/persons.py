"""When two bundles of persons are one: names first, and company where names do not settle it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from graph.resolution.ages import ages_differ
from graph.resolution.bundles import Bundle
from graph.resolution.company import COMPANY, Feature, company, report, roles, story
from graph.resolution.corpus import MUCH_SHARED, Corpus
from graph.resolution.evidence import Evidence
from graph.resolution.family_names import same_surname
from graph.resolution.given_names import known_given_names, same_given, widespread
from graph.resolution.person_bundles import bundles
from graph.resolution.person_keys import blocks
from graph.resolution.person_names import full_names, fullest, name_words
from graph.resolution.same_person import compare
from graph.vocabulary.lexicon import titles
from graph.vocabulary.roles import KIN, role_kinds

__all__ = ["blocks", "bundles", "differ", "rivals", "weigh"]

_ALONE = 0.3
"""What a name says that many people bear, alone: a given name, a name that is not real."""
_UNCOMMON = 0.5
"""What one word says that is not known as a given name: a family name most often."""
_MANY = 6
"""So many people of the articles may bear a family name before it says little of who is meant."""
_LIKELY = 0.75
"""From this score two full names that are near each other need little company."""
_SURE = 0.84
"""From this score of the names alone, company is not asked."""


def differ(a: Bundle, b: Bundle) -> str | None:
    """Return why two bundles can never be one person; None where they may be."""
    if a.pseudonym or b.pseudonym:
        if fullest(a.names).key != fullest(b.names).key:
            return "a name that is not the real one goes with no other name"
        if a.pseudonym and b.pseudonym and a.reports.isdisjoint(b.reports):
            return "both names are not real, and the reports are independent"
    if ages_differ(a.ages, b.ages):
        told = (" or ".join(str(age) for age in sorted({age for age, _ in one.ages})) for one in (a, b))
        return f"their ages differ: {' and '.join(told)}"
    left, right = full_names(a.names), full_names(b.names)
    if left and right:
        if _best_full(a.names, b.names) is None:
            return f"different names: {left[0].text} / {right[0].text}"
    elif a.genders and b.genders and a.genders.isdisjoint(b.genders):
        return "one is a man and the other a woman"
    elif not left and not right and _bare(a, b) is None:
        return "different names"
    return None


@lru_cache(maxsize=1 << 18)
def _best_full(left: tuple[str, ...], right: tuple[str, ...]) -> Evidence | None:
    found = (compare(x, y) for x in full_names(left) for y in full_names(right))
    return max((e for e in found if e), key=lambda e: e.score, default=None)


def _bare(a: Bundle, b: Bundle) -> Evidence | None:
    left, right = fullest(a.names), fullest(b.names)
    given = {left.key, right.key} <= known_given_names()
    if left.key == right.key:
        return Evidence(_ALONE if given else _UNCOMMON, f"same name: {left.text}")
    if given:
        found = same_given(left.key, right.key)
        return Evidence(_ALONE - 0.02, found.reason) if found and found.score >= 0.85 else None
    found = same_surname(left.key, right.key, left.raw[0], right.raw[0])
    return Evidence(_UNCOMMON - 0.05, found.reason) if found else None


def names(a: Bundle, b: Bundle, corpus: Corpus) -> Evidence | None:
    """The names themselves."""
    left, right = full_names(a.names), full_names(b.names)
    if (a.pseudonym or b.pseudonym) and a.reports.isdisjoint(b.reports):
        return Evidence(_ALONE, f"same name, which one article says is not real: {a.names[0]}")
    if left and right:
        return _best_full(a.names, b.names)
    if left or right:
        return _full_and_bare(a if left else b, b if left else a, corpus)
    return _bare(a, b)


def _full_and_bare(full: Bundle, weak: Bundle, corpus: Corpus) -> Evidence | None:
    word = fullest(weak.names)
    best: Evidence | None = None
    for name in full_names(full.names):
        family = [(same_surname(s, word.key, s, word.raw[0]), s) for s in sorted(name.surnames)]
        for found, surname in family:
            if found is None:
                continue
            if corpus.bearers(surname) > _MANY:
                score, reason = _UNCOMMON - 0.06, f"{name.text} by a family name that many bear: {word.text}"
            elif found.score == 1:
                score = 0.6 if surname in name_words("common_surnames") else 0.87
                reason = f"{name.text} by family name only: {word.text}"
            else:
                score, reason = (0.81 if found.score > 0.93 and len(word.key) >= 6 else 0.6), found.reason
            best = max(filter(None, (best, Evidence(score, reason))), key=lambda e: e.score)
        given = same_given(name.given, word.key)
        if given and given.score >= 0.9 and not full.documents & weak.documents and not _in_office_only(full, weak):
            best = best or Evidence(_ALONE, f"{name.text} by given name only: {word.text}")
    if best and best.score < 0.84 and len(word.key) >= 6 and full.documents & weak.documents and best.score >= 0.6:
        return Evidence(0.83, f"{best.reason}, in one article")
    return best


def _in_office_only(full: Bundle, weak: Bundle) -> bool:
    """Whether one is somebody's kin, called by the given name, and the other in an office, told with a surname."""
    office = full.roles & (titles("office") | titles("military"))
    kin = any(role_kinds(role) & KIN for role in weak.roles)
    return bool(office) and kin and not full.roles & weak.roles


def weigh(a: Bundle, b: Bundle, corpus: Corpus) -> tuple[float, tuple[str, ...]] | None:
    """Return score and reasons for a pair of bundles, or None where nothing speaks for it."""
    found = names(a, b, corpus)
    if found is None:
        return None
    if found.score >= _SURE:
        closer = [e for e in (report(a, b, corpus), roles(a, b, corpus)) if e] if a.weak or b.weak else []
        return round(found.score + 0.06 * len(closer), 2), (found.reason, *(e.reason for e in closer))
    if a.documents & b.documents and found.score < 0.8 and not (a.weak and b.weak):
        return None  # one article that writes two such names means two people
    beyond = {feature: e for feature in COMPANY if (e := feature(a, b, corpus))}
    score = found.score + sum(e.score for e in beyond.values())
    if not _enough(found, beyond, a, b):
        score = min(score, 0.7)
    return round(min(score, 0.95), 2), (found.reason, *(e.reason for e in beyond.values()))


def _enough(found: Evidence, beyond: Mapping[Feature, Evidence], a: Bundle, b: Bundle) -> bool:
    """Whether the company is personal enough for so weak a name: a story has many people."""
    if report in beyond:
        return True
    both_full = bool(full_names(a.names) and full_names(b.names))
    if found.score >= (_LIKELY if both_full else _UNCOMMON - 0.05):
        return True
    personal = roles in beyond or company in beyond
    storied = story in beyond and beyond[story].score >= MUCH_SHARED
    bare = [fullest(one.names).key for one in (a, b) if not full_names(one.names)]
    if len(bare) == 1 and widespread(bare[0]):
        return False
    return personal and storied


def rivals(one: Bundle, left: Bundle, right: Bundle) -> bool:
    """Whether a weak name that fits `left` and `right` fits two people."""
    bearers = (left, right)
    return one.weak and not any(b.weak or all(name.initials for name in full_names(b.names)) for b in bearers)
