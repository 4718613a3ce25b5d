"""What people are to bodies, places and one another: offices, membership, kin; and what bodies are to bodies."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from graph.extraction.clusters import Cluster
from graph.extraction.describing import described, ties
from graph.extraction.raw_claims import RawClaim, as_said
from graph.extraction.reader import Reader
from graph.records import EntityType
from graph.vocabulary.lexicon import nouns
from graph.vocabulary.places import place_kind
from graph.vocabulary.roles import role_kinds
from graph.vocabulary.speech import words

_OFFICES = frozenset({"leads", "member", "founder", "graduate", "citizen", "native", "resident"})
_FORMER = frozenset({"former", "ex", "ex-", "onetime", "retired", "late", "previous", "ousted", "outgoing", "then", "estranged", "erstwhile"})
_DEPUTY = frozenset({"deputy", "vice", "assistant", "associate", "junior"})
_EMPLOYING = frozenset({"at", "for", "with"})
_KIN = {"spouse": "SPOUSE_OF", "child": "CHILD_OF", "relative": "RELATIVE_OF"}


def offices(reader: Reader, token: Token) -> Iterator[RawClaim]:
    """Yield "X, head of Y", "Y spokesman X", "X is a member of Y", "X, a native of Y"; former offices say nothing."""
    kinds = role_kinds(token.lemma_.lower())
    around = {c.lower_ for c in token.children}
    trade = not kinds & _OFFICES and token.lemma_.lower() in nouns("person")
    if not (trade or kinds & _OFFICES) or around & _FORMER or _taken_away(token):
        return
    holders: tuple[EntityType, ...] = ("PERSON", "GROUP")
    if token.lemma_.lower() == "member":
        holders += ("ORGANISATION",)
    for holder in described(reader, token, holders):
        for target, tie in ties(reader, token, ("ORGANISATION", "PLACE")):
            of_body = target.type == "ORGANISATION"
            if trade and not (of_body and tie in _EMPLOYING):
                continue  # "a surgeon at the University Hospital"
            type_ = _of_body(holder, kinds, around) if of_body else _of_place(token, holder, target, kinds, tie)
            if type_ and holder is not target:
                yield from as_said(RawClaim(holder, type_, target, token, 0.85, tie))


def _taken_away(token: Token) -> bool:
    """"sacked its chief executive"."""
    return token.dep_ in ("obj", "nsubj:pass") and token.head.lemma_ in words("end")


def _of_body(holder: Cluster, kinds: frozenset[str], around: set[str]) -> str | None:
    if holder.type != "PERSON":
        return "MEMBER_OF" if "member" in kinds else None
    if "leads" in kinds and not around & _DEPUTY:
        return "LEADS"
    return "FOUNDED" if "founder" in kinds else "EDUCATED_AT" if "graduate" in kinds else "MEMBER_OF"


def _of_place(token: Token, holder: Cluster, target: Cluster, kinds: frozenset[str], tie: str) -> str | None:
    first_minister = token.lemma_.lower() != "minister" or any(c.lower_ == "prime" for c in token.children)
    if "leads_place" in kinds and holder.type == "PERSON" and tie in ("of", "") and first_minister:
        return "LEADS"
    if "citizen" in kinds:
        return "LIVES_IN" if target.names and place_kind(target.names[0]) == "city" else "CITIZEN_OF"
    return "BORN_IN" if "native" in kinds else "LIVES_IN" if "resident" in kinds else None


def kin(reader: Reader, token: Token) -> Iterator[RawClaim]:
    """Yield "his wife X", "X, the brother of Y", "Y's father X"."""
    kinds = role_kinds(token.lemma_.lower()) & (_KIN.keys() | {"parent"})
    if not kinds or any(c.lower_ in _FORMER - {"late"} for c in token.children):
        return
    of = [cluster for cluster, tie in ties(reader, token, ("PERSON",)) if tie in ("", "of", "to") and cluster.names]
    for one in described(reader, token, ("PERSON",)):
        for other in of:
            if one is not other:
                type_ = next((_KIN[kind] for kind in sorted(kinds & _KIN.keys())), "CHILD_OF")
                left, right = (other, one) if "parent" in kinds else (one, other)
                yield from as_said(RawClaim(left, type_, right, token, 0.9))


def subsidiaries(reader: Reader, token: Token) -> Iterator[RawClaim]:
    """Yield "a unit of X", "an X subsidiary"."""
    if "subsidiary" in role_kinds(token.lemma_.lower()):
        for body in described(reader, token, ("ORGANISATION",)):
            for target, tie in ties(reader, token, ("ORGANISATION",)):
                if target is not body:
                    yield from as_said(RawClaim(body, "PART_OF", target, token, 0.85, tie))
