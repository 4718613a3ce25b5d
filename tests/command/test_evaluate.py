"""`passage evaluate`; its figures are held against those of the project's score.py, an independent script.

What score.py said is kept in harbour_figures.json; where the script lies beside the repository it is asked again.
"""

import json
import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import harbour
import pytest
from click.testing import CliRunner

from graph.command.entry import passage
from graph.network import Graph, write

GOLD = Path(harbour.__file__).with_name("harbour_gold.yaml")
ORACLE = Path(__file__).parents[3] / "shared" / "gold" / "score.py"
ORACLE_SAID = json.loads(Path(harbour.__file__).with_name("harbour_figures.json").read_text("utf-8"))

FIGURES = """\
entities P 1.000 R 1.000 F1 1.000
merges P 1.000 R 1.000 F1 1.000
relations P 1.000 R 1.000 F1 1.000
statements P 1.000 R 0.933 F1 0.966
traps fallen into 0
journeys 1 of 1
pseudonyms 1 of 1, 0 wrong
reports 3 of 3
quotes not in the text 0 of 17
"""


@pytest.fixture
def built(tmp_path):
    harbour.write_articles(tmp_path / "articles")
    write(harbour.story(), tmp_path / "graph.json")
    return tmp_path


def run(*arguments):
    return CliRunner().invoke(passage, ["evaluate", *map(str, arguments)])


def spoiled(seed):
    """Return the story with faults of every kind that a figure counts, drawn by `seed`."""
    draw, story = random.Random(seed), harbour.story()
    names = [e.name for e in story.entities] + ["police", "Vern", "Olden’s"]
    ids = [e.id for e in story.entities]

    def entity(e):
        e = replace(e, name=draw.choice([e.name] * 5 + names), pseudonym=draw.random() < 0.2)
        aliases = tuple(sorted({*e.aliases, *draw.sample(names, draw.choice([0, 0, 0, 1]))} - {e.name}))
        return replace(e, aliases=aliases, mentions=e.mentions[: draw.choice([0, 9, 9])])

    def relation(r):
        ends = {"subject": draw.choice([r.subject] * 4 + ids), "object": draw.choice([r.object] * 4 + ids)}
        statuses = ["asserted", "planned", "denied", "alleged"]
        claims = tuple(replace(c, status=draw.choice([c.status] * 5 + statuses),
                               quote=c.quote + "!" * (draw.random() < 0.1), **ends) for c in r.claims)  # fmt: skip
        return replace(
            r, **ends, type=draw.choice([r.type] * 5 + ["LEFT", "MET", "KILLED", "SPOUSE_OF"]), claims=claims
        )

    return Graph(
        tuple(replace(d, report=draw.choice([d.report] * 5 + ["g1"])) for d in story.documents),
        tuple(entity(e) for e in story.entities),
        tuple(relation(r) for r in story.relations if draw.random() < 0.9),
        tuple(replace(j, legs=tuple(draw.sample(j.legs, len(j.legs)))) for j in story.journeys),
    )


def test_the_figures(built):
    result = run(GOLD, built / "graph.json", "--documents", built / "articles")
    assert (result.exit_code, result.stdout, result.stderr) == (0, FIGURES, "")
    assert run(GOLD, built).stdout == FIGURES[: FIGURES.index("quotes")]


@pytest.mark.parametrize("seed", range(len(ORACLE_SAID)))
def test_the_figures_are_those_of_the_projects_own_script(built, seed):
    graph = spoiled(seed)
    graph = replace(graph, journeys=() if seed % 3 else graph.journeys)
    known = {r.id for r in graph.relations}
    legs = [tuple(leg for leg in j.legs if leg.relation in known) for j in graph.journeys]
    journeys = tuple(replace(j, legs=kept) for j, kept in zip(graph.journeys, legs, strict=True))
    write(replace(graph, journeys=journeys), built / "graph.json")
    ends = [GOLD, built / "graph.json"]
    if ORACLE.exists():
        command = [sys.executable, ORACLE, *ends, built / "articles"]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        assert done.stdout.splitlines() == ORACLE_SAID[seed]
    assert run(*ends, "--documents", built / "articles").stdout.splitlines() == ORACLE_SAID[seed]


def test_explanations(built):
    story = harbour.story()
    write(replace(story, journeys=(), relations=story.relations[1:]), built / "graph.json")
    result = run(GOLD, built / "graph.json", "--explain")
    assert "journey: mira: expected varn -> tessaly -> lisbon\n" in result.stdout
    assert "missing relation: mira LEADS light\n" in result.stdout
    assert "LEADS        P 0.000 R 0.000 F1 0.000  0 right, 0 wrong, 1 missing\n" in result.stdout
    assert "TRAVELLED_TO P 1.000 R 1.000 F1 1.000  3 right, 0 wrong, 0 missing\n" in result.stdout


def test_json(built):
    data = json.loads(run(GOLD, built, "--json", "--documents", built / "articles").stdout)
    assert data["statements"] == {
        "precision": 1.0, "recall": 0.9333, "f1": 0.9655, "right": 14, "wrong": 0, "missing": 1,
    }  # fmt: skip
    assert (data["traps"], data["quotes"]["count"], data["quotes"]["total"]) == (0, 0, 17)
    assert data["by_type"]["HELPED"]["f1"] == 1.0
    assert data["misses"] == [{"kind": "missing statement", "about": "portugal|lisbon ADMITTED mira in 003"}]
    assert json.loads(run(GOLD, built, "--json").stdout)["quotes"] is None


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere.yaml", "graph.json"], "nowhere.yaml: there is no such file"),
        ([GOLD, "nowhere.json"], "nowhere.json: there is no such file"),
        ([GOLD, GOLD], "is not JSON"),
        (["nowhere"], "nowhere: is not there; a gold file and a graph, or folders"),
        (["graph.json"], "graph.json: is no folder; a gold file and a graph, or folders"),
        (["graph.json", "graph.json"], "entities: is ["),
        ([GOLD, "graph.json", "--documents", "nowhere"], "nowhere: cannot be read"),
        ([GOLD, "graph.json", "--documents", "graph.json"], "graph.json: cannot be read"),
    ],
)
def test_bad_input(built, monkeypatch, arguments, message):
    monkeypatch.chdir(built)
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("passage: ") and message in result.stderr and result.stderr.count("\n") == 1
