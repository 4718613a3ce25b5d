"""Who does what to whom in a dependency tree: voice, control, coordination and relative clauses undone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from graph.vocabulary.lexicon import nouns

_SUBJECT = ("nsubj", "nsubj:pass", "nsubj:outer")
_OF_THE_OBJECT = frozenset({"of", "with", "for", "from", "into"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})


@dataclass(slots=True)
class Predicate:
    """A verb or noun of action with its slots: agent, patient, recipient, poss, and prepositions, each a list of tokens."""

    token: Token
    slots: dict[str, list[Token]] = field(default_factory=dict)

    def add(self, slot: str, token: Token) -> None:
        """Put a token into a slot, once."""
        held = self.slots.setdefault(slot, [])
        if token not in held:
            held.append(token)


def passive(verb: Token) -> bool:
    """Whether a verb form puts the one acted upon in the subject's place ("was freed", "the men freed by")."""
    if any(c.dep_ in ("nsubj:pass", "aux:pass") for c in verb.children):
        return True
    if verb.tag_ != "VBN" or any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children):
        return False
    if verb.dep_ == "conj":
        return passive(verb.head) and not any(c.dep_ == "nsubj" for c in verb.children)
    return verb.dep_ in ("acl", "advcl", "xcomp") and not any(c.dep_ in ("nsubj", "aux") for c in verb.children)


def subject(verb: Token, depth: int = 0) -> Token | None:
    """Return the grammatical subject of a verb, its own or the one that control, coordination or a relative clause lend it."""
    own = next((c for c in verb.children if c.dep_ in _SUBJECT), None)
    if own is not None:
        return antecedent(own)
    if depth > 6:
        return None
    head = verb.head
    if verb.dep_ == "conj":
        return subject(head, depth + 1)
    if verb.dep_ in ("ccomp", "parataxis") and verb.tag_ in ("VBD", "VBN", "VBZ"):
        # "X, who …, was freed, the ministry said": X hung on "said" beside its own subject
        doers = [c for c in head.children if c.dep_ in _SUBJECT]
        if len(doers) > 1 and doers[0].i < verb.i:
            return doers[0]
    if verb.dep_ == "xcomp":
        controlled = next((c for c in head.children if c.dep_ in ("obj", "iobj") and c.i < verb.i), None)
        return (
            controlled
            if controlled is not None and not passive(head) and head.lemma_ != "promise"
            else subject(head, depth + 1)
        )
    if (
        verb.dep_ == "advcl"
        and verb.tag_ == "VBG"
        and any(c.dep_ == "mark" and c.lower_ in _OF_THE_OBJECT for c in verb.children)
    ):
        # "accused X of killing", "thanked X for helping", "stopped X from leaving": X does it
        controlled = next((c for c in head.children if c.dep_ in ("obj", "iobj") and c.i < verb.i), None)
        return antecedent(controlled) if controlled is not None else subject(head, depth + 1)
    if verb.dep_ in ("advcl", "parataxis") and verb.tag_ in ("VBG", "VBN", "VB"):
        return subject(head, depth + 1) if head.pos_ in ("VERB", "AUX", "ADJ", "NOUN") else None
    if verb.dep_ == "ccomp" and verb.tag_ in ("VB", "VBG"):
        controlled = next((c for c in head.children if c.dep_ in ("obj", "iobj") and c.i < verb.i), None)
        return controlled or subject(head, depth + 1)
    if verb.dep_ == "acl" and verb.tag_ == "VBG" and head.lemma_.lower() in ("suspicion", "charge", "allegation", "accusation"):
        return subject(head.head, depth + 1)  # "arrested on suspicion of killing"
    if verb.dep_ == "acl":
        if (
            verb.tag_ == "VB"
            and head.dep_ in ("obj", "obl", "nsubj")
            and head.head.pos_ in ("VERB", "AUX")
            and head.pos_ == "NOUN"
        ):
            # "has a plan to leave": who has it leaves; "the first country to admit them": the country does
            owner = next((c for c in head.children if c.dep_ == "nmod:poss"), None)
            if owner is not None:
                return owner
            return subject(head.head, depth + 1) if head.dep_ in ("obj", "obl") else head
        return head
    if verb.dep_ == "acl:relcl":
        return (
            _person_over(head)
            if any(c.lower_ == "who" for c in verb.children)
            else head
            if not any(c.dep_ in ("obj", "obl") and c.lower_ in _RELATIVE for c in verb.children)
            else None
        )
    return None


