"""The embedded engine: it only reads, tells where a query is wrong, takes text for text, and leaves nothing behind."""

from __future__ import annotations

import pickle
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from fixtures.harbour import story

from graph.errors import InputError
from graph.sinks.cypher import Engine, Link, Node, QueryError, hints
from graph.sinks.cypher import Path as Walk
from graph.sinks.cypher import engine as engine_module

GRAPH = story()
ROOT = Path(__file__).parents[2]
LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into /proc")


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    opened = Engine()
    opened.load(GRAPH)
    yield opened
    opened.close()


def rows(engine: Engine, query: str, **parameters: Any) -> list[tuple[Any, ...]]:
    return list(engine.ask(query, parameters).rows)


@pytest.mark.parametrize(
    "query",
    [
        "CREATE (n:Person {id: 'x'})", "CREATE (n:Person {id: 'x'}) RETURN n", "MATCH (n) SET n.name = 'x'",
        "MATCH (n) SET n:Other RETURN n", "MATCH (n) REMOVE n.name", "MATCH (n) DETACH DELETE n",
        "MATCH ()-[r]->() DELETE r RETURN count(r)", "MERGE (n:Person {id: 'x'}) ON CREATE SET n.name = 'y' RETURN n",
        "MATCH (n) CALL { WITH n SET n.name = 'x' } RETURN count(n)", "FOREACH (x IN [1] | CREATE (:Person))",
        "MATCH (p:Person) CALL { WITH p CREATE (q:Person) RETURN q } RETURN count(q)",
        "CREATE INDEX FOR (n:Person) ON (n.id)", "CREATE CONSTRAINT c FOR (n:Person) REQUIRE n.id IS UNIQUE",
        "/* only MATCH */ MATCH (n:Person) // RETURN\n SeT n.name = 'x'",
    ],
)  # fmt: skip
def test_a_query_that_writes_is_refused_and_changes_nothing(engine: Engine, query: str) -> None:
    before = rows(engine, "MATCH (n) RETURN count(n), count(n.name), count(DISTINCT n.name)")
    with pytest.raises(QueryError, match="would change the graph"):
        engine.ask(query, {})
    assert rows(engine, "MATCH (n) RETURN count(n), count(n.name), count(DISTINCT n.name)") == before


@pytest.mark.parametrize(
    ("query", "answer"),
    [
        ("RETURN 'CREATE (n) SET n.x = 1 DELETE' AS x", "CREATE (n) SET n.x = 1 DELETE"),
        ("RETURN 1 AS `SET` // DELETE", 1),
        ("/* MERGE (n) */ RETURN {delete: 2}.delete AS create", 2),
        ("MATCH (p:Person {name: 'Kestrel'}) RETURN p.name;", "Kestrel"),
    ],
)
def test_words_of_writing_in_texts_names_and_comments_write_nothing(engine: Engine, query: str, answer: object) -> None:
    assert rows(engine, query) == [(answer,)]


WRONG: list[tuple[str, int | None, int | None, str]] = [
    ("MATCH (a RETURN a", 1, 10, "makes no sense"),
    ("MATCH (a:Person)\nWHERE a.name = \nRETURN a", 3, 8, "a cannot stand here"),
    ("MATCH (a) RETURN b", 1, 18, "there is no variable b"),
    ("MATCH (b) WITH b AS c // b\nRETURN 'b', c.b, b", 2, 18, "there is no variable b"),
    ("MATCH (a) RETURN foo(a)", 1, 18, "there is no function foo"),
    ("MATCH (n) RETURN n AS", 1, 22, "the query ends here; a name is expected"),
    ("RETURN '😀é' AS x, bad bad", 1, 23, "bad cannot stand here"),
    ("match (n) retrun n", 1, 11, "retrun cannot stand here"),
    ("RETURN 'abc", 1, 8, "' cannot stand here"),
    ("MATCH (a) RETURN a; MATCH (b) RETURN b", 1, 19, "; cannot stand here"),
    ("MATCH (a) WHERE a.b = '$p' OR a.c = $p RETURN a", 1, 37, "has no value for $p"),
    ("MATCH (n) // SET\n  SET n.name = 'x'", 2, 3, "it says SET"),
    ("MATCH (n) CALL { WITH n SET n.x = 1 } RETURN n", 1, 25, "it says SET"),
    ("CALL dbms.nothing()", 1, 1, "calls what may change the graph, or is not there"),
    ("RETURN apoc.nothing()", None, None, "calls what may change the graph, or is not there"),
    ("", None, None, "the query is empty"),
    ("// nothing", None, None, "the query is empty"),
    ("RETURN 1 / 0", None, None, "a division by zero"),
    ("RETURN 1 AS a, 2 AS a", None, None, "'a' is defined more than once"),
    ("MATCH (p:Person) RETURN p.name.x", None, None, "Cannot access property 'x'"),
    ("LOAD CSV FROM 'file:///etc/hostname' AS row RETURN row", None, None, "LOAD CSV is switched off"),
    ("LOAD CSV FROM 'https://example.org/x.csv' AS row RETURN row", None, None, "LOAD CSV is switched off"),
]


