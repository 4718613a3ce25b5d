import json

import harbour
import pytest
from click.testing import CliRunner

from graph.command.entry import passage
from graph.network import write
from graph.records import content_id


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    path = tmp_path_factory.mktemp("exports") / "graph.json"
    write(harbour.story(), path)
    return path


def run(*arguments, columns=80, **extra):
    return CliRunner().invoke(passage, [str(a) for a in arguments], env={"COLUMNS": str(columns)}, **extra)


PAGE = """\
Tomas Reve  person
  also  Reve
  in    3 articles, 2 reports

helped
  Mira Olden · 2 articles, 1 report
    │ said Tomas Reve, who helped Olden on the road.
    └ North Wire, 2024-06-01 · according to Tomas Reve
    │ Tomas Reve assisted Olden on the way.
    └ Daily Echo, 2024-06-02

was detained by
  Varn · 1 article, 1 report · denied in 1 article · disputed
    ! Varn detained Tomas Reve: stated by The Courier (003_courier.txt); denied
      by 004_blog.txt.
    │ Varn’s police detained Reve in June.
    └ The Courier, 2024-06-03 · dated 2024-06
    │ Police in Varn denied that they had detained Tomas Reve.
    └ 004_blog.txt, 2024-06-04 · denied
"""


@pytest.mark.parametrize("name", ["Tomas Reve", "reve", "  TOMAS REVE ", "tomas", content_id("e", "Tomas Reve")])
def test_the_page(graph, name):
    result = run("show", name, "--graph", graph)
    assert (result.exit_code, result.stdout, result.stderr) == (0, PAGE, "")


def test_the_graph_may_be_named_by_its_folder(graph):
    assert run("show", "reve", "--graph", graph.parent).stdout == PAGE


@pytest.mark.parametrize("columns", [40, 80, 120])
def test_no_line_is_wider_than_the_terminal(graph, columns):
    lines = run("show", "olden", "--graph", graph, columns=columns).stdout.splitlines()
    assert max(map(len, lines)) <= columns
    assert max(map(len, lines)) > columns * 0.7


def test_what_is_planned_alleged_and_in_office(graph):
    page = run("show", "olden", "--graph", graph).stdout
    assert "  role  director of Harbour Light\n" in page
    assert "  Oslo · planned in 1 article\n" in page
    assert "  Kestrel · alleged in 1 article\n" in page
    assert page.count("neither place is known") == 1  # once for the two births
    assert "Kestrel  person, not the real name\n" in run("show", "kestrel", "--graph", graph).stdout


@pytest.mark.parametrize(("quotes", "shown", "more"), [(1, 1, "2 more quotes; --quotes 0"), (3, 3, None), (0, 3, None)])
def test_how_many_quotes(graph, quotes, shown, more):
    page = run("show", "lisbon", "--graph", graph, "--quotes", quotes).stdout
    reached = page.split("was reached by\n")[1].split("\n\n")[0]
    assert reached.count("└") == shown
    assert more in reached if more else "more quote" not in reached


def test_quotes_of_other_reports_come_before_copies(graph):
    reached = run("show", "lisbon", "--graph", graph).stdout.split("was reached by\n")[1]
    outlets = [line.split("└ ")[1].split(",")[0] for line in reached.splitlines() if "└" in line][:3]
    assert outlets == ["North Wire", "The Courier", "Daily Echo"]


def test_the_words_of_the_claim_are_marked_on_a_terminal(graph):
    page = run("show", "reve", "--graph", graph, color=True).stdout
    assert "who \x1b[1mhelped\x1b[0m Olden" in page
    assert "\x1b" not in run("show", "reve", "--graph", graph).stdout
    quiet = CliRunner().invoke(passage, ["show", "reve", "--graph", str(graph)], env={"NO_COLOR": "1"}, color=True)
    assert "\x1b" not in quiet.stdout


def test_json(graph):
    result = run("show", "reve", "--graph", graph, "--json")
    data = json.loads(result.stdout)
    assert (data["name"], data["aliases"], data["type"], result.stderr) == ("Tomas Reve", ["Reve"], "PERSON", "")
    assert [(r["direction"], r["label"], r["other"]["name"], r["disputed"]) for r in data["relations"]] == [
        ("out", "helped", "Mira Olden", False),
        ("in", "was detained by", "Varn", True),
    ]
    claim = data["relations"][1]["claims"][1]
    text = harbour.TEXTS[claim["path"]]
    assert claim["quote"] == text[claim["start"] : claim["end"]] and claim["status"] == "denied"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("Kestral", "passage: nothing is called “Kestral”; the nearest names:\n  Kestrel (person, 1 relation)\n"),
        ("Qwxyzzz", "passage: nothing is called “Qwxyzzz”\n"),
        ("", "passage: nothing is called “”\n"),
        ("\x1b[31mred", "passage: nothing is called “[31mred”"),
    ],
)
@pytest.mark.parametrize("options", [[], ["--json"]])
def test_a_name_that_nothing_has(graph, name, message, options):
    result = run("show", name, "--graph", graph, *options)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(message) and "\x1b" not in result.stderr


def test_a_name_that_several_have(graph):
    result = run("show", "e", "--graph", graph)
    assert (result.exit_code, result.stdout) == (1, "")
    first, *rest = result.stderr.splitlines()
    assert first == "passage: 4 things are called “e”; name one by its id:"
    assert rest[0] == f"  {content_id('e', 'Mira Olden')}  Mira Olden (person, 10 relations)"
    assert len(rest) == 4


def test_text_from_articles_cannot_steer_the_terminal(tmp_path):
    documents = [harbour.document("1.txt", "Ann \x1b[2Jleft\u202e Oslo.\n", outlet="Ev\x1b]0;il")]
    entities = harbour.entities(documents)
    claim = harbour.claim(documents[0], "Ann", ("Mira Olden", "LEFT", "Oslo"), {"phrase": "left"})
    from graph.network import assemble

    write(assemble(documents, entities, [claim]), tmp_path / "graph.json")
    page = run("show", "oslo", "--graph", tmp_path)
    assert page.exit_code == 0
    assert "Ann [2Jleft Oslo." in page.stdout and "Ev ]0;il" in page.stdout
    assert not {"\x1b", "\u202e"} & set(page.stdout)


def test_loose_relations_are_left_out_until_asked_for(tmp_path):
    from graph.network import assemble

    documents = harbour.documents()
    claim = harbour.claim(documents[0], "reached", ("Mira Olden", "RELATED", "Oslo"), {"phrase": "praised"})
    write(assemble(documents, harbour.entities(documents), [claim]), tmp_path / "graph.json")
    short, full = (run("show", "oslo", "--graph", tmp_path, *options).stdout for options in ([], ["--related"]))
    assert "1 loose relation left out; --related shows them" in short and "is mentioned with" not in short
    assert "is mentioned with\n  Mira Olden" in full and "left out" not in full
