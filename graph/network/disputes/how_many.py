"""One group that two reports count differently."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from graph.network.dates import agree
from graph.network.disputes.accounts import Accounts, asserted
from graph.records import Dispute, Entity, Relation
from graph.resolution.folding import words
from graph.resolution.group_names import describe, singular
from graph.vocabulary import table

_BEFORE = 30
"""Characters before a group's mention in which a word like "nearly" makes its count a rough one."""


def how_many(accounts: Accounts) -> Iterator[Dispute]:
    """Yield the disputes on how many people did one thing, or had it done to them."""
    beside: dict[tuple[str, str, int], list[Relation]] = {}
    for relation in accounts.relations:
        if relation.type in table("disputes")["counted"]:
            for group, other, side in ((relation.subject, relation.object, 0), (relation.object, relation.subject, 1)):
                if accounts.entities[group].type == "GROUP" and accounts.entities[group].count:
                    beside.setdefault((relation.type, other, side), []).append(relation)
    shared: dict[tuple[str, str], list[tuple[Relation, Relation]]] = {}
    for (_, _, side), relations in beside.items():
        for left, right in combinations(relations, 2):
            if accounts.independent(left, right) and _may_be_one_event(left, right):
                shared.setdefault((_end(left, side), _end(right, side)), []).append((left, right))
    for (one, other), pairs in shared.items():
        groups = accounts.entities[one], accounts.entities[other]
        if _one_group(groups[0], groups[1], accounts) and _tied(groups, pairs, accounts):
            yield _dispute(groups, pairs, accounts)


def _end(relation: Relation, side: int) -> str:
    return relation.object if side else relation.subject


def _may_be_one_event(left: Relation, right: Relation) -> bool:
    dates = [{c.date for c in asserted(r) if c.date} for r in (left, right)]
    return not all(dates) or any(agree(a, b) for a in dates[0] for b in dates[1])


def _one_group(left: Entity, right: Entity, accounts: Accounts) -> bool:
    """Whether two counts may be meant to be those of one group: people of one kind, each told of by itself."""
    if left.count == right.count or not _alike(left, right):
        return False
    if any(_rough(group, accounts) for group in (left, right)):
        return False
    # A report that also tells of as many people as the other counts tells of two groups, or of parts of one.
    return not any(_also_told(one, other, accounts) for one, other in ((left, right), (right, left)))


def _alike(left: Entity, right: Entity) -> bool:
    a, b = (describe((group.name, *group.aliases)) for group in (left, right))
    if any(x and y and x.isdisjoint(y) for x, y in ((a.sexes, b.sexes), (a.peoples, b.peoples))):
        return False
    return bool(a.kinds & b.kinds) if a.kinds or b.kinds else bool(_heads(left) & _heads(right))


def _heads(group: Entity) -> set[str]:
    """Return the last words of what the group is called where it is counted, in the singular."""
    numbers = table("group_words")["numbers"]
    counted = [w for n in (group.name, *group.aliases) if (w := words(n)) and (numbers.get(w[0]) or w[0].isdigit())]
    return {singular(found[-1]) for found in counted} - {"other", "people"}


def _rough(group: Entity, accounts: Accounts) -> bool:
    pattern = re.compile(rf"\b(?:{'|'.join(table('disputes')['rough'])})\b", re.IGNORECASE)
    return any(
        pattern.search(accounts.documents[m.document].text[max(0, m.start - _BEFORE) : m.end].rpartition(". ")[2])
        for m in group.mentions
        if m.kind != "pronoun"
    )


def _also_told(group: Entity, other: Entity, accounts: Accounts) -> bool:
    told = {accounts.documents[m.document].own_report for m in group.mentions}
    return any(
        entity.type == "GROUP"
        and entity.count == other.count
        and _alike(entity, other)
        and any(accounts.documents[m.document].own_report in told for m in entity.mentions)
        for entity in accounts.entities.values()
    )


def _tied(groups: Sequence[Entity], pairs: Sequence[tuple[Relation, Relation]], accounts: Accounts) -> bool:
    """Whether more than the kind of people says that both are one group: their origin, two things done, or a date."""
    left, right = (describe((group.name, *group.aliases)) for group in groups)
    dated = any(c.date for c in asserted(pairs[0][0])) and any(c.date for c in asserted(pairs[0][1]))
    personal = any(
        accounts.entities[end].type in ("PERSON", "ORGANISATION")
        for relation, _ in pairs
        for end in (relation.subject, relation.object)
    )
    return bool(left.peoples & right.peoples) or len(pairs) > 1 or dated or personal


def _dispute(groups: Sequence[Entity], pairs: Sequence[tuple[Relation, Relation]], accounts: Accounts) -> Dispute:
    told = []
    for i, group in sorted(enumerate(groups), key=lambda g: (g[1].count, g[0])):
        claims = [claim for pair in pairs for claim in asserted(pair[i])]
        told.append(f"{group.count} ({group.name}) according to {accounts.sources(claims)}")
    relation = pairs[0][0]
    label = accounts.types[relation.type].label
    subject, object = (
        "how many" if end == groups[0].id else accounts.name(end) for end in (relation.subject, relation.object)
    )
    ids = dict.fromkeys(relation.id for pair in pairs for relation in pair)
    return Dispute(tuple(ids), "how many", f"{subject} {label} {object}: {'; '.join(told)}.")
