"""Claims that verbs and nouns of action make, by the patterns of the vocabulary."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from graph.extraction.acting_for import BY_OFFICE
from graph.extraction.ends import ends, governor
from graph.extraction.own_status import combine, negated, own_status
from graph.extraction.predicates import Predicate, predicate
from graph.extraction.raw_claims import RawClaim
from graph.extraction.reader import Reader
from graph.extraction.status import reading
from graph.extraction.syntax import participle, passive, preposition, verbal
from graph.language.lemmas import lemma
from graph.records import Status
from graph.vocabulary.lexicon import nouns, small_words
from graph.vocabulary.patterns import Pattern
from graph.vocabulary.speech import words
from graph.vocabulary.tables import table

_SMALL_WORDS = frozenset({"compound:prt", "advmod", "case", "xcomp", "obl", "obj", "aux"})
_GIVEN = frozenset({"after", "since", "following"})
"""What these name has happened, whatever is denied of what followed: "after a month in Rome she had no money"."""
_LASTING = frozenset({"most", "much", "part", "rest", "hour", "minute"})
_NEAR = 9
"""How many words from its verb a particle may stand."""
_OF_VERBS, _OF_NOUNS = 0.9, 0.8
"""Confidence."""


def claims(reader: Reader, token: Token) -> Iterator[RawClaim]:
    """Yield what a verb or noun of action says, in the order of the pattern file; nothing where its status is open.

    Two things that a pattern of the user's ties are not tied by one of the program's for the same word, too.
    """
    kind = "verbs" if verbal(token) else "nouns"
    word = lemma(token.text, "VERB", "VBN") if participle(token) else token.lemma_.lower()
    matching = reader.vocabulary.patterns.get((kind, word), ())
    if not matching:
        return
    found = predicate(token)
    meant = reading(token)
    if meant.status is None:
        return
    denier = _who_denies(found) if meant.status == "denied" else None
    by_office = found if denier is None else Predicate(token, {**found.slots, "agent": [denier]})
    instead = _instead(reader, found) if meant.status == "denied" else frozenset()
    seen: set[tuple[int, str, int]] = set()
    users: set[frozenset[int]] = set()
    for pattern in matching:
        status = _status(pattern, meant.status)
        if status == "asserted" and pattern.type == "TRAVELLED_TO" and _under_way(token):
            status = "planned"
        if pattern.under or "governor" in pattern.subject + pattern.object:
            status = combine(status, _governing(token))
        if status is None or not _fits(found, pattern) or ("governor" in pattern.subject and _hand_in(token)):
            continue
        doing = by_office if pattern.type in BY_OFFICE else found
        for agent, target, slot in ends(reader, doing, pattern):
            key, both = (id(agent), pattern.type, id(target)), frozenset((id(agent), id(target)))
            if pattern.type == "DETAINED" and (id(agent), "SENTENCED", id(target)) in seen:
                continue  # "jailed by the court"
            if agent is not target and key not in seen and (pattern.users or both not in users):
                seen.add(key)
                if pattern.users:
                    users.add(both)
                confidence = _OF_VERBS if kind == "verbs" else _OF_NOUNS
                said = combine(status, "denied") if instead & {id(agent), id(target)} else status
                yield RawClaim(agent, pattern.type, target, token, confidence, slot, said or status, meant.speaker)


def _who_denies(found: Predicate) -> Token | None:
    """The state's people who say that nothing was done, and who alone would have: "police denied that X was held"."""
    node = found.token
    if not passive(node) or "agent" in found.slots:
        return None
    while node.head != node:
        node = node.head
        if node.lemma_ in words("say") | words("deny"):
            tied = ("obl:agent",) if passive(node) else ("nsubj",)
            who = next((c for c in node.children if c.dep_ in tied), None)
            return who if who is not None and who.lemma_.lower() in nouns("of_states") else None
    return None


def _governing(noun: Token) -> Status | None:
    """The status of the verb that a noun of action hangs on: "will make a visit"."""
    status = own_status(governor(noun)[1])
    return "asserted" if status == "denied" and preposition(noun) in _GIVEN else status


def _instead(reader: Reader, found: Predicate) -> frozenset[int]:
    """The ids of what stands behind the "but" of a denial: "did not go to Rome but to Malta"."""
    if not negated(found.token):
        return frozenset()
    members = {token for tokens in found.slots.values() for token in tokens if token.dep_ == "conj"}
    behind = (t for t in members if any(c.dep_ == "cc" and c.lower_ == "but" for c in t.children))
    return frozenset(id(cluster) for token in behind for cluster in reader.things(token))


def _status(pattern: Pattern, meant: Status) -> Status | None:
    """The status with what the pattern's own words add: "refused her a visa" denies; not refusing one says nothing."""
    if pattern.status is None:
        return meant
    return pattern.status if meant == "asserted" else None if meant == pattern.status else meant


def _hand_in(noun: Token) -> bool:
    """Whether a deed is one that somebody had a hand in: "complicity in the murder of"."""
    return noun.dep_ == "nmod" and noun.head.lemma_.lower() in words("hand_in")


def _under_way(verb: Token) -> bool:
    """Whether somebody is said to be about to go or on the way, and not to have arrived: "is moving to Rome"."""
    going = verb.tag_ == "VBG" and verb.lemma_ in table("journeys")["going"]
    return going and any(c.dep_ == "aux" and c.lemma_ == "be" for c in verb.children)


def _fits(found: Predicate, pattern: Pattern) -> bool:
    token = found.token
    around = {c.lower_ for c in token.children if c.dep_ in _SMALL_WORDS and abs(c.i - token.i) < _NEAR}
    if pattern.particle and not (pattern.particle in around or _at_once(found, pattern.particle)):
        return False
    taken = (t for slot in pattern.unless for t in found.slots.get(slot, ()))
    if any(t.lower_ != pattern.particle and not _lasts(t) for t in taken):  # "made it to"
        return False
    if pattern.under and governor(token)[1].lemma_.lower() not in pattern.under:
        return False
    if pattern.with_noun:
        given = (t for slot in ("patient", "object") for t in found.slots.get(slot, ()))
        if not any(t.lemma_.lower() in pattern.with_noun and not _untrue(t) for t in given):
            return False
    told = {c.lower_ for c in token.children if c.dep_ in ("amod", "compound")}  # "holiday home"
    if pattern.without & (around | told):
        return False
    around |= {t.lower_ for slot, of in found.slots.items() if slot.startswith(("patient's", "of patient")) for t in of}
    return not pattern.needs or any(_there(found, around, words) for words in pattern.needs)


def _there(found: Predicate, around: set[str], needed: str) -> bool:
    """Whether a small word, a slot, or a noun behind its preposition ("into house") stands at a predicate."""
    tie, _, noun = needed.rpartition(" ")
    if tie:
        return any(t.lemma_.lower() == noun for t in found.slots.get(tie, ()))
    return needed in around or needed in found.slots


def _lasts(thing: Token) -> bool:
    """Whether a time is taken for the object of a verb: "waited most of the day in"."""
    return thing.lemma_.lower() in small_words("time") | _LASTING


def _untrue(noun: Token) -> bool:
    """Whether a thing is not what it is called: "a forged passport"."""
    return any(c.lower_ in words("deny_adjective") for c in noun.children)


def _at_once(found: Predicate, particle: str) -> bool:
    """Whether a preposition stands right behind its verb, as a particle does: "set off for", not "taken … in Rome"."""
    return any(t.left_edge.i == found.token.i + 1 for t in found.slots.get(particle, ()))
