"""Claims that verbs and nouns of action make, by the patterns of the vocabulary."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from spacy.tokens import Token

from graph.extraction.clusters import Cluster
from graph.extraction.reader import Reader, of_types
from graph.extraction.status import reading
from graph.extraction.syntax import Predicate, coordinated, passive, predicate, subject
from graph.records import Status
from graph.vocabulary.lexicon import nouns
from graph.vocabulary.patterns import Pattern, patterns
from graph.vocabulary.places import place_kind
from graph.vocabulary.relation_types import relation_types


@dataclass(frozen=True, slots=True)
class RawClaim:
    """A claim on tokens: `token` is the word that says it, `tail` the preposition that belongs to it."""

    subject: Cluster
    type: str
    object: Cluster
    token: Token
    status: Status
    confidence: float
    tail: str = ""
    speaker: Token | None = None


_BY_STATES = frozenset({"ATTACKED", "DETAINED", "SENTENCED", "DEPORTED", "ADMITTED", "KILLED", "ACCUSED"})
_STATES_ONLY = frozenset({"DETAINED", "SENTENCED", "DEPORTED", "ADMITTED"})


def claims(reader: Reader, token: Token) -> Iterator[RawClaim]:
    """Yield what one verb or noun of action says, in the order of the pattern file; nothing where its status is open."""
    kind = "verbs" if token.pos_ in ("VERB", "AUX") else "nouns"
    matching = patterns().get((kind, token.lemma_.lower()), ())
    if not matching:
        return
    found = predicate(token)
    meant = reading(token)
    if meant.status is None:
        return
    seen: set[tuple[int, str, int]] = set()
    for pattern in matching:
        if not _fits(found, pattern):
            continue
        status: Status = pattern.status if pattern.status and meant.status == "asserted" else meant.status
        if pattern.status == "denied" and meant.status == "denied":
            continue
        for agent, target, slot in _ends(reader, found, pattern):
            if agent is target or (id(agent), pattern.type, id(target)) in seen:
                continue
            seen.add((id(agent), pattern.type, id(target)))
            yield RawClaim(
                agent, pattern.type, target, token, status, 0.9 if kind == "verbs" else 0.8, slot, meant.speaker
            )


def _fits(found: Predicate, pattern: Pattern) -> bool:
    token = found.token
    around = {
        c.lower_
        for c in token.children
        if c.dep_ in ("compound:prt", "advmod", "case", "xcomp", "obl", "obj") and abs(c.i - token.i) < 4
    }
    if pattern.particle and not (pattern.particle in around or pattern.particle in found.slots):
        return False
    if pattern.unless and pattern.unless in found.slots:
        return False
    if pattern.under and _governor(token)[1].lemma_.lower() not in pattern.under:
        return False
    if pattern.with_noun:
        given = [t for slot in ("patient", "object") for t in found.slots.get(slot, ())]
        if not any(t.lemma_.lower() in pattern.with_noun for t in given):
            return False
    return not pattern.needs or any(slot in found.slots for slot in pattern.needs) or bool(set(pattern.needs) & around)


def _ends(reader: Reader, found: Predicate, pattern: Pattern) -> Iterator[tuple[Cluster, Cluster, str]]:
    rule = relation_types()[pattern.type]
    for subject_slot in pattern.subject:
        agents = of_types(
            _held(reader, found, pattern, subject_slot, place="PLACE" in rule.subject and subject_slot == "in"),
            rule.subject,
        )
        if subject_slot in ("in", "at") and pattern.type in _STATES_ONLY:
            agents = [a for a in agents if a.names and place_kind(a.names[0]) == "country"]
        if pattern.type in _BY_STATES:
            agents = list(dict.fromkeys(reader.state_of(a) for a in agents))
        if not agents:
            continue
        if rule.object == {"PLACE"} and subject_slot == "agent":
            # "crossed the border with her daughter": both did
            company = [t for t in found.slots.get("with", ()) if any(c.dep_ == "cop" for c in t.children)]
            for beside in () if company else ("with", "along with", "together with"):
                agents += [
                    a
                    for a in of_types(_held(reader, found, pattern, beside, place=False), ("PERSON", "GROUP"))
                    if a not in agents
                ]
        hit = False
        for slot in pattern.object:
            targets = of_types(_held(reader, found, pattern, slot, place=rule.object == {"PLACE"}), rule.object)
            targets = [t for t in targets if t not in agents and (t.names or not pattern.named)]
            if pattern.people:
                targets = [t for t in targets if t.type in ("PERSON", "GROUP")]
            if (
                not targets
                and pattern.last is False
                and slot in ("to", "into")
                and rule.object == {"PLACE"}
                and any(t.lemma_.lower() in nouns("building") for t in found.slots.get(slot, ()))
            ):
                # "taken to hospital in X": the place hangs on the verb
                targets = of_types(_held(reader, found, pattern, "in", place=True), rule.object)
            for target in targets:
                for agent in agents:
                    hit = True
                    yield (
                        agent,
                        target,
                        "" if slot in ("agent", "patient", "recipient", "there") else slot.removeprefix("of patient "),
                    )
            # several places may be named in one go ("from A via B to C"); of people and bodies the first slot is meant
            if targets and "PLACE" not in rule.object:
                break
        if (
            not hit
            and rule.symmetric
            and subject_slot == "agent"
            and len(agents) > 1
            and not set(found.slots) & {"patient", "object"}
        ):
            # "X and Y met", "X and Y are married"
            hit = True
            yield from ((one, other, "") for one, other in combinations(agents, 2))
        if hit:
            return


def _governor(noun: Token) -> tuple[Token, Token]:
    """The noun that hangs on a verb, over others that it modifies ("thanks to support from …"), and the verb."""
    head = noun.head
    while noun.dep_ == "nmod" and head.pos_ == "NOUN" and head != noun:
        noun, head = head, head.head
    return noun, head


def _held(reader: Reader, found: Predicate, pattern: Pattern, slot: str, *, place: bool) -> Iterator[Cluster]:
    """What stands in a slot; for places also what it lies in, where it is no place itself."""
    if slot == "governor":
        noun, head = _governor(found.token)
        doer = (
            subject(head)
            if noun.dep_ in ("obl", "obl:unmarked", "obj", "nmod") and head.pos_ in ("VERB", "ADJ")
            else None
        )
        if pattern.under and head.pos_ == "VERB" and noun.dep_ != "obj" and not passive(head):
            doer = next((c for c in head.children if c.dep_ == "obj"), doer)  # "charged X with the murder of"
        if doer is not None:
            for _, member in coordinated(doer):
                yield from reader.things(member)
        return
    for token in found.slots.get(slot, ()):
        if pattern.inside:
            if token.lemma_.lower() in pattern.inside:
                for child in token.subtree:
                    if child is not token:
                        yield from reader.things(child)
            continue
        things = list(reader.things(token))
        yield from things
        if (place and not any(t.type == "PLACE" for t in things) and slot not in ("agent", "patient", "recipient")) or (place and pattern.last):
            yield from reader.places_in(token)
