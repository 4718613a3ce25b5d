"""Who and what stand at the ends of a pattern that a predicate fits."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from spacy.tokens import Token

from graph.extraction.acting_for import BY_OFFICE, acting_for
from graph.extraction.clusters import Cluster
from graph.extraction.predicates import Predicate
from graph.extraction.reader import Reader, eligible, of_types
from graph.extraction.subjects import subject
from graph.extraction.syntax import coordinated, passive, preposition, verbal
from graph.vocabulary.body_classes import classes_of_name
from graph.vocabulary.lexicon import nouns
from graph.vocabulary.patterns import Pattern
from graph.vocabulary.places import place_kind
from graph.vocabulary.relation_types import RelationType

# what states do: their capitals may stand for them
_BY_STATES = frozenset({"ATTACKED", "DETAINED", "SENTENCED", "DEPORTED", "ADMITTED", "KILLED", "ACCUSED"})
# "was jailed in Spain": Spain did it; a town did not
_IN_STATES = frozenset({"DETAINED", "SENTENCED", "DEPORTED", "ADMITTED"})
_FORCES = frozenset({"police", "armed"})
_CARRYING = frozenset({"on", "with", "under"})
_TOGETHER = ("with", "along with", "together with")
# who stays "with" somebody may be their guest
_STAYING = frozenset({"stay", "spend", "lodge", "sleep", "shelter", "hide"})
_ROLES = frozenset({"agent", "patient", "patient's", "recipient", "there"})

End = tuple[Cluster, Cluster, str]


def ends(reader: Reader, found: Predicate, pattern: Pattern) -> Iterator[End]:
    """Yield subject, object and its preposition ("" for none), by the first subject slot that has both ends."""
    rule = reader.vocabulary.types[pattern.type]
    for slot in pattern.subject:
        agents = _agents(reader, found, pattern, rule, slot)
        pairs = list(_with_objects(reader, found, pattern, rule, agents)) if agents else []
        pairs = [pair for pair in pairs if eligible(pair[0]) or eligible(pair[1])]
        if (
            not pairs
            and rule.symmetric
            and slot in ("agent", "between")
            and not found.slots.keys() & {"patient", "object"}
        ):
            pairs = [(one, other, "") for one, other in combinations(agents, 2)]  # "X and Y met"
        if pairs:
            yield from pairs
            return


def governor(noun: Token) -> tuple[Token, Token]:
    """Return the noun that hangs on a verb, over others that it modifies ("thanks to support from …"), and the verb."""
    head = noun.head
    while noun.dep_ == "nmod" and head.pos_ == "NOUN" and head != noun:
        noun, head = head, head.head
    return noun, head


def _agents(reader: Reader, found: Predicate, pattern: Pattern, rule: RelationType, slot: str) -> list[Cluster]:
    in_place = "PLACE" in rule.subject and slot == "in"
    agents = of_types(_held(reader, found, pattern, slot, place=in_place, end="subject"), rule.subject)
    if pattern.of_people:
        agents = of_types(agents, ("PERSON", "GROUP"))
    if pattern.of_several:
        agents = of_types(agents, ("GROUP", "ORGANISATION", "PLACE"))
    if pattern.of_bodies:
        agents = of_types(agents, ("ORGANISATION", "PLACE"))
    if pattern.of_states or pattern.of_no_state:
        agents = [a for a in agents if _of_a_state(a) == pattern.of_states]
    if pattern.of_courts:
        agents = [
            a for a in agents if ({w for n in a.names for w in n.lower().split()} | set(a.roles)) & nouns("court")
        ]
    if slot in ("in", "at", "from") and rule.name in _IN_STATES and not pattern.of_courts:
        agents = [a for a in agents if a.names and place_kind(a.names[0]) == "country"]
    if rule.name in _BY_STATES:
        agents = list(dict.fromkeys(reader.state_of(a) for a in agents))
    company = found.slots.get("with", ())
    shared = rule.object == {"PLACE"} or rule.name == "FOUNDED"
    hosts = rule.name == "TRAVELLED_TO" and found.token.lemma_ in _STAYING
    if agents and slot == "agent" and shared and not hosts and not any(_is_clause(t) for t in company):
        # "crossed the border with her daughter", "founded it with her brother X": both did
        beside = (c for word in _TOGETHER for c in _held(reader, found, pattern, word, place=False))
        agents += [c for c in of_types(beside, ("PERSON", "GROUP")) if c not in agents]
    return agents


def _of_a_state(agent: Cluster) -> bool:
    """Whether it is a state, its people without a name, or a force by its name: "the Judicial Police"."""
    if agent.type == "PLACE" or (not agent.names and not set(agent.roles).isdisjoint(nouns("of_states"))):
        return True
    return agent.type == "ORGANISATION" and any(classes_of_name(name) & _FORCES for name in agent.names)


def _is_clause(token: Token) -> bool:
    return any(c.dep_ == "cop" for c in token.children)


def _with_objects(
    reader: Reader, found: Predicate, pattern: Pattern, rule: RelationType, agents: list[Cluster]
) -> Iterator[End]:
    settled: str | None = None
    for slot in pattern.object:
        tail = "" if slot in _ROLES else slot.removeprefix("of patient ")
        if settled is not None and (tail != settled or not tail):
            continue
        targets = _objects(reader, found, pattern, rule, slot)
        targets = [t for t in targets if t not in agents and (t.names or not pattern.named)]
        if pattern.people:
            targets = [t for t in targets if t.type in ("PERSON", "GROUP")]
        yield from ((agent, target, tail) for target in targets for agent in agents)
        # several places may be named in one go ("from A via B to C"); of people and bodies the first slot is meant, on
        # the verb as on its object ("a degree from A and one from B", the one hung here and the other there)
        if targets and "PLACE" not in rule.object and settled is None:
            settled = tail


def _objects(reader: Reader, found: Predicate, pattern: Pattern, rule: RelationType, slot: str) -> list[Cluster]:
    to_place = rule.object == {"PLACE"}
    targets = of_types(_held(reader, found, pattern, slot, place=to_place, end="object"), rule.object)
    if not targets and to_place and slot in ("to", "into"):
        # "taken to hospital in X": the place hangs on the verb
        goals = (t.lemma_.lower() for t in found.slots.get(slot, ()))
        if any(goal in nouns("building") for goal in goals):
            targets = of_types(_held(reader, found, pattern, "in", place=True), rule.object)
    return targets


def _held(
    reader: Reader, found: Predicate, pattern: Pattern, slot: str, *, place: bool, end: str = ""
) -> Iterator[Cluster]:
    """What stands in a slot; for places also what it lies in, where it is no place itself."""
    unnamed = end in reader.vocabulary.types[pattern.type].unnamed
    if slot == "governor":
        yield from _governing(reader, found, pattern)
        return
    for token in found.slots.get(slot, ()):
        if pattern.inside and slot in pattern.object:
            if token.lemma_.lower() in pattern.inside:
                yield from (c for child in token.subtree if child is not token for c in reader.things(child))
            continue
        things = list(reader.things(token))
        if not things and end == "subject" and pattern.type in BY_OFFICE:
            things = list(acting_for(reader, token))
        if not things and unnamed:
            things = list(reader.unnamed(token, done_to=end == "object"))
        yield from things
        locative = place and slot not in _ROLES
        if locative and (pattern.last or not any(t.type == "PLACE" and eligible(t) for t in things)):
            yield from reader.places_in(token)


def _governing(reader: Reader, found: Predicate, pattern: Pattern) -> Iterator[Cluster]:
    """The subject of the verb that a noun of action hangs on; of "charged X with the murder", X."""
    token = found.token
    if verbal(token) and (token.dep_ != "acl" or preposition(token.head) not in _CARRYING):
        return
    noun, head = governor(token.head if verbal(token) else token)  # "left on a visa issued by X"
    if noun.dep_ not in ("obl", "obl:unmarked", "obj", "nmod", "xcomp") or head.pos_ not in ("VERB", "ADJ"):
        return
    doer = subject(head)
    if pattern.under and head.pos_ == "VERB" and noun.dep_ != "obj" and not passive(head):
        acted_on = next((c for c in head.children if c.dep_ == "obj"), None)
        places = [c.type == "PLACE" for c in reader.things(acted_on)] if acted_on is not None else []
        if not places or not all(places):  # "put her on a flight to"; but "left Rome on a flight to"
            doer = acted_on or doer
    if doer is not None:
        for _, member in coordinated(doer):
            yield from reader.things(member)
