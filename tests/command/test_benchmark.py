"""`passage evaluate FOLDER...`: articles and gold in, figures out, the whole way between."""

import json

import pytest
from click.testing import CliRunner

from graph.command.entry import passage

GOLD = """
entities:
  berg: {type: PERSON, names: [Nils Berg]}
  malta: {type: PLACE, names: [Malta]}
  rome: {type: PLACE, names: [Rome]}
  lund: {type: PERSON, names: [Maria Lund]}
relations:
  - [berg, TRAVELLED_TO, malta, {docs: ["001"], date: "2021-05-03", speaker: lund}]
  - [berg, TRAVELLED_TO, rome, {docs: ["001"], status: planned}]
  - [berg, MET, lund, {docs: ["001"], symmetric: true}]
reports:
  - ["001"]
"""
ARTICLE = "Maria Lund said that Nils Berg had fled to Malta on 3 May 2021.\n\nNils Berg will fly to Rome.\n"


@pytest.fixture
def folder(tmp_path):
    story = tmp_path / "story"
    story.mkdir()
    (story / "001_story.txt").write_text(ARTICLE)
    (story / "gold.yaml").write_text(GOLD)
    return story


@pytest.fixture(autouse=True)
def _one_model(nlp, monkeypatch):
    monkeypatch.setattr("graph.language.load_model", lambda: nlp)


def run(*arguments):
    return CliRunner().invoke(passage, ["evaluate", *map(str, arguments)])


def test_it_builds_and_measures(folder):
    result = run(folder)
    assert result.exit_code == 0, result.output
    lines = result.stdout.splitlines()
    assert lines[1].split() == "story 1.000 1.000 0.800 (1.000, 0.667) 0.800 0 0 of 0 1 of 1 0 of 2".split()
    for row in (
        "TRAVELLED_TO P 1.000 R 1.000 F1 1.000  2 right, 0 wrong, 0 missing",
        "planned      P 1.000 R 1.000 F1 1.000  1 right, 0 wrong, 0 missing",
        "lund         P 1.000 R 1.000 F1 1.000  1 right, 0 wrong, 0 missing",
        "day          P 1.000 R 1.000 F1 1.000  1 right, 0 wrong, 0 missing",
    ):
        assert row in lines
    assert "missing relation" not in result.stdout
    assert "  missing relation: berg MET lund\n" in run(folder, "--explain").stdout


def test_several_are_pooled(folder, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    (other / "001_x.txt").write_text("Nils Berg met Maria Lund.\n")
    (other / "gold.yaml").write_text(GOLD)
    data = json.loads(run(folder, other, "--json").stdout)
    assert set(data["folders"]) == {"story", "other"}
    assert {n: data["all"]["relations"][n] for n in ("right", "wrong", "missing")} == {
        "right": 3,
        "wrong": 0,
        "missing": 3,
    }
    assert data["all"]["by_type"]["MET"]["right"] == 1
    assert data["folders"]["story"]["by_status"]["planned"]["f1"] == 1.0
    assert data["folders"]["other"]["by_date"]["day"]["missing"] == 1
    assert run(folder, other).stdout.splitlines()[3].split()[:3] == ["all", "0.857", "1.000"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["empty"], "empty: holds no gold.yaml"),
        (["story", "gone"], "gone: holds no gold.yaml"),
        (["story", "--documents", "story"], "--documents: is for one graph"),
        (["story/gold.yaml"], "story/gold.yaml: is no folder; a gold file and a graph"),
        (["story/gold.yaml", "story", "story"], "is one of 3 paths"),
    ],
)
def test_bad_input(folder, monkeypatch, arguments, message):
    monkeypatch.chdir(folder.parent)
    (folder.parent / "empty").mkdir()
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("passage: ") and message in result.stderr and result.stderr.count("\n") == 1
