"""`passage query`: what it prints, what it refuses, and how it reads its options."""

import csv
import io
import json
import subprocess
import sys
import time
from pathlib import Path

import harbour
import pytest
from click.testing import CliRunner

from graph.command.entry import passage
from graph.network import write

PAGE = """\
place    date     quotes
───────  ───────  ──────────────────────────────────────────────────────────────
Lisbon   –        • Mira Olden reached Lisbon on 3 May 2024, the aid group
                    Harbour Light said.
                  • Mira Olden got to Lisbon on 3 May 2024, according to Harbour
                    Light.
                  • Mira Olden came to Lisbon on 5 May 2024.

Tessaly  2024-03  • The director of Harbour Light had fled from Varn to Tessaly
                    in March 2024.

2 rows
"""
BY_ROW = """\
─ 1 ────────────────────────────────────────────────────────
a     Tomas Reve (Person)
b     Mira Olden (Person)
r     Tomas Reve –HELPED→ Mira Olden
p     Tomas Reve –HELPED→ Mira Olden ←ADMITTED– Portugal
text  Reve, 2024
m     {k: [1, –, true], é: 0.5}

1 row
"""
TO = "MATCH (p:Person {name: 'Mira Olden'})-[r:TRAVELLED_TO]->(to) WHERE to.name IN ['Lisbon', 'Tessaly'] "


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    path = tmp_path_factory.mktemp("exports") / "graph.json"
    write(harbour.story(), path)
    return path


def run(*arguments, columns=80, **extra):
    return CliRunner().invoke(passage, ["query", *map(str, arguments)], env={"COLUMNS": str(columns)}, **extra)


def test_a_table(graph):
    what = "RETURN to.name AS place, CASE to.name WHEN 'Tessaly' THEN r.firstDate END AS date, r.quotes AS quotes"
    result = run(f"{TO}{what} ORDER BY place", "--graph", graph)
    assert (result.exit_code, result.stdout, result.stderr) == (0, PAGE, "")


def test_row_by_row_where_a_table_would_break_words(graph):
    cypher = (
        "MATCH p = (a:Person)-[r:HELPED]->(b)<-[:ADMITTED]-() "
        "RETURN a, b, r, p, 'Reve, ' + '2024' AS text, {k: [1, null, true], é: 0.5} AS m"
    )
    result = run(cypher, "--graph", graph, columns=60)
    assert (result.exit_code, result.stdout) == (0, BY_ROW)


@pytest.mark.parametrize("columns", [40, 80, 120])
@pytest.mark.parametrize("what", ["to, r", "to.name, r.quotes", "p, r, to, r.quotes, r.outlets, properties(p), 1, 2"])
def test_no_line_is_wider_than_the_terminal(graph, columns, what):
    result = run(f"{TO}RETURN {what}", "--graph", graph, columns=columns)
    assert result.exit_code == 0 and max(map(len, result.stdout.splitlines())) <= columns


def test_json(graph):
    result = run(
        "MATCH p = (a)-[r:HELPED]->() RETURN a, r.quotes AS q, p, null AS n, 0.0 / 0.0 AS x", "--json", "--graph", graph
    )
    ((a, q, p, n, x),) = [row.values() for row in json.loads(result.stdout)]
    assert (a["label"], a["name"], len(q), n, x) == ("Person", "Tomas Reve", 2, None, None)
    assert [r["type"] for r in p["relationships"]] == ["HELPED"]
    assert json.loads(run("MATCH (n:Nobody) RETURN n", "--json", "--graph", graph).stdout) == []


def test_csv_is_safe_for_a_spreadsheet(graph):
    values = "'=1+1' AS `=x`, '-2' AS t, -2 AS i, r.outlets AS l, {k: null} AS m, null AS n, true AS b"
    cypher = f"MATCH (a)-[r:HELPED]->() RETURN {values}"
    found = run(cypher, "--csv", "--graph", graph).stdout
    assert [*csv.reader(io.StringIO(found))] == [
        ["'=x", "t", "i", "l", "m", "n", "b"],
        ["'=1+1", "'-2", "-2", "North Wire | Daily Echo", '{"k": null}', "", "true"],
    ]  # fmt: skip


PARAMETERS = [
    ("x=Mira Olden", "Mira Olden"), ("x=7", 7), ("x=0.5", 0.5), ("x=true", True), ("x=null", None), ("x=", ""),
    ('x="7"', "7"), ('x=["a", 1]', ["a", 1]), ('x={"k": "é"}', {"k": "é"}), ("$x=a=b", "a=b"), ("x=NaN", "NaN"),
    ("x='] RETURN 1 //", "'] RETURN 1 //"), ("x=2024-05", "2024-05"),
]  # fmt: skip


