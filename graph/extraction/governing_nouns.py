"""What a noun over a clause does to its status, and what is done with the noun: "denied reports that …"."""

from __future__ import annotations

from spacy.tokens import Token

from graph.extraction.own_status import combine, negated
from graph.extraction.reported import taken_back
from graph.extraction.syntax import gerund
from graph.records import Status
from graph.vocabulary.speech import words

# "agreed a visit" is agreed, not made; but what is offered or ordered is a thing
_PLANNED_OBJECTS = (words("plan") | {"announce"}) - {"offer", "order", "negotiate", "discuss", "try"}


def of_noun(lemma: str, infinitive: bool, node: Token) -> Status | None:
    """Return the status of a clause that hangs on a noun: "rumours that", "a plan to", "no sign that"."""
    if lemma in words("allege_noun"):
        return "alleged"
    if lemma in words("deny_noun") or (lemma in words("proof") | words("substance") and _lacking(node.head)):
        return "denied"
    if lemma in words("plan_noun") and (infinitive or gerund(node)):
        return "planned"
    return None if lemma in words("open_noun") and (infinitive or gerund(node)) else "asserted"


def _lacking(noun: Token) -> bool:
    """Whether there is none: "no sign that", "did not find evidence that"."""
    return any(c.lower_ == "no" for c in noun.children) or negated(noun) or negated(noun.head)


def _finite_behind(noun: Token) -> Token | None:
    """The verb of a sentence whose subject was taken for its head: "Charges that X left | were dropped"."""
    clauses = (c for c in noun.children if c.dep_ == "acl" and c.i > noun.i and c.pos_ == "VERB")
    return next((c for c in clauses if c.tag_ in ("VBD", "VBZ") or any(a.tag_ == "VBD" for a in c.children)), None)


def through_noun(status: Status | None, node: Token) -> Status | None:
    """The noun's own governor has the last word: "denied reports that …", "rumours that … are false"."""
    head, dep, lemma = node.head, node.dep_, node.lemma_.lower()
    if head == node and (verb := _finite_behind(node)) is not None:
        head, dep = verb, "nsubj:pass" if any(c.dep_ == "aux:pass" for c in verb.children) else "nsubj"
    above = head.lemma_.lower()
    if node.pos_ != "NOUN" or status is None:
        return status
    done = dep in ("obj", "nsubj:pass") or (node.dep_ == "xcomp" and any(c.dep_ == "det" for c in node.children))
    off = " ".join([above, *(c.lower_ for c in head.children if c.dep_ == "compound:prt")])
    if lemma in words("allege_noun") | words("plan_noun") | words("open_noun") | words("deny_noun"):
        said_of_it = {above, *(c.lemma_.lower() for c in head.children if c.dep_ == "xcomp")}  # "proved false"
        untrue = dep == "nsubj" and bool(said_of_it & words("deny_adjective"))
        naught = [*(c.lower_ for c in head.children if c.dep_ == "obl" and c.lower_ in ("nothing", "naught"))]
        come = " ".join([off, *(["to", *naught] if naught else [])])
        untrue = untrue or (dep == "nsubj" and come in words("fall_through") and lemma in words("plan_noun"))
        untrue = untrue or (dep == "nmod" and above in words("substance") and negated(head))
        if untrue or (done and (above in words("deny") or off in words("called_off"))):
            return "denied"
        if done and above in words("drop") | words("fail"):
            # "charges that … were dropped": nobody says it any more; a plan that was will not be
            return taken_back(node)
    if done and head.pos_ == "VERB" and lemma not in words("allege_noun"):
        if above in words("fail") or off in words("called_off"):
            return combine(status, "denied")
        if above in _PLANNED_OBJECTS:
            return combine(status, "planned")
    return status
