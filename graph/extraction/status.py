"""Whether what a clause says is asserted, denied, alleged or planned, or left open: decided by what governs it."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from graph.records import Status
from graph.vocabulary.speech import words

_CLAUSE = (
    "xcomp",
    "ccomp",
    "acl",
    "advcl",
    "csubj",
    "acl:relcl",
    "parataxis",
    "appos",
    "conj",
    "obl",
    "nmod",
    "obj",
    "nsubj",
    "nsubj:pass",
)
_ARGUMENT = frozenset({"of", "with", "for", "to", "from", "over", "on"})
_WH = frozenset(["how", "why", "when", "where", "who", "what", "which"])


@dataclass(frozen=True, slots=True)
class Reading:
    """`status` None: the text leaves open whether it happened. `speaker` is the token of who says so, outside quotations."""

    status: Status | None
    speaker: Token | None = None


def reading(token: Token) -> Reading:
    """Return how a verb or noun of action is meant, from its own auxiliaries up to the root of the sentence."""
    status = _own(token)
    speaker: Token | None = None
    node, steps = token, 0
    while node.dep_ not in ("root", "ROOT") and node.head != node and steps < 12:
        status = _governed(status, node)
        if speaker is None:
            speaker = _speaker(node)
        node, steps = node.head, steps + 1
    status = _question(status, node)
    if speaker is None:
        speaker = _according(token.sent.root)
    return Reading(status, speaker)


def _has(
    token: Token, kind: str, deps: tuple[str, ...] = ("advmod", "det", "cc", "cc:preconj", "case", "mark")
) -> bool:
    return any(c.lower_ in words(kind) and c.dep_ in deps for c in token.children)


def _negated(token: Token) -> bool:
    if _has(token, "negators"):
        return not any(
            c.lower_ == "not" and c.nbor(1).lower_ in ("only", "just", "merely")
            for c in token.children
            if c.i + 1 < len(token.doc)
        )
    # "no one", "no crew": the negation sits on the subject or object
    return any(
        c.dep_ in ("nsubj", "nsubj:pass", "obj")
        and (c.lower_ in words("negators") or _has(c, "negators", ("det", "cc", "cc:preconj")))
        for c in token.children
    )


def _own(token: Token) -> Status | None:
    """The status that a predicate's own auxiliaries, negators and adverbs give it."""
    negated = _negated(token)
    auxiliaries = {c.lower_ for c in token.children if c.dep_ in ("aux", "aux:pass")}
    perfect = any(c.dep_ == "aux" and c.lemma_ == "have" for c in token.children)
    if auxiliaries & {"would", "'d", "’d", "could", "might", "may", "should", "must", "can", "ca", "ought"}:
        if auxiliaries & {"may", "might", "must", "could"} and perfect:
            return "alleged"
        if auxiliaries & {"would"} and not perfect and not negated and _reported(token):
            return "planned"
        if negated and auxiliaries & {"could", "can", "ca"}:
            return "denied"
        return None
    infinitive = any(c.lower_ == "to" and c.dep_ in ("mark", "aux") for c in token.children)
    if infinitive and any(
        c.lemma_ == "be" and c.dep_ in ("aux", "cop") and c.tag_ in ("VBZ", "VBP") for c in token.children
    ):
        return "denied" if negated else "planned"  # "she is to become president"
    if auxiliaries & {"will", "'ll", "’ll", "wo", "shall"}:
        return "denied" if negated else "planned"
    if negated:
        return "denied"
    if any(c.lower_ in words("allege_adverb") and c.dep_ == "advmod" for c in token.children):
        return "alleged"
    if (
        token.tag_ == "VBG"
        and token.dep_ in ("acl", "advcl")
        and any(c.dep_ == "mark" and c.lower_ == "without" for c in token.children)
    ):
        return "denied"
    return "asserted"


def _reported(token: Token) -> bool:
    """Whether a verb of saying in the past governs the clause: "said it would move" tells a plan."""
    node = token
    for _ in range(6):
        if (
            node.dep_ in ("ccomp", "conj", "parataxis")
            and node.head.lemma_ in words("say")
            and node.head.tag_ in ("VBD", "VBN")
        ):
            return True
        if node.head == node:
            return False
        node = node.head
    return False


