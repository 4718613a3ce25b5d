import json

import harbour
import pytest
from click.testing import CliRunner

from graph.command.entry import passage
from graph.network import assemble, write

PAGE = """\
Mira Olden  4 stops, 1 of them planned

 1  Varn · left, 2024-03
    │ The director of Harbour Light had fled from Varn to Tessaly in March 2024.
    └ North Wire, 2024-06-01 · dated 2024-03

 2  Tessaly · 2024-03
    │ The director of Harbour Light had fled from Varn to Tessaly in March 2024.
    └ North Wire, 2024-06-01 · dated 2024-03

 3  Lisbon · 2024-05-03 or 2024-05-05
    ! Mira Olden travelled to Lisbon: on 2024-05-03 according to North Wire
      (001_wire.txt), Daily Echo (002_copy.txt); on 2024-05-05 according to The
      Courier (003_courier.txt).
    │ Mira Olden reached Lisbon on 3 May 2024, the aid group Harbour Light said.
    └ North Wire, 2024-06-01 · according to Harbour Light · dated 2024-05-03
    │ Mira Olden came to Lisbon on 5 May 2024.
    └ The Courier, 2024-06-03 · dated 2024-05-05

 4  Oslo · planned, no date
    │ She plans to move to Oslo.
    └ North Wire, 2024-06-01 · planned
"""


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    path = tmp_path_factory.mktemp("exports") / "graph.json"
    write(harbour.story(), path)
    return path


def run(*arguments, columns=80):
    return CliRunner().invoke(passage, [str(a) for a in arguments], env={"COLUMNS": str(columns)})


def test_the_page(graph):
    result = run("route", "olden", "--graph", graph)
    assert (result.exit_code, result.stdout, result.stderr) == (0, PAGE, "")


@pytest.mark.parametrize("columns", [40, 80, 120])
def test_no_line_is_wider_than_the_terminal(graph, columns):
    assert max(map(len, run("route", "olden", "--graph", graph, columns=columns).stdout.splitlines())) <= columns


def test_json(graph):
    data = json.loads(run("route", "olden", "--graph", graph, "--json").stdout)
    assert data["traveller"]["name"] == "Mira Olden"
    assert [(leg["place"]["name"], leg["date"], leg["status"], leg["type"]) for leg in data["legs"]] == [
        ("Varn", "2024-03", "asserted", "LEFT"),
        ("Tessaly", "2024-03", "asserted", "TRAVELLED_TO"),
        ("Lisbon", None, "asserted", "TRAVELLED_TO"),
        ("Oslo", None, "planned", "TRAVELLED_TO"),
    ]
    assert [len(leg["disputes"]) for leg in data["legs"]] == [0, 0, 1, 0]
    assert all(c["status"] == leg["status"] and c["quote"] for leg in data["legs"] for c in leg["claims"])


def test_each_visit_has_its_own_date(tmp_path):
    documents = [harbour.document("a.txt", "She reached Varn. She left for Oslo. She returned to Varn in 2024.\n")]
    rows = [("She reached", "Varn", {}), ("She left", "Oslo", {}), ("returned", "Varn", {"date": "2024"})]
    claims = [
        harbour.claim(documents[0], words, ("Mira Olden", "TRAVELLED_TO", place), {"phrase": words} | extra)
        for words, place, extra in rows
    ]
    write(assemble(documents, harbour.entities(documents), claims), tmp_path / "graph.json")
    lines = run("route", "olden", "--graph", tmp_path).stdout.splitlines()
    assert [line.strip() for line in lines if "·" in line and "└" not in line] == [
        "1  Varn · no date", "2  Oslo · no date", "3  Varn · 2024",
    ]  # fmt: skip
    assert [line.strip() for line in lines if "│" in line] == [
        "│ She reached Varn.", "│ She left for Oslo.", "│ She returned to Varn in 2024.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("Tomas Reve", "passage: no journey of Tomas Reve is told\n"),
        ("Lisbon", "passage: no journey of Lisbon is told\n"),
        ("Tomas Rove", "passage: nothing is called “Tomas Rove”; the nearest names:\n  Tomas Reve"),
    ],
)
def test_no_journey(graph, name, message):
    result = run("route", name, "--graph", graph, "--json")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(message)
