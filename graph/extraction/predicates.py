"""Who does what to whom: a verb or noun of action with its slots, voice and relative clauses undone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from graph.extraction.hung_elsewhere import (
    OF_PLACES,
    OF_VERBS,
    after_participle,
    behind,
    beside_a_person,
    fronted,
    loose_agent,
    misplaced,
    of_a_stay,
    shared_object,
)
from graph.extraction.subjects import RELATIVE, antecedent, subject
from graph.extraction.syntax import SUBJECTS, coordinated, passive, preposition, verbal
from graph.vocabulary.lexicon import small_words
from graph.vocabulary.slots import OF_PATIENT

_GIVING = frozenset({"find", "get", "buy", "bring", "send", "lend"})


@dataclass(slots=True)
class Predicate:
    """A verb or noun of action with its slots: lists of tokens, under agent, patient, poss … or a preposition."""

    token: Token
    slots: dict[str, list[Token]] = field(default_factory=dict)

    def add(self, slot: str, token: Token) -> None:
        """Put a token into a slot, once."""
        held = self.slots.setdefault(slot, [])
        if token not in held:
            held.append(token)


def predicate(token: Token) -> Predicate:
    """Return a verb or noun of action with its slots filled."""
    found = Predicate(token)
    turned = verbal(token) and passive(token)
    if verbal(token):
        doer = subject(token)
        if doer is not None:
            for _, member in coordinated(doer):
                found.add("patient" if turned else "agent", member)
    for holder in _holders(token):
        ahead = {t.i for c in holder.children if c.dep_ in ("conj", "parataxis") for t in fronted(c)}
        for child in (c for c in holder.children if c.i not in ahead):
            _fill(found, child, turned, shared=holder is not token)
    if turned and "agent" not in found.slots:
        # "convicted of fraud by the court", "refused a visa by Canada": the agent may hang on what stands between
        for child in (g for c in token.children if c.dep_ in ("obl", "obj") for g in c.children):
            if child.dep_ == "nmod" and preposition(child) == "by":
                found.add("agent", child)
    if turned and "agent" not in found.slots:
        for member in loose_agent(token):
            found.add("agent", member)
    if "by" in found.slots and any(t.lower_ == "way" for t in found.slots["by"]):
        for member in found.slots.get("of", ()):
            found.add("via", member)  # "by way of Riga": Riga hung on the verb
    if (shared := shared_object(token)) is not None and "patient" not in found.slots:
        for _, member in coordinated(shared):
            found.add("patient", member)
    for child in fronted(token):
        for slot, member in coordinated(child, slot=preposition(child)):
            found.add(slot, member)
    if token.pos_ == "VERB" and (tied := behind(token)) is not None:
        for slot, member in coordinated(tied, slot=preposition(tied)):
            found.add(slot, member)
    if token.dep_ == "acl:relcl":
        _fill_from_head(found, token)
    for child in after_participle(token):
        found.add(preposition(child), child)
    if token.pos_ == "VERB" and not turned and not found.slots.keys() & {"patient", "recipient"}:
        # an acronym is easily taken for a verb: "who heads OWT"
        after = token.nbor(1) if token.i + 1 < token.sent.end else token
        if after.is_upper and after.is_alpha and len(after) > 1 and after != token:
            found.add("patient", after)
    if token.dep_ == "nmod" and preposition(token) == "with":
        found.add("holder", token.head)  # "a group with its headquarters in Oslo"
    for place in (c for c in token.head.children if token.pos_ == "NOUN" and of_a_stay(c) == token):
        found.add(preposition(place), place)
    if token.pos_ == "NOUN" and "by" not in found.slots:
        # "the murder of X by Y": Y may hang on X, or on the verb over the murder
        holders = [*found.slots.get("of", ()), *([token.head] if token.dep_ == "obj" else [])]
        for child in (c for holder in holders for c in holder.children):
            if child.dep_ in ("nmod", "obl") and child.i > token.i and preposition(child) == "by":
                found.add("by", child)
    return found


def _holders(token: Token) -> Iterator[Token]:
    """The verb, and the one joined to it where what follows belongs to both ("was arrested and deported to")."""
    yield token
    for child in token.children:
        if (
            child.dep_ == "conj"
            and child.pos_ == "VERB"
            and child.i - token.i <= 3
            and not any(c.dep_ in ("obj", "obl", "nsubj") for c in token.children)
        ):
            yield child


def _fill(found: Predicate, child: Token, turned: bool, *, shared: bool) -> None:
    dep = _tie(found.token, child)
    if dep in ("obj", "iobj") and not shared:
        lone = dep == "iobj" and not any(c.dep_ == "obj" for c in found.token.children)
        for _, member in coordinated(antecedent(child)):
            found.add("recipient" if dep == "iobj" and not lone else "object" if turned else "patient", member)
            for slot, place in beside_a_person(member):
                found.add(slot, place)
        if dep == "obj":
            _fill_tied(found, child)
            for grand in child.children:
                if _receives(found.token, grand):
                    found.add("recipient", antecedent(grand))
    elif dep == "obl:agent":
        if preposition(child) in ("", "by"):  # not "according to X"
            for _, member in coordinated(child):
                found.add("agent", member)
    elif dep == "obl:unmarked" and child.lower_ in RELATIVE:
        found.add("patient", antecedent(child))  # "X, whom Y accused"
    elif dep == "nsubj:pass":
        _fill_tied(found, child)  # "her appeal was rejected"
    elif dep == "obl" and (_of_somebody_else(found.token, child) or of_a_stay(child) is not None or _in_it(child)):
        return
    elif (dep in ("obl", "nmod", "advcl", "obl:unmarked") and child.pos_ != "VERB") or _goal(child):
        if child.lower_ == "way" and preposition(child) == "by":
            for grand in child.children:
                if grand.dep_ == "nmod":
                    for _, member in coordinated(grand):
                        found.add("via", member)
        if _is_date(child):
            _fill_from_below(found, child)  # "born on 2 May 1970 in Oslo": hung on the day
        own = preposition(child) or " ".join(c.lower_ for c in found.token.children if c.dep_ == "fixed")  # "thanks to"
        for slot, member in coordinated(antecedent(child), slot=own):
            if slot:
                found.add("agent" if slot == "by" and turned else slot, member)
            elif not shared and not turned and child.ent_type_ and child.left_edge.i == found.token.i + 1:
                found.add("patient", member)  # a name right behind its verb: "attended Harbour College"
            for other, wanderer in misplaced(member):
                found.add(other, wanderer)
    elif dep in ("nmod:poss", "compound", "amod", "nmod:desc") and found.token.pos_ in ("NOUN", "PROPN"):
        found.add("poss" if dep == "nmod:poss" else "modifier", _own(found.token, child))
    elif dep == "conj" and child.pos_ == "ADV":
        _fill_from_below(found, child)  # "flew to Oslo and from there to Bergen", "and then on to Bergen"
    elif dep == "conj" and child.pos_ == "PROPN" and preposition(child):
        found.add(preposition(child), child)  # "moved to Oslo in 2019 and to Bergen in 2021"
    elif dep == "xcomp" and child.pos_ == "NOUN" and found.token.lemma_ in _GIVING and not shared:
        for _, given in coordinated(child):
            found.add("patient", given)  # "found Jane Doe a lawyer": taken for what she was
        for receiver in (c for c in found.token.children if c.dep_ == "obj"):
            found.add("recipient", receiver)
    elif dep == "xcomp" and _is_date(child):
        _fill_from_below(found, child)
    elif dep == "xcomp" and child.ent_type_ and not shared and not any(c.dep_ == "obj" for c in found.token.children):
        found.add("object" if turned else "patient", child)  # a name says nothing of a subject: it is an object
    elif dep == "advmod":
        if child.lower_ in ("there", "here", "home", "where"):
            found.add("there", child)
        _fill_from_below(found, child)  # "returned home to Riga"
    elif dep == "xcomp" and child.pos_ == "ADJ":
        _fill_from_below(found, child)  # "shot her dead in Oslo"


def _tie(verb: Token, child: Token) -> str:
    """How a word hangs on its verb, where a parser's "obj" is mended."""
    if child.dep_ == "obj" and preposition(child) in OF_PLACES:
        return "obl"  # "arrived in | Oslo"
    after = (c for c in verb.children if c.dep_ == "obj" and c.i > child.i and c.pos_ == "NOUN")
    somebody = child.dep_ == "obj" and (child.ent_type_ == "PER" or child.pos_ == "PRON")
    if somebody and any(c.left_edge.i == child.right_edge.i + 1 for c in after):
        return "iobj"  # "found Jane Doe a lawyer"
    return child.dep_


