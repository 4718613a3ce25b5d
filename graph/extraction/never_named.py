"""People whom a text speaks of and never names: "She was born in Aleppo and fled to Turkey", told of nobody before."""

from __future__ import annotations

from collections.abc import Sequence

from graph.extraction.clusters import Cluster
from graph.extraction.described_people import named_later
from graph.extraction.interviews import asks
from graph.extraction.mentions import Candidate
from graph.extraction.settled import Settled
from graph.extraction.syntax import SUBJECTS

_AHEAD = 3
"""Sentences within which a text that opens with "she" may still say who that is."""


def never_named(settled: Settled, mention: Candidate) -> Cluster | None:
    """Return who a "he" or "she" without an antecedent is: somebody named behind it, a new person, or None in doubt."""
    pronoun = settled.doc[mention.i]
    if mention.gender is None or mention.person != 3 or mention.i in settled.quoted or pronoun.lower_.endswith("self"):
        return None
    others = [c for c in settled.clusters if c.type == "PERSON" and c.agrees(mention.gender)]
    if any(c.first < mention.i for c in others):
        return None
    if (known := named_later(settled, mention) or _above(settled, mention, others)) is not None:
        return known
    if _may_be_named(settled, mention, others):
        return None
    return _new(settled)


def _new(settled: Settled) -> Cluster:
    person = Cluster("PERSON", unnamed=True)
    settled.clusters.append(person)
    return person


def _above(settled: Settled, mention: Candidate, people: Sequence[Cluster]) -> Cluster | None:
    """Who acts in a clause above that of a propronoun, and behind it: "When she landed in Lyon, Jane was arrested"."""
    pronoun = settled.doc[mention.i]
    over = [t for t in pronoun.ancestors if t != pronoun.head] if pronoun.dep_ in SUBJECTS else list(pronoun.ancestors)
    for clause in over:
        doer = next((c for c in clause.children if c.dep_ in SUBJECTS and c.i > mention.i), None)
        found = settled.at.get(doer.i) if doer is not None and not doer.is_ancestor(pronoun) else None
        if found is not None and found in people and found.names:
            return found
    return None


def _may_be_named(settled: Settled, mention: Candidate, people: Sequence[Cluster]) -> bool:
    """Whether the next sentences begin to tell of somebody by name who may be the one."""
    sentence = settled.salience.sentence
    here = sentence[mention.i]
    ahead = (m for c in people for m in c.mentions if m.kind == "name" and 0 < sentence[m.i] - here <= _AHEAD)
    return any(settled.doc[m.i].dep_ in SUBJECTS for m in ahead)


def place_narrator(settled: Settled, found: Sequence[Candidate]) -> None:
    """Place "I", and "we" who do something, of a text that somebody tells from its start and mostly themselves.

    "Us" and "our" are often the reader's and a whole nation's too.
    """
    own = [m for m in found if m.person == 1 and m.number == "s"]
    outside = [m for m in own if m.i not in settled.quoted]
    if not own or outside[:1] != own[:1] or len(outside) * 2 < len(own) or asks(settled.doc):
        return
    if any(settled.salience.sentence[c.first] < settled.salience.sentence[own[0].i] for c in settled.named("PERSON")):
        return  # somebody is written about
    narrator = _new(settled)
    for mention in found:
        acting = mention.text.lower() == "we" and mention.i not in settled.quoted
        if mention in outside or acting:
            settled.place(mention, narrator)
