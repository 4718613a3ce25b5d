"""Kin: "his wife X", and those listed with a plural: "their children, X and Y", "the sisters X and Y"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from spacy.tokens import Token

from graph.extraction.clusters import Cluster
from graph.extraction.describing import described, ties
from graph.extraction.raw_claims import RawClaim, as_said
from graph.extraction.reader import Reader, of_types
from graph.extraction.subjects import subject
from graph.extraction.syntax import coordinated, preposition
from graph.vocabulary.lexicon import nouns, small_words
from graph.vocabulary.roles import role_kinds

_KIN = {"spouse": "SPOUSE_OF", "child": "CHILD_OF", "relative": "RELATIVE_OF"}
_HAVING = frozenset({"have", "raise"})
_COUPLE = frozenset({"their", "they", "couple", "pair"})


def kin_word(token: Token) -> str:
    """Return the dictionary form of a noun with the rest that the tokenizer cut off: "father" "-" "in" "-" "law"."""
    behind = token.doc[token.i + 1 : token.i + 5].text.lower()
    return token.lemma_.lower() + ("-in-law" if behind == "-in-law" else "")


def kin(reader: Reader, token: Token) -> Iterator[RawClaim]:
    """Yield "his wife X", "X, the brother of Y", "Y's father X"."""
    kinds = role_kinds(kin_word(token)) & (_KIN.keys() | {"parent"})
    if not kinds or any(c.lower_ in small_words("former") - {"late"} for c in token.children):
        return
    if any(c.lower_ == "like" and c.i < token.i for c in token.children):
        return  # "he was like a father to her"
    of = [cluster for cluster, tie in ties(reader, token, ("PERSON",)) if tie in ("", "of", "to") and cluster.known]
    nouns_of = (token, token.head) if token.dep_ == "conj" else (token,)  # "their son X and daughter Y"
    theirs = next((c for n in nouns_of for c in n.children if c.dep_ == "nmod:poss" and c.lower_ == "their"), None)
    if not of and theirs is not None and kinds & {"child", "parent"}:
        of = _couple(reader, theirs)
    of = of or _of_the_one_before(reader, token)
    for one in described(reader, token, ("PERSON",)):
        for other in of:
            if one is not other:
                type_ = next((_KIN[kind] for kind in sorted(kinds & _KIN.keys())), "CHILD_OF")
                left, right = (other, one) if "parent" in kinds else (one, other)
                yield from as_said(RawClaim(left, type_, right, token, 0.9))


def _of_the_one_before(reader: Reader, token: Token) -> list[Cluster]:
    """Whose kin "the younger brother, X" is: of the one person whom the sentence before names."""
    the = any(c.dep_ == "det" and c.lower_ == "the" for c in token.children)
    named = any(c.dep_ == "appos" and c.ent_type_ == "PER" for c in token.children)
    owned = any(c.dep_ == "nmod:poss" or (c.dep_ == "nmod" and c.i > token.i) for c in token.children)
    start = token.sent.start
    if not the or not named or owned or not start:
        return []
    people = [c for c in _people(reader, token.doc[start - 1].sent.start, start) if c.names and c.type == "PERSON"]
    return people if len(people) == 1 else []


def families(reader: Reader, token: Token) -> Iterator[RawClaim]:
    """Yield "X and Y live with their children, Z and W", "X's daughters are Z and W", "X has two brothers, Z and W"."""
    kinds = role_kinds(kin_word(token))
    type_ = next((_KIN[kind] for kind in ("child", "relative") if kind in kinds), None)
    if "parent" in kinds:
        type_ = "CHILD_OF"
    had = token.dep_ == "obj" and token.head.lemma_ in _HAVING
    if (
        type_ is None
        or not (token.tag_ == "NNS" or had)
        or any(c.lower_ in small_words("former") for c in token.children)
    ):
        return
    of = list(_whose(reader, token))
    for one in _listed(reader, token):
        for other in of:
            left, right = (other, one) if "parent" in kinds else (one, other)
            if one is not other and one not in of:
                yield from as_said(RawClaim(left, type_, right, token, 0.85))


def siblings(reader: Reader, token: Token) -> Iterator[RawClaim]:
    """Yield "the sisters X and Y", "X and Y, who are cousins", "a couple, X and Y": kin of one another."""
    couple = token.lower_ == "couple"
    mutual = couple or (kin_word(token) in nouns("mutual_kin") and token.tag_ in ("NNS", "NNPS", "NNP"))
    owned = any(c.dep_ == "nmod:poss" or preposition(c) == "of" for c in token.children)
    no_longer = small_words("former") - {"retired", "late"}
    if not mutual or owned or any(c.lower_ in no_longer for c in token.children):
        return
    first = token.head if token.dep_ in ("appos", "acl:relcl", "compound", "nmod:desc", "flat") else None
    if any(c.dep_ == "cop" for c in token.children) and token.dep_ != "acl:relcl":
        first = subject(token)
    beside = next((c for c in token.children if c.dep_ in ("appos", "flat") and c.i > token.i), None)
    first = beside if beside is not None else first
    if first is None or first.pos_ != "PROPN":
        return
    members = [*(member for _, member in coordinated(first)), *(_joined(token) if beside is not None else ())]
    people = [c for member in members for c in of_types(reader.things(member), ("PERSON",)) if c.known]
    if len(people) == len(set(map(id, people))) > 1 and not (couple and len(people) > 2):
        for one, other in combinations(people, 2):
            yield from as_said(RawClaim(one, "SPOUSE_OF" if couple else "RELATIVE_OF", other, token, 0.85))


def _listed(reader: Reader, token: Token) -> Iterator[Cluster]:
    """The names in apposition to a plural, or said of it: "the children, X and Y", "the children are X and Y"."""
    named = [c for c in token.children if c.dep_ == "appos" and c.pos_ == "PROPN" and c.i > token.i]
    if named:
        named += _joined(token)
    said = token.head if token.dep_ == "nsubj" and token.head.pos_ == "PROPN" else None
    if said is not None and any(c.dep_ == "cop" for c in said.children):
        named.append(said)
    for first in named:
        for _, member in coordinated(first):
            yield from (c for c in of_types(reader.things(member), ("PERSON",)) if c.known)


def _joined(plural: Token) -> Iterator[Token]:
    """What is joined to a plural instead of to the name in apposition to it: "the sisters X and | Y"."""
    return (c for c in plural.children if c.dep_ == "conj" and c.pos_ == "PROPN" and c.i > plural.i)


def _whose(reader: Reader, token: Token) -> Iterator[Cluster]:
    owner = next((c for c in token.children if c.dep_ == "nmod:poss"), None)
    if owner is None and token.dep_ == "obj" and token.head.lemma_ in _HAVING:
        owner = subject(token.head)
    if owner is None and token.dep_ == "conj":
        # "survived by his wife and three children, X …": his children too
        owner = next((c for c in token.head.children if c.dep_ == "nmod:poss"), None)
    if owner is None:
        return
    found = [c for _, o in coordinated(owner) for c in of_types(reader.things(o), ("PERSON",)) if c.known]
    yield from found
    if not found and owner.lower_ in _COUPLE:
        yield from _couple(reader, owner)


def _couple(reader: Reader, token: Token) -> list[Cluster]:
    """The two people before a "they" or "their": in its sentence, or, where that names none, in the one before."""
    start = token.sent.start
    people = _people(reader, start, token.i)
    if not people and start:
        people = _people(reader, token.doc[start - 1].sent.start, start)
    return people if len(people) == 2 and all(c.known for c in people) else []


def _people(reader: Reader, start: int, end: int) -> list[Cluster]:
    beside = ("nmod:desc", "compound", "appos")
    found = (reader.coreference.at(t.i) for t in reader.doc[start:end] if t.dep_ not in beside or t.ent_type_)
    return [c for c in dict.fromkeys(found) if c is not None and c.type in ("PERSON", "GROUP")]
