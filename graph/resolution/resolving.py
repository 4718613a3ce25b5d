"""Who is who across documents: chains in, entities out, with the reason for every join."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from types import ModuleType

from graph.judgements import Placed
from graph.records import Chain, Document, Entity, EntityType, Merge
from graph.resolution import groups, organisations, persons, places
from graph.resolution.ages import with_ages
from graph.resolution.blocking import candidates
from graph.resolution.bundles import Bundle, bundle
from graph.resolution.clustering import Clustering, Pair, cluster
from graph.resolution.collecting import uncollected
from graph.resolution.corpus import Corpus
from graph.resolution.entities import entity
from graph.resolution.folding import fold
from graph.resolution.judged import Judged
from graph.resolution.reconciliation import reconcile_types

KINDS: tuple[tuple[EntityType, ModuleType], ...] = (
    ("PERSON", persons),
    ("PLACE", places),
    ("GROUP", groups),
    ("ORGANISATION", organisations),
)
"""In this order, since who holds which post helps to tell organisations. Each module has the functions used below."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """Entities sorted by path and start of their first mention; merges of chains: a person's, by rule, proposals."""

    entities: tuple[Entity, ...]
    entity_of: Mapping[str, str]
    """Chain id to entity id."""
    merges: tuple[Merge, ...]


@uncollected()
def resolve(
    chains: Iterable[Chain],
    *,
    documents: Iterable[Document],
    neighbours: Mapping[str, frozenset[str]] | None = None,
    judged: Iterable[Placed] = (),
) -> Resolution:
    """Return the entities of all documents; the result does not depend on the order of chains or documents.

    `documents` carry their `report`; one without is a report of its own. A chain without a name joins no other.
    `neighbours` maps a chain's id to the names of what it shares claims with: company for names that do not tell alone.
    `judged` are a person's decisions, which go before everything else.
    """
    decided = Judged(judged)
    read = list(documents)
    typed = decided.retyped(reconcile_types(chains))
    corpus = Corpus(with_ages(typed, {d.id: d for d in read}), read, neighbours or {})
    clusters: dict[int, list[Sequence[Chain]]] = {}
    by_rule: list[tuple[int, int, Merge]] = []
    proposals: list[tuple[int, int, Merge]] = []
    named: dict[EntityType, list[Chain]] = {kind: [] for kind, _ in KINDS}
    described: dict[EntityType, list[Chain]] = {kind: [] for kind, _ in KINDS}
    for order, chain in enumerate(corpus.chains):
        if any(map(fold, chain.names)):
            named[chain.type].append(chain)
        elif chain.id in decided.named:
            described[chain.type].append(chain)
        else:
            clusters[order] = [(chain,)]
    for kind, rules in KINDS:
        alike: list[Bundle] = rules.bundles(named[kind], corpus)
        compared = decided.parted(alike, corpus)
        bundles = [*compared, *(_alone(c, corpus) for c in described[kind])]
        pairs = []
        for a, b in candidates(compared, rules.blocks, corpus):
            weighed = rules.weigh(a, b, corpus)
            if weighed is not None:
                pairs.append(Pair(a.order, b.order, *weighed))
        made = cluster(
            bundles,
            pairs,
            differ=rules.differ,
            rivals=rules.rivals,
            must=decided.must(bundles),
            cannot=decided.cannot(bundles),
        )
        for one in bundles:
            clusters.setdefault(made.cluster_of[one.order], []).append(one.chains)
        by_rule.extend(_joined(bundles, made, corpus))
        proposals.extend(_proposed(bundles, made))
        if kind == "PERSON":
            _settle(bundles, made, corpus)
    found = []
    for order in sorted(clusters):
        parts = clusters[order]
        members = parts[0]
        if len(parts) > 1:
            members = sorted((c for part in parts for c in part), key=lambda c: corpus.order[c.id])
        found.append((entity(members), members))
    by_person = tuple(decided.merges())
    said = {frozenset((m.left, m.right)) for m in by_person}
    rest = [m for found_out in (by_rule, proposals) for _, _, m in sorted(found_out, key=itemgetter(0, 1))]
    return Resolution(
        entities=tuple(made_entity for made_entity, _ in found),
        entity_of={chain.id: made_entity.id for made_entity, members in found for chain in members},
        merges=by_person + tuple(m for m in rest if not said or frozenset((m.left, m.right)) not in said),
    )


def _alone(chain: Chain, corpus: Corpus) -> Bundle:
    """A chain that only a person's decision can join to another, since it has no name."""
    return bundle([chain], order=corpus.order, reports=corpus.report, key=chain.id, weak=True)


def _settle(bundles: Iterable[Bundle], made: Clustering, corpus: Corpus) -> None:
    names: dict[int, str] = {}
    for one in sorted(bundles, key=lambda b: (b.weak, b.order)):
        order = made.cluster_of[one.order]
        for chain in one.chains:
            corpus.settled[chain.id] = (order, names.setdefault(order, one.names[0] if one.names else ""))


def _joined(bundles: Iterable[Bundle], made: Clustering, corpus: Corpus) -> Iterable[tuple[int, int, Merge]]:
    first = {one.order: one.chains[0].id for one in bundles}
    for one in bundles:
        told = "same name" if one.type != "GROUP" else "same description in one report"
        if one.weak and one.type == "PERSON":
            told = "same name in one report"
        reasons = {name: (f"{told}: {name}",) for name in one.names}  # one string for all that are told the same
        for chain in one.chains[1:]:
            reason = reasons[chain.names[0]] if chain.names else (told,)
            yield one.order, corpus.order[chain.id], Merge(first[one.order], chain.id, 0.97, reason, "rule")
    for pair in made.joined:
        yield pair.left, pair.right, Merge(first[pair.left], first[pair.right], pair.score, pair.reasons, "rule")


def _proposed(bundles: Iterable[Bundle], made: Clustering) -> Iterable[tuple[int, int, Merge]]:
    first = {one.order: one.chains[0].id for one in bundles}
    for pair in made.proposed:
        yield pair.left, pair.right, Merge(first[pair.left], first[pair.right], pair.score, pair.reasons, "proposal")
