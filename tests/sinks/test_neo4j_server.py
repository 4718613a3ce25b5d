"""Loading into a real Neo4j."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import neo4j
import pytest
from click.testing import CliRunner
from fixtures.harbour import story

from graph.command.entry import passage
from graph.errors import InputError
from graph.network import Graph, write
from graph.sinks.files import export
from graph.sinks.files.bulk import arguments
from graph.sinks.neo4j import Access, push
from graph.sinks.neo4j.session import check_version

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests" / "neo4j_server"))
import server  # noqa: E402

pytestmark = pytest.mark.skipif(bool(server.missing()), reason=server.missing() or "there")
PASSWORD = "harbour-light-1"
GRAPH = story()
Run = Callable[..., list[dict[str, Any]]]


@pytest.fixture(scope="module")
def uri(neo4j_uri: str) -> str:
    return neo4j_uri


@pytest.fixture(scope="module")
def driver(uri: str) -> Iterator[neo4j.Driver]:
    with neo4j.GraphDatabase.driver(uri, notifications_min_severity="OFF") as opened:
        yield opened


@pytest.fixture
def run(driver: neo4j.Driver) -> Run:
    """Ask an empty database."""
    driver.execute_query("MATCH (n) DETACH DELETE n")

    def asked(query: str, **parameters: Any) -> list[dict[str, Any]]:
        return [r.data() for r in driver.execute_query(query, parameters).records]  # type: ignore[arg-type]

    return asked


def everything(run: Run) -> list[dict[str, Any]]:
    """All that stands in the database, but for which build it is of."""
    nodes = run("MATCH (n) RETURN labels(n) AS kind, properties(n) AS p ORDER BY n.id")
    links = run("MATCH (a)-[r]->(b) RETURN type(r) AS kind, properties(r) AS p, a.id AS a, b.id AS b ORDER BY r.id")
    for row in (*nodes, *links):
        row["p"].pop("build", None)
    return nodes + links


def smaller(graph: Graph) -> Graph:
    """The graph without its last document's claims and without what only they need."""
    gone = graph.documents[-1].id
    relations = tuple(replace(r, claims=tuple(c for c in r.claims if c.document != gone)) for r in graph.relations)
    relations = tuple(r for r in relations if r.claims)
    held = {e for r in relations for e in (r.subject, r.object)}
    entities = tuple(e for e in graph.entities if e.id in held or e.name == "Harbour Light")
    entities = tuple(replace(e, mentions=tuple(m for m in e.mentions if m.document != gone)) for e in entities)
    return Graph(graph.documents[:-1], entities, relations, graph.journeys)


def test_all_of_the_graph_is_there(run: Run, uri: str) -> None:
    result = push(GRAPH, Access(uri))
    assert run("MATCH (n:Person|Group|Organisation|Place) RETURN count(n) AS c") == [{"c": len(GRAPH.entities)}]
    assert run("MATCH (n) RETURN count(n) AS c") == [{"c": result.new_nodes}]
    assert run("MATCH ()-[r]->() RETURN count(r) AS c") == [{"c": result.new_links}]
    quotes = {row["q"] for row in run("MATCH (c:Claim) RETURN c.quote AS q")}
    assert quotes == {c.quote for r in GRAPH.relations for c in r.claims}


def test_loading_again_changes_nothing(run: Run, uri: str) -> None:
    push(GRAPH, Access(uri))
    before = everything(run)
    again = push(GRAPH, Access(uri), prune=True)
    assert everything(run) == before
    assert (again.new_nodes, again.new_links, again.gone_nodes, again.gone_links) == (0, 0, 0, 0)


def test_a_dry_run_changes_nothing_and_tells_what_would(run: Run, uri: str) -> None:
    told = push(GRAPH, Access(uri), dry_run=True)
    assert everything(run) == []
    done = push(GRAPH, Access(uri))
    assert (told.new_nodes, told.new_links) == (done.new_nodes, done.new_links)
    told = push(smaller(GRAPH), Access(uri), dry_run=True, prune=True)
    done = push(smaller(GRAPH), Access(uri), prune=True)
    assert (told.gone_nodes, told.gone_links) == (done.gone_nodes, done.gone_links) != (0, 0)


