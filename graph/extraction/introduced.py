"""How a text introduces somebody: as kin by a given name ("her husband, Emil,"), or in an office by the whole name."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from graph.extraction.joining import joined
from graph.extraction.mentions import Candidate
from graph.vocabulary.lexicon import nouns, titles
from graph.vocabulary.roles import KIN, role_kinds


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


def _nouns(doc: Doc, mention: Candidate) -> Iterator[Token]:
    return (t for t in joined(doc[mention.i]) if t.pos_ == "NOUN")
