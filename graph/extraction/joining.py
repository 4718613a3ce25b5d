"""Descriptions that syntax ties to a name: "Anna, his wife", "the city of Nice", "a cook named X"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from graph.extraction.subjects import subject
from graph.extraction.syntax import SUBJECTS, passive
from graph.vocabulary.lexicon import nouns
from graph.vocabulary.roles import role_kinds

_APPOSED = frozenset({"appos", "flat", "nmod:desc"})
_NAMING = frozenset({"name", "call", "know", "identify", "dub", "nickname", "recognise", "recognize"})


def joined(token: Token) -> Iterator[Token]:
    """Yield the heads of mentions that syntax says are the same thing as the one that `token` heads."""
    head = token.head
    if (
        (token.dep_ in _APPOSED and not _coordinated(token))
        or (token.dep_ == "compound" and _one_thing(head))
        or (token.dep_ == "conj" and _bare(head))
    ):
        yield head
    elif token.dep_ in SUBJECTS:
        # "Another deserter, X, said": two subjects of one verb, nothing or a comma between them
        beside = [c for c in head.children if c.dep_ in SUBJECTS and c != token]
        yield from (c for c in beside if _side_by_side(c, token))
        # "X and her husband Y live": the last of the first subject's and the second subject
        last = (
            c for subject_ in beside for c in subject_.children if c.dep_ == "conj" and c.i == token.left_edge.i - 1
        )
        yield from (c for c in last if c.pos_ == "NOUN")
    elif token.dep_ == "nmod" and _names_its_place(head, token):
        yield head
    if (
        head.lemma_ in _NAMING
        and head.pos_ == "VERB"
        and token.dep_ in ("obl", "xcomp", "obj", "nsubj", "ccomp")
        and passive(head)
    ):
        # "a cook named X", "a sailor who asked to be identified only as X"
        described = subject(head)
        if described is not None and described != token:
            yield described
    for child in token.children:
        if (
            (child.dep_ in _APPOSED and not _coordinated(child))
            or (child.dep_ == "compound" and _one_thing(token))
            or (child.dep_ == "conj" and _bare(token))
            or (child.dep_ == "nmod" and _names_its_place(token, child))
        ):
            yield child


def _names_its_place(noun: Token, name: Token) -> bool:
    return noun.lemma_.lower() in nouns("place_of_name") and any(c.lower_ == "of" for c in name.children)


def _one_thing(noun: Token) -> bool:
    """Whether a noun and the name before it are one: "the Acme group", "captain Lund", but not "an Acme subsidiary"."""
    if noun.lemma_.lower() in nouns("person"):
        return True
    the = any(c.dep_ == "det" and c.lower_ == "the" for c in noun.children)
    return the and "subsidiary" not in role_kinds(noun.lemma_.lower())


def _bare(noun: Token) -> bool:
    """Whether a noun for a person stands without an article, as in "poet and dissident Lund"."""
    articles = any(c.dep_ in ("det", "nmod:poss") for c in noun.children)
    return noun.lemma_.lower() in nouns("person") and noun.tag_ == "NN" and not articles


def _side_by_side(left: Token, right: Token) -> bool:
    first, last = sorted((left, right), key=lambda t: t.i)
    between = first.doc[first.i + 1 : last.i]
    return (len(between) == 0 or between[0].text == ",") and not any(t.pos_ in ("VERB", "CCONJ") for t in between)


def _coordinated(token: Token) -> bool:
    return any(c.dep_ == "cc" for c in token.children)