def antecedent(token: Token) -> Token:
    """Return the noun that a relative pronoun stands for, or the token itself."""
    if token.lower_ not in _RELATIVE and token.lower_ != "whose":
        return token
    clause = token.head
    before = token.nbor(-2) if token.i > token.sent.start + 1 and token.nbor(-1).text == "," else None
    if token.lower_ in ("who", "whom") and before is not None and before.ent_type_ == "PER":
        return before  # "a company set up by X, who still runs it", whatever noun the parser hung it on
    for _ in range(5):
        if clause.dep_ == "acl:relcl":
            return _person_over(clause.head) if token.lower_ in ("who", "whom") else clause.head
        if clause.head == clause:
            break
        clause = clause.head
    return token


def _person_over(noun: Token) -> Token:
    """ "a pilot of a helicopter who …": a clause with "who" is about a person, whatever noun the parser hung it on."""
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


def preposition(token: Token) -> str:
    """Return the words that tie an oblique or nominal modifier, lower-case ("to", "out of"), or ""."""
    found: list[Token] = []
    # the parser may hang it on the second word of a name
    for child in (c for node in (token, *(f for f in token.children if f.dep_ == "flat")) for c in node.children):
        if child.dep_ == "case" and child.lower_ not in ("'s", "’s", "'", "’"):
            found.append(child)
            found += [g for g in child.children if g.dep_ == "fixed"]
    return " ".join(t.lower_ for t in sorted(found, key=lambda t: t.i))


def coordinated(token: Token, *, slot: str = "") -> Iterator[tuple[str, Token]]:
    """Yield (slot, token) for a token and what is joined to it by "and" or "or"; a member with a preposition of its own takes that."""
    if not any(c.lower_ == "not" for c in token.children):  # "not to Rome but to Malta"
        yield slot, token
    for child in token.children:
        if child.dep_ == "conj" and child.pos_ != "VERB" and not any(c.lower_ == "not" for c in child.children):
            yield from coordinated(child, slot=preposition(child) or slot)


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
    if token.pos_ == "VERB" and not turned and not found.slots.keys() & {"patient", "recipient"} and token.i + 1 < token.sent.end:
        # an acronym is easily taken for a verb: "who heads RSPB"
        if (after := token.nbor(1)).is_upper and after.is_alpha and len(after) > 1:
            found.add("patient", after)
    if token.pos_ == "NOUN":
        # "the murder of X by Y": Y may hang on X
        for inner in found.slots.get("of", ()):
            for grand in inner.children:
                if grand.dep_ == "nmod" and preposition(grand) == "by":
                    found.add("by", grand)
    return found


def _holders(token: Token) -> Iterator[Token]:
    """The verb, and the one it is coordinated with where what follows belongs to both ("was arrested and deported to")."""
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
                if grand.dep_ == "nmod" and preposition(grand) in (
                    "to",
                    "into",
                    "from",
                    "in",
                    "at",
                    "for",
                    "by",
                    "on",
                    "against",
                    "of",
                    "with",
                ):
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
            if slot == "by" and turned:
                slot = "agent"
            if slot:
                found.add(slot, member)
    elif dep in ("nmod:poss", "compound", "amod", "nmod:desc") and found.token.pos_ in ("NOUN", "PROPN"):
        found.add("poss" if dep == "nmod:poss" else "modifier", antecedent(child))
    elif dep == "advmod" and child.lower_ in ("there", "here", "home", "where"):
        found.add("there", child)
    elif dep == "compound:prt":
        found.add("particle", child)


def _fill_from_head(found: Predicate, verb: Token) -> None:
    """A relative clause without its pronoun, or with "where": "the port they reached", "the country where he hid"."""
    if any(c.lower_ == "where" for c in verb.children):
        return
    own = any(c.dep_ in _SUBJECT and c.lower_ not in _RELATIVE for c in verb.children)
    if own and "patient" not in found.slots and not passive(verb) and found.slots.get("agent") != [verb.head]:
        found.add("patient", verb.head)
