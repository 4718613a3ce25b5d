"""Who is one of a group: "X is one of six …", "of the six, only X …", "the six, including X"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from graph.extraction.describing import described
from graph.extraction.raw_claims import RawClaim
from graph.extraction.reader import Reader, appositions, eligible, of_types
from graph.extraction.subjects import subject
from graph.extraction.syntax import coordinated, preposition
from graph.vocabulary.lexicon import nouns


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
    for member in named_among(reader, token):
        yield from (RawClaim(p, "MEMBER_OF", cluster, member, 0.8) for p in of_types(reader.things(member), ["PERSON"]))


def named_among(reader: Reader, group: Token) -> Iterator[Token]:
    """Yield the heads of the names told to be of a group: "six people, including X and Y", "among them X and Y"."""
    sent = group.sent
    for token in sent.doc[group.i + 1 : sent.end]:
        if token.tag_ == "NNS" and token.lemma_.lower() in nouns("person"):
            return  # what follows is of other people
        first = _named_first(token)
        if first is not None and first.ent_type_ == "PER":
            yield from (t for _, t in coordinated(first))
            return


def _named_first(token: Token) -> Token | None:
    """The head of the first name behind "including" or "among them", or of the one before "among them"."""
    doc, i = token.doc, token.i
    last = token.sent.end - 1
    if token.lower_ == "including" and i < last:
        return _whole(doc[i + 1])
    if token.lower_ != "among" or i >= last or doc[i + 1].lower_ not in ("them", "whom", "these"):
        return None
    if i + 2 <= last and doc[i + 2].ent_type_ == "PER":
        return _whole(doc[i + 2])
    return _whole(doc[i - 1]) if i > token.sent.start and doc[i - 1].ent_type_ == "PER" else None


def _whole(token: Token) -> Token:
    """The head of the name that a token stands in."""
    while token.head.ent_type_ == "PER" and token.dep_ in ("flat", "compound", "nmod:desc") and token.head != token:
        token = token.head
    return token