def _combine(inner: Status | None, outer: Status | None) -> Status | None:
    if inner is None or outer is None:
        return None
    if "denied" in (inner, outer):
        return "asserted" if inner == outer else "denied"
    for kind in ("planned", "alleged"):
        if kind in (inner, outer):
            return kind  # type: ignore[return-value]
    return "asserted"


def _governed(status: Status | None, node: Token) -> Status | None:
    """What the head of a clause does to its status."""
    head, dep = node.head, node.dep_
    if dep == "csubj" and node.tag_ in ("VBG", "VB"):
        return None  # "crossing the border takes no passport" says of nobody that he crossed it
    if dep not in _CLAUSE:
        return status
    if (
        dep in ("acl", "acl:relcl")
        and head.head.lemma_ in words("say") | words("allege") | words("deny")
        and any(c.dep_ == "mark" and c.lower_ == "that" for c in node.children)
    ):
        head, dep = head.head, "ccomp"  # "alleged last week that …": hung on the week by mistake
    if any(c.dep_ == "mark" and c.lower_ in words("conditionals") for c in node.children) or any(
        c.dep_ == "advmod" and c.lower_ == "when" and node.tag_ == "VB" for c in node.children
    ):
        return None
    outer: Status | None = "asserted"
    infinitive = any(c.lower_ == "to" and c.dep_ == "mark" for c in node.children)
    if dep == "advcl" and node.tag_ == "VBG" and _marks(node) & _ARGUMENT:
        held = _held_against(head, _marks(node))
        outer = held if held is not None else "asserted"
        return _combine(
            status, outer if not _negated(head) or outer == "alleged" else "denied" if outer == "asserted" else outer
        )
    if (
        dep in ("obl", "nmod", "obj")
        and head.pos_ in ("VERB", "ADJ")
        and _marks(node) & _ARGUMENT
        and _held_against(head, _marks(node))
    ):
        return _combine(status, _held_against(head, _marks(node)))
    if dep in ("acl:relcl", "parataxis", "conj", "appos", "nsubj", "nsubj:pass", "obj", "obl", "nmod"):
        return _through_noun(status, node)
    if dep == "advcl":
        if node.tag_ == "VB" and infinitive and not head.lemma_ == "be":
            return _combine(status, "planned") if head.lemma_ not in words("happen") else status
        return status
    lemma = head.lemma_.lower()
    if head.pos_ in ("VERB", "AUX"):
        said_as_fact = dep == "xcomp" and (node.tag_ == "VBG" or node.pos_ == "ADJ") and lemma in words("say")
        outer = "asserted" if said_as_fact else _of_verb(lemma, dep, infinitive)
    elif head.pos_ == "ADJ":
        outer = _of_adjective(head, infinitive)
    elif head.pos_ in ("NOUN", "PROPN") and dep in ("acl", "ccomp", "xcomp"):
        outer = _of_noun(lemma, infinitive, node)
    if outer is None:
        return None
    result = _combine(status, outer)
    if dep in ("xcomp", "ccomp", "acl") and result is not None and head.pos_ in ("VERB", "AUX", "ADJ") and dep != "acl":
        own = _own(head)
        if lemma in words("say") and dep == "ccomp" and not infinitive:
            if result == "asserted" and _hearsay(head):
                return "alleged"
            return result if own is not None else None
        return _combine(result, own)
    return result


def _marks(node: Token) -> set[str]:
    return {c.lower_ for c in node.children if c.dep_ in ("mark", "case")}


def _held_against(head: Token, marks: set[str]) -> Status | None:
    """What "accused of", "cleared of", "prevented from", "wanted for" say of what follows; None: nothing."""
    lemma = head.lemma_.lower()
    if lemma in words("clear") and marks & {"of", "from"}:
        return "denied"
    if lemma in words("accuse") or head.lower_ in words("accuse"):
        return "alleged"
    if lemma == "arrest" and "for" in marks:
        return "alleged"
    if lemma == "guilty" and _negated(head):
        return "denied"
    return None


def _hearsay(verb: Token) -> bool:
    """Whether nobody in particular says it, or one whose trade is to accuse: "some say", "prosecutors said"."""
    doer = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubj:pass")), None)
    return doer is not None and doer.lemma_.lower() in words("hearsay")


