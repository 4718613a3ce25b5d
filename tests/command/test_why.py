"""`passage why`: the joins between two names, or what speaks against them; of stories that are built for it."""

import json

import pytest
from click.testing import CliRunner
from judging import run

from graph.command.entry import passage

ARTICLES = {
    "a.txt": "Mira Olden, 34, the director of Harbour Light, fled from Oslo to Lisbon in 2021. Olden is a teacher.\n",
    "b.txt": "Mira Oldén, the head of Harbour Light, spoke in Lisbon on Monday. She had come from Oslo by ship.\n",
    "c.txt": "Mira Olden, 71, a painter, was born in Vienna and died in Graz last week, her family said.\n",
    "d.txt": "Tomas Reve and Jonas Reve, a judge, came to Riga by train. Reve had been in Vienna before.\n",
}


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    folder = tmp_path_factory.mktemp("why")
    (folder / "articles").mkdir()
    for name, text in ARTICLES.items():
        (folder / "articles" / name).write_text(text, "utf-8")
    done = CliRunner().invoke(passage, ["build", str(folder / "articles"), "--out", str(folder / "out"), "-q"])
    assert done.exit_code == 0, done.output
    return folder / "out"


def place(name, words):
    return f"{name}:{ARTICLES[name].index(words)}"


@pytest.mark.parametrize(
    ("left", "right", "one", "said"),
    [
        # a join between articles, and one name in one article
        (place("a.txt", "Mira"), place("b.txt", "Mira"), True, "same name: Mira Oldén"),
        (place("a.txt", "Mira"), place("a.txt", "Olden is"), True, "one article ties them together"),
        # namesakes, strangers, things of two kinds
        (place("a.txt", "Mira"), place("c.txt", "Mira"), False, "against  their ages differ: 34 and 71"),
        ("Tomas Reve", "Jonas Reve", False, "against  different names: "),
        ("Tomas Reve", "Jonas Reve", False, "against  one article tells of both: d.txt"),
        ("Tomas Reve", "Riga", False, "against  they are a person and a place"),
        ("Oslo", "Riga", False, "for      nothing in their names"),
        ("Oslo", "Riga", False, "missing  score 0.00 of the 0.80"),
    ],
)
def test_answers(left, right, one, said, out):
    for a, b in ((left, right), (right, left)):
        result = run("why", a, b, "--graph", out)
        assert result.exit_code == 0 and said in result.stdout
        data = json.loads(run("why", a, b, "--graph", out, "--json").stdout)
        assert data["one"] == one
        assert bool(data["steps"]) == (said.startswith("same name"))


def test_the_word_of_a_person_comes_first(out, tmp_path):
    file = tmp_path / "mine.jsonl"
    options = ["--graph", out, "--judgements", file]
    assert run("split", "Tomas Reve", "Jonas Reve", *options, "--note", "brothers").exit_code == 0
    shown = run("why", "Tomas Reve", "Jonas Reve", *options).stdout
    assert "! a person says that they are two" in shown and "brothers" in shown and "missing" not in shown
    data = json.loads(run("why", "Tomas Reve", "Jonas Reve", *options, "--json").stdout)
    assert [(j["judgement"], j["note"]) for j in data["judgements"]] == [("different", "brothers")]


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_no_line_is_wider_than_the_terminal(columns, out):
    for right in (place("b.txt", "Mira"), place("c.txt", "Mira")):
        lines = run("why", place("a.txt", "Mira"), right, "--graph", out, columns=columns).stdout.splitlines()
        assert max(map(len, lines)) <= min(columns, 120)


def test_without_a_build_it_answers_from_the_graph(out, tmp_path):
    (tmp_path / "graph.json").write_bytes((out / "graph.json").read_bytes())
    shown = run("why", "Tomas Reve", "Jonas Reve", "--graph", tmp_path)
    assert shown.exit_code == 0 and "different names" in shown.stdout
    assert run("split", "Tomas Reve", "Jonas Reve", "--graph", tmp_path).exit_code == 2


def test_a_name_that_is_not_there(out):
    assert run("why", "nobody", "Riga", "--graph", out).exit_code == 1
    assert run("why", "a.txt:9000", "Riga", "--graph", out).exit_code == 2
