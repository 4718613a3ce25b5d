"""A relation type of the user's own, from the command line into every output; and the example of the README."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner, Result

import graph
from graph.command.entry import passage
from graph.errors import InputError
from graph.network import Graph
from graph.sinks.neo4j.model import links

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "graph" / "vocabulary"
EXAMPLE = re.findall(r"```yaml\n(.*?)```", (FOLDER / "README.md").read_text("utf-8"), re.DOTALL)[0]
STORY = (
    "Marta Lindqvist invested in Halvorsen Shipping in May 2023. She was born in Lyon.\n\n"
    "Nordvik Capital, which bankrolled Marta Lindqvist, denied that it had invested in Halvorsen Shipping.\n"
)
TYPE, LABEL, INVERSE = "INVESTED_IN", "invested in", "has as investor"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(passage, list(map(str, arguments)))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("own")
    (folder / "words.yaml").write_text(EXAMPLE, "utf-8")
    (folder / "a.txt").write_text(STORY, "utf-8")
    done = run("build", folder / "a.txt", "--out", folder / "out", "--vocabulary", folder / "words.yaml")
    assert done.exit_code == 0 and f"{TYPE} 2" in done.stdout, done.output
    return folder


def told(made: Graph) -> set[tuple[str, ...]]:
    name = {e.id: e.name for e in made.entities}
    return {(name[r.subject], r.type, name[r.object], r.claims[0].status) for r in made.relations}


def test_it_is_in_the_graph_which_says_how_it_reads(built: Path) -> None:
    text = (built / "out" / "graph.json").read_text("utf-8")
    data = json.loads(text)
    jsonschema.validate(data, json.loads((ROOT / "graph" / "network" / "schema.json").read_text()))
    assert [t["name"] for t in data["types"]] == [TYPE]
    loaded = graph.load(built / "out" / "graph.json")
    assert told(loaded) == {
        ("Marta Lindqvist", TYPE, "Halvorsen Shipping", "asserted"),
        ("Nordvik Capital", TYPE, "Halvorsen Shipping", "denied"),
        ("Nordvik Capital", "HELPED", "Marta Lindqvist", "asserted"),
        ("Marta Lindqvist", "BORN_IN", "Lyon", "asserted"),
    }
    graph.save(loaded, built / "again.json")
    assert (built / "again.json").read_text("utf-8") == text
    assert LABEL in loaded._repr_html_()
    assert TYPE in {link.type for link in links(loaded)}


def test_the_page_and_the_commands_say_how_it_reads(built: Path) -> None:
    page = (built / "out" / "graph.html").read_text("utf-8")
    assert f'"{TYPE}":{{"label":"{LABEL}","inverse":"{INVERSE}"' in page
    assert LABEL in run("show", "marta", "--graph", built / "out").stdout
    assert INVERSE in run("show", "halvorsen", "--graph", built / "out").stdout
    done = run("check", built / "out")
    assert (done.exit_code, done.stdout) == (0, "4 quotes in 1 document hold\n")


@pytest.mark.parametrize("format_", ["graphml", "gexf", "csv", "cypher"])
def test_every_export_has_it(built: Path, format_: str) -> None:
    assert run("export", built / "out", "--format", format_, "--out", built / format_).exit_code == 0
    files = [built / format_] if (built / format_).is_file() else sorted((built / format_).iterdir())
    assert any(TYPE in file.read_text("utf-8-sig") for file in files)


def test_two_builds_of_one_process_do_not_mix(built: Path, nlp: Any) -> None:
    own = graph.read_vocabulary(built / "words.yaml")
    with_it = graph.build(built / "a.txt", nlp=nlp, vocabulary=own)
    without = graph.build(built / "a.txt", nlp=nlp)
    assert told(with_it) > {t for t in told(without) if t[1] != "RELATED"}
    assert {TYPE, "HELPED"} & {r.type for r in without.relations} == set() and without.types == ()
    assert graph.build(built / "a.txt", nlp=nlp, vocabulary=own) == with_it


def test_a_file_that_is_not_understood_is_one_line_and_nothing_is_built(built: Path) -> None:
    (built / "bad.yaml").write_text(EXAMPLE.replace("object: in}", "object: inn}", 1))
    done = run("build", built / "a.txt", "--out", built / "none", "--vocabulary", built / "bad.yaml")
    assert (done.exit_code, done.stdout) == (2, "") and not (built / "none").exists()
    assert done.stderr.startswith(f"passage: {built / 'bad.yaml'}:5: ") and done.stderr.count("\n") == 1


SPONSORED = "types:\n  SPONSORED: {subject: any, object: [%s], label: sponsored, inverse: was sponsored by%s}\n"
BY_ANYBODY = ", unnamed: [subject]"
BY_VERB = "patterns:\n  SPONSORED:\n  - {verbs: sponsor fly bribe, subject: agent, object: patient with}\n"


@pytest.mark.parametrize(
    ("sentence", "types", "found"),
    [
        # the user's type takes the place of the program's, between the same two things
        ("Nordvik Capital sponsored Marta Lindqvist.", SPONSORED % ("PERSON", "") + BY_VERB, {"SPONSORED"}),
        ("Marta Lindqvist was sponsored by Nordvik Capital.", SPONSORED % ("PERSON", "") + BY_VERB, {"SPONSORED"}),
        (
            "Nordvik Capital arrested Marta Lindqvist.",
            "patterns:\n  HELPED:\n  - {verbs: arrest, subject: agent, object: patient}\n",
            {"HELPED"},
        ),
        # two types of the user's stand side by side
        (
            "Nordvik Capital sponsored Marta Lindqvist.",
            SPONSORED % ("PERSON", "")
            + BY_VERB
            + "  ACCUSED:\n  - {verbs: sponsor, subject: agent, object: patient}\n",
            {"SPONSORED", "ACCUSED"},
        ),
        # where the user's pattern ties nothing, or other things, the program's say what they said
        ("Nordvik Capital sponsored Marta Lindqvist.", SPONSORED % ("PLACE", "") + BY_VERB, {"HELPED"}),
        (
            "Marta Lindqvist flew with Nordvik Capital to Lyon.",
            SPONSORED % ("ORGANISATION", "") + BY_VERB,
            {"TRAVELLED_TO", "SPONSORED"},
        ),
        # somebody without a name stands where the type says so, and only there
        ("Smugglers bribed Marta Lindqvist.", SPONSORED % ("PERSON", BY_ANYBODY) + BY_VERB, {"SPONSORED"}),
        ("The police bribed Marta Lindqvist.", SPONSORED % ("PERSON", BY_ANYBODY) + BY_VERB, {"SPONSORED"}),
        ("The police bribed Marta Lindqvist.", SPONSORED % ("PERSON", ", unnamed: [object]") + BY_VERB, set()),
        ("The police bribed Marta Lindqvist.", SPONSORED % ("PERSON", "") + BY_VERB, set()),
        ("The people bribed Marta Lindqvist.", SPONSORED % ("PERSON", BY_ANYBODY) + BY_VERB, set()),
    ],
)  # fmt: skip
def test_what_a_word_says(tmp_path: Path, nlp: Any, sentence: str, types: str, found: set[str]) -> None:
    (tmp_path / "a.txt").write_text(f"{sentence}\n", "utf-8")
    (tmp_path / "words.yaml").write_text(types, "utf-8")
    made = graph.build(tmp_path / "a.txt", nlp=nlp, vocabulary=graph.read_vocabulary(tmp_path / "words.yaml"))
    assert {r.type for r in made.relations} == found
    graph.save(made, tmp_path / "graph.json")
    assert graph.load(tmp_path / "graph.json").types == made.types


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("subject", [], "types[0].subject"),
        ("object", ["MAN"], "types[0].object"),
        ("label", None, "types[0].label"),
        ("shown", "no", "types[0].shown"),
    ],
)
def test_a_graph_whose_types_are_broken(built: Path, tmp_path: Path, key: str, value: object, said: str) -> None:
    data = json.loads((built / "out" / "graph.json").read_text("utf-8"))
    data["types"][0][key] = value
    (tmp_path / "graph.json").write_text(json.dumps(data))
    with pytest.raises(InputError, match=re.escape(said)):
        graph.load(tmp_path / "graph.json")
