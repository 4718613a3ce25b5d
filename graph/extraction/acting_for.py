"""The body that somebody without a name acts for: "agents of the Drugs Bureau arrested", "Interpol officers"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from graph.extraction.clusters import Cluster
from graph.extraction.reader import Reader
from graph.extraction.syntax import preposition
from graph.vocabulary.lexicon import nouns

BY_OFFICE = frozenset({"DETAINED", "SENTENCED", "DEPORTED", "ADMITTED"})
"""Deeds that people do by the office they hold, so that their body does them."""
_TIED = frozenset({"of", "from", "with"})


def acting_for(reader: Reader, token: Token) -> Iterator[Cluster]:
    """Yield the named organisations whose people `token` describes; nothing where it is no description of such."""
    described = reader.coreference.mention_at(token.i)
    if described is None or described.kind != "nominal" or token.lemma_.lower() not in nouns("officeholder"):
        return
    for child in token.children:
        tied = child.dep_ == "nmod" and preposition(child) in _TIED and child.i > token.i
        if tied or child.dep_ in ("compound", "nmod:poss"):
            body = reader.coreference.at(child.i)
            if body is not None and body.type == "ORGANISATION" and body.names:
                yield body
