"""What independent reports cannot both be right about: where, when, whether, how many, who, in which order, who is who.

Conservative: copies of one report never contradict each other, and a report that says both sides is at odds with none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from graph.network.disputes.accounts import Accounts
from graph.network.disputes.how_many import how_many
from graph.network.disputes.identity import identity
from graph.network.disputes.order import order
from graph.network.disputes.when import when
from graph.network.disputes.where import where
from graph.network.disputes.whether import whether
from graph.network.disputes.who import who
from graph.records import Dispute, Document, Entity, Relation
from graph.vocabulary import RelationType

__all__ = ["disputes"]

_KINDS: tuple[Callable[[Accounts], Iterator[Dispute]], ...] = (where, when, whether, how_many, who, order, identity)
"""In the order in which they are told."""


def disputes(
    relations: Sequence[Relation],
    entities: Mapping[str, Entity],
    documents: Mapping[str, Document],
    types: Mapping[str, RelationType],
) -> tuple[tuple[Dispute, ...], frozenset[str]]:
    """Return the disputes by kind and in order of `relations`, and the ids of the relations that they are about."""
    accounts = Accounts(relations, entities, documents, types)
    found = tuple(dispute for kind in _KINDS for dispute in kind(accounts))
    return found, frozenset(i for dispute in found for i in dispute.relations)