@pytest.mark.parametrize(("query", "line", "column", "told"), WRONG)
def test_a_wrong_query_is_told_with_its_place(
    engine: Engine, query: str, line: int | None, column: int | None, told: str
) -> None:
    with pytest.raises(QueryError) as caught:
        engine.ask(query, {})
    assert (caught.value.line, caught.value.column) == (line, column)
    assert told in str(caught.value) and "com.arcadedb" not in str(caught.value) and "\n" not in str(caught.value)


def test_nodes_relationships_and_paths_are_told_apart_from_maps(engine: Engine) -> None:
    query = "MATCH p = (a:Person {name: 'Tomas Reve'})-[r:HELPED]->(b) RETURN a, r, p, [a], {b: b}, properties(a)"
    ((a, r, p, listed, mapped, properties),) = rows(engine, query)
    assert isinstance(a, Node) and a.label == "Person" and a.properties["aliases"] == ["Reve"]
    assert isinstance(r, Link) and (r.type, r.start) == ("HELPED", a.properties["id"])
    assert isinstance(p, Walk) and p.nodes[0] == a and p.links == (r,) and p.nodes[1] == mapped["b"]
    assert listed == [a] and properties == dict(a.properties)


HOSTILE = [
    "x'}) DETACH DELETE n //`\"\\ \u0000 $name",
    "(#1:0)",
    "(#1:0)-[#7:0]->(#4:0)",
    "\u0001",
    "😀 \u2028 é",
    '{"@rid": 1}',
]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_of_articles_is_only_text(text: str) -> None:
    entities = (replace(GRAPH.entities[0], name=text, aliases=(text + "2",)), *GRAPH.entities[1:])
    odd = replace(GRAPH, entities=entities)
    query = (
        "MATCH (p:Person {name: $name})-[:LEADS]->(o) RETURN p.name AS name, [p.name] AS names, p.aliases AS aliases"
    )
    assert odd.cypher(query, name=text) == [{"name": text, "names": [text], "aliases": [text + "2"]}]


def test_half_a_surrogate_pair_is_a_question_mark() -> None:
    odd = replace(GRAPH, entities=(replace(GRAPH.entities[0], name="Olden \ud83d"), *GRAPH.entities[1:]))
    assert odd.cypher("MATCH (p:Person) WHERE p.name STARTS WITH 'Olden' RETURN p.name AS n") == [{"n": "Olden ?"}]


def test_rows_are_dicts_of_plain_values() -> None:
    found = GRAPH.cypher("MATCH p = (:Person)-[r:HELPED]->(b) RETURN b.name AS name, r, p, null AS nothing")
    ((name, r, p, nothing),) = [row.values() for row in found]
    assert (name, nothing, r["type"], r["reports"]) == ("Mira Olden", None, "HELPED", 1)
    assert [n["name"] for n in p["nodes"]] == ["Tomas Reve", "Mira Olden"] and p["relationships"] == [r]
    assert (p["nodes"][0]["label"], r["start"], r["end"]) == ("Person", p["nodes"][0]["id"], p["nodes"][1]["id"])


def test_parameters_may_have_any_name_and_be_any_value() -> None:
    values = {"query": "é", "self": [1, None, {"a": True}], "parameters": 0.5, "none": None, "day": date(2024, 5, 3)}
    (row,) = GRAPH.cypher("RETURN $query AS q, $self AS s, $parameters AS p, $none AS n, $day AS d", **values)
    assert list(row.values()) == ["é", [1, None, {"a": True}], 0.5, None, "2024-05-03"]
    with pytest.raises(QueryError, match="has a parameter that Cypher does not know"):
        GRAPH.cypher("RETURN $x", x=object())


def test_a_graph_can_be_pickled_and_asked_again() -> None:
    assert GRAPH.cypher("RETURN 1 AS x") == [{"x": 1}]
    copied = pickle.loads(pickle.dumps(GRAPH))
    assert copied == GRAPH and copied.cypher("MATCH (p:Person) RETURN count(p) AS c") == [{"c": 3}]


def test_two_graphs_are_two_answers() -> None:
    """Nothing is kept from which a stale answer could come."""
    renamed = replace(GRAPH, entities=(replace(GRAPH.entities[0], name="Nobody"), *GRAPH.entities[1:]))
    query = "MATCH (p:Person)-[:LEADS]->() RETURN p.name AS name"
    assert [g.cypher(query) for g in (GRAPH, renamed, GRAPH)] == [
        [{"name": "Mira Olden"}], [{"name": "Nobody"}], [{"name": "Mira Olden"}]
    ]  # fmt: skip


