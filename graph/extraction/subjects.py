"""Whose doing a verb is: the subject that control, coordination and relative clauses lend it."""

from __future__ import annotations

from spacy.tokens import Token

from graph.extraction.syntax import SUBJECTS, passive
from graph.vocabulary.lexicon import nouns
from graph.vocabulary.speech import words

RELATIVE = frozenset({"who", "which", "that", "whom"})
_OF_THE_OBJECT = frozenset({"of", "with", "for", "from", "into"})
_DEEPEST = 6


def subject(verb: Token, depth: int = 0) -> Token | None:
    """Return the grammatical subject of a verb, its own or lent by control, coordination or a relative clause."""
    own = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
    if own is not None:
        return antecedent(own)
    if depth > _DEEPEST:
        return None
    head, dep = verb.head, verb.dep_
    if dep == "conj":
        return subject(head, depth + 1)
    if dep in ("ccomp", "parataxis") and verb.tag_ in ("VBD", "VBN", "VBZ"):
        # "X, who …, was freed, the ministry said": X hung on "said" beside its own subject
        doers = [c for c in head.children if c.dep_ in SUBJECTS]
        if len(doers) > 1 and doers[0].i < verb.i:
            return doers[0]
    controlled = next((c for c in head.children if c.dep_ in ("obj", "iobj") and c.i < verb.i), None)
    if dep == "xcomp":
        by_object = controlled is not None and not passive(head) and head.lemma_ != "promise"
        return controlled if by_object else subject(head, depth + 1)
    marks = {c.lower_ for c in verb.children if c.dep_ == "mark"}
    if dep == "advcl" and verb.tag_ == "VBG" and marks & _OF_THE_OBJECT:
        # "accused X of killing", "thanked X for helping", "stopped X from leaving": X does it
        return antecedent(controlled) if controlled is not None else subject(head, depth + 1)
    if dep in ("parataxis", "dep", "appos") and verb.tag_ == "VBN" and head.pos_ == "PROPN":
        return head  # "X (born in Lyon)"
    if dep in ("advcl", "parataxis") and verb.tag_ in ("VBG", "VBN", "VB"):
        return subject(head, depth + 1) if head.pos_ in ("VERB", "AUX", "ADJ", "NOUN") else None
    if dep == "ccomp" and verb.tag_ in ("VB", "VBG"):
        return controlled or subject(head, depth + 1)
    if dep == "acl":
        return _of_a_noun(verb, depth)
    return _of_a_relative_clause(verb) if dep == "acl:relcl" else None


def _of_a_noun(verb: Token, depth: int) -> Token | None:
    """Who does what a clause on a noun tells: the noun, who has it ("a plan to leave"), or the subject over it."""
    noun = verb.head
    if verb.tag_ == "VBG" and noun.lemma_.lower() in words("charge_noun"):
        return subject(noun.head, depth + 1)  # "arrested on suspicion of killing"
    placed = noun.pos_ == "NOUN" and noun.dep_ in ("obj", "obl", "nsubj") and noun.head.pos_ in ("VERB", "AUX")
    if verb.tag_ != "VB" or not placed:
        return noun
    owner = next((c for c in noun.children if c.dep_ == "nmod:poss"), None)
    if owner is not None:
        return owner
    # "has a plan to leave": who has it leaves; "the first country to admit them": the country does
    return subject(noun.head, depth + 1) if noun.dep_ in ("obj", "obl") else noun


def _of_a_relative_clause(verb: Token) -> Token | None:
    if any(c.lower_ == "who" for c in verb.children):
        return _person_over(verb.head)
    acted_on = any(c.dep_ in ("obj", "obl") and c.lower_ in RELATIVE for c in verb.children)
    return None if acted_on else verb.head


def antecedent(token: Token) -> Token:
    """Return the noun that a relative pronoun stands for, or the token itself."""
    if token.lower_ not in RELATIVE and token.lower_ != "whose":
        return token
    clause = token.head
    before = token.nbor(-2) if token.i > token.sent.start + 1 and token.nbor(-1).text == "," else None
    if token.lower_ in ("who", "whom") and before is not None and before.ent_type_ == "PER":
        return before  # "a company set up by X, who still runs it", whatever noun the parser hung it on
    for _ in range(5):
        if clause.dep_ == "acl:relcl":
            if token.lower_ == "which" and before is not None and _of_a_person(clause.head) and before.ent_type_:
                return before  # "the chairman of Acme, which filed": no person is "which"
            return _person_over(clause.head) if token.lower_ in ("who", "whom") else clause.head
        if clause.head == clause:
            break
        clause = clause.head
    return token


def _of_a_person(noun: Token) -> bool:
    return noun.ent_type_ == "PER" or noun.lemma_.lower() in nouns("person")


def _person_over(noun: Token) -> Token:
    """A clause with "who" is about a person, whatever noun the parser hung it on: "a driver of a lorry who …"."""
    node = noun
    for _ in range(3):
        if (
            node.pos_ == "PROPN"
            or node.lemma_.lower() in nouns("person") | nouns("person_plural")
            or node.pos_ in ("PRON", "NUM")
        ):
            return node
        if node.dep_ not in ("nmod", "conj", "obl", "appos") or node.head.pos_ not in ("NOUN", "PROPN"):
            return noun
        node = node.head
    return noun
