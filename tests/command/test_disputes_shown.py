"""`passage disputes`: both sides with quotes and outlets, of all or of one."""

import json

import harbour
import pytest
from judging import run

from graph.network import write


@pytest.fixture
def out(tmp_path):
    write(harbour.story(), tmp_path / "graph.json")
    return tmp_path


@pytest.mark.parametrize(
    ("name", "abouts"),
    [
        ((), ["where", "when", "whether"]),
        (("olden",), ["where", "when"]),
        (("Varn",), ["where", "whether"]),
        (("oslo",), []),
    ],
)
def test_all_or_those_of_one(name, abouts, out):
    rows = json.loads(run("disputes", *name, "--graph", out, "--json").stdout)
    assert [row["about"] for row in rows] == abouts
    assert all(len(row["sides"]) == 2 and all(side["claims"] for side in row["sides"]) for row in rows)


def test_sides_of_each_kind(out):
    rows = json.loads(run("disputes", "--graph", out, "--json").stdout)
    said = [[(s["says"], [c["path"] for c in s["claims"]]) for s in row["sides"]] for row in rows]
    assert said == [
        [("Mira Olden was born in Tessaly", ["004_blog.txt"]), ("Mira Olden was born in Varn", ["003_courier.txt"])],
        [("2024-05-03", ["001_wire.txt", "002_copy.txt"]), ("2024-05-05", ["003_courier.txt"])],
        [("stated", ["003_courier.txt"]), ("denied", ["004_blog.txt"])],
    ]


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_no_line_is_wider_than_the_terminal(columns, out):
    shown = run("disputes", "--graph", out, columns=columns).stdout
    assert max(map(len, shown.splitlines())) <= min(columns, 120)
    assert "3 disputes" in shown and "└ North Wire" in shown and "└ The Courier" in shown


def test_a_name_that_is_not_there(out):
    assert run("disputes", "nobody", "--graph", out).exit_code == 1
