"""Whose doing a verb is: the subject that control, coordination and relative clauses lend it."""

from __future__ import annotations

from spacy.tokens import Token

from graph.extraction.syntax import SUBJECTS, gerund, passive, preposition
from graph.vocabulary.lexicon import nouns, organisation_table
from graph.vocabulary.speech import words

RELATIVE = frozenset({"who", "which", "that", "whom"})
_OF_THE_OBJECT = frozenset({"of", "with", "for", "from", "into"})
_PLURAL = frozenset({"NNS", "NNPS"})
_UNDER = frozenset({"ccomp", "advcl", "acl", "acl:relcl"})
_DEEPEST = 6


def subject(verb: Token, depth: int = 0) -> Token | None:
    """Return the grammatical subject of a verb, its own or lent by control, coordination or a relative clause."""
    own = next((c for c in verb.children if c.dep_ in SUBJECTS and preposition(c) != "by"), None)
    if own is None:  # "X is due to meet Y": hung on "due"
        own = next((g for c in verb.children if c.dep_ == "mark" for g in c.children if g.dep_ in SUBJECTS), None)
    if own is None and verb.tag_ == "VBN" and verb.i == verb.sent.start:
        own = _behind_a_participle(verb)
    if own is not None:
        return fronted(own) or antecedent(own)
    if depth > _DEEPEST:
        return None
    head, dep = verb.head, verb.dep_
    if dep == "conj":
        lent = subject(head, depth + 1)
        if lent is not None and lent.tag_ in _PLURAL and verb.tag_ == "VBZ" and head.dep_ in _UNDER:
            return subject(head.head, depth + 1)  # "he says that the members agreed, and accuses X": not the members
        return lent
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
    if dep == "advcl" and gerund(verb) and marks & _OF_THE_OBJECT:
        # "accused X of killing", "thanked X for helping", "stopped X from leaving": X does it
        return antecedent(controlled) if controlled is not None else subject(head, depth + 1)
    if dep in ("parataxis", "dep", "appos") and verb.tag_ == "VBN" and head.pos_ == "PROPN":
        return head  # "X (born in Lyon)"
    if dep in ("advcl", "parataxis") and verb.tag_ in ("VBG", "VBN", "VB"):
        return subject(head, depth + 1) if head.pos_ in ("VERB", "AUX", "ADJ", "NOUN", "NUM") else None
    if dep in ("csubj", "advcl") and head.lemma_ == "take" and controlled is not None and verb.tag_ == "VB":
        return controlled  # "it took her two days to reach Rome"
    if dep == "advcl" and verb.tag_ == "VBD" and not marks and verb.i > head.i:
        return subject(head, depth + 1)  # "was born in Riga, studied in Oslo and …": joined by a comma
    if dep == "ccomp" and (verb.tag_ == "VB" or gerund(verb)):
        return controlled or subject(head, depth + 1)
    if dep == "acl":
        return _of_a_noun(verb, depth)
    return _of_a_relative_clause(verb) if dep == "acl:relcl" else None


def _of_a_noun(verb: Token, depth: int) -> Token | None:
    """Who does what a clause on a noun tells: the noun, who has it ("a plan to leave"), or the subject over it."""
    noun = verb.head
    over = noun.head
    if (
        verb.lemma_ in organisation_table("set_up")
        and noun.dep_ == "nmod"
        and preposition(noun) == "of"
        and over.lemma_.lower() in nouns("organisation")
        and noun.lemma_.lower() not in nouns("organisation")
    ):
        return over  # "a network of lawyers set up by X": the network is set up
    if gerund(verb) and noun.lemma_.lower() in words("charge_noun"):
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
    acted_on = any(c.dep_ in ("obj", "obl", "obl:unmarked") and c.lower_ in RELATIVE for c in verb.children)
    return None if acted_on else verb.head


def antecedent(token: Token) -> Token:
    """Return the noun that a relative pronoun stands for, or the token itself."""
    if token.lower_ not in RELATIVE and token.lower_ != "whose":
        return token
    clause = token.head
    if token.lower_ == "whose":
        return _had_by(token)
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


def _had_by(whose: Token) -> Token:
    """Whose it is: what the clause hangs on; where a parser found no clause, the noun right before the comma."""
    clause = whose.head
    for _ in range(5):
        if clause.dep_ == "acl:relcl" and clause.head.i < whose.i:
            return clause.head
        if clause.head == clause:
            break
        clause = clause.head
    before = whose.nbor(-1) if whose.i > whose.sent.start else whose
    before = before.nbor(-1) if before.text == "," and before.i > whose.sent.start else before
    if before.pos_ not in ("NOUN", "PROPN"):
        return whose
    return before.head if before.dep_ == "flat" else before


def _behind_a_participle(verb: Token) -> Token | None:
    """Whose participle begins a sentence: "Founded in Lyon by a baker, Jane Doe, | Acme closed in May"."""
    for comma in verb.doc[verb.i + 1 : verb.sent.end - 2]:
        name = comma.nbor(1)
        if comma.text != "," or not name.ent_type_ or name.i + 1 >= verb.sent.end:
            continue
        end = next((t for t in verb.doc[name.i : verb.sent.end] if t.ent_type_ != name.ent_type_), None)
        if end is not None and end.pos_ in ("VERB", "AUX") and end.tag_ in ("VBD", "VBZ", "VBP", "MD"):
            inside = verb.doc[name.i : end.i]
            return next((t for t in inside if t.head.i < name.i or t.head.i >= end.i), name)
    return None


def fronted(noun: Token) -> Token | None:
    """Return the person whom a description before them is of: "The son of a miner, | Jane Doe was born in Lyon"."""
    sent = noun.sent
    if noun.pos_ != "NOUN" or noun.left_edge.i != sent.start or any(c.dep_ == "case" for c in noun.children):
        return None
    comma = next((t for t in noun.doc[noun.i + 1 : sent.end] if t.text == "," or t.pos_ in ("VERB", "AUX")), None)
    if comma is None or comma.text != "," or comma.i + 2 >= sent.end:
        return None
    name = comma.nbor(1)
    if name.ent_type_ != "PER" or name.dep_ == "flat":
        return None
    at = name.i
    while at + 1 < sent.end and (noun.doc[at].ent_type_ == "PER"):
        at += 1
    after = noun.doc[at]
    goes_on = after.pos_ in ("VERB", "AUX", "ADV") and after.tag_ != "VBG" and after.lemma_ not in words("say")
    return name if goes_on else None


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
