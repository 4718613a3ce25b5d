"""Adjectives and nouns of belonging in a text: "Belgian", and over two words "South Korean"."""

from __future__ import annotations

from spacy.tokens import Token

from graph.vocabulary.lexicon import demonyms


def belonging(token: Token) -> str:
    """Return the place that a word of belonging names, alone or with the one before it, or ""."""
    before = token.nbor(-1) if token.i > token.sent.start else None
    both = f"{before.text} {token.text}" if before is not None else ""
    return demonyms().get(both) or demonyms().get(token.text, "")
