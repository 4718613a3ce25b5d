"""A vocabulary file of the user's own: what it adds, and what is said of one that is not understood."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from graph.errors import InputError
from graph.sinks.neo4j.model import LINKS, NODE_LABELS
from graph.vocabulary import bundled, read_vocabulary, relation_types
from graph.vocabulary.patterns import patterns
from graph.vocabulary.user_file import RESERVED, vocabulary_of

TYPE = "types:\n  BACKED: {subject: any, object: [PERSON, ORGANISATION], label: backed, inverse: was backed by}\n"
MORE = TYPE + "patterns:\n  BACKED:\n    - "


def test_a_type_and_its_words_are_added() -> None:
    made = vocabulary_of(MORE + "{verbs: bankroll 'stand by', subject: agent, object: patient by}\n", place="v")
    assert [t.name for t in made.added] == ["BACKED"]
    assert made.types["BACKED"].allows("PLACE", "PERSON") and not made.types["BACKED"].allows("PERSON", "PLACE")
    assert [(p.type, p.particle) for p in made.patterns["verbs", "stand"] if p.users] == [("BACKED", "by")]
    assert made.patterns["verbs", "bankrol"] == made.patterns["verbs", "bankroll"], "as the lemmatiser takes it"
    assert list(made.types)[: len(relation_types())] == list(relation_types())


@pytest.mark.parametrize(
    ("said", "ends"),
    [
        ("", set()),
        (", unnamed: []", set()),
        (", unnamed: [subject]", {"subject"}),
        (", unnamed: [object, subject, object]", {"subject", "object"}),
    ],
)
def test_where_somebody_without_a_name_may_stand(said: str, ends: set[str]) -> None:
    made = vocabulary_of(TYPE.replace("backed by", f"backed by{said}"), place="v")
    assert made.types["BACKED"].unnamed == ends


def test_the_users_words_come_before_the_programs_own() -> None:
    made = vocabulary_of("patterns:\n  HELPED:\n  - {verbs: arrest, subject: agent, object: patient}\n", place="v")
    assert made.added == ()
    first, *others = made.patterns["verbs", "arrest"]
    assert (first.type, first.users) == ("HELPED", True)
    assert tuple(others) == patterns()["verbs", "arrest"] and not any(p.users for p in others)


def test_the_programs_own_vocabulary_stays_as_it_is() -> None:
    before = (dict(bundled().types), dict(bundled().patterns))
    vocabulary_of(MORE + "{verbs: arrest, subject: agent, object: patient}\n", place="v")
    assert (dict(bundled().types), dict(bundled().patterns)) == before
    assert "BACKED" not in relation_types() and ("verbs", "bankroll") not in patterns()


def test_a_vocabulary_can_be_handed_to_another_process() -> None:
    made = vocabulary_of(TYPE, place="v")
    assert pickle.loads(pickle.dumps(made)) == made


def test_what_stores_call_their_own_is_reserved() -> None:
    assert {*LINKS, *(label.upper() for label in NODE_LABELS)} <= RESERVED


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("", None, "is empty"),
        ("# nothing\n", None, "is empty"),
        ("- types\n", 1, "the file is no mapping"),
        ("types: {\n", 2, "is not YAML"),
        ("a: [" * 9000, None, "v.yaml"),
        ("relations: {}\n", 1, "'relations' is not understood; `types` or `patterns`"),
        ("types: {}\ntypes: {}\n", 2, "types stands in the file twice"),
        ("types: []\n", 1, "`types` is no mapping"),
        ("types:\n  invested: {}\n", 2, "'invested' cannot name a relation type; a name such as INVESTED_IN"),
        ("types:\n  1_UP: {}\n", 2, "'1_UP' cannot name"),
        ("types:\n  HELPED: {}\n", 2, "HELPED is declared by the program"),
        ("types:\n  OBJECT: {}\n", 2, "OBJECT is what stores call something else"),
        (TYPE + "  BACKED: {}\n", 3, "BACKED stands in `types` twice"),
        ("types:\n  BACKED:\n", 2, "BACKED is no mapping"),
        ("types:\n  BACKED: {subject: any, object: any, label: backed}\n", 2, "BACKED has no inverse"),
        ("types:\n  BACKED:\n    subject: any\n    colour: red\n", 4, "BACKED has a field 'colour'"),
        (TYPE.replace("any", "[PERSON, MAN]"), 2, "BACKED.subject names 'MAN', which is no type of entity"),
        (TYPE.replace("any", "PERSON"), 2, "BACKED.subject is 'PERSON'; any, or a list of PERSON, GROUP"),
        (TYPE.replace("any", "[]"), 2, "BACKED.subject is empty"),
        (TYPE.replace("label: backed", "label: 3"), 2, "BACKED.label is no text"),
        (TYPE.replace("label: backed", "label: [x]"), 2, "BACKED.label is no text"),
        (TYPE.replace("backed by", "backed by, symmetric: perhaps"), 2, "BACKED.symmetric is neither true nor false"),
        (TYPE.replace("backed by", "backed by, unnamed: subject"), 2, "BACKED.unnamed is no list; a list of"),
        (TYPE.replace("backed by", "backed by, unnamed: {subject: true}"), 2, "BACKED.unnamed is no list"),
        (TYPE.replace("backed by", "backed by, unnamed: [agent]"), 2, "BACKED.unnamed names 'agent', which is no end"),
        (TYPE.replace("backed by", "backed by, unnamed: [3]"), 2, "BACKED.unnamed is no text"),
        ("patterns:\n  BACKED: []\n", 2, "there is no relation type 'BACKED'"),
        (TYPE + "patterns:\n  BACKED: {}\n", 4, "BACKED is no list"),
        (MORE + "back\n", 5, "a pattern of BACKED is no mapping"),
        (MORE + "{subject: agent, object: patient}\n", 5, "a pattern of BACKED has neither verbs nor nouns"),
        (MORE + "{verbs: back, nouns: aid, subject: agent, object: patient}\n", 5, "has both verbs and nouns"),
        (MORE + "{verbs: back, subject: agent}\n", 5, "does not say where its object stands"),
        (MORE + "{verbs: back, subject: doer, object: patient}\n", 5, "there is no slot 'doer'"),
        (MORE + "{verbs: back, subject: agent, object: out of}\n", 5, "there is no slot 'out'"),
        (MORE + "{verbs: back, subject: agent, object: of patient to}\n", 5, "`of patient …` is one slot"),
        (MORE + '{verbs: back, subject: agent, object: "\\"out of"}\n', 5, "a quotation mark that is not closed"),
        (MORE + "{verbs: Back, subject: agent, object: patient}\n", 5, "'Back' is no verb or noun"),
        (MORE + "{verbs: [back], subject: agent, object: patient}\n", 5, "BACKED.verbs is no text"),
        (MORE + "{verbs: back, subject: agent, object: patient, stress: high}\n", 5, "BACKED has a field 'stress'"),
        (MORE + "{verbs: back, subject: agent, object: patient, status: true}\n", 5, "BACKED.status is no text"),
        (MORE + "{verbs: back, subject: agent, object: patient, status: meant}\n", 5, "there is no status 'meant'"),
        (MORE + "{verbs: back, subject: agent, object: patient, last: yes}\n", 5, "BACKED.last is neither true nor"),
        (MORE + "{verbs: back, subject: agent, object: patient, named: both}\n", 5, "'both' cannot be asked for"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line(text: str, line: int | None, said: str) -> None:
    with pytest.raises(InputError) as error:
        vocabulary_of(text, place="v.yaml")
    assert str(error.value).startswith(f"v.yaml:{line}: " if line else "v.yaml")
    assert said in str(error.value) and "\n" not in str(error.value)


@pytest.mark.parametrize(("data", "said"), [(None, "there is no such file"), (b"\xff\xfe\x00", "is not UTF-8 text")])
def test_a_file_that_cannot_be_read(tmp_path: Path, data: bytes | None, said: str) -> None:
    path = tmp_path / "v.yaml"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(InputError, match=said):
        read_vocabulary(path)
    with pytest.raises(InputError):
        read_vocabulary(tmp_path)
