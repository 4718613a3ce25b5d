"""Plurals that mean people named one by one: "X and Y fled. They/The couple/The two women now live in …"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from graph.extraction.clusters import Cluster
from graph.extraction.groups import restricted
from graph.extraction.mentions import Candidate
from graph.extraction.numbers import number
from graph.extraction.settled import Settled
from graph.extraction.syntax import SUBJECTS, coordinated
from graph.vocabulary.lexicon import nouns

_REACH = 2
"""Sentences back; a bare "they" reaches over one."""
_COUNTED = {"couple": 2, "pair": 2, "duo": 2, "twosome": 2, "both": 2, "trio": 3, "threesome": 3, "quartet": 4}


def joined_people(settled: Settled, mention: Candidate) -> Cluster | None:
    """Return a new set of the people joined last before a plural that means no group, or None.

    "they" means those who did something together; "the pair" and "the three men" as many as they say.
    """
    pronoun = mention.kind == "pronoun"
    noun = settled.doc[mention.i]
    wanted = _COUNTED.get(mention.role) or mention.count or (number(noun.text) if noun.pos_ == "NUM" else None)
    if not pronoun and (not _speaks_again(mention, wanted) or restricted(noun)):
        return None
    here = settled.salience.sentence[mention.i]
    for token, people in _sets_before(settled, noun):
        distance = here - settled.salience.sentence[token.i]
        if distance > (1 if pronoun else _REACH):
            return None
        if pronoun and (token.dep_ not in SUBJECTS or (distance == 0 and token.head == noun.head)):
            continue
        if wanted in (None, len(people)):
            return Cluster("GROUP", members=people)
    return None


def listed_people(settled: Settled, group: Cluster) -> list[Cluster]:
    """Return the people of a counted group whose names follow one by one: "two journalists, X and Y,"; else none."""
    for mention in group.mentions:
        children = settled.doc[mention.i].children if mention.type == "GROUP" and mention.count else ()
        beside = next((c for c in children if c.dep_ == "appos" and c.i > mention.i), None)
        heads = coordinated(beside) if beside is not None else ()
        people = [c for _, t in heads if (c := settled.at.get(t.i)) is not None and c.type == "PERSON"]
        if people and len(people) == mention.count and all(c.names for c in people):
            return people
    return []


def _speaks_again(mention: Candidate, wanted: int | None) -> bool:
    anyone = mention.role in nouns("anyone") | nouns("mutual_kin")
    return mention.type == "GROUP" and mention.definite and (wanted is not None or anyone)


def _sets_before(settled: Settled, noun: Token) -> Iterator[tuple[Token, list[Cluster]]]:
    """The names joined by "and" before a token, from the nearest back: the first word of each, and the people."""
    for token in reversed(settled.doc[: noun.i]):
        if token.ent_type_ != "PER" or token.dep_ == "conj" or not any(c.dep_ == "conj" for c in token.children):
            continue
        heads = [t for _, t in coordinated(token)]
        people = [settled.at.get(t.i) for t in heads]
        named = [p for p in people if p is not None and p.type == "PERSON" and p.names]
        distinct = len(set(map(id, named))) == len(heads) > 1
        if distinct and all(t.i < noun.i for t in heads):
            yield token, named
