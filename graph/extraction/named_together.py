"""Plurals that mean people, or bodies, named one by one: "X and Y fled. They/The couple/The two now live in …"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from graph.extraction.clusters import Cluster
from graph.extraction.described_bodies import of_another_kind
from graph.extraction.family_plurals import in_family
from graph.extraction.groups import restricted
from graph.extraction.kin_together import kin_together
from graph.extraction.mentions import Candidate
from graph.extraction.numbers import DAYS, number
from graph.extraction.settled import Settled
from graph.extraction.syntax import SUBJECTS, coordinated
from graph.records import EntityType
from graph.vocabulary.lexicon import nouns
from graph.vocabulary.roles import role_kinds

_REACH = 2
"""Sentences back; a bare "they" reaches over one."""
_FAR = 8
"""Sentences back to people who are as many as a description says: "the pair"."""
_OPENING, _SOON = 3, 3
"""Sentences from the start in which people may be counted before they are named, and how many later."""
_BESIDE = frozenset({"appos", "flat", "nmod:desc"})
_SET: dict[EntityType, EntityType] = {"PERSON": "GROUP", "ORGANISATION": "ORGANISATION"}
"""What several of a type are, and back."""
_ONE = {several: one for one, several in _SET.items()}


def named_together(settled: Settled, mention: Candidate, *, since: int = 0) -> Cluster | None:
    """Return a new set of the people or bodies joined last before a plural that means no group, or None.

    "they" means those who did something together; "the pair", "the three men" and "both banks" as many as they say.
    Nothing before token `since` counts.
    """
    pronoun = mention.kind == "pronoun"
    noun = settled.doc[mention.i]
    if not pronoun and (kin := kin_together(settled, mention)):
        return Cluster("GROUP", members=kin)
    wanted = _wanted(mention, noun)
    if not pronoun and (not _speaks_again(mention, wanted) or restricted(noun)):
        return None
    fits = [(d, things) for d, things in _joined_before(settled, mention, since) if wanted in (None, len(things))]
    near = next((things for distance, things in fits if distance <= (1 if pronoun else _REACH)), None)
    if near is None and wanted and not pronoun:
        only = _married(settled, mention) or _only_ones(settled, mention)
        far = fits[0][1] if fits and mention.type == "GROUP" else None
        near = only if len(only) == wanted else far
    several = _SET.get(near[0].type) if near and near[0].type else None
    return Cluster(several, members=near) if near and several else None


def _joined_before(settled: Settled, mention: Candidate, since: int) -> Iterator[tuple[int, list[Cluster]]]:
    """The sets that a plural may mean, from the nearest back, each with its distance in sentences."""
    pronoun, noun = mention.kind == "pronoun", settled.doc[mention.i]
    here = settled.salience.sentence[mention.i]
    for token, things in _sets_before(settled, noun):
        distance = here - settled.salience.sentence[token.i]
        if token.i < since:
            return
        acting = token.dep_ in SUBJECTS and (distance > 0 or token.head != noun.head)
        if (acting or not pronoun) and _fits(mention, things):
            yield distance, things


def _married(settled: Settled, mention: Candidate) -> list[Cluster]:
    """Whom "the couple" means where one was last told to be the other's husband or wife: "with his wife, X"."""
    for token in reversed(settled.doc[: mention.i]) if mention.role == "couple" else ():
        if "spouse" in role_kinds(token.lemma_.lower()):
            owner = next((settled.at.get(c.i) for c in token.children if c.dep_ == "nmod:poss"), None)
            other = settled.at.get(token.i)
            if owner and other and owner is not other and owner.known and other.known:
                return [owner, other]
    return []


def _only_ones(settled: Settled, mention: Candidate) -> list[Cluster]:
    """All that the nearest sentence before, which names any that a noun describes, names of them: "X sued Y"."""
    here = settled.salience.sentence[mention.i]
    fits = [c for c in settled.clusters if c.names and _fits(mention, [c])]
    for distance in range(1, _REACH + 1):
        named = [c for c in fits if any(settled.salience.sentence[m.i] == here - distance for m in c.mentions)]
        if named:
            return sorted(named, key=lambda c: c.first)
    return []


def listed(settled: Settled, several: Cluster) -> list[Cluster]:
    """Return who is in a plural whose names follow one by one: "two journalists, X and Y,", "the banks X and Y".

    Of people only where it counts them, as a group may have more members than are named.
    """
    kind = _ONE.get(several.type) if several.type else None
    for mention in several.mentions:
        plural = settled.doc[mention.i].text
        kin = [c for c in settled.named("PERSON") if any(in_family(plural, name) for name in c.names)]
        if mention.kind == "nominal" and len(kin) > 1:
            return kin
        if mention.kind != "nominal" or mention.number != "p":
            continue
        noun = settled.doc[mention.i]
        heads = _names_behind(noun)
        things = [c for t in heads if (c := settled.at.get(t.i)) is not None and c.type == kind]
        counted = _wanted(mention, noun) or (len(things) if kind == "ORGANISATION" and len(things) > 1 else None)
        if things and len(things) == len(heads) == counted and all(c.names for c in things):
            return things
    return _named_next(settled, several) or _with_another(settled, several)


