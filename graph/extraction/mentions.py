"""Mentions: names, nominals and pronouns of a Doc, with what their own words tell (number, gender, count, kind)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from spacy.tokens import Doc, Token

from graph.extraction.belonging import belonging
from graph.extraction.family_plurals import plurals
from graph.extraction.name_bounds import Name
from graph.extraction.names import names
from graph.extraction.numbers import SETS, number
from graph.extraction.syntax import head_of
from graph.records import EntityType, MentionKind
from graph.vocabulary.given_names import given_name
from graph.vocabulary.lexicon import nouns, titles
from graph.vocabulary.roles import role_kinds

Gender = Literal["f", "m"]

_PRONOUNS: dict[str, tuple[int, Literal["s", "p"], Gender | None]] = {
    **dict.fromkeys(["he", "him", "his", "himself"], (3, "s", "m")),
    **dict.fromkeys(["she", "her", "hers", "herself"], (3, "s", "f")),
    **dict.fromkeys(["they", "them", "their", "theirs", "themselves"], (3, "p", None)),
    **dict.fromkeys(["it", "its", "itself"], (3, "s", None)),
    **dict.fromkeys(["i", "me", "my", "mine", "myself"], (1, "s", None)),
    **dict.fromkeys(["we", "us", "our", "ours", "ourselves"], (1, "p", None)),
}
_NAMED_BY_PLACE = frozenset({"court", "courtroom", "tribunal", "police", "parliament", "council"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "all"})
_OF_DESCRIPTION = frozenset({"det", "amod", "nummod", "compound", "nmod:poss", "nmod:desc", "flat", "obl:unmarked"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mention as tokens `[start, end)` with its head `i`."""

    i: int
    start: int
    end: int
    kind: MentionKind
    type: EntityType | None
    """None: a thing or a pronoun that may be of any type."""
    text: str
    number: Literal["s", "p"] | None = None
    gender: Gender | None = None
    person: int = 3
    count: int | None = None
    definite: bool = False
    role: str = ""
    """A nominal's head in its dictionary form."""
    titles: tuple[str, ...] = ()
    origin: str = ""
    """The place that an adjective of belonging in it names."""


def candidates(doc: Doc, *, agreed: Mapping[str, EntityType] = MappingProxyType({})) -> list[Candidate]:
    """Return the mentions of `doc` in order of their heads; of nested ones both. `agreed`: see `names`."""
    of_names = names(doc, agreed=agreed)
    families = plurals(doc, of_names)
    of_names = [name for name in of_names if name.start not in families]
    inside = {i: name for name in of_names for i in range(name.start, name.end)}
    found = [_of_name(doc, name) for name in of_names]
    for token in doc:
        if token.i in inside or token.is_space:
            continue
        mention = _family(token) if token.i in families else _pronoun(token) or _nominal(doc, token, inside)
        if mention:
            found.append(mention)
    return sorted(found, key=lambda m: (m.i, m.start))


def _of_name(doc: Doc, name: Name) -> Candidate:
    gender: Gender | None = None
    given = given_name(name.text.split()[0])
    if name.type == "PERSON" and given in ("f", "m"):
        gender = given
    if set(name.titles) & titles("female"):
        gender = "f"
    elif set(name.titles) & titles("male"):
        gender = "m"
    first = name.start - len(name.titles)
    head = head_of(doc, first, name.end)
    in_office = any(role_kinds(title) or title in nouns("person") for title in name.titles)
    adjective = first > 0 and doc[first - 1].dep_ == "amod" and not in_office  # "the French minister X": the office is
    origin = belonging(doc[first - 1]) if adjective else ""
    return Candidate(
        head.i, name.start, name.end, "name", name.type, name.text, "s", gender, definite=True, titles=name.titles,
        origin=origin,
    )  # fmt: skip


def _family(token: Token) -> Candidate:
    text = token.doc[token.i - 1 : token.i + 1].text
    role = token.text.casefold()
    return Candidate(token.i, token.i - 1, token.i + 1, "nominal", "GROUP", text, "p", definite=True, role=role)


