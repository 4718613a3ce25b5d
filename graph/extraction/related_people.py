"""Which person "her brother" or "his lawyer" means once the text has said who that is."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from graph.extraction.clusters import Cluster
from graph.extraction.mentions import Candidate
from graph.extraction.settled import Settled
from graph.extraction.syntax import preposition
from graph.vocabulary.roles import role_kinds

_INVERSE = {"spouse": "spouse", "child": "parent", "parent": "child", "relative": "relative"}
_SAME = frozenset({"late", "own", "beloved"})
"""Adjectives that do not tell one brother from another."""


def related_person(settled: Settled, mention: Candidate) -> Cluster | None:
    """Return who was called so, of the same person, before; or whose kin that person was said to be; or None."""
    noun = settled.doc[mention.i]
    kinds = role_kinds(mention.role) & _INVERSE.keys()
    if any(c.dep_ == "amod" and c.lower_ not in _SAME for c in noun.children):
        return None
    possessors = {id(c): c for owner in owners(noun) if (c := settled.at.get(owner.i)) is not None}
    if len(possessors) != 1:
        return None
    (person,) = possessors.values()
    wanted = {_INVERSE[kind] for kind in kinds}
    found: dict[int, Cluster] = {}
    for cluster in settled.named_before("PERSON", mention.i):
        for role, of_whom in kin_told(settled.doc, cluster, mention.i):
            of = [c for owner in of_whom if (c := settled.at.get(owner.i)) is not None]
            if role == mention.role and person in of:
                found[id(cluster)] = cluster
            elif cluster is person and role_kinds(role) & wanted:
                found |= {id(c): c for c in of if c.known and c.type == "PERSON"}
    fitting = [c for c in found.values() if c is not person and c.agrees(mention.gender)]
    return fitting[0] if len(fitting) == 1 else None


def kin_told(doc: Doc, cluster: Cluster, before: int) -> Iterator[tuple[str, list[Token]]]:
    """Yield what kin somebody was said to be before a token, and whose."""
    for mention in cluster.mentions:
        if mention.kind == "nominal" and mention.i < before and mention.number != "p":
            yield mention.role, list(owners(doc[mention.i]))


def owners(noun: Token) -> Iterator[Token]:
    """Yield whose a noun says its kin is: "X's brother", "the brother of X"."""
    for child in noun.children:
        if child.dep_ == "nmod:poss" or (child.dep_ == "nmod" and preposition(child) in ("of", "to")):
            yield child
