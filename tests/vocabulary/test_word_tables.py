"""The data files: they load, say what they mean, and YAML has not read a word of them as something else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest
import yaml

from graph.records import ENTITY_TYPES
from graph.vocabulary import relation_types, table

TABLES = sorted(f.name.removesuffix(".yaml") for f in files("graph.vocabulary").iterdir() if f.name.endswith(".yaml"))
# keys whose value is meant to be true or false
SWITCHES = {
    "named",
    "last",
    "people",
    "of_people",
    "of_bodies",
    "of_several",
    "of_states",
    "of_no_state",
    "of_courts",
    "symmetric",
    "shown",
}


def keys_of(text: str) -> Iterator[list[str]]:
    """Yield the keys of each mapping of a YAML text, as written."""
    stack: list[Any] = [yaml.compose(text, yaml.SafeLoader)]
    while stack:
        node = stack.pop()
        if isinstance(node, yaml.MappingNode):
            yield [key.value for key, _ in node.value]
            stack += [value for _, value in node.value]
        elif isinstance(node, yaml.SequenceNode):
            stack += node.value


def scalars(value: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    """Yield each scalar with the key that it stands under."""
    if isinstance(value, dict):
        for name, below in value.items():
            yield "a key", name
            yield from scalars(below, name)
    elif isinstance(value, list):
        for below in value:
            yield from scalars(below, key)
    else:
        yield key, value


def test_there_are_tables() -> None:
    assert {"patterns", "relations", "speech", "nouns", "roles", "titles", "demonyms", "given_names"} <= set(TABLES)


@pytest.mark.parametrize("name", TABLES)
def test_table_loads_and_is_not_empty(name: str) -> None:
    assert isinstance(table(name), dict) and all(value not in (None, "", [], {}) for value in table(name).values())


@pytest.mark.parametrize("name", TABLES)
def test_no_key_is_written_twice(name: str) -> None:
    text = files("graph.vocabulary").joinpath(f"{name}.yaml").read_text("utf-8")
    assert [key for keys in keys_of(text) for key, times in Counter(keys).items() if times > 1] == []


# "on" and "no" are booleans to YAML unless quoted
@pytest.mark.parametrize("name", TABLES)
def test_no_word_is_read_as_a_boolean_or_a_date(name: str) -> None:
    wrong = [(key, v) for key, v in scalars(table(name)) if isinstance(v, bool) and key not in SWITCHES]
    assert wrong + [(key, v) for key, v in scalars(table(name)) if not isinstance(v, str | int | float)] == []


def test_relation_types_are_declared_whole() -> None:
    for name, declared in relation_types().items():
        assert name.isupper() and declared.name == name
        assert declared.subject and declared.object and declared.subject | declared.object <= set(ENTITY_TYPES)
        assert declared.label and declared.inverse
        assert not declared.symmetric or (declared.subject == declared.object and declared.label == declared.inverse)


@pytest.mark.parametrize(
    ("type_", "subject", "object_", "allowed"),
    [
        ("LEFT", "PERSON", "PLACE", True),
        ("LEFT", "PLACE", "PERSON", False),
        ("SPOUSE_OF", "PERSON", "GROUP", False),
        ("ADMITTED", "PLACE", "GROUP", True),
        ("TOLD", "PERSON", "PERSON", False),
        ("KILLED", "PLACE", "PLACE", True),
    ],
)
def test_ends_that_a_type_allows(type_: str, subject: Any, object_: Any, allowed: bool) -> None:
    assert relation_types()[type_].allows(subject, object_) is allowed


@pytest.mark.parametrize("kind", ["say", "allege", "deny", "plan", "open", "happen", "fail"])
def test_speech_lists_have_words_in_their_dictionary_form(kind: str) -> None:
    words = table("speech")[kind].split()
    assert words and all(word == word.lower() and word.isalpha() for word in words)


def test_no_word_both_denies_and_says() -> None:
    words = {kind: set(text.split()) for kind, text in table("speech").items()}
    assert not words["deny"] & (words["say"] | words["allege"] | words["happen"])
    assert not words["fail"] & words["happen"]
    assert not words["deny_adjective"] & words["plan_adjective"]
