"""Who does what to whom: a verb or noun of action with its slots, voice and relative clauses undone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from graph.extraction.subjects import RELATIVE, antecedent, subject
from graph.extraction.syntax import SUBJECTS, coordinated, passive, preposition

OF_PATIENT = frozenset({"to", "into", "from", "in", "at", "for", "by", "on", "against", "of", "with"})


@dataclass(slots=True)
class Predicate:
    """A verb or noun of action with its slots, each a list of tokens: agent, patient, recipient, poss, prepositions."""

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
    turned = token.pos_ in ("VERB", "AUX") and passive(token)
    if token.pos_ in ("VERB", "AUX"):
        doer = subject(token)
        if doer is not None:
            for _, member in coordinated(doer):
                found.add("patient" if turned else "agent", member)
    for holder in _holders(token):
        for child in holder.children:
            _fill(found, child, turned, shared=holder is not token)
    if turned and "agent" not in found.slots:
        # "convicted of fraud by the court": the court may hang on the fraud
        for child in (g for c in token.children if c.dep_ == "obl" for g in c.children):
            if child.dep_ == "nmod" and preposition(child) == "by":
                found.add("agent", child)
    if token.dep_ == "acl:relcl":
        _fill_from_head(found, token)
    if token.pos_ == "VERB" and not turned and not found.slots.keys() & {"patient", "recipient"}:
        # an acronym is easily taken for a verb: "who heads OWT"
        after = token.nbor(1) if token.i + 1 < token.sent.end else token
        if after.is_upper and after.is_alpha and len(after) > 1 and after != token:
            found.add("patient", after)
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
    dep = child.dep_
    if dep in ("obj", "iobj") and not shared:
        lone = dep == "iobj" and not any(c.dep_ == "obj" for c in found.token.children)
        for _, member in coordinated(antecedent(child)):
            found.add("recipient" if dep == "iobj" and not lone else "object" if turned else "patient", member)
        if dep == "obj":
            for grand in child.children:
                if grand.dep_ in ("amod", "compound", "nmod:poss"):
                    found.add("patient's", antecedent(grand))
                if grand.dep_ == "nmod" and preposition(grand) in OF_PATIENT:
                    for slot, member in coordinated(grand, slot=preposition(grand)):
                        found.add("of patient " + slot, member)
    elif dep == "obl:agent":
        for _, member in coordinated(child):
            found.add("agent", member)
    elif dep in ("obl", "nmod", "advcl", "obl:unmarked") and child.pos_ != "VERB":
        if child.lower_ == "way" and preposition(child) == "by":
            for grand in child.children:
                if grand.dep_ == "nmod":
                    for _, member in coordinated(grand):
                        found.add("via", member)
        for slot, member in coordinated(antecedent(child), slot=preposition(child)):
            if slot:
                found.add("agent" if slot == "by" and turned else slot, member)
    elif dep in ("nmod:poss", "compound", "amod", "nmod:desc") and found.token.pos_ in ("NOUN", "PROPN"):
        found.add("poss" if dep == "nmod:poss" else "modifier", antecedent(child))
    elif dep == "advmod" and child.lower_ in ("there", "here", "home", "where"):
        found.add("there", child)


def _fill_from_head(found: Predicate, verb: Token) -> None:
    """A relative clause without its pronoun, or with "where": "the port they reached", "the country where he hid"."""
    if any(c.lower_ == "where" for c in verb.children):
        return
    own = any(c.dep_ in SUBJECTS and c.lower_ not in RELATIVE for c in verb.children)
    if own and "patient" not in found.slots and not passive(verb) and found.slots.get("agent") != [verb.head]:
        found.add("patient", verb.head)
