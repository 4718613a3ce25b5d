"""Which person a description means: "the pastor", "the 40-year-old cook", "a nurse" who is named later."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from graph.extraction.clusters import Cluster
from graph.extraction.mentions import Candidate
from graph.extraction.settled import Settled
from graph.extraction.syntax import SUBJECTS
from graph.vocabulary.lexicon import nouns, small_words
from graph.vocabulary.roles import KIN, role_kinds

_REACH = 4
"""Sentences back to who a description that fits anyone may mean."""
_FAR = 6
"""Sentences back to which of several people so described is the one spoken of."""
_OPENING = 4
"""Sentences from the start in which a person may be described before being named."""
_TRADES = frozenset({"member", "graduate"})


def described_person(settled: Settled, mention: Candidate, *, aged: bool) -> Cluster | None:
    """Return the person so described before; of a description that fits anyone the one spoken of; or None."""
    same = [c for c in settled.named_before("PERSON", mention.i) if c.agrees(mention.gender)]
    if mention.role in nouns("young"):
        same = [c for c in same if any("child" in role_kinds(role) for role in c.roles)] or same
    of_role = [c for c in same if mention.role in c.roles and not _of_another_state(settled, c, mention)]
    if of_role:
        return of_role[0] if len(of_role) == 1 else settled.salience.best(mention, of_role, reach=_FAR)
    if mention.role in nouns("anybody") or aged or _in_a_role_of_a_group(settled, mention):
        return settled.salience.best(mention, same, reach=_REACH)
    return _only_one(settled, mention, same)


def once_in_office(settled: Settled, mention: Candidate) -> Cluster | None:
    """Return the only person named so far, where an office is told that is no more: "The former head of X sued"."""
    noun = settled.doc[mention.i]
    former = any(c.lower_ in small_words("former") and c.dep_ == "amod" for c in noun.children)
    office = bool(role_kinds(mention.role) & {"leads", "member"})
    if not (former and office and mention.definite and mention.number == "s" and noun.dep_ in SUBJECTS):
        return None
    people = settled.named_before("PERSON", mention.i)
    if len(people) != 1 or people[0].roles or settled.salience.sentence[mention.i] >= _OPENING + 1:
        return None
    return people[0] if people[0].agrees(mention.gender) else None


def _of_another_state(settled: Settled, person: Cluster, mention: Candidate) -> bool:
    """Whether a description names a country and all that told the person's office tied it to something else."""
    told = [m for m in person.mentions if m.role == mention.role and m.kind == "nominal"]
    tied = [m for m in told if m.origin or any(c.dep_ == "nmod" for c in settled.doc[m.i].children)]
    return bool(mention.origin and told) and told == tied and all(m.origin != mention.origin for m in tied)


def of_an_age(doc: Doc, mention: Candidate) -> bool:
    """Whether it tells an age, which introduces nobody but says more of somebody known: "the 40-year-old cook"."""
    return any(t.lower_ == "old" for t in doc[mention.start : mention.i + 1])


def named_later(settled: Settled, mention: Candidate) -> Cluster | None:
    """Return who an article opens with and names later: "A nurse was freed on Friday. Jane Doe, 38, said …".

    Also "Police arrested a nurse", where nobody else is told of with her.
    """
    doc, sentence = settled.doc, settled.salience.sentence
    here = sentence[mention.i]
    people = sorted(settled.named("PERSON"), key=lambda c: c.first)
    noun = doc[mention.i]
    acted_on = noun.dep_ == "obj" and _alone(settled, mention)
    if here >= _OPENING or not (noun.dep_ in SUBJECTS or acted_on) or not people or mention.i in settled.quoted:
        return None
    if role_kinds(mention.role) & KIN:
        return None  # "The widow of a slain cook was freed": either may be the one who is named
    first = doc[people[0].first]
    aged = any(c.is_digit for c in first.children) or any(c.dep_ == "acl:relcl" for c in first.children)
    ahead = 0 < sentence[first.i] - here <= 3
    return people[0] if ahead and aged and people[0].agrees(mention.gender) and first.dep_ in SUBJECTS else None


def _alone(settled: Settled, mention: Candidate) -> bool:
    """Whether no other one person is described in a sentence: "Police arrested a cook over the murder of a nurse"."""
    others = (settled.mentions.get(t.i) for t in settled.doc[mention.i].sent if t.i != mention.i)
    return not any(m is not None and m.kind != "pronoun" and m.type == "PERSON" for m in others)


def described_before(settled: Settled, mention: Candidate, named: Cluster) -> Cluster | None:
    """Return who was described and is now named: "A cook was freed on Friday … The cook, Jane Doe, 29, said"."""
    if mention.kind != "nominal" or mention.type != "PERSON" or not mention.definite or named.first < mention.start:
        return None
    if role_kinds(mention.role) & KIN or settled.doc[mention.start].dep_ == "nmod:poss":
        return None
    same = [
        c
        for c in settled.clusters
        if c.type == "PERSON" and not c.known and mention.role in c.roles and settled.doc[c.first].dep_ in SUBJECTS
    ]
    return same[0] if len(same) == 1 and same[0].agrees(named.gender) else None


def _only_one(settled: Settled, mention: Candidate, same: Sequence[Cluster]) -> Cluster | None:
    """The only person of the sentence before, where the description is a trade and no office of somebody else.

    Else the only one whom that sentence introduced without saying what they are.
    """
    kinds = role_kinds(mention.role) - {"trade"}
    if kinds - _TRADES or settled.doc[mention.i].dep_ not in SUBJECTS:
        return None
    near = [c for c in same if (settled.salience.distance(c, mention) or 0) <= 1 and c.agrees(mention.gender)]
    if len(near) == 1 and not kinds:
        return near[0]
    sentence = settled.salience.sentence
    new = [c for c in near if not c.roles and sentence[mention.i] - sentence[c.first] == 1]
    return new[0] if len(new) == 1 else None


def _in_a_role_of_a_group(settled: Settled, mention: Candidate) -> bool:
    """Whether the document says of people what this nominal does: "the deserter", where deserters are spoken of."""
    return any(mention.role in c.roles for c in settled.clusters if c.plural)