@pytest.mark.parametrize(("given", "value"), PARAMETERS)
def test_a_parameter_is_json_or_text(graph, given, value):
    assert json.loads(run("RETURN $x AS x", "--param", given, "--json", "--graph", graph).stdout) == [{"x": value}]


WRONG = [
    (["RETURN 1", "--param", "x"], "NAME=VALUE is expected"),
    (["RETURN 1", "--param", "a b=1"], "NAME=VALUE is expected"),
    (["RETURN 1", "--param", "x=[1"], "x: not JSON"),
    (["RETURN 1", "--param", "x=1", "--param", "x=2"], "given twice"),
    (["RETURN 1", "--csv", "--json"], "do not go together"),
    ([], "Missing argument 'QUERY'"),
    (["99"], "There is no question 99"),
    (["RETURN 1", "--graph", "no/such"], "there is no such file"),
]


@pytest.mark.parametrize(("arguments", "told"), WRONG)
def test_what_cannot_be_asked_is_told_in_a_line(arguments, told):
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr and result.stderr.count("\n") == 1


POINTED = [
    ("MATCH (p:Person)\n\tWHERE p.name = $who\nRETURN p",
     "line 2, column 17: has no value for $who; give it with --param NAME=VALUE",
     "     WHERE p.name = $who\n                    ^"),
    ("MATCH (p) RETURN '漢字', q", "line 1, column 24: there is no variable q",
     "    MATCH (p) RETURN '漢字', q\n                             ^"),
    ("CREATE (p)", "line 1, column 1: would change the graph: it says CREATE; "
     "only reading is possible here; to change a copy, `passage push` it into Neo4j", "    CREATE (p)\n    ^"),
    ("RETURN " + "1 + " * 40 + "x", "line 1, column 168: there is no variable x",
     "    …+" + " 1 +" * 9 + " x\n" + " " * 43 + "^"),
]  # fmt: skip


@pytest.mark.parametrize(("cypher", "told", "pointed"), POINTED)
def test_an_error_points_at_its_place(graph, cypher, told, pointed):
    result = run(cypher, "--graph", graph)
    assert (result.exit_code, result.stdout) == (2, "")
    first, _, rest = result.stderr.partition("\n")
    assert first == f"passage: query, {told}"
    assert rest.rstrip("\n").split("\n")[1].index("^") == pointed.split("\n")[1].index("^")
    assert rest.split("\n")[0].strip() == pointed.split("\n")[0].strip()


def test_no_rows_and_why(graph):
    result = run("MATCH (p:Persn {name: $name}) RETURN p", "-p", "name=olden", "--graph", graph)
    assert (result.exit_code, result.stdout) == (0, (
        "no rows\n  nothing in the graph has the label or type Persn; Person is there\n"
        "  $name: the graph has the name “Mira Olden”\n"
    ))  # fmt: skip


def test_a_question_by_its_number(graph):
    result = run(2, "--param", "name=Mira Olden", "--graph", graph)
    assert [line.split()[:2] for line in result.stdout.splitlines()[2:6]] == [
        ["1", "Varn"], ["2", "Tessaly"], ["3", "Lisbon"], ["4", "Oslo"],
    ]  # fmt: skip
    listed = run("--examples").stdout
    assert listed.count("?") == 20 and "passage query 2 --param name=…\n" in listed


def test_a_query_from_standard_input(graph):
    result = run("-", "--json", "--graph", graph, input="RETURN 'é'\n AS x;\n".encode())
    assert json.loads(result.stdout) == [{"x": "é"}]


def test_text_that_steers_a_terminal_is_made_harmless(graph):
    result = run("RETURN 'a\\u001b[31mb\\u202ec' AS `x\ty`, ['a\\u001bb'] AS l", "--graph", graph)
    assert "\x1b" not in result.stdout and "\u202e" not in result.stdout and "a [31mb c" in result.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_it_can_be_stopped_in_the_middle(graph):
    import signal

    long = "UNWIND range(1, 30000) AS x UNWIND range(1, 30000) AS y WITH x, y WHERE x * y = 7 RETURN count(*)"
    # whatever runs the tests in the background of a shell has its children ignore the signal
    heed = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    code = f"{heed}from graph.command import main; main()"
    command = [sys.executable, "-c", code, "query", long, "--graph", str(graph)]
    asked = subprocess.Popen(command, cwd=Path(__file__).parents[2], stderr=subprocess.PIPE, text=True)
    time.sleep(3)
    asked.send_signal(signal.SIGINT)
    assert asked.wait(20) == 130 and asked.stderr.read() == "passage: stopped\n"
