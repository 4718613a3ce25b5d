"""Chains of persons that their names alone make one, and namesakes whom their ages keep apart."""

from __future__ import annotations

from collections.abc import Sequence

from graph.records import Chain
from graph.resolution.ages import split_by_age
from graph.resolution.bundles import Bundle, bundle
from graph.resolution.company import nearest
from graph.resolution.corpus import Corpus
from graph.resolution.person_names import fullest


def bundles(chains: Sequence[Chain], corpus: Corpus) -> list[Bundle]:
    """Take chains, which are in order, together that have one full name.

    Those of one bare name or pseudonym are taken together within one report.
    """
    groups: dict[tuple[str, str, str], list[Chain]] = {}
    for chain in chains:
        name = fullest(chain.names)
        alone = name.bare or chain.pseudonym
        report = corpus.report[chain.document] if alone else ""
        sex = (chain.gender or "") if name.bare else ""
        groups.setdefault(
            (f"{name.key}/{name.generation}/{'pseudonym' if chain.pseudonym and not name.bare else ''}", report, sex),
            [],
        ).append(chain)
    _fill_unsexed(groups, corpus)
    return [part for (key, _, _), found in groups.items() for part in _by_age(key, found, corpus)]


def _by_age(key: str, chains: Sequence[Chain], corpus: Corpus) -> list[Bundle]:
    """Return the bundles of one name: one, but for namesakes whose ages differ.

    A namesake whose age is not said goes with the one it clearly has more in common with; else it stays by itself.
    """

    def made(part: Sequence[Chain]) -> Bundle:
        weak = fullest(part[0].names).bare or part[0].pseudonym
        ordered = sorted(part, key=lambda c: corpus.order[c.id])
        return bundle(ordered, order=corpus.order, reports=corpus.report, key=key, weak=weak)

    parts, unsaid = split_by_age(chains)
    if not unsaid and len(parts) == 1:
        return [made(chains)]
    known = {i: made(part) for i, part in enumerate(parts)}
    rest: list[Chain] = []
    for chain in unsaid:
        found = nearest(made([chain]), known, corpus)
        (rest if found is None else parts[found]).append(chain)
    return [made(part) for part in (*parts, rest) if part]


def _fill_unsexed(groups: dict[tuple[str, str, str], list[Chain]], corpus: Corpus) -> None:
    """A bare name whose sex is unsaid goes with the one sex that the report says of it."""
    for key, told, _ in [g for g in groups if not g[2]]:
        sexed = [sex for sex in ("f", "m") if (key, told, sex) in groups]
        if told and len(sexed) == 1:
            both = groups[key, told, sexed[0]]
            both.extend(groups.pop((key, told, "")))
            both.sort(key=lambda c: corpus.order[c.id])
