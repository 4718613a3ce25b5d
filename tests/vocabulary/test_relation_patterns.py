"""How relation types are said (`patterns.yaml`): every field known, every slot one that syntax can fill."""

from __future__ import annotations

from collections import Counter

import pytest

from graph.records import STATUSES
from graph.vocabulary import relation_types, table
from graph.vocabulary.patterns import Pattern, patterns
from graph.vocabulary.slots import is_slot

_KEYS = """
    verbs nouns subject object with unless needs without inside
    under named people of_people of_bodies of_several of_states of_no_state of_courts last status
"""
KEYS = set(_KEYS.split())
ROWS = [(type_, row) for type_, rows in table("patterns").items() for row in rows]
ALL = [pattern for found in patterns().values() for pattern in found]

_FLAGS = ("last", "people", "of_people", "of_bodies", "of_several", "of_states", "of_no_state", "of_courts")


def test_every_pattern_is_of_a_declared_type() -> None:
    assert {type_ for type_, _ in ROWS} <= set(relation_types())


def test_every_type_but_those_that_nouns_tell_has_a_pattern() -> None:
    # kin and the rest are told by nouns (`roles.yaml`); RELATED by any verb
    assert set(relation_types()) - {type_ for type_, _ in ROWS} <= {"CHILD_OF", "RELATIVE_OF", "RELATED"}


@pytest.mark.parametrize(("type_", "row"), ROWS)
def test_row_has_known_fields_of_the_right_kind(type_: str, row: dict[str, object]) -> None:
    assert set(row) <= KEYS and {"subject", "object"} <= set(row)
    assert ("verbs" in row) != ("nouns" in row)
    assert all(isinstance(value, str) or (value is True and key in _FLAGS) for key, value in row.items())
    assert row.get("status", "asserted") in STATUSES


@pytest.mark.parametrize("pattern", ALL, ids=lambda p: p.type)
def test_slots_are_ones_that_syntax_fills(pattern: Pattern) -> None:
    slots = [*pattern.subject, *pattern.object, *pattern.unless]
    assert pattern.subject and pattern.object
    assert [slot for slot in slots if not is_slot(slot)] == []
    assert len(set(pattern.subject)) == len(pattern.subject) and len(set(pattern.object)) == len(pattern.object)


@pytest.mark.parametrize(("kind", "lemma"), patterns())
def test_words_are_in_their_dictionary_form(kind: str, lemma: str) -> None:
    assert lemma and lemma == lemma.lower() and lemma.replace("-", "").isalpha()


def test_patterns_say_each_thing_once() -> None:
    repeated = [
        (key, pattern.type)
        for key, found in patterns().items()
        for pattern, times in Counter(found).items()
        if times > 1
    ]
    assert repeated == []


@pytest.mark.parametrize(
    ("kind", "lemma", "types"),
    [
        ("verbs", "flee", {"LEFT", "TRAVELLED_TO"}),
        ("verbs", "arrest", {"DETAINED"}),
        ("verbs", "marry", {"SPOUSE_OF"}),
        ("nouns", "invasion", {"ATTACKED"}),
        ("nouns", "arrest", {"DETAINED"}),
        ("verbs", "yawn", set()),
        ("nouns", "flee", set()),
    ],
)
def test_types_that_a_word_may_say(kind: str, lemma: str, types: set[str]) -> None:
    assert {pattern.type for pattern in patterns().get((kind, lemma), ())} == types


def test_a_particle_is_kept_apart_from_its_verb() -> None:
    assert {p.particle for p in patterns()["verbs", "hand"] if p.type == "DEPORTED"} == {"over"}


def test_prepositions_of_two_words_are_one_slot() -> None:
    assert any("out of" in p.object for p in patterns()["verbs", "flee"])
    assert not any(slot == "out" for p in ALL for slot in (*p.subject, *p.object))
