"""Whether what a clause says is asserted, denied, alleged or planned, or left open, and who says so."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from graph.extraction.governing import governed
from graph.extraction.own_status import combine, own_status
from graph.extraction.reported import as_reported
from graph.extraction.syntax import SUBJECTS
from graph.records import Status
from graph.vocabulary.speech import words

_WH = frozenset(["how", "why", "when", "where", "who", "what", "which"])
_SPEECH = words("say") | words("allege") | words("deny")
_DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Reading:
    """`status` None: the text leaves open whether it happened. `speaker`: who says so outside quotations, if anyone."""

    status: Status | None
    speaker: Token | None = None


def reading(token: Token) -> Reading:
    """Return how a verb or noun of action is meant, from its own auxiliaries up to the root of the sentence."""
    status = own_status(token)
    speaker: Token | None = None
    node, steps = token, 0
    while node.head != node and steps < _DEEPEST:
        status = governed(status, node)
        speaker = speaker or _speaker(node)
        node, steps = node.head, steps + 1
    status = as_reported(status, token)
    interruption = _interrupting(token) or _behind(node)
    if interruption is not None:
        speaker, verb = interruption
        status = combine(status, "alleged" if verb.lemma_ in words("allege") else "asserted")
    return Reading(_questioned(status, node), speaker or _beside(token.sent.root))


def _behind(root: Token) -> tuple[Token, Token] | None:
    """Who alleges so, and the verb, where a clause behind says it: "Two guards beat X, he alleges"."""
    for clause in root.children:
        if clause.dep_ == "parataxis" and clause.i > root.i and clause.lemma_ in words("allege"):
            return next(((c, clause) for c in clause.children if c.dep_ == "nsubj"), None)
    return None


def _speaker(node: Token) -> Token | None:
    """Who says the clause that `node` heads."""
    if node.dep_ in ("ccomp", "parataxis") and node.head.lemma_ in _SPEECH:
        said_by = next((c for c in node.head.children if c.dep_ in ("nsubj", "obl:agent")), None)
        after = node.head.nbor(1) if node.head.i + 1 < node.sent.end else node.head
        # "X fled, says Jane Doe": Jane may be hung on what she says
        return after if said_by is None and after.ent_type_ and node.i < node.head.i else said_by
    return _beside(node)


def _beside(node: Token) -> Token | None:
    """Who is named in "according to X" or ", X said," hanging on a node."""
    for child in node.children:
        if child.dep_ in ("obl", "nmod", "advcl") and any(c.lower_ == "according" for c in child.children):
            return child
        if child.dep_ == "parataxis" and child.lemma_ in words("say"):
            return next((c for c in child.children if c.dep_ == "nsubj"), None)
    return None


def _interrupting(node: Token) -> tuple[Token, Token] | None:
    """Who says so, and the verb, where the subject is followed by a clause of saying: "X, Y claimed, fled"."""
    for child in (g for c in node.children if c.dep_ in SUBJECTS for g in c.children):
        after = child.nbor(1).text if child.i + 1 < len(child.doc) else ""
        within = child.dep_ in ("acl", "acl:relcl", "parataxis") and child.tag_ in ("VBD", "VBZ")
        if within and child.lemma_ in _SPEECH and after == ",":
            said_by = [c for c in child.head.children if c.dep_ == "appos" and c.i < child.i and c.pos_ == "PROPN"]
            return (said_by[-1], child) if said_by else None
    return None


def _questioned(status: Status | None, root: Token) -> Status | None:
    """Nothing is said by a yes-or-no question; "How did they reach it?" takes it for granted that they did."""
    if status is None or not any(t.text == "?" for t in root.sent[-2:]):
        return status
    return status if any(t.lower_ in _WH for t in list(root.sent)[:4]) else None
