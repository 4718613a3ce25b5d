"""What people are to bodies and places: offices and membership; and what bodies are to bodies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from graph.extraction.clusters import Cluster
from graph.extraction.describing import described, given_up, ties
from graph.extraction.raw_claims import RawClaim, as_said
from graph.extraction.reader import Reader, of_types
from graph.extraction.syntax import preposition
from graph.records import EntityType
from graph.vocabulary.lexicon import nouns, small_words
from graph.vocabulary.places import place_kind
from graph.vocabulary.roles import role_kinds
from graph.vocabulary.speech import words

_OFFICES = frozenset({"leads", "member", "founder", "graduate", "citizen", "native", "resident"})
_SAID_OF_AN_OFFICE = frozenset({"amod", "compound", "det", "nmod:poss", "nummod"})
_DEPUTY = frozenset({"deputy", "vice", "assistant", "associate", "junior"})
_OF_SEVERAL = frozenset({"director", "manager", "editor"})
_EMPLOYING = frozenset({"at", "for", "with"})
_DEEDS = {"killer": "KILLED", "attacker": "ATTACKED", "rescuer": "HELPED"}


def offices(reader: Reader, token: Token) -> Iterator[RawClaim]:
    """Yield "X, head of Y", "Y spokesman X", "X is a member of Y", "X, a native of Y"; also of former ones."""
    kinds = role_kinds(token.lemma_.lower())
    if "trade" in kinds:
        kinds |= {"member"}
    # "former X chief executive": what is said of the whole is said of its part
    whole = [token.head] if token.dep_ == "compound" and token.head.pos_ == "NOUN" else []
    around = {c.lower_ for noun in (token, *whole) for c in noun.children if not preposition(c)}  # not "until then"
    if token.i > token.sent.start + 1 and token.nbor(-1).text == "-":
        around.add(token.nbor(-2).lower_)  # "vice | - | president", whatever it is hung on
    if token.lemma_.lower() == "secretary" and "general" in around:
        kinds |= {"leads"}
    if token.lemma_.lower() == "officer" and {"chief", "executive"} <= around:
        kinds |= {"leads"}
    said = {c.lower_ for c in token.children if c.dep_ in _SAID_OF_AN_OFFICE and c.pos_ != "PROPN"}
    if "leads_whole" in kinds and said <= small_words("beside_who_leads"):
        kinds |= {"leads"}
    if any(t.lower_ in ("non", "nonexecutive") for t in token.subtree if t.i < token.i):
        kinds = (kinds - {"leads"}) | {"member"}  # "a non-executive director"
    former = bool(around & small_words("former"))
    if token.lemma_.lower() in _OF_SEVERAL and around & {"a", "an"} and not former:
        kinds = (kinds - {"leads"}) | {"member"}  # "a director of the bank": one of its board
    owners = {c.lower_ for noun in (token, *whole) for c in noun.children if c.dep_ == "nmod:poss"}  # "the mine's head"
    if (around - owners) & (small_words("of_a_part") | _DEPUTY):  # "the finance director", "a vice-president"
        kinds = frozenset({"member" if kind == "leads" else kind for kind in kinds - {"leads_place"}})
    trade = not kinds & _OFFICES and token.lemma_.lower() in nouns("person")
    if former:
        kinds -= {"citizen", "native", "resident"}
    if not (trade or kinds & _OFFICES) or _taken_away(token):
        return
    holders: tuple[EntityType, ...] = ("PERSON", "GROUP")
    if token.lemma_.lower() == "member":
        holders += ("ORGANISATION",)
    for holder in described(reader, token, holders):
        for target, tie in ties(reader, token, ("ORGANISATION", "PLACE")):
            of_body = target.type == "ORGANISATION"
            if trade and not (of_body and (tie in _EMPLOYING or _titled_by(reader, token, target))):
                continue  # "a surgeon at the University Hospital", "University Hospital surgeon X"
            # "head of sales at X", "its head of sales"
            own = (kinds - {"leads"}) | {"member"} if _of_a_part(token) and tie != "of" else kinds
            type_ = _of_body(holder, own) if of_body else _of_place(token, holder, target, own, tie)
            if type_ and holder is not target:
                claim = RawClaim(holder, type_, target, token, 0.75 if former else 0.85, tie)
                # who gives an office up, or gave it up, had it, whether or not that is denied, planned or dated
                yield from [replace(claim, dated=False)] if former or given_up(token) else as_said(claim)
                if "founding" in around and of_body and holder.type == "PERSON" and type_ != "FOUNDED":
                    yield from as_said(RawClaim(holder, "FOUNDED", target, token, 0.8, tie))


def _taken_away(token: Token) -> bool:
    """Whether the verb over an office ends it: "sacked its chief executive"."""
    return token.dep_ in ("obj", "nsubj:pass") and token.head.lemma_ in words("end")


def _titled_by(reader: Reader, token: Token, body: Cluster) -> bool:
    """Whether a trade stands between the name of a body and that of its holder: "Lyon Tramways driver X"."""
    if token.lemma_.lower() in nouns("outsider") or token.i + 1 >= len(reader.doc) or token.tag_ != "NN":
        return False
    holder = reader.coreference.at(token.i + 1) or reader.coreference.at(token.i)
    named = holder is not None and holder.type == "PERSON" and token.nbor(1).ent_type_ == "PER"
    return named and any(m.end in (token.left_edge.i, token.i) for m in body.mentions if m.kind == "name")


def _of_a_part(token: Token) -> bool:
    """Whether an office is of something without a name: "head of sales"."""
    return any(c.dep_ == "nmod" and c.pos_ == "NOUN" and preposition(c) == "of" for c in token.children)


def _of_body(holder: Cluster, kinds: frozenset[str]) -> str | None:
    if holder.type != "PERSON":
        return "MEMBER_OF" if "member" in kinds else None
    if "leads" in kinds:
        return "LEADS"
    return "FOUNDED" if "founder" in kinds else "EDUCATED_AT" if "graduate" in kinds else "MEMBER_OF"


def _of_place(token: Token, holder: Cluster, target: Cluster, kinds: frozenset[str], tie: str) -> str | None:
    first_minister = token.lemma_.lower() != "minister" or any(c.lower_ == "prime" for c in token.children)
    if "leads_place" in kinds and holder.type == "PERSON" and tie in ("of", "") and first_minister:
        return "LEADS"
    if "citizen" in kinds:
        return "LIVES_IN" if target.names and place_kind(target.names[0]) == "city" else "CITIZEN_OF"
    return "BORN_IN" if "native" in kinds else "LIVES_IN" if "resident" in kinds else None


def doers(reader: Reader, token: Token) -> Iterator[RawClaim]:
    """Yield "X's killer, Y", "the rescuer of X"; "the suspected killer" is alleged to be it."""
    type_ = next((_DEEDS[kind] for kind in sorted(role_kinds(token.lemma_.lower()) & _DEEDS.keys())), None)
    around = {c.lower_ for c in token.children}
    if type_ is None or around & words("not_yet"):
        return
    for doer in described(reader, token, ("PERSON",)):
        for target, tie in ties(reader, token, ("PERSON",)):
            if target is not doer and tie in ("", "of"):
                for claim in as_said(RawClaim(doer, type_, target, token, 0.8, tie)):
                    alleged = claim.status == "asserted" and around & (words("allege_adjective") | words("accuse"))
                    yield replace(claim, status="alleged") if alleged else claim


def boards(reader: Reader, token: Token) -> Iterator[RawClaim]:
    """Yield "X is on the board of Y"."""
    if token.lemma_.lower() in nouns("board") and preposition(token) == "on":
        doer = next((c for c in token.children if c.dep_ == "nsubj"), None)
        for member in of_types(reader.things(doer), ("PERSON",)) if doer is not None else ():
            for body, tie in ties(reader, token, ("ORGANISATION",)):
                yield from as_said(RawClaim(member, "MEMBER_OF", body, token, 0.8, tie))


def subsidiaries(reader: Reader, token: Token) -> Iterator[RawClaim]:
    """Yield "a unit of X", "an X subsidiary", "part of X"; "X's parent company, Y", "Y, owner of X"."""
    owned = "subsidiary" in role_kinds(token.lemma_.lower())
    of_a_group = token.lemma_.lower() in nouns("organisation") and any(c.lower_ == "parent" for c in token.children)
    owner = of_a_group or token.lower_ == "parent" or "owner" in role_kinds(token.lemma_.lower())
    part_of = token.lower_ == "part"
    if owned or owner or part_of:
        said = token.head if owner and token.dep_ == "nsubj" and token.head.pos_ == "PROPN" else None
        bodies = described(reader, token, ("ORGANISATION",)) if said is None else reader.things(said)
        for body in of_types(bodies, ("ORGANISATION",)):
            for target, tie in ties(reader, token, ("ORGANISATION",)):
                if target is not body and (tie == "of" or not part_of):
                    part, whole = (target, body) if owner else (body, target)
                    yield from as_said(RawClaim(part, "PART_OF", whole, token, 0.85, tie))
