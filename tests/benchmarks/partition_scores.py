"""MUC, B³, CEAF-e and their mean, the CoNLL F1, of one partition of mentions against another.

Formulas: Pradhan et al., "Scoring Coreference Partitions of Predicted Mentions", ACL 2014; mentions that only one side
has are kept, as there. Clusters of one mention count in B³ and CEAF-e.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass

import networkx as nx

Partition = list[frozenset[Hashable]]


@dataclass(frozen=True, slots=True)
class Score:
    """Recall and precision, each in [0, 1]."""

    recall: float
    precision: float

    @property
    def f1(self) -> float:
        """Their harmonic mean; 0 where both are."""
        both = self.recall + self.precision
        return 2 * self.recall * self.precision / both if both else 0.0


def partition(clusters: Iterable[Iterable[Hashable]]) -> Partition:
    """Return the clusters without empty ones."""
    return [frozenset(c) for c in map(frozenset, clusters) if c]


def muc(key: Partition, response: Partition) -> Score:
    """Return how many links of each side's clusters the other has."""
    return Score(_links(key, response), _links(response, key))


def b_cubed(key: Partition, response: Partition) -> Score:
    """Return, mean over mentions, how much of its cluster on one side its cluster on the other holds."""
    return Score(_overlap(key, response), _overlap(response, key))


def ceaf_e(key: Partition, response: Partition) -> Score:
    """Return how alike the clusters are under the best one-to-one assignment, by `2|K∩R| / (|K|+|R|)`."""
    of = _cluster_of(response)
    alike = nx.Graph()
    for k, cluster in enumerate(key):
        for r in {of[m] for m in cluster if m in of}:
            alike.add_edge(("key", k), r, weight=2 * len(cluster & response[r]) / (len(cluster) + len(response[r])))
    best = sum(alike.edges[pair]["weight"] for pair in nx.max_weight_matching(alike))
    return Score(best / max(1, len(key)), best / max(1, len(response)))


METRICS = {"MUC": muc, "B³": b_cubed, "CEAF-e": ceaf_e}


def conll_f1(key: Partition, response: Partition) -> float:
    """Return the mean F1 of the three, in [0, 1]."""
    return sum(metric(key, response).f1 for metric in METRICS.values()) / len(METRICS)


def _cluster_of(clusters: Partition) -> dict[Hashable, int]:
    return {mention: i for i, cluster in enumerate(clusters) for mention in cluster}


def _links(clusters: Partition, others: Partition) -> float:
    of = _cluster_of(others)
    links = sum(len(c) - 1 for c in clusters)
    kept = sum(len(c) - len({of.get(m, m) for m in c}) for c in clusters)
    return kept / links if links else 0.0


def _overlap(clusters: Partition, others: Partition) -> float:
    of = _cluster_of(others)
    held = sum(len(c & others[of[m]]) / len(c) for c in clusters for m in c if m in of)
    return held / max(1, sum(map(len, clusters)))