def _of_somebody_else(verb: Token, child: Token) -> bool:
    """Whether a name between them takes the verb's place: "X works at Acme and Y at Polaris"."""
    between = (t for t in child.doc[verb.i + 1 : child.i] if t.dep_ == "conj" and t.ent_type_ == "PER")
    return any(t.head.ent_type_ in ("ORG", "LOC") for t in between)


def _in_it(child: Token) -> bool:
    """Whether it tells where a place right before it lies: "flew in from Lyon, in France"."""
    tie = next((c for c in child.children if c.dep_ == "case" and c.lower_ == "in"), None)
    if child.ent_type_ != "LOC" or tie is None or tie.i < child.sent.start + 2:
        return False
    comma = tie.nbor(-1)
    closed = child.right_edge.i + 1 >= child.sent.end or child.right_edge.nbor(1).text in (",", ".", ";")
    return comma.text == "," and comma.nbor(-1).ent_type_ == "LOC" and closed


def _goal(child: Token) -> bool:
    """Whether a place is taken for a clause of the verb because of its "to": "continued to Riga"."""
    return child.dep_ in ("xcomp", "ccomp") and child.pos_ == "PROPN" and preposition(child) in OF_VERBS


def _fill_tied(found: Predicate, patient: Token) -> None:
    """What is tied to the thing acted upon, or to one joined to it: "her appeal", "the case against X"."""
    for child in patient.children:
        if child.dep_ in ("amod", "compound", "nmod:poss"):
            for _, owner in coordinated(child):  # "French, Lebanese and Brazilian citizenship"
                found.add("patient's", _own(patient, owner))
    for _, thing in coordinated(patient):
        for child in _tied(thing):
            for slot, member in coordinated(child, slot=preposition(child)):
                found.add("of patient " + slot, member)


