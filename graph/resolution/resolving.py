"""Who is who across documents: chains in, entities out, with the reason for every join."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import ModuleType

from graph.records import Chain, Document, Entity, EntityType, Merge
from graph.resolution import groups, organisations, persons, places
from graph.resolution.blocking import candidates
from graph.resolution.bundles import Bundle
from graph.resolution.clustering import Clustering, Pair, cluster
from graph.resolution.collecting import uncollected
from graph.resolution.corpus import Corpus
from graph.resolution.entities import entity
from graph.resolution.folding import fold
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
    """Entities sorted by path and start of their first mention; merges of chains by rule, then proposals."""

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
) -> Resolution:
    """Return the entities of all documents; the result does not depend on the order of chains or documents.

    `documents` carry their `report`; one without is a report of its own. A chain without a name joins no other.
    `neighbours` maps a chain's id to the names of what it shares claims with: company for names that do not tell alone.
    """
    given = sorted(reconcile_types(chains), key=lambda c: c.id)
    corpus = Corpus(given, sorted(documents, key=lambda d: d.id), neighbours or {})
    clusters: dict[int, list[Chain]] = {}
    merges: list[tuple[int, int, Merge]] = []
    named = [c for c in corpus.chains if any(map(fold, c.names))]
    clusters.update((corpus.order[c.id], [c]) for c in set(corpus.chains).difference(named))
    for kind, rules in KINDS:
        bundles: list[Bundle] = rules.bundles([c for c in named if c.type == kind], corpus)
        pairs = []
        for a, b in candidates(bundles, rules.blocks, corpus):
            weighed = rules.weigh(a, b, corpus)
            if weighed is not None:
                pairs.append(Pair(a.order, b.order, *weighed))
        made = cluster(bundles, pairs, differ=rules.differ, rivals=rules.rivals)
        for one in bundles:
            clusters.setdefault(made.cluster_of[one.order], []).extend(one.chains)
        merges.extend(_merges(bundles, made, corpus))
        if kind == "PERSON":
            _settle(bundles, made, corpus)
    found = []
    for order in sorted(clusters):
        members = sorted(clusters[order], key=lambda c: corpus.order[c.id])
        found.append((entity(members, corpus.documents), members))
    return Resolution(
        entities=tuple(made_entity for made_entity, _ in found),
        entity_of={chain.id: made_entity.id for made_entity, members in found for chain in members},
        merges=tuple(merge for _, _, merge in sorted(merges, key=lambda m: (m[2].decided_by != "rule", m[0], m[1]))),
    )


def _settle(bundles: Iterable[Bundle], made: Clustering, corpus: Corpus) -> None:
    names: dict[int, str] = {}
    for one in sorted(bundles, key=lambda b: (b.weak, b.order)):
        order = made.cluster_of[one.order]
        for chain in one.chains:
            corpus.settled[chain.id] = (order, names.setdefault(order, one.names[0] if one.names else ""))


def _merges(bundles: Iterable[Bundle], made: Clustering, corpus: Corpus) -> Iterable[tuple[int, int, Merge]]:
    first = {}
    for one in bundles:
        first[one.order] = one.chains[0].id
        for chain in one.chains[1:]:
            told = "same name" if chain.type != "GROUP" else "same description in one report"
            if one.weak and chain.type == "PERSON":
                told = "same name in one report"
            reason = f"{told}: {chain.names[0]}" if chain.names else told
            yield one.order, corpus.order[chain.id], Merge(one.chains[0].id, chain.id, 0.97, (reason,), "rule")
    for pair in made.joined:
        yield pair.left, pair.right, Merge(first[pair.left], first[pair.right], pair.score, pair.reasons, "rule")
    for pair in made.proposed:
        yield pair.left, pair.right, Merge(first[pair.left], first[pair.right], pair.score, pair.reasons, "proposal")