@pytest.mark.parametrize("type", ["Person", "a b", "x`y"])
def test_a_type_that_is_none_of_cyphers_is_told(type: str) -> None:
    odd = replace(GRAPH, relations=(replace(GRAPH.relations[0], type=type), *GRAPH.relations[1:]))
    with pytest.raises(InputError, match=type.replace(" ", ".")):
        odd.cypher("RETURN 1")


def test_after_a_stop_the_engine_is_opened_again(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = replace(GRAPH)
    assert asked.cypher("RETURN 1 AS x")

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(Engine, "_received", stopped)
        asked.cypher("RETURN 1 AS x")
    assert asked.cypher("RETURN 2 AS x") == [{"x": 2}]


@LINUX
def test_nothing_is_left_and_nothing_listens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TMPDIR", "HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    engine = Engine()
    engine.load(GRAPH)
    assert rows(engine, "MATCH (p:Person) RETURN count(p)") == [(3,)]
    assert list(tmp_path.rglob("*")) == []
    process = Path(f"/proc/{engine.process_id}")
    opened = [str(link.readlink()) for link in (process / "fd").iterdir()]
    assert [name for name in opened if name.startswith("socket:")] == []
    assert [name for name in opened if str(tmp_path) in name and not name.endswith(" (deleted)")] == []
    engine.close()
    assert not process.exists()


@LINUX
def test_the_engine_ends_with_whoever_asked_even_in_the_middle_of_a_query() -> None:
    engine = Engine()
    engine.load(GRAPH)
    process = Path(f"/proc/{engine.process_id}/stat")
    long = "UNWIND range(1, 30000) AS x UNWIND range(1, 30000) AS y WITH x, y WHERE x * y = 7 RETURN count(*)"
    engine._send(f'["ask", "{long}", {{}}]')
    time.sleep(0.5)
    assert process.read_text().split()[2] != "Z"
    engine._process.stdin.close()  # type: ignore[union-attr]
    assert engine._process.wait(20) == 0
    engine.close()


def test_an_engine_that_is_missing_is_told_with_the_command_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine_module.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(InputError, match=r"not installed; install it with: .* -m pip install 'arcadedb>=26"):
        Engine()
    monkeypatch.setattr(engine_module.sys, "version_info", (3, 10, 4))
    with pytest.raises(InputError, match=r"does not run on Python 3\.10; 3\.11 or newer is expected"):
        Engine()


def test_the_extras_ask_for_the_engine_that_the_message_names() -> None:
    wanted = f"\"{engine_module.REQUIREMENT}; python_version >= '3.11'\""
    assert (ROOT / "pyproject.toml").read_text("utf-8").count(wanted) == 2


def test_opening_needs_no_driver_of_neo4j() -> None:
    import subprocess

    code = "import sys, graph.sinks.cypher; print('neo4j' in sys.modules, 'arcadedb' in sys.modules)"
    found = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert found.stdout == "False False\n"


HINTS: list[tuple[str, dict[str, Any], list[str]]] = [
    ("MATCH (p:Persn) RETURN p", {}, ["nothing in the graph has the label or type Persn; Person is there"]),
    ("MATCH (p:Person)-[:TRAVELED_TO|HELPED]->(x) RETURN x", {}, ["type TRAVELED_TO; TRAVELLED_TO is there"]),
    ("MATCH (p:Xyzzy) RETURN p", {}, ["has the label or type Xyzzy"]),
    ("MATCH (p {name: $name}) RETURN p", {"name": "olden"}, ["$name: the graph has the name “Mira Olden”"]),
    ("MATCH (p {name: $name}) RETURN p", {"name": "Mira Olden"}, []),
    ("MATCH (p {name: $name}) RETURN p", {"name": "zzz"}, []),
    ("MATCH (p:Person)-[:DEPORTED]->(x) RETURN x", {}, []),
    ("MATCH (p:Person) WHERE p.x = ':Nope' RETURN [n IN [1] | n], {a: p} // (:Nope)", {}, []),
    ("MATCH (p:Person|Place) WHERE p.name = 'zz' RETURN p", {"n": 3}, []),
]


@pytest.mark.parametrize(("query", "parameters", "expected"), HINTS)
def test_hints_name_what_is_not_there(query: str, parameters: dict[str, Any], expected: list[str]) -> None:
    found = list(hints(GRAPH, query, parameters))
    assert len(found) == len(expected)
    assert all(part in hint for part, hint in zip(expected, found, strict=True))
