"""One given name in several reports that describe its bearer in ways that do not meet: perhaps two people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import combinations

from graph.network.disputes.accounts import Accounts, asserted
from graph.records import Dispute, Entity, Relation
from graph.resolution.folding import words
from graph.resolution.given_names import known_given_names
from graph.vocabulary import table


def identity(accounts: Accounts) -> Iterator[Dispute]:
    """Yield the disputes on whether people who share no more than a given name are one."""
    by_subject: dict[str, list[Relation]] = {}
    for relation in accounts.relations:
        by_subject.setdefault(relation.subject, []).append(relation)
    for entity in accounts.entities.values():
        if entity.type != "PERSON" or entity.pseudonym or not _given_only(entity):
            continue
        described = _described(entity, accounts)
        apart = [(a, b) for a, b in combinations(described, 2) if _heads(described[a]).isdisjoint(_heads(described[b]))]
        if not apart:
            continue
        relations = dict.fromkeys(
            relation.id
            for report in described
            for relation in _of_report(by_subject.get(entity.id, []), report, accounts)[:1]
        )
        if len(relations) > 1:
            told = "; ".join(f"{_listed(said)} according to {_sources(entity, report, accounts)}"
                             for report, said in described.items())  # fmt: skip
            why = f"{entity.name}: {told}; the reports share a given name, and may tell of two people."
            yield Dispute(tuple(relations), "who is who", why)


def _given_only(entity: Entity) -> bool:
    names = [words(name) for name in (entity.name, *entity.aliases)]
    return all(len(name) == 1 and name[0] in known_given_names() for name in names)


def _described(entity: Entity, accounts: Accounts) -> Mapping[str, list[str]]:
    """Return what each report calls the person beside the name, where that says more than a man or a woman."""
    found: dict[str, dict[str, None]] = {}
    for mention in entity.mentions:
        if mention.kind == "nominal" and _heads([mention.text]):
            report = accounts.documents[mention.document].own_report
            found.setdefault(report, {})[mention.text] = None
    return {report: list(said) for report, said in found.items()}


def _heads(said: list[str]) -> set[str]:
    heads = (words(description)[-1:] for description in said)
    return {head for found in heads for head in found if head.isalpha() and head not in _untelling()}


@cache
def _untelling() -> frozenset[str]:
    return frozenset(table("nicknames")["plain_roles"]) | frozenset(table("disputes")["kin"])


def _of_report(relations: list[Relation], report: str, accounts: Accounts) -> list[Relation]:
    """Return the relations that a report asserts, those first that no other does."""
    told = [r for r in relations if report in accounts.reports(r) and asserted(r)]
    return sorted(told, key=lambda r: len(accounts.reports(r)))


def _sources(entity: Entity, report: str, accounts: Accounts) -> str:
    documents = dict.fromkeys(
        m.document for m in entity.mentions if accounts.documents[m.document].own_report == report
    )
    return accounts.sources_of(documents)


def _listed(said: list[str]) -> str:
    return " and ".join(f"“{' '.join(text.split())}”" for text in said[:2])
