"""How a text introduces somebody: as kin by a given name ("her husband, Emil,"), or in an office by the whole name."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from graph.extraction.clusters import Cluster
from graph.extraction.joining import joined
from graph.extraction.mentions import Candidate
from graph.vocabulary.lexicon import nouns, small_words, titles
from graph.vocabulary.roles import KIN, role_kinds

_BEHIND_A_NAME = 12
"""Tokens behind a name in which it may be set apart from a namesake."""


def kin_of(doc: Doc, mention: Candidate) -> Token | None:
    """Return whose kin a lone given name is introduced as ("her" of "her husband, Emil"), or None."""
    if mention.type != "PERSON" or " " in mention.text:
        return None
    for noun in _nouns(doc, mention):
        owner = next((c for c in noun.children if c.dep_ == "nmod:poss" and c.i != mention.i), None)
        if owner is not None and role_kinds(noun.lemma_.lower()) & KIN:
            return owner
    return None


def in_office(doc: Doc, mention: Candidate) -> bool:
    """Whether a whole name is introduced with a rank or a trade: "Commander Emil Lund", "the minister, Emil Lund"."""
    if " " not in mention.text:
        return False
    ranked = set(mention.titles) - titles("honorific")
    return bool(ranked) or any(
        noun.lemma_.lower() in nouns("person") and not role_kinds(noun.lemma_.lower()) & KIN
        for noun in _nouns(doc, mention)
    )


def two_people(doc: Doc, cluster: Cluster, mention: Candidate) -> bool:
    """Return whether one is introduced as kin by the given name alone, the other by the whole name in an office."""
    one, other = cluster.mentions[0], mention
    if " " in one.text:
        one, other = other, one
    owner = kin_of(doc, one)
    if owner is None or not in_office(doc, other):
        return False
    family = other.text.casefold().split()[-1]
    return family not in (one.text.casefold(), owner.text.casefold())  # "Emil Lund … Lund's brother Otto … Otto Lund"


def no_relation(doc: Doc, mention: Candidate) -> bool:
    """Return whether the text says right behind a name that it is no relation of the one who is spoken of."""
    behind = [t for t in doc[mention.end : mention.end + _BEHIND_A_NAME] if t.sent == doc[mention.i].sent]
    told = (t for t in behind if t.lower_ in small_words("of_one_family"))
    return any(
        t.lower_ == "unrelated" or not {"no", "not"}.isdisjoint(w.lower_ for w in doc[t.i - 2 : t.i]) for t in told
    )


def _nouns(doc: Doc, mention: Candidate) -> Iterator[Token]:
    return (t for t in joined(doc[mention.i]) if t.pos_ == "NOUN")
