"""When two bundles of groups are one: the same number of the same kind of people, in one report or one story."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.records import Chain
from graph.resolution.bundles import Bundle, bundle
from graph.resolution.corpus import Corpus, story_key
from graph.resolution.folding import words
from graph.resolution.group_names import GroupName, describe
from graph.vocabulary import table

_TELLING = 3
"""From this count on, a number of people says which people are meant; pairs and single ones are in every story."""


def _said(one: Bundle) -> GroupName:
    return describe(one.names)


def bundles(chains: Sequence[Chain], corpus: Corpus) -> list[Bundle]:
    """Take chains, which are in order, together where one report describes them in the same words."""
    groups: dict[tuple[str, str, int | None, int], list[Chain]] = {}
    seen: dict[tuple[str, str, int | None], int] = {}
    for chain in chains:
        key, report = description(chain), corpus.report[chain.document]
        turn = seen.get((chain.document, key, chain.count), 0)
        seen[chain.document, key, chain.count] = turn + 1
        groups.setdefault((key, report, chain.count, turn), []).append(chain)
    return [
        bundle(found, order=corpus.order, reports=corpus.report, key=key, weak=False)
        for (key, _, _, _), found in groups.items()
    ]


def description(chain: Chain) -> str:
    """Return the words of a group's first description without articles and numbers, or the chain's id."""
    numbers = table("group_words")["numbers"]
    found = [w for w in words(chain.names[0] if chain.names else "") if w not in numbers and not w.isdigit()]
    return " ".join(found) or chain.id


def blocks(one: Bundle, corpus: Corpus) -> Iterator[str]:
    """Yield the keys under which a bundle is compared: its count within its reports, its count and kind everywhere."""
    if one.count is None:
        return
    for report in sorted(one.reports):
        yield f"count {one.count} {report}"
    if one.count >= _TELLING:
        yield f"count {one.count}"


def differ(a: Bundle, b: Bundle) -> str | None:
    """Return why two groups can never be one; None where they may be."""
    if a.count is not None and b.count is not None and a.count != b.count:
        return f"{a.count} people and {b.count} people"
    left, right = _said(a), _said(b)
    if left.others != right.others:
        return "one are other people than those spoken of"
    for one, other in ((left.kinds, right.kinds), (left.sexes, right.sexes), (left.peoples, right.peoples)):
        if one and other and one.isdisjoint(other):
            return f"{' and '.join(sorted(one))} are not {' and '.join(sorted(other))}"
    return None


def rivals(one: Bundle, left: Bundle, right: Bundle) -> bool:
    """Whether a description that fits `left` and `right` fits two groups: one article tells of both."""
    return bool(left.documents & right.documents)


def weigh(a: Bundle, b: Bundle, corpus: Corpus) -> tuple[float, tuple[str, ...]] | None:
    """Return score and reasons for a pair of bundles, or None where nothing speaks for it."""
    if a.count is None or a.count != b.count or differ(a, b):
        return None
    left, right = _said(a), _said(b)
    number = f"both are {a.count} {left.heads if left.kinds else right.heads}"
    alike = bool(left.kinds & right.kinds) or bool(left.peoples & right.peoples)
    if not a.reports.isdisjoint(b.reports):
        if a.count >= _TELLING or alike:
            return (0.9 if alike else 0.84), (number, "articles that retell one report")
        return None
    own = frozenset(filter(None, (story_key(c) for one in (a, b) for c in one.chains)))
    told = corpus.stories(a.first_documents, b.first_documents, without=own)
    if told is None or a.count < _TELLING:
        return None
    score = 0.6 + 0.4 * told.score + (0.12 if alike else 0)
    return round(min(score, 0.9), 2), (number, told.reason)
