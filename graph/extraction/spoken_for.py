"""For which body a person speaks: "we" in the mouth of a spokeswoman of Acme is Acme."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from graph.extraction.clusters import Cluster
from graph.extraction.mentions import Candidate
from graph.extraction.settled import Settled
from graph.vocabulary.lexicon import small_words
from graph.vocabulary.roles import role_kinds

_REACH = 2
"""Sentences back to the body that an office without one is of: "Chief executive Jane Doe said"."""
_BESIDE = frozenset({"appos", "flat", "nmod:desc", "compound", "conj"})
_OF_A_BODY = frozenset({"nmod", "compound", "nmod:poss", "amod"})
_OF_ELSE = frozenset({"nmod", "nmod:poss", "conj"})
_SPEAKING = frozenset({"leads", "speaks", "founder", "owner"})


def spoken_for(settled: Settled, person: Cluster) -> Cluster | None:
    """Return the body, or the state, that a person leads, owns or is the voice of, or None."""
    bare: list[Candidate] = []
    for mention in sorted(person.mentions, key=lambda m: m.i):
        for noun in _offices(settled.doc[mention.i]):
            bodies = [c for t in _of_what(noun) if (c := settled.at.get(t.i)) is not None and _fits(c, noun)]
            if bodies:
                return bodies[0]
            if mention.kind == "nominal" and noun.i == mention.i and not any(c.dep_ in _OF_ELSE for c in noun.children):
                bare.append(mention)
    bodies = [c for c in settled.clusters if c.type == "ORGANISATION" and c.names]
    return settled.salience.best(bare[0], bodies, reach=_REACH) if bare else None


def _offices(token: Token) -> Iterator[Token]:
    """What a person is called, by the words around a mention that are nouns of an office that speaks for others."""
    near = [token, *(c for c in token.children if c.dep_ in _BESIDE)]
    if token.dep_ in _BESIDE:
        near.append(token.head)
    for noun in near:
        named = (noun, *(c for c in noun.children if c.dep_ in ("compound", "amod")))  # "chief executive officer"
        held = not any(c.lower_ in small_words("former") for c in noun.children)
        if held and any(role_kinds(t.lemma_.lower()) & _SPEAKING for t in named):
            yield noun


def _of_what(noun: Token) -> Iterator[Token]:
    for token in (noun, *(c for c in noun.children if c.dep_ == "conj")):
        for child in token.children:
            if child.dep_ in _OF_A_BODY:
                yield child
    if noun.dep_ in _BESIDE:
        yield from (c for c in noun.head.children if c.dep_ in _OF_A_BODY and c != noun)


def _fits(cluster: Cluster, noun: Token) -> bool:
    of_state = cluster.type == "PLACE" and "leads_place" in role_kinds(noun.lemma_.lower())
    return cluster.type == "ORGANISATION" or of_state