def _pronoun(token: Token) -> Candidate | None:
    known = _PRONOUNS.get(token.lower_)
    if not known or token.pos_ not in ("PRON", "DET"):
        return None
    if (token.lower_ == "us" and token.is_upper) or token.dep_ == "expl":
        return None
    person, plural, gender = known
    kind: EntityType | None = "PERSON" if gender or token.lower_ in ("i", "me", "my", "mine", "myself") else None
    return Candidate(token.i, token.i, token.i + 1, "pronoun", kind, token.text, plural, gender, person)


def _nominal(doc: Doc, token: Token, inside: dict[int, Name]) -> Candidate | None:
    lemma = token.lemma_.lower()
    people = belonging(token) and token.tag_ in ("NNPS", "NNS", "NNP", "NN") and token.dep_ not in ("amod", "compound")
    if (
        token.pos_ == "NUM"
        and token.i
        and token.nbor(-1).lower_ in ("the", "all")
        and token.dep_ in ("nsubj", "nsubj:pass", "obj", "obl")
    ):
        # "The nine left": a number in the place of the people counted
        many = number(token.text)
        if many and 1 < many < 100 and not any(c.dep_ == "nmod" for c in token.children):
            text = doc[token.i - 1 : token.i + 1].text
            return Candidate(
                token.i, token.i - 1, token.i + 1, "nominal", "GROUP", text, "p", None, 3, many, True, "people"
            )
        return None
    if token.pos_ not in ("NOUN", "PROPN", "ADJ") or (
        token.pos_ != "NOUN" and not people and not _aged(token) and not _capitalised_office(token)
    ):
        return None
    spoken_of = _of_an_office(token)
    if _before_a_hyphen(token):
        return None
    if token.dep_ in ("compound", "amod", "nmod:desc", "flat") and token.head.i not in inside and not spoken_of:
        return None
    plural = token.tag_ in ("NNS", "NNPS") or token.lower_ in nouns("person_plural")
    kind: EntityType | None = None
    if people or _aged(token) or lemma in nouns("person") or token.lower_ in nouns("person_plural"):
        kind = "GROUP" if plural else "PERSON"
    elif lemma in nouns("organisation"):
        kind = "ORGANISATION"
    elif lemma in nouns("place") or lemma in nouns("place_of_name"):
        kind = "PLACE"
    elif not plural and _beside_a_person(token, inside):
        kind = "PERSON"
    parts = [c for c in token.lefts if c.dep_ in _OF_DESCRIPTION]
    start = _leftmost(parts, token, inside)
    if kind == "ORGANISATION":
        owners = [c for c in parts if c.dep_ == "nmod:poss" and c.pos_ == "NOUN" and c.i + 2 == start]
        start = owners[0].left_edge.i if owners else start  # "the bakers' union"
        of_place = next((c for c in parts if _possessor(c, inside, before=start)), None)
        start = of_place.left_edge.i if of_place is not None else start  # "Peru's national squad"
    words = doc[start : token.i + 1]
    first = doc[start]
    count = next((_number(c) for c in token.children if c.dep_ == "nummod"), None)
    if count is None and not any(c.dep_ == "nmod" for c in token.children):
        count = SETS.get(lemma)  # "the pair", but "a couple of soldiers" are some
    gender: Gender | None = "f" if lemma in nouns("female") else "m" if lemma in nouns("male") else None
    definite = (
        spoken_of
        or first.lower_ in _DEFINITE
        or first.dep_ == "nmod:poss"
        or any(c.dep_ == "nmod:poss" for c in token.children)
    )
    origin = next((belonging(c) for c in words if belonging(c) and c.dep_ in ("amod", "compound", "flat")), "")
    if people:
        origin = belonging(token)
    if lemma in nouns("the_world"):
        kind, origin, definite = "PLACE", "the world", True
    if not origin:
        tied = [
            c
            for c in token.children
            if c.i in inside
            and (
                c.dep_ == "compound"
                or (c.dep_ == "nmod:poss" and c.left_edge.i == start)
                or (kind == "ORGANISATION" and c.dep_ == "nmod" and c.i == token.i + 2)
            )
        ]
        origin = next((inside[c.i].text for c in tied if inside[c.i].type == "PLACE"), "")
    end = token.i + 1
    if (
        kind == "ORGANISATION"
        and lemma in _NAMED_BY_PLACE
        and end + 1 < len(doc)
        and doc[end].lower_ in ("in", "of")
        and end + 1 in inside
        and inside[end + 1].text == origin
    ):
        end = inside[end + 1].end  # "a court in Lima": its place is its name
    return Candidate(token.i, start, end, "nominal", kind, doc[start:end].text, "p" if plural else "s", gender,
                     count=count if kind == "GROUP" and count and count > 1 else None, definite=definite,
                     role=lemma if not people else "people", origin=origin)  # fmt: skip


