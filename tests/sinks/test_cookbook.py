"""The same Cypher, asked of a real Neo4j and of the embedded engine: the twenty questions and much else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import neo4j
import pytest
from fixtures.harbour import story

from graph.sinks.cypher import Engine, plain
from graph.sinks.neo4j import Access, push
from graph.sinks.neo4j.cookbook import questions

GRAPH = story()
QUERIES = {question.number: question for question in questions()}
Ask = Callable[..., list[dict[str, Any]]]


@pytest.fixture(scope="module")
def embedded() -> Iterator[Ask]:
    engine = Engine()
    engine.load(GRAPH)

    def ask(query: str, **parameters: Any) -> list[dict[str, Any]]:
        answer = engine.ask(query, parameters)
        return [{c: plain(v) for c, v in zip(answer.columns, row, strict=True)} for row in answer.rows]

    yield ask
    engine.close()


@pytest.fixture(scope="module")
def server(neo4j_uri: str) -> Iterator[Ask]:
    with neo4j.GraphDatabase.driver(neo4j_uri, notifications_min_severity="OFF") as driver:
        driver.execute_query("MATCH (n) DETACH DELETE n")
        push(GRAPH, Access(neo4j_uri))

        def ask(query: str, **parameters: Any) -> list[dict[str, Any]]:
            found = driver.execute_query(query, parameters).records  # type: ignore[arg-type]
            return [{key: told(value) for key, value in record.items()} for record in found]

        yield ask


@pytest.fixture(scope="module", params=["neo4j", "embedded"])
def asked(request: pytest.FixtureRequest) -> Ask:
    ask: Ask = request.getfixturevalue("server" if request.param == "neo4j" else "embedded")

    def number(number: int, **parameters: Any) -> list[tuple[Any, ...]]:
        return [tuple(row.values()) for row in ask(QUERIES[number].query, **parameters)]

    return number  # type: ignore[return-value]


def told(value: Any) -> Any:
    """A value of Neo4j's driver as `plain` tells one of ours; `graph` and `build` are what push adds."""
    if isinstance(value, neo4j.graph.Path):
        return {"nodes": told([*value.nodes]), "relationships": told([*value.relationships])}
    if isinstance(value, neo4j.graph.Node):
        (label,) = value.labels
        return {"label": label, **own(value)}
    if isinstance(value, neo4j.graph.Relationship):
        start, end = value.nodes
        return {"type": value.type, "start": start["id"], "end": end["id"], **own(value)}
    if isinstance(value, list):
        return [told(part) for part in value]
    if isinstance(value, dict):
        return {key: told(part) for key, part in value.items()}
    return value.iso_format() if hasattr(value, "iso_format") else value


def own(entity: neo4j.graph.Entity) -> dict[str, Any]:
    return {key: value for key, value in entity.items() if key not in ("graph", "build")}


MIRA, TOMAS = {"name": "Mira Olden"}, {"name": "Tomas Reve"}
TO_LISBON = ("Mira Olden", "TRAVELLED_TO", "Lisbon")
ANSWERS: dict[int, tuple[dict[str, Any], list[tuple[Any, ...]]]] = {
    1: ({}, [("Tomas Reve", "Mira Olden", 1)]),
    2: (MIRA, [(1, "Varn", "2024-03", "asserted"), (2, "Tessaly", "2024-03", "asserted"),
               (3, "Lisbon", None, "asserted"), (4, "Oslo", None, "planned")]),
    3: ({"place": "Tessaly"}, [("Mira Olden",)]),
    4: ({"place": "Portugal"}, [("Mira Olden", "Lisbon", "2024-05-03")]),
    6: ({}, [(*TO_LISBON, 2)]),
    8: ({}, [("Varn", "DETAINED", "Tomas Reve", "Police in Varn denied that they had detained Tomas Reve.")]),
    9: ({}, [("Kestrel", "MET", "Mira Olden", ["alleged"]), ("Mira Olden", "TRAVELLED_TO", "Oslo", ["planned"])]),
    11: ({}, [("Mira Olden", 6), ("Tomas Reve", 2)]),
    14: ({}, [("Harbour Light", "Mira Olden", "TRAVELLED_TO"), ("Tomas Reve", "Tomas Reve", "HELPED")]),
    15: ({"from": "2024-06", "until": "2024-07"}, [("2024-06", "Varn", "DETAINED", "Tomas Reve")]),
    16: ({}, [(["001_wire.txt", "002_copy.txt"],)]),
    17: ({"outlet": "The Courier"}, [("Lisbon", "LOCATED_IN", "Portugal"), ("Mira Olden", "BORN_IN", "Varn"),
                                      ("Varn", "DETAINED", "Tomas Reve")]),
    18: ({}, [("Kestrel", "004_blog.txt")]),
    19: (TOMAS | {"other": "Tessaly"}, [("Mira Olden",)]),
    20: ({}, [("Mira Olden", 3)]),
}  # fmt: skip
"""Parameters and rows of those whose answer is short; the rest are asked below."""


def test_there_are_twenty_questions() -> None:
    assert list(QUERIES) == list(range(1, 21))


@pytest.mark.parametrize("number", ANSWERS)
def test_a_question_is_answered(asked: Ask, number: int) -> None:
    parameters, rows = ANSWERS[number]
    assert asked(number, **parameters) == rows


def test_what_one_report_says(asked: Ask) -> None:
    found = asked(5)
    assert ("Varn", "DETAINED", "Tomas Reve", ["The Courier"]) in found
    assert TO_LISBON not in [row[:3] for row in found]


def test_what_is_disputed(asked: Ask) -> None:
    found = asked(7)
    assert {row[0] for row in found} == {d.about for d in GRAPH.disputes}
    assert len({row[2] for row in found}) > 1


def test_how_two_are_connected(asked: Ask) -> None:
    ((steps, quotes),) = asked(10, **TOMAS, other="Kestrel")
    assert steps == ["Tomas Reve", "Mira Olden", "Kestrel"]
    assert "helped Olden" in quotes[0] and "Kestrel" in quotes[1]


def test_what_is_known_of_one(asked: Ask) -> None:
    found = asked(12, **TOMAS)
    assert ("HELPED", True, "Mira Olden", ["asserted"]) in found
    assert ("DETAINED", False, "Varn", ["asserted", "denied"]) in found


def test_the_quotes_of_one_relation(asked: Ask) -> None:
    found = asked(13, **MIRA, relation="TRAVELLED_TO", other="Lisbon")
    assert [row[1] for row in found] == ["North Wire", "Daily Echo", "The Courier"]
    assert all("Lisbon" in row[3] for row in found)


ALIKE = Path(__file__).with_name("alike.cypher").read_text("utf-8").splitlines()
"""What else of the language is answered alike."""


@pytest.mark.parametrize("query", ALIKE)
def test_both_engines_give_the_same_rows(server: Ask, embedded: Ask, query: str) -> None:
    parameters = {"name": "Mira Olden", "list": [1, "é", None, True], "map": {"a": {"b": [0.5]}}, "nothing": None}
    expected = server(query, **parameters)
    assert embedded(query, **parameters) == expected != []
