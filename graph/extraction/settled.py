"""What is settled so far on who is who in a document: the clusters, and what each token belongs to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc

from graph.extraction.antecedents import Antecedents
from graph.extraction.clusters import Cluster
from graph.extraction.mentions import Candidate
from graph.extraction.quotations import Quotation
from graph.extraction.salience import Salience
from graph.records import EntityType


@dataclass(frozen=True, slots=True)
class Settled:
    """The state that the rules for names, nominals and pronouns read, and `place` adds to."""

    doc: Doc
    clusters: list[Cluster]
    mentions: Mapping[int, Candidate]
    """Every mention by its head."""
    quoted: Mapping[int, Quotation]
    """The quotation that a token stands in."""
    salience: Salience
    antecedents: Antecedents
    speaker: dict[int, Cluster]
    """Who speaks, by the first token of a quotation; filled as speakers are settled."""
    spoken: Mapping[int, Sequence[Quotation]]
    """What the mention headed by a token is the speaker of."""
    at: dict[int, Cluster] = field(default_factory=dict)
    """The cluster of the mention that a token heads or, of a name, stands in."""

    def named(self, kind: EntityType | None) -> list[Cluster]:
        """Return the clusters of a type that have a name."""
        return [c for c in self.clusters if c.type == kind and c.names]

    def named_before(self, kind: EntityType | None, i: int) -> list[Cluster]:
        """Return the clusters of a type that have a name and are mentioned before token `i`."""
        return [c for c in self.named(kind) if c.before(i, 1)]

    def join(self, cluster: Cluster, other: Cluster) -> None:
        """Take another cluster, which is the same thing after all, into one."""
        cluster.absorb(other)
        self.clusters.remove(other)
        self.at.update((i, cluster) for i, known in self.at.items() if known is other)

    def place(self, mention: Candidate, cluster: Cluster | None) -> None:
        """Add a mention to a cluster; to a new one for None."""
        if cluster is None:
            cluster = Cluster(mention.type)
            self.clusters.append(cluster)
        cluster.add(mention)
        self.at[mention.i] = cluster


def latest(clusters: list[Cluster], i: int) -> Cluster | None:
    """Return the cluster mentioned last before token `i`; None of none."""
    return max(clusters, key=lambda c: c.before(i, 1)[0].i, default=None)
