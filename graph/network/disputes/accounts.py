"""What is asked of relations to find disputes: which reports assert them, and how that is put into words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from graph.network.containment import Containment
from graph.network.support import reports_of, source
from graph.records import Claim, Document, Entity, Relation
from graph.vocabulary import RelationType


@dataclass(frozen=True)
class Accounts:
    """Relations with what their ends, claims and types mean, by id and name."""

    relations: Sequence[Relation]
    entities: Mapping[str, Entity]
    documents: Mapping[str, Document]
    types: Mapping[str, RelationType]

    @cached_property
    def containment(self) -> Containment:
        """Which place lies in which, as the articles say."""
        return Containment(claim for relation in self.relations for claim in relation.claims)

    def report(self, claim: Claim) -> str:
        """Return the id of the report that makes a claim."""
        return self.documents[claim.document].own_report

    def reports(self, relation: Relation) -> frozenset[str]:
        """Return the ids of the reports that assert a relation."""
        return frozenset(reports_of(relation.claims, self.documents))

    def independent(self, left: Relation, right: Relation) -> bool:
        """Whether both are asserted, and by no report in common."""
        by_left, by_right = self.reports(left), self.reports(right)
        return bool(by_left and by_right) and by_left.isdisjoint(by_right)

    def name(self, entity: str) -> str:
        """Return the name of an entity by its id."""
        return self.entities[entity].name

    def sentence(self, relation: Relation) -> str:
        """Return "Mira Olden travelled to Lisbon"."""
        return f"{self.name(relation.subject)} {self.types[relation.type].label} {self.name(relation.object)}"

    def sources(self, claims: Iterable[Claim]) -> str:
        """Return "The Outlet (path), path": each article once, in order of its first claim."""
        return self.sources_of(dict.fromkeys(claim.document for claim in claims))

    def sources_of(self, documents: Iterable[str]) -> str:
        """Return the same for documents by id."""
        articles = [self.documents[i] for i in documents]
        return ", ".join(source(d) + (f" ({d.path})" if d.outlet else "") for d in articles)

    def according(self, relation: Relation) -> str:
        """Return the sources that assert a relation, with "according to" before them."""
        return f"according to {self.sources(asserted(relation))}"


def asserted(relation: Relation) -> list[Claim]:
    """Return the claims of a relation that assert it, in order."""
    return [claim for claim in relation.claims if claim.status == "asserted"]
