"""What the words above a clause do to its status: "failed to", "denied that", "rumours that", "accused of", "if"."""

from __future__ import annotations

from spacy.tokens import Token

from graph.extraction.governing_nouns import of_noun, through_noun
from graph.extraction.own_status import combine, negated, own_status
from graph.extraction.syntax import SUBJECTS, gerund
from graph.records import Status
from graph.vocabulary.speech import words

_ARGUMENT = frozenset({"of", "with", "for", "to", "from", "over", "on", "about", "against"})
_BESIDE = frozenset({"acl:relcl", "parataxis", "appos", "nsubj", "nsubj:pass", "obj", "obl", "nmod"})
_TITLES = frozenset({"nmod:desc", "compound", "appos"})
_CLAUSES = frozenset({"xcomp", "csubj", "ccomp", "acl", "advcl", "conj"}) | _BESIDE
_SPEECH = words("say") | words("allege") | words("deny")


def governed(status: Status | None, node: Token) -> Status | None:
    """Return the status of what `node` heads as the head of `node` has it; None: left open."""
    head, dep = node.head, node.dep_
    marks = {c.lower_ for c in node.children if c.dep_ in ("mark", "case")}
    if dep == "csubj" and node.tag_ in ("VBG", "VB") and not _took(head):
        return None  # "crossing the border takes no passport" says of nobody that he crossed it
    if dep == "csubj" and not _took(head):
        dep = "ccomp"  # "it is alleged that …"
    if dep not in _CLAUSES:
        return status
    if dep == "xcomp" and node.pos_ == "NOUN" and any(c.dep_ == "det" for c in node.children):
        dep = "obj"  # "called off a visit"
    proof = head.lemma_.lower() in words("proof")
    if dep in ("acl", "acl:relcl") and "that" in marks and head.head.lemma_ in _SPEECH and not proof:
        head, dep = head.head, "ccomp"  # "alleged last week that …": hung on the week by mistake
    objects = {c.lower_ for c in node.children if c.dep_ in ("obj", "obl:unmarked")}
    if dep == "acl:relcl" and "that" in marks | objects and _is_claim(head):
        dep = "acl"  # "charges that X did it": what follows is the charge
    if marks & words("conditionals"):
        return None
    held_against = head.pos_ in ("VERB", "ADJ") or (dep == "advcl" and head.lower_ in words("accuse"))
    if marks & _ARGUMENT and held_against and (gerund(node) or dep in ("obl", "nmod", "obj")):
        held = _held_against(head, marks)
        if held == "alleged" and negated(head):
            return None  # "was not charged with" tells nothing of the deed
        if held or (dep == "advcl" and gerund(node)):
            nearly = {head.lower_, *(c.lower_ for c in head.children if c.dep_ in ("advmod", "xcomp"))}
            unsaid = head.lemma_ in words("open") | words("talk") or nearly & words("open_adjective")
            if held is None and (negated(head) or unsaid):
                return None
            return combine(status, held or ("planned" if head.lemma_ in words("plan") else "asserted"))
    if dep == "conj":
        return _of_the_second(status, node, head)
    if dep == "advcl" and "than" in marks:
        return None  # "would rather close than move to X"
    if dep in _BESIDE:
        return through_noun(status, node)
    infinitive = _to_do(node, marks)
    if dep in ("advcl", "xcomp") and infinitive and (noun := _noun_before(node)) is not None:
        # "dropped its plan to leave": hung on the verb
        return through_noun(combine(status, of_noun(noun.lemma_.lower(), infinitive, node)), noun)
    if dep in ("csubj", "advcl", "xcomp") and infinitive and _took(head):
        return status
    if dep == "advcl":
        purpose = infinitive and head.lemma_ != "be" and head.lemma_ not in words("happen")
        became = node.lemma_ == "become" and head.tag_ in ("VBD", "VBN")  # "left Acme to become head of Norvik"
        return combine(status, "planned") if purpose and not became else status
    return _argument(status, node, head, dep, infinitive)