def test_pruning_leaves_what_a_fresh_load_would_make(run: Run, uri: str) -> None:
    push(smaller(GRAPH), Access(uri))
    fresh = everything(run)
    run("MATCH (n) DETACH DELETE n")
    push(GRAPH, Access(uri))
    kept = push(smaller(GRAPH), Access(uri))
    assert kept.gone_nodes > 0 and everything(run) != fresh
    push(smaller(GRAPH), Access(uri), prune=True)
    assert everything(run) == fresh


def test_what_is_not_ours_is_never_touched(run: Run, uri: str) -> None:
    push(GRAPH, Access(uri))
    run("MATCH (p:Person {name: 'Kestrel'}) SET p.note = 'ask her' CREATE (p)<-[:ABOUT]-(:Memo {id: 'm1'})")
    run("CREATE (:Person {id: 'theirs', name: 'Somebody'})-[:HELPED {id: 'own'}]->(:Place {id: 'there'})")
    result = push(smaller(GRAPH), Access(uri), prune=True)
    assert result.kept_nodes == 1
    assert run("MATCH (p)<-[:ABOUT]-(:Memo) RETURN p.name AS n, p.note AS note") == [
        {"n": "Kestrel", "note": "ask her"}
    ]
    assert run("MATCH (:Person {id: 'theirs'})-[r:HELPED]->(:Place {id: 'there'}) RETURN count(r) AS c") == [{"c": 1}]


def test_two_graphs_live_side_by_side(run: Run, uri: str) -> None:
    push(GRAPH, Access(uri), name="one")
    before = run("MATCH (n) RETURN count(n) AS c")
    other = Graph((), tuple(replace(e, id=e.id[::-1], mentions=()) for e in GRAPH.entities), ())
    push(other, Access(uri), name="two")
    push(Graph((), (), ()), Access(uri), name="two", prune=True)
    assert run("MATCH (n) RETURN count(n) AS c") == before


def test_a_load_that_was_cut_off_is_finished_by_the_next(run: Run, uri: str) -> None:
    push(GRAPH, Access(uri))
    whole = everything(run)
    run("MATCH (n) DETACH DELETE n")

    def stop(done: int, total: int) -> None:
        if done > total // 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        push(GRAPH, Access(uri), on_progress=stop)
    assert 0 < len(everything(run)) < len(whole)
    push(GRAPH, Access(uri))
    assert everything(run) == whole


def test_hostile_text_is_only_text(run: Run, uri: str) -> None:
    evil = "x'}) DETACH DELETE n //`\"\\ \u0000 $name"
    entities = (replace(GRAPH.entities[0], name=evil, aliases=(evil + "2",)), *GRAPH.entities[1:])
    push(replace(GRAPH, entities=entities), Access(uri))
    assert run("MATCH (p:Person) WHERE p.name = $evil RETURN p.aliases AS a", evil=evil) == [{"a": [evil + "2"]}]


def test_the_exported_script_makes_the_same_graph(run: Run, uri: str, tmp_path: Path) -> None:
    hostile = (replace(GRAPH.entities[0], name="x'}) //\"\\ \u0000 {} \u2028 😀", aliases=()), *GRAPH.entities[1:])
    graph = replace(GRAPH, entities=hostile)
    push(graph, Access(uri))
    pushed = everything(run)
    run("MATCH (n) DETACH DELETE n")
    export(graph, "cypher", tmp_path / "graph.cypher")
    script = (tmp_path / "graph.cypher").read_text("utf-8").splitlines()
    for _ in range(2):  # running it again changes nothing
        for line in script:
            run(line.removesuffix(";"))
    for row in pushed:
        row["p"].pop("graph")
    assert everything(run) == pushed


AWKWARD = ("x'}) //\"\\ {} \u2028 \U0001f600", 'two\nlines, and a "quoted" \r\n one', "\\", "", " ", "=1+1", '"')


