"""The mentions of persons, organisations and places in a Doc: names, nominals and pronouns."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Span, Token

_BEFORE_A_HEAD = frozenset({"det", "amod", "nummod", "compound", "nmod:poss", "advmod", "case"})


def mentions(doc: Doc, kinds: Sequence[str]) -> list[Span]:
    """Return the mentions in the order of the text, labelled PER, ORG or LOC.

    `kinds` is for each token what it refers to if it heads a mention, "none" otherwise. A name is one mention, headed
    by its root; another noun is taken with what stands before it ("the six men"), a pronoun by itself.
    """
    named = {token.i for ent in doc.ents for token in ent}
    found = list(doc.ents)
    for token in doc:
        if kinds[token.i] != "none" and token.i not in named and not token.is_space and not token.is_punct:
            found.append(Span(doc, _start(token), token.i + 1, kinds[token.i]))
    return sorted(found, key=lambda span: (span.start, span.end))


def _start(head: Token) -> int:
    if head.pos_ in ("PRON", "DET"):
        return head.i
    start = head.i
    for child in sorted(head.lefts, key=lambda t: -t.i):
        if child.right_edge.i + 1 < start or child.dep_ not in _BEFORE_A_HEAD:
            break
        start = child.left_edge.i
    return int(start)