def _with_another(settled: Settled, several: Cluster) -> list[Cluster]:
    """Those named together and the one told to be one more: "X and Y were freed; a third man, Z, was not"."""
    if several.type != "GROUP" or several.count is None:
        return []
    for person in settled.named("PERSON"):
        nouns_of = (settled.doc[m.i] for m in person.mentions if m.kind == "nominal")
        if any(DAYS.get(c.lower_) == several.count and c.dep_ == "amod" for noun in nouns_of for c in noun.children):
            joined = (things for _, things in _sets_before(settled, settled.doc[several.first]))
            return next(([*two, person] for two in joined if len(two) + 1 == several.count and person not in two), [])
    return []


def _told_with_age(first: Token) -> bool:
    """Whether somebody is introduced with an age and another is joined: "Jane Doe, 41, and John Roe, 38, landed"."""
    ages = any(c.is_digit and c.i > first.i for c in first.children)
    return ages and any(c.dep_ == "conj" for c in first.children)


def _named_next(settled: Settled, several: Cluster) -> list[Cluster]:
    """Who an article opens with as a number of people and names next: "Two nurses were freed. X and Y landed …"."""
    sentence = settled.salience.sentence
    here = sentence[several.first]
    if several.type != "GROUP" or several.count is None or here >= _OPENING:
        return []
    for token in settled.doc:
        ahead = sentence.get(token.i, here) - here
        if ahead > _SOON:
            break
        if ahead > 0 and token.dep_ in SUBJECTS and _told_with_age(token):
            heads = [t for _, t in coordinated(token)]
            people = [c for t in heads if (c := settled.at.get(t.i)) is not None and c.type == "PERSON" and c.names]
            if not len(people) == len(heads) == several.count:
                continue
            new = all(t.left_edge.i <= c.first <= t.right_edge.i for c, t in zip(people, heads, strict=True))
            fit = all(c.agrees(several.gender) for c in people)
            if new and fit:
                return people
    return []


def _names_behind(noun: Token) -> list[Token]:
    """The heads of the names that follow a plural, also where the parser joins them to it: "two banks, X and Y"."""
    beside = [c for c in noun.children if c.dep_ in _BESIDE and c.i > noun.i]
    counted = any(c.dep_ == "nummod" for c in noun.children) and noun.i + 1 < noun.sent.end
    if not beside and counted and noun.nbor(1).text in (",", ":", "–", "—"):
        return [t for _, t in coordinated(noun) if t != noun]
    return [t for _, t in coordinated(beside[0])] if beside else []


def _wanted(mention: Candidate, noun: Token) -> int | None:
    """How many a plural says that they are."""
    told = mention.count or (number(noun.text) if noun.pos_ == "NUM" else None)
    before = (
        2 if c.lower_ == "both" else number(c.text) for c in noun.children if c.dep_ in ("det", "det:predet", "nummod")
    )
    return told or next(filter(None, before), None)


def _speaks_again(mention: Candidate, wanted: int | None) -> bool:
    if mention.type == "ORGANISATION":
        return mention.definite
    anyone = mention.role in nouns("anyone") | nouns("mutual_kin")
    return mention.type == "GROUP" and mention.definite and (wanted is not None or anyone)


def _fits(mention: Candidate, things: list[Cluster]) -> bool:
    """Whether a pronoun, or what a noun describes, may be these."""
    if mention.kind == "pronoun":
        return True
    same = _ONE.get(mention.type) if mention.type else None
    if not all(c.agrees(mention.gender) for c in things):
        return False
    return all(c.type == same and (c.type == "PERSON" or not of_another_kind(c, mention.role)) for c in things)


def _sets_before(settled: Settled, noun: Token) -> Iterator[tuple[Token, list[Cluster]]]:
    """The names joined by "and" before a token, from the nearest back: the first word of each, and what they name.

    A pronoun that is settled may be one of them: "She and X fled".
    """
    sentence = settled.salience.sentence
    for token in reversed(settled.doc[: noun.i]):
        if sentence[noun.i] - sentence.get(token.i, 0) > _FAR:
            return
        named = settled.mentions.get(token.i)
        if named is None or named.kind == "nominal" or token.dep_ == "conj":
            continue
        if not any(c.dep_ == "conj" for c in token.children):
            continue
        heads = [t for _, t in coordinated(token)]
        things = [c for t in heads if (c := settled.at.get(t.i)) is not None and c.names]
        alike = {c.type for c in things}
        distinct = len(set(map(id, things))) == len(heads) > 1
        if distinct and len(alike) == 1 and alike <= set(_SET) and all(t.i < noun.i for t in heads):
            yield token, things
