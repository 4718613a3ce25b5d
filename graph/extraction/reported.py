"""What a noun before "that" says of the clause behind it where the parser tied the two otherwise.

"A report on Friday that X had fled | was wrong".
"""

from __future__ import annotations

from spacy.tokens import Token

from graph.extraction.own_status import negated
from graph.extraction.syntax import SUBJECTS, passive
from graph.records import Status
from graph.vocabulary.speech import words

_HIGHEST, _FARTHEST = 4, 8
_BETWEEN = frozenset({"ADP", "DET", "NOUN", "PROPN", "ADV", "NUM", "ADJ"})
"""Parts of speech of "on the radio", "last week": what may stand between a noun and its clause."""


def as_reported(status: Status | None, token: Token) -> Status | None:
    """Return the status of a predicate with what a report or rumour before its clause is said to be."""
    that = _that(token) if status == "asserted" else None
    if that is not None and _untrue_before(that):
        return "denied"
    noun = _claim_before(that) if that is not None else None
    if that is None or noun is None:
        return status
    behind = [t for t in token.doc[token.i + 1 : token.sent.end] if not _has_subject(t, that)]
    if any(t.lemma_ in words("drop") and passive(t) for t in behind):
        return taken_back(noun)
    untrue = words("deny_adjective") | words("untruth")
    false = any(t.lower_ in untrue and any(c.dep_ == "cop" for c in t.children) for t in behind)
    return "denied" if false or any(t.lemma_ in words("deny") and passive(t) for t in behind) else "alleged"


def _untrue_before(that: Token) -> bool:
    """Whether a clause is said not to be true over a word of speech: "Nor is it true, she added, that"."""
    before = that.doc[max(that.sent.start, that.i - _FARTHEST) : that.i]
    true = (t for t in before if t.lower_ in ("true", "correct") and any(c.lower_ == "it" for c in t.children))
    return any(negated(t) or any(c.lower_ == "nor" for c in t.children) for t in true)


def taken_back(noun: Token) -> Status | None:
    """Return the status of what a noun told that was withdrawn: a report was wrong; of a charge nothing is said."""
    return None if noun.lemma_.lower() in words("charge_noun") else "denied"


def _that(token: Token) -> Token | None:
    """The "that" which opens the clause of a predicate."""
    node = token
    for _ in range(_HIGHEST):
        found = next((c for c in node.children if c.dep_ == "mark" and c.lower_ == "that" and c.i < node.i), None)
        if found is not None or node.head == node:
            return found
        node = node.head
    return None


def _claim_before(that: Token) -> Token | None:
    for token in reversed(that.doc[that.sent.start : that.i]):
        if token.pos_ == "NOUN" and token.lemma_.lower() in words("allege_noun"):
            return None if any(c.dep_ == "case" for c in token.children) else token  # "said in a report that"
        if token.pos_ not in _BETWEEN:
            return None
    return None


def _has_subject(token: Token, that: Token) -> bool:
    """Whether a predicate has a subject of its own behind "that": "… that she thought he was wrong"."""
    return any(c.dep_ in SUBJECTS and that.i < c.i < token.i for c in token.children)