def _of_the_second(status: Status | None, node: Token, head: Token) -> Status | None:
    """The status of a clause joined to another, which may lend it its auxiliary and its "not"."""
    joined = {c.lower_ for c in node.children if c.dep_ == "cc"}
    if joined & words("instead"):
        return combine(status, "denied")  # "chose to stay rather than flee"
    if "or" in joined and negated(head) and not any(c.dep_ in SUBJECTS for c in node.children):
        return combine(status, "denied")  # "has never been to X or met Y"
    # "will travel to X and meet Y"
    shared = node.tag_ == head.tag_ == "VB" and not any(c.dep_.startswith("aux") for c in node.children)
    return combine(status, own_status(head)) if shared else status


def _to_do(node: Token, marks: set[str]) -> bool:
    """Whether it is an infinitive: "to go", "to be taken"; also in "due to be taken", whose "to" may hang on "due"."""
    to = "to" in marks or any(c.dep_ == "fixed" and c.lower_ == "to" for c in node.head.children)
    return to and (node.tag_ == "VB" or any(c.dep_ == "aux:pass" and c.tag_ == "VB" for c in node.children))


def _noun_before(clause: Token) -> Token | None:
    """The plan, wish or refusal right before a "to" that the parser hung on the verb over it."""
    before = clause.left_edge.nbor(-1) if clause.left_edge.i else clause
    told = words("plan_noun") | words("deny_noun")
    held = before.dep_ == "obj" and before.head == clause.head and before.pos_ == "NOUN"
    return before if held and before.lemma_.lower() in told else None


def _took(verb: Token) -> bool:
    """Whether a verb tells how long somebody took to do it: "it took her two days to reach Rome"."""
    past = verb.tag_ in ("VBD", "VBN") and not any(c.dep_ == "aux" and c.lemma_ != "have" for c in verb.children)
    it = any(c.lower_ == "it" and c.dep_ in ("nsubj", "expl") for c in verb.children)
    return verb.lemma_ == "take" and past and it


def _heads_a_claim(word: Token) -> bool:
    """Whether the first word of a sentence is a noun taken for a verb: "Reports that X had left were denied"."""
    first = word.i == word.sent.start and word.tag_ in ("VBZ", "NNS") and word.lemma_.lower() in words("allege_noun")
    return first and not any(c.dep_ in SUBJECTS for c in word.children)


def _rejected(noun: Token) -> bool:
    """Whether a rumour or claim is denied as such: "rumours that X had left were rejected", "denied reports that"."""
    verb = noun.head
    over = noun.dep_ in ("nsubj:pass", "obj") and verb.lemma_ in words("deny") and not negated(verb)
    return over and noun.lemma_.lower() in words("allege_noun")