def _of_verb(lemma: str, dep: str, infinitive: bool) -> Status | None:
    if lemma in words("happen"):
        return "asserted"
    if infinitive or dep == "xcomp":
        if lemma in words("deny") or lemma in words("fail"):
            return "denied"
        if lemma in words("plan"):
            return "planned"
        if lemma in words("open"):
            return None
        if lemma in words("allege") or lemma in words("say"):
            return "alleged"
        return "asserted"
    for kind, status in (
        ("deny", "denied"),
        ("allege", "alleged"),
        ("say", "asserted"),
        ("plan", "planned"),
        ("open", None),
    ):
        if lemma in words(kind):
            if kind == "allege" and lemma in words("say"):
                continue
            return status  # type: ignore[return-value]
    return "asserted"


def _of_adjective(head: Token, infinitive: bool) -> Status | None:
    lemma = head.lemma_.lower()
    if lemma in words("deny_adjective"):
        return "denied"
    if lemma == "able" and infinitive and any(c.dep_ == "cop" and c.tag_ == "VBD" for c in head.children):
        return "denied" if _negated(head) else "asserted"
    if lemma in words("plan_adjective") and infinitive:
        return "planned"
    if lemma in words("allege_adjective"):
        return "alleged"
    return None if lemma in words("open_adjective") else "asserted"


def _of_noun(lemma: str, infinitive: bool, node: Token) -> Status | None:
    if lemma in words("allege_noun"):
        return "alleged"
    if lemma in words("deny_noun"):
        return "denied"
    if lemma in words("plan_noun") and (infinitive or node.tag_ in ("VB", "VBG")):
        return "planned"
    if lemma in words("open_noun") and (infinitive or node.tag_ == "VBG"):
        return None
    if lemma == "evidence" and _negated(node.head):
        return "denied"
    return "asserted"


def _through_noun(status: Status | None, node: Token) -> Status | None:
    """ "denied reports that …", "rumours that … are untrue", "no sign of": the noun's own governor has the last word."""
    head = node.head
    if node.pos_ != "NOUN" or status is None:
        return status
    lemma = node.lemma_.lower()
    if lemma in words("allege_noun") | words("plan_noun") | words("open_noun") | words("deny_noun"):
        if head.lemma_ in words("deny") and node.dep_ in ("obj", "nsubj:pass"):
            return "denied"
        if head.lemma_.lower() in words("deny_adjective") and node.dep_ == "nsubj":
            return "denied"
    if head.pos_ == "VERB" and node.dep_ in ("obj", "nsubj:pass") and node.lemma_.lower() not in words("allege_noun"):
        if head.lemma_ in words("fail"):
            return _combine(status, "denied")
        if head.lemma_ in words("plan") | {"announce"} and head.lemma_ not in (
            "offer",
            "order",
            "agree",
            "negotiate",
            "discuss",
            "try",
        ):
            return _combine(status, "planned")
    return status


def _speaker(node: Token) -> Token | None:
    head = node.head
    if node.dep_ in ("ccomp", "parataxis") and head.lemma_ in words("say") | words("allege") | words("deny"):
        return next((c for c in head.children if c.dep_ in ("nsubj", "obl:agent")), None)
    if head.dep_ in ("root", "ROOT", "conj") and node.dep_ in ("acl", "ccomp") and node.head.pos_ == "NOUN":
        return None
    return next(
        (c for c in node.children if c.dep_ == "parataxis" and c.lemma_ in words("say") for c in c.children if c.dep_ == "nsubj"), None
    ) or _according(node)  # fmt: skip


def _according(node: Token) -> Token | None:
    """ "according to X" hanging on a node."""
    for child in node.children:
        if child.dep_ in ("obl", "nmod", "advcl") and any(c.lower_ == "according" for c in child.children):
            return child
        if child.dep_ == "parataxis" and child.lemma_ in words("say"):
            return next((c for c in child.children if c.dep_ == "nsubj"), None)
    return None


def _question(status: Status | None, root: Token) -> Status | None:
    """Nothing is said by a yes-or-no question; "How did they reach it?" takes it for granted that they did."""
    if status is None or not any(t.text == "?" for t in root.sent[-2:]):
        return status
    return status if any(t.lower_ in _WH for t in list(root.sent)[:4]) else None
