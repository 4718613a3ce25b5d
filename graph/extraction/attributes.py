"""Claims that nouns and names make by themselves: the rules, in the order in which they are tried."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from graph.extraction.families import families, kin, siblings
from graph.extraction.ministers import ministers
from graph.extraction.offices import boards, doers, offices, subsidiaries
from graph.extraction.presence import presence
from graph.extraction.raw_claims import RawClaim
from graph.extraction.reader import Reader
from graph.extraction.seats import premises, seats
from graph.extraction.whereabouts import address, aged, compounds, institutions, origins, ties_of_mention

RULES: tuple[Callable[[Reader, Token], Iterator[RawClaim]], ...] = (
    offices,
    ministers,
    kin,
    families,
    siblings,
    doers,
    boards,
    compounds,
    subsidiaries,
    presence,
    seats,
    premises,
    aged,
    address,
    ties_of_mention,
    institutions,
    origins,
)


def attributes(reader: Reader, token: Token) -> Iterator[RawClaim]:
    """Yield what a noun, adjective or name says of the thing it describes."""
    if token.pos_ in ("NOUN", "PROPN", "ADJ", "X"):
        for rule in RULES:
            yield from rule(reader, token)