def _own(noun: Token, owner: Token) -> Token:
    """Whose a thing is: "Acme, which has its seat in Lyon" has its own."""
    clause = noun.head
    if (
        noun.dep_ == "obj"
        and clause.dep_ == "acl:relcl"
        and clause.lemma_ == "have"
        and owner.lower_ in ("its", "their")
    ):
        return subject(clause) or owner
    return antecedent(owner)


def _receives(verb: Token, word: Token) -> bool:
    """Whether a parser takes who receives for a part of what is given: "granted Anna Weber asylum"."""
    part = word.dep_ in ("compound", "nmod:poss", "nmod:desc") and word.left_edge.i == verb.i + 1
    own = any(c.dep_ == "case" for c in word.children)
    return part and not own and (word.ent_type_ == "PER" or word.lower_ == "her")


def _is_date(token: Token) -> bool:
    """Whether a word is a year, a day or a month."""
    return token.pos_ == "NUM" or (token.lower_ in small_words("calendar") and token.pos_ == "PROPN")


def _tied(thing: Token) -> Iterator[Token]:
    """What is tied to a thing, or to what it is a thing of: "a degree from X", "a degree in physics from X"."""
    for child in thing.children:
        if child.dep_ == "nmod" and preposition(child) in OF_PATIENT:
            yield child
            if child.pos_ == "NOUN" and thing.pos_ == "NOUN":
                yield from (c for c in child.children if c.dep_ == "nmod" and preposition(c) == "from")


def _fill_from_below(found: Predicate, word: Token) -> None:
    for child in word.children:
        if child.dep_ in ("obl", "nmod", "orphan") and preposition(child):
            found.add(preposition(child), child)


def _fill_from_head(found: Predicate, verb: Token) -> None:
    """A relative clause without its pronoun, or with "where": "the port they reached", "the country where he hid"."""
    if any(c.lower_ == "where" or (c.lower_ in RELATIVE and preposition(c)) for c in verb.children):
        return  # "the port to which they sailed"
    own = any(c.dep_ in SUBJECTS and c.lower_ not in RELATIVE for c in verb.children)
    if own and "patient" not in found.slots and not passive(verb) and found.slots.get("agent") != [verb.head]:
        found.add("patient", verb.head)