def _argument(status: Status | None, node: Token, head: Token, dep: str, infinitive: bool) -> Status | None:
    """The status of a clause that is an argument of a verb, adjective or noun."""
    lemma = head.lemma_.lower()
    if dep == "ccomp" and _heads_a_claim(head):
        denied = any(c.lemma_ in words("deny") and c.dep_ in ("ccomp", "acl", "parataxis") for c in head.children)
        return combine(status, "denied" if denied else "alleged")
    if head.pos_ not in ("VERB", "AUX", "ADJ"):
        if _rejected(head):
            return combine(status, "denied")
        told = combine(status, of_noun(lemma, infinitive, node)) if head.pos_ in ("NOUN", "PROPN") else status
        return through_noun(told, head) if head.head == head else told
    if head.pos_ == "ADJ":
        outer = _of_adjective(head, infinitive)
    elif dep == "xcomp" and infinitive and (lemma == "be" or head.lower_ == "going"):
        outer = "planned"  # "are to travel", "was going to travel"
    elif (
        dep == "xcomp"
        and infinitive
        and lemma == "have"
        and "yet" in {c.lower_ for t in (head, node) for c in t.children}
    ):
        return None  # "has yet to visit"
    elif lemma == "suppose" and infinitive and not any(c.lemma_ == "have" for c in node.children):
        outer = "planned"  # "was supposed to travel"; but "is supposed to have travelled"
    elif lemma in words("say") and any(c.lower_ in words("falsely") for c in head.children):
        outer = "denied"  # "was wrongly reported to have left"
    elif dep == "xcomp" and lemma in words("say") and (node.tag_ == "VBG" or node.pos_ == "ADJ"):
        outer = "asserted"  # "admitted killing", "was found guilty"
    else:
        outer = _of_verb(lemma, infinitive or dep == "xcomp")
    result = combine(status, outer)
    if result is None or dep == "acl":
        return result
    own = own_status(head)
    if dep == "ccomp" and lemma in words("say") and head.tag_ == "VBD" and _first_person(head):
        return combine(result, "alleged")  # "I said that I was a nurse": perhaps so, perhaps not
    if lemma in words("opinion") and dep == "ccomp":
        # not to believe it is to deny it; that nobody does says less
        nobody = any(c.dep_ == "nsubj" and c.lower_ in words("negators") | {"one"} for c in head.children)
        if own == "denied" and (nobody or result == "alleged"):
            return None if nobody else "denied"
        return combine(result, own)
    if lemma in words("say") and dep == "ccomp" and not infinitive:
        return None if own is None else "alleged" if result == "asserted" and _hearsay(head) else result
    return combine(result, own)


def _first_person(verb: Token) -> bool:
    return any(c.dep_ == "nsubj" and c.lower_ in ("i", "we") for c in verb.children)


def _is_claim(noun: Token) -> bool:
    return noun.lemma_.lower() in words("allege_noun") | words("deny_noun")


def _held_against(head: Token, marks: set[str]) -> Status | None:
    """What "accused of", "cleared of", "prevented from", "wanted for" say of what follows; None: nothing."""
    lemma = head.lemma_.lower()
    if lemma in words("clear") and marks & {"of", "from"}:
        return "denied"
    if lemma in words("accuse") or head.lower_ in words("accuse") or (lemma == "arrest" and "for" in marks):
        return "alleged"
    return "denied" if lemma == "guilty" and negated(head) else None


def _hearsay(verb: Token) -> bool:
    """Whether nobody in particular says it, or one whose trade is to accuse: "some say", "prosecutors said"."""
    doer = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubj:pass", "expl")), None)
    nobody = doer is not None and doer.lower_ == "it" and any(c.dep_ == "aux:pass" for c in verb.children)
    titles = [c for c in doer.children if c.dep_ in _TITLES] if doer is not None else []
    told = {word for t in (doer, *titles) if t is not None for word in (t.lower_, t.lemma_.lower())}
    return nobody or not told.isdisjoint(words("hearsay"))


def _of_verb(lemma: str, infinitive: bool) -> Status | None:
    if lemma in words("happen"):
        return "asserted"
    if infinitive:
        if lemma in words("deny") | words("fail") | words("evade"):
            return "denied"
        if lemma in words("plan"):
            return "planned"
        if lemma in words("open"):
            return None
        return "alleged" if lemma in words("allege") | words("say") else "asserted"
    if lemma in words("deny"):
        return "denied"
    if lemma in words("say"):
        return "asserted"
    if lemma in words("allege"):
        return "alleged"
    if lemma in words("plan"):
        return "planned"
    return None if lemma in words("open") else "asserted"


def _of_adjective(head: Token, infinitive: bool) -> Status | None:
    lemma = head.lemma_.lower()
    if lemma in words("deny_adjective"):
        return "denied"
    if lemma == "able" and infinitive and any(c.dep_ == "cop" and c.tag_ == "VBD" for c in head.children):
        return "asserted"  # a "not" before it is counted with the adjective's own words
    if lemma in words("plan_adjective") and infinitive:
        return "planned"
    if lemma in words("allege_adjective"):
        return "alleged"
    return None if lemma in words("open_adjective") else "asserted"