def _beside_a_person(token: Token, inside: dict[int, Name]) -> bool:
    """Whether a noun stands beside a person's name: "X, the go-between", "the coffee washer X"."""
    behind_a_comma = token.left_edge.i and token.left_edge.nbor(-1).text == ","
    beside = [token.head] if token.dep_ == "appos" and behind_a_comma else []
    beside += [c for c in token.children if c.dep_ == "appos" and c.i in (token.i + 1, token.i + 2)]
    return any(t.i in inside and inside[t.i].type == "PERSON" for t in beside)


def _number(token: Token) -> int | None:
    """A number with the tens that the tokenizer cut off it: "twenty" "-" "three"."""
    if token.i > 1 and token.nbor(-1).text == "-" and not token.nbor(-1).whitespace_ and number(token.nbor(-2).text):
        return number(f"{token.nbor(-2).text}-{token.text}")
    return number(token.text)


def _leftmost(parts: list[Token], token: Token, inside: dict[int, Name]) -> int:
    """Where the description begins: the run of its parts right before the head, possessors with their own words."""
    at = token.i
    starts = {p.i: p.left_edge.i for p in parts if p.dep_ != "case"}
    for p in sorted(starts, reverse=True):
        gap = [
            t
            for t in token.doc[p + 1 : at]
            if t.dep_ not in ("punct", "compound", "amod", "flat") and t.i not in inside
        ]
        if gap:
            break
        at = starts[p]
    return at


def _of_an_office(token: Token) -> bool:
    """Whether a noun says whose office is meant, of a body spoken of: "company chairman Jane Doe"."""
    office = role_kinds(token.head.lemma_.lower()) & {"leads", "speaks", "founder", "owner", "headquarters"}
    return token.dep_ == "compound" and token.lemma_.lower() in nouns("common_body") and bool(office)


def _capitalised_office(token: Token) -> bool:
    """Whether it is "the Prime Minister", "the Captain" or "President of Chile", which is no name."""
    known = token.lemma_.lower() in nouns("person") and token.tag_ == "NNP"
    of = token.i + 1 < token.sent.end and token.nbor(1).lower_ == "of"
    return known and (of or any(c.dep_ == "det" and c.lower_ == "the" for c in token.children))


def _before_a_hyphen(token: Token) -> bool:
    """Whether it is the first half of a word that the tokenizer cut: "co" of "co-founder"."""
    behind = token.doc[token.i + 1 : token.i + 3]
    hyphened = len(behind) == 2 and behind[0].text == "-" and not token.whitespace_ and not behind[0].whitespace_
    return hyphened and behind[1].lower_ != "in"  # "father-in-law" begins with its head


def _possessor(token: Token, inside: dict[int, Name], *, before: int) -> bool:
    """Whether it is the name of a place, in the possessive, that ends right before token `before`."""
    name = inside.get(token.i)
    return token.dep_ == "nmod:poss" and name is not None and name.type == "PLACE" and name.end + 1 == before


def _aged(token: Token) -> bool:
    """Whether an age stands in the place of a noun: "the 26-year-old"."""
    return (
        token.lower_ in ("old", "olds")
        and token.i >= 4
        and token.nbor(-2).lower_ in ("year", "years")
        and token.dep_ not in ("amod", "compound")
    )