def test_the_importer_makes_the_same_graph(run: Run, uri: str, tmp_path: Path) -> None:
    first, second, *rest = GRAPH.entities
    hostile = (replace(first, name=AWKWARD[0], aliases=AWKWARD[1:]), replace(second, aliases=("a\x1fb",)))
    graph = replace(GRAPH, entities=(*hostile, *rest))
    push(graph, Access(uri))
    pushed = everything(run)
    # a list without values is none to the importer, and what parts values of a list is in none of them
    for row in pushed:
        row["p"] = {key: value for key, value in row["p"].items() if value != []}
        if "a\x1fb" in row["p"].get("aliases", ()):
            row["p"]["aliases"] = ["a b"]
    export(graph, "neo4j-csv", tmp_path / "csv")
    with (
        server.running(tmp_path / "home", admin=arguments(tmp_path / "csv")) as address,
        neo4j.GraphDatabase.driver(address, notifications_min_severity="OFF") as opened,
    ):

        def asked(query: str, **_: Any) -> list[dict[str, Any]]:
            return [r.data() for r in opened.execute_query(query).records]  # type: ignore[arg-type]

        assert everything(asked) == pushed
        for statement in (tmp_path / "csv" / "constraints.cypher").read_text("utf-8").splitlines():
            asked(statement.removesuffix(";"))
        again = push(graph, Access(address), prune=True)
        assert (again.new_nodes, again.new_links, again.gone_nodes, again.gone_links) == (0, 0, 0, 0)


def test_ids_are_unique_and_names_are_indexed(run: Run, uri: str) -> None:
    push(GRAPH, Access(uri))
    assert len(run("SHOW CONSTRAINTS YIELD labelsOrTypes, properties WHERE properties = ['id'] RETURN *")) == 8
    assert run("SHOW INDEXES YIELD labelsOrTypes AS l, properties AS p WHERE l = ['Person'] AND p = ['name'] RETURN l")


WRONG = {
    "no server": ({"uri": "bolt://127.0.0.1:1"}, "no Neo4j answers there"),
    "no address": ({"uri": "localhost"}, "is no address of a Neo4j server"),
    "no port": ({"uri": "bolt://127.0.0.1:abc"}, "is no address of a Neo4j server"),
    "http": ({"uri": "http://localhost:7474"}, "is no address of a Neo4j server"),
    "no database": ({"database": "nowhere"}, "there is no database 'nowhere'"),
}


@pytest.mark.parametrize(("change", "message"), WRONG.values(), ids=WRONG.keys())
def test_what_cannot_be_done_is_told(uri: str, change: dict[str, str], message: str) -> None:
    with pytest.raises(InputError, match=re.escape(message)):
        push(GRAPH, replace(Access(uri), **change))  # type: ignore[arg-type]


def test_a_password_is_asked_for_and_never_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(GRAPH, tmp_path / "graph.json")
    with server.running(tmp_path / "closed", password=PASSWORD) as address:
        monkeypatch.setenv("NEO4J_URI", address)

        def command(password: str) -> Any:
            monkeypatch.setenv("NEO4J_PASSWORD", password)
            return CliRunner().invoke(passage, ["push", str(tmp_path)])

        wrong = command("not-the-word")
        assert wrong.exit_code == 2 and "refuses the user or the password" in wrong.output
        assert "not-the-word" not in wrong.output and "not-the-word" not in repr(Access(password="not-the-word"))
        none = command("")
        assert none.exit_code == 2 and "refuses the user or the password" in none.output
        right = command(PASSWORD)
        assert right.exit_code == 0 and "0 nodes and 0 relationships there already" in right.output
        assert PASSWORD not in right.output
        assert "0 nodes and 0 relationships new" in command(PASSWORD).output
    # the same data, by a server that only reads
    with server.running(tmp_path / "closed", more="server.databases.read_only=neo4j\n") as address:
        monkeypatch.setenv("NEO4J_URI", address)
        refused = command("")
        assert refused.exit_code == 2 and "the server forbids it" in refused.output
        assert refused.output.count("\n") == 1
        told = CliRunner().invoke(passage, ["push", str(tmp_path), "--dry-run", "--json"])
        assert told.exit_code == 0 and '"new_nodes": 0' in told.output


def test_a_type_that_is_none_of_cyphers_is_told(run: Run, uri: str) -> None:
    odd = replace(GRAPH, relations=(replace(GRAPH.relations[0], type="a`b"), *GRAPH.relations[1:]))
    for dry_run in (True, False):
        with pytest.raises(InputError, match="'a`b', which is not a label or type"):
            push(odd, Access(uri), dry_run=dry_run)


def test_an_old_server_is_told_so() -> None:
    with pytest.raises(InputError, match=r"runs Neo4j 4\.1\.3; 4\.4 or newer is expected"):
        check_version("bolt://x", "Neo4j/4.1.3")
    check_version("bolt://x", "Neo4j/5.26.0")
    check_version("bolt://x", "SomethingElse/1.0")
