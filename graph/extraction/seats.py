"""Where bodies are, as nouns say it: "X's headquarters are in Lyon", "X, a trading house in Lyon"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from graph.extraction.describing import described
from graph.extraction.raw_claims import RawClaim, as_said
from graph.extraction.reader import Reader, of_types
from graph.extraction.syntax import preposition
from graph.vocabulary.lexicon import nouns
from graph.vocabulary.roles import role_kinds


def seats(reader: Reader, token: Token) -> Iterator[RawClaim]:
    """Yield "X's headquarters are in Lyon"."""
    noun = next((c for c in token.children if c.dep_ == "nsubj"), None)
    if noun is None or not role_kinds(noun.lemma_.lower()) & {"headquarters"} or preposition(token) not in ("in", "at"):
        return
    if any(c.dep_ == "cop" for c in token.children):
        for owner in (c for c in noun.children if c.dep_ == "nmod:poss" or preposition(c) in ("of", "for")):
            for body in of_types(reader.things(owner), ["ORGANISATION"]):
                for place in of_types(reader.things(token), ["PLACE"]):
                    yield from as_said(RawClaim(body, "BASED_IN", place, token, 0.85))


def premises(reader: Reader, token: Token) -> Iterator[RawClaim]:
    """Yield "X, a trading house in Lyon", "X is a shelter in Lyon": a word for what is done there or for the place."""
    if token.lemma_.lower() not in nouns("premises") or not any(c.lower_ in ("a", "an") for c in token.children):
        return
    for child in token.children:
        if child.dep_ == "nmod" and preposition(child) in ("in", "from", "near", "outside"):
            for body in described(reader, token, ("ORGANISATION",)):
                for place in of_types(reader.things(child), ["PLACE"]):
                    if body.names and place.names:
                        yield from as_said(RawClaim(body, "BASED_IN", place, token, 0.7))
