"""The status that a predicate's own auxiliaries, negators and adverbs give it."""

from __future__ import annotations

from spacy.tokens import Token

from graph.extraction.syntax import SUBJECTS, gerund
from graph.records import Status
from graph.vocabulary.speech import words

_OPEN_MODALS = frozenset(["would", "'d", "’d", "could", "might", "may", "should", "must", "can", "ca", "ought"])
_FUTURE = frozenset(["will", "'ll", "’ll", "wo", "shall"])
_CAN = frozenset(["could", "can", "ca"])
# "may have fled": somebody thinks so; "would have fled": nobody says so
_GUESSING = frozenset(["may", "might", "must", "could"])
_LIMITS = frozenset({"if", "unless", "until", "till", "before", "without"})
_NEGATING = frozenset({"advmod", "det", "cc", "cc:preconj", "case", "mark"})
_SUBJECT_OR_OBJECT = frozenset({"nsubj", "nsubj:pass", "obj"})
_FARTHEST = 6


def own_status(token: Token) -> Status | None:
    """Return the status of a predicate taken by itself; None where its words leave open whether it happened."""
    if token.pos_ == "NOUN" and (said := _as_modified(token)):
        return "denied" if negated(token) else said
    denied = negated(token)
    auxiliaries = {c.lower_ for c in token.children if c.dep_ in ("aux", "aux:pass")}
    perfect = any(c.dep_ == "aux" and c.lemma_ == "have" for c in token.children)
    if auxiliaries & _OPEN_MODALS:
        if auxiliaries & _GUESSING and perfect:
            return "alleged" if not denied else "denied" if auxiliaries & _CAN else None
        if "would" in auxiliaries and not perfect and not denied and _reported(token):
            return "planned"
        refused = "would" in auxiliaries and not perfect and not _for_now(token)  # "would not let her in"
        return "denied" if denied and (auxiliaries & _CAN or refused) else None
    if auxiliaries & _FUTURE or _is_to(token):
        return None if _on_condition(token) else "denied" if denied else "planned"
    if denied or _without(token):
        return "denied"
    adverbs = {c.lower_ for c in token.children if c.dep_ == "advmod"}
    if adverbs & words("nearly") or _had_it(token):
        return None
    if adverbs & words("allege_adverb"):
        return "alleged"
    return "asserted"


def _as_modified(noun: Token) -> Status | None:
    """What an adjective before a noun of action says of it: "a planned visit", "the alleged attack"."""
    around = {c.lower_ for c in noun.children if c.dep_ in ("amod", "nmod:desc")}
    if around & words("cancelled_thing"):
        return "denied"
    if around & words("planned_thing"):
        return "planned"
    return "alleged" if around & (words("allege_adjective") | words("accuse")) else None


def negated(token: Token) -> bool:
    """Whether a predicate is negated: itself, or by its subject or object ("no one", "neither X nor Y")."""
    own = [c for c in token.children if c.lower_ in words("negators") and c.dep_ in _NEGATING]
    if own:
        return not any(
            c.lower_ == "not" and c.i + 1 < len(c.doc) and c.nbor(1).lower_ in ("only", "just", "merely") for c in own
        )
    # "no longer", "never before"
    adverbs = (c for c in token.children if c.dep_ == "advmod" and c.lower_ in ("longer", "before", "again", "once"))
    if any(g.lower_ in ("no", "never", "not") for c in adverbs for g in c.children):
        return True
    if any(g.lower_ == "neither" for c in token.children if c.dep_ == "obl" for g in c.children):
        return True  # "went neither to Rome nor to Malta"
    ends = [c for c in token.children if c.dep_ in _SUBJECT_OR_OBJECT]
    if any(end.left_edge.i and end.left_edge.nbor(-1).lower_ == "neither" for end in ends):
        return True  # "neither she nor X met Y": hung elsewhere
    inner = (g for end in ends for g in end.children if g.dep_ in ("det", "cc", "cc:preconj"))
    return any(t.lower_ in words("negators") for t in (*ends, *inner))


def combine(inner: Status | None, outer: Status | None) -> Status | None:
    """Return the status of a clause of status `inner` within one of status `outer`: two denials assert."""
    if inner is None or outer is None:
        return None
    if "denied" in (inner, outer):
        return "asserted" if inner == outer else "denied"
    if "planned" in (inner, outer):
        return "planned"
    return "alleged" if "alleged" in (inner, outer) else "asserted"


def _is_to(token: Token) -> bool:
    """Whether it is meant to be: "she is to become president", "she is due to become president"."""
    # hung below the infinitive, whatever the parser calls it: "is due to become"
    before = (c for c in token.children if c.i < token.i and c.dep_ not in SUBJECTS)
    bare = token.tag_ in ("VB", "VBP", "NN") or any(
        c.tag_ == "VB" for c in token.children if c.dep_ in ("aux:pass", "cop")
    )
    if bare and any(c.lower_ in words("plan_adjective") and c.nbor(1).lower_ == "to" for c in before):
        return True
    infinitive = any(c.lower_ == "to" and c.dep_ in ("mark", "aux") for c in token.children)
    return infinitive and any(
        c.lemma_ == "be" and c.dep_ in ("aux", "cop") and c.tag_ in ("VBZ", "VBP", "VBD") for c in token.children
    )


def _on_condition(token: Token) -> bool:
    """Whether it will be only if something else is: "if she returns she will be arrested"."""
    clauses = (c for c in token.children if c.dep_ == "advcl")
    return any(g.dep_ == "mark" and g.lower_ in ("if", "unless") for c in clauses for g in c.children)


def _for_now(token: Token) -> bool:
    """Whether a refusal is one until something else is, or would be: "would not leave until May", "if he came"."""
    ties = {g.lower_ for c in token.children for g in c.children if g.dep_ in ("mark", "case")}
    asked = any(
        c.dep_ == "aux" and c.lower_ == "would" and c.i < s.i
        for c in token.children
        for s in token.children
        if s.dep_ in SUBJECTS
    )
    return bool(ties & _LIMITS) or asked or any(_had_it(c) for c in token.children)


def _had_it(token: Token) -> bool:
    """Whether an auxiliary before its subject makes a condition: "had he left, he would be free"."""
    subject = next((c for c in token.children if c.dep_ in _SUBJECT_OR_OBJECT and c.dep_ != "obj"), None)
    first = next((c for c in token.children if c.dep_ in ("aux", "aux:pass", "cop")), None)
    if token.dep_ != "advcl" or subject is None or first is None:
        return False
    return first.i < subject.i and first.lower_ in ("had", "were", "should")


def _without(token: Token) -> bool:
    clause = gerund(token) and token.dep_ in ("acl", "advcl")
    marks = {c.lower_ for c in token.children if c.dep_ == "mark"}
    return (clause and "without" in marks) or (token.dep_ == "advcl" and bool(marks & words("instead")))


def _reported(token: Token) -> bool:
    """Whether a verb of saying in the past governs the clause: "said it would move" tells a plan."""
    node = token
    for _ in range(_FARTHEST):
        said = node.head.lemma_ in words("say") and node.head.tag_ in ("VBD", "VBN")
        if said and node.dep_ in ("ccomp", "conj", "parataxis"):
            return True
        node = node.head
    return False
