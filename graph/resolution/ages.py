"""How old people are said to be, which keeps namesakes apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from graph.records import Chain, Document

Age = tuple[int, int | None]
"""Years of age, and the year in which the article said so, where that is known."""

_ROLE = re.compile(r"\b(\d{1,3})[- ]years?[- ]old(?: in (\d{4}))?|\baged? (\d{1,3})\b")
_OLD = re.compile(r"\b(\d{1,3})[- ]years?[- ]old\b", re.IGNORECASE)
_BEFORE = re.compile(r"\b(\d{1,3})[- ]years?[- ]old(?: [\w’'-]+){0,4},? $", re.IGNORECASE)
_AFTER = re.compile(r",? (?:\((\d{2,3})\)|aged (\d{1,3})\b|(?<=, )(\d{2,3})(?=[,.;)]| and\b))")
_WINDOW = 60
_OLDEST = 115
_APART = 2
"""Years that two ages of one person may differ by: birthdays, and events told of some time after."""


def with_ages(chains: Iterable[Chain], documents: Mapping[str, Document]) -> list[Chain]:
    """Return the chains, those of persons with a role such as "26-year-old in 2024" for each age that the text gives.

    Ages stand before the name ("26-year-old cook Ana"), behind it ("Ana, 26,", "Ana (26)") or in words for the person.
    """
    return [_with_age(chain, documents.get(chain.document)) for chain in chains]


def _with_age(chain: Chain, document: Document | None) -> Chain:
    if chain.type != "PERSON" or document is None or not document.text:
        return chain
    found = {age for mention in chain.mentions if mention.kind != "pronoun" for age in _at(mention.start, mention.end,
             mention.text, document.text, named=mention.kind == "name")}  # fmt: skip
    year = f" in {document.published[:4]}" if document.published else ""
    known = {age for age, _ in ages(chain)}
    told = tuple(f"{age}-year-old{year}" for age in sorted(found - known))
    return replace(chain, roles=(*chain.roles, *told)) if told else chain


def _at(start: int, end: int, mention: str, text: str, *, named: bool) -> set[int]:
    found = [match[1] for match in _OLD.finditer(mention)]
    if named:
        before = _BEFORE.search(text[max(0, start - _WINDOW) : start])
        after = _AFTER.match(text[end : end + _WINDOW])
        found += [match[1] for match in [before] if match]
        found += [next(filter(None, match.groups())) for match in [after] if match]
    return {int(age) for age in found if 0 < int(age) <= _OLDEST}


def ages(chain: Chain) -> frozenset[Age]:
    """Return the ages that the chain's roles state."""
    return frozenset(age for role in chain.roles for age in _stated(role))


@lru_cache(maxsize=1 << 14)
def _stated(role: str) -> frozenset[Age]:
    found = (match.groups() for match in _ROLE.finditer(role))
    return frozenset((int(old or aged), int(year) if year else None) for old, year, aged in found)


def without_age(role: str) -> str:
    """Return a role without the age that it states."""
    return _ROLE.sub("", role)


def ages_differ(left: Iterable[Age], right: Iterable[Age]) -> bool:
    """Whether stated ages cannot be one person's: by the year of birth where the articles have dates, else as told."""
    pairs = [(a, b) for a in left for b in right]
    return bool(pairs) and all(_apart(a, b) > _APART for a, b in pairs)


def _apart(left: Age, right: Age) -> int:
    if left[1] is None or right[1] is None:
        return abs(left[0] - right[0])
    return abs((left[1] - left[0]) - (right[1] - right[0]))


def split_by_age(chains: Sequence[Chain]) -> tuple[list[list[Chain]], list[Chain]]:
    """Return `chains` of one name parted where their stated ages cannot be one person's, and those without an age.

    Where all that have an age may be one person's, there is one part, and none is left over.
    """
    parts: list[tuple[set[Age], list[Chain]]] = []
    for chain in (c for c in chains if ages(c)):
        fitting = next((p for p in parts if not ages_differ(p[0], ages(chain))), None)
        if fitting is None:
            parts.append((set(ages(chain)), [chain]))
        else:
            fitting[0].update(ages(chain))
            fitting[1].append(chain)
    if len(parts) < 2:
        return [list(chains)], []
    return [part for _, part in parts], [c for c in chains if not ages(c)]
