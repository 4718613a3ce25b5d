"""Who is one of a group: "X is one of six …", "of the six, only X …", "the six, including X"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from graph.extraction.describing import described
from graph.extraction.raw_claims import RawClaim
from graph.extraction.reader import Reader, appositions, eligible, of_types
from graph.extraction.subjects import subject
from graph.extraction.syntax import coordinated, preposition


def memberships(reader: Reader, token: Token) -> Iterator[RawClaim]:
    """Yield what a token says of who belongs to a counted group."""
    if token.lower_ in ("one", "member", "part") and token.pos_ in ("NUM", "NOUN", "PRON"):
        wholes = [c for c in token.children if c.dep_ == "nmod" and preposition(c) in ("of", "among")]
        for group in (g for whole in wholes for g in of_types(reader.things(whole), ["GROUP"])):
            apart = [c for whole in wholes for c in appositions(reader, whole)] if token.pos_ == "NUM" else []
            for person in described(reader, token, ("PERSON",)) or apart:
                yield RawClaim(person, "MEMBER_OF", group, token, 0.9)
    mention, cluster = reader.coreference.mention_at(token.i), reader.coreference.at(token.i)
    if mention is None or mention.type != "GROUP" or cluster is None or not cluster.count or not eligible(cluster):
        return
    if token.dep_ in ("obl", "nmod") and preposition(token) in ("of", "among") and token.i < token.head.i:
        one = subject(token.head) if token.head.pos_ in ("VERB", "AUX", "ADJ") else token.head
        if one is not None:
            yield from (RawClaim(p, "MEMBER_OF", cluster, one, 0.8) for p in of_types(reader.things(one), ["PERSON"]))
    for child in token.children:
        if child.dep_ in ("nmod", "obl") and preposition(child) in ("including", "among them"):
            for _, member in coordinated(child):
                yield from (
                    RawClaim(p, "MEMBER_OF", cluster, member, 0.8) for p in of_types(reader.things(member), ["PERSON"])
                )
