"""Look-ups in the word lists: demonyms, places, given names, roles, titles, nouns."""

from __future__ import annotations

import pytest

from graph.vocabulary.given_names import given_name
from graph.vocabulary.lexicon import demonyms, nouns, small_words, titles, words_before_names
from graph.vocabulary.places import country_of_capital, place_kind
from graph.vocabulary.roles import role_kinds
from graph.vocabulary.speech import words


@pytest.mark.parametrize(
    ("word", "place"),
    [
        ("Belgian", "Belgium"),
        ("Belgians", "Belgium"),
        ("French", "France"),
        ("Frenchman", "France"),
        ("Frenchmen", "France"),
        ("Chinese", "China"),
        ("Dutch", "Netherlands"),
        ("Swiss", "Switzerland"),
        ("Spaniards", "Spain"),
        ("Poles", "Poland"),
        ("Iraqis", "Iraq"),
        ("Danes", "Denmark"),
        ("Filipinos", "Philippines"),
        ("German", "Germany"),
        ("Germans", "Germany"),
        ("Chineses", None),
        ("Swisss", None),
        ("belgian", None),
        ("Martian", None),
    ],
)
def test_place_of_a_demonym(word: str, place: str | None) -> None:
    assert demonyms().get(word) == place


def test_each_demonym_is_of_a_known_place() -> None:
    odd = {place for place in demonyms().values() if place_kind(place) is None}
    # parts of countries and peoples without one are no GeoNames country; anything longer would be a slip
    assert len(odd) < 10 and all(place[:1].isupper() for place in odd)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("France", "country"),
        ("UK", "country"),
        ("Czech Republic", "country"),
        ("Georgia", "country"),
        ("Siberia", "region"),
        ("Middle East", "region"),
        ("Lyon", "city"),
        ("Porto", "city"),
        ("lyon", None),
        ("Norvik", None),
        ("", None),
    ],
)
def test_kind_of_a_place(name: str, kind: str | None) -> None:
    assert place_kind(name) == kind


@pytest.mark.parametrize(("name", "country"), [("Oslo", "Norway"), ("Lisbon", "Portugal"), ("Porto", None), ("", None)])
def test_country_of_a_capital(name: str, country: str | None) -> None:
    assert country_of_capital(name) == country


@pytest.mark.parametrize(
    ("word", "gender"),
    [
        ("Anna", "f"),
        ("PEDRO", "m"),
        ("José", "m"),
        ("Zoë", "f"),
        ("Kim", "either"),
        ("Mohammed", "m"),
        ("Ngozi", "f"),
        ("Table", None),
        ("", None),
    ],
)
def test_gender_of_a_given_name(word: str, gender: str | None) -> None:
    assert given_name(word) == gender


@pytest.mark.parametrize(
    ("noun", "kinds"),
    [
        ("president", {"leads", "leads_place"}),
        ("director", {"leads"}),
        ("spokeswoman", {"member", "speaks"}),
        ("wife", {"spouse"}),
        ("daughter", {"child"}),
        ("mother", {"parent"}),
        ("cousin", {"relative"}),
        ("founder", {"founder"}),
        ("subsidiary", {"subsidiary"}),
        ("banana", set()),
        ("President", set()),
        ("", set()),
    ],
)
def test_kinds_of_a_role(noun: str, kinds: set[str]) -> None:
    assert role_kinds(noun) == kinds


def test_titles_are_small_letters_without_full_stops() -> None:
    kinds = ("honorific", "office", "military", "modifier", "female", "male")
    assert all(word == word.lower() and "." not in word for kind in kinds for word in titles(kind))


def test_no_title_tells_a_man_and_a_woman() -> None:
    assert not titles("female") & titles("male")
    assert titles("female") | titles("male") <= words_before_names()


@pytest.mark.parametrize(("word", "is_title"), [("mr", True), ("captain", True), ("former", True), ("anna", False)])
def test_words_before_names(word: str, is_title: bool) -> None:
    assert (word in words_before_names()) is is_title


def test_no_noun_tells_a_man_and_a_woman() -> None:
    assert not nouns("female") & nouns("male")


def test_nouns_of_people_and_of_places_differ() -> None:
    assert not nouns("person") & nouns("place")
    assert not nouns("person_plural") & nouns("place")


@pytest.mark.parametrize("look_up", [nouns, small_words, titles, words])
def test_a_kind_that_is_not_there_is_an_error(look_up: object) -> None:
    with pytest.raises(KeyError):
        look_up("no such kind")  # type: ignore[operator]
