"""The sides of a dispute: what each says, and the claims that say it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graph.records import Claim, Dispute, Relation


@dataclass(frozen=True, slots=True)
class Side:
    """One account: `says` is a date, "stated", "denied", or empty where `relation` itself is what is said."""

    says: str
    relation: Relation
    claims: tuple[Claim, ...]


def sides(dispute: Dispute, relations: Mapping[str, Relation]) -> tuple[Side, ...]:
    """Return the sides of a dispute in order; `relations` are those of the graph, by id."""
    if len(dispute.relations) > 1:
        told = (relations[id] for id in dispute.relations)
        return tuple(Side("", r, tuple(c for c in r.claims if c.status == "asserted")) for r in told)
    relation = relations[dispute.relations[0]]
    if dispute.about == "whether":
        statuses = (("stated", "asserted"), ("denied", "denied"))
        return tuple(Side(says, relation, tuple(c for c in relation.claims if c.status == s)) for says, s in statuses)
    dated = [claim for claim in relation.claims if claim.status == "asserted" and claim.date]
    dates = sorted({str(claim.date) for claim in dated})
    return tuple(Side(date, relation, tuple(c for c in dated if c.date == date)) for date in dates)
