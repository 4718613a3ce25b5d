import copy
import json
from dataclasses import replace
from pathlib import Path

import harbour
import jsonschema
import pytest

import graph.network.format as graph_json
from graph.errors import InputError
from graph.network import Graph

SCHEMA = json.loads(Path(graph_json.__file__).with_name("schema.json").read_text())
STORY = harbour.story()
DATA = json.loads(graph_json.serialise(STORY))


def valid(data):
    return jsonschema.Draft202012Validator(SCHEMA).is_valid(data)


def without_text(graph):
    return replace(graph, documents=tuple(replace(d, text="", debris=()) for d in graph.documents))


def changed(path, value):
    """Return the story's data with what stands at `path` ("relations.0.type") set to `value`; left out if None."""
    data = copy.deepcopy(DATA)
    *ways, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    row = data
    for step in ways:
        row = row[step]
    if value is None:
        del row[last]
    else:
        row[last] = value
    return data


def test_the_schema_is_a_schema_and_holds():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.validate(DATA, SCHEMA)


def test_keys_are_those_of_the_design():
    def keys(row):
        return " ".join(row)

    assert keys(DATA) == "format documents entities relations journeys merges disputes reports"
    assert keys(DATA["documents"][0]) == "id path title outlet published sha256 report"
    assert keys(DATA["entities"][0]) == "id type name aliases pseudonym count mentions"
    assert keys(DATA["entities"][0]["mentions"][0]) == "document start end text"
    assert keys(DATA["relations"][0]) == "id subject type object articles reports disputed claims"
    claim = DATA["relations"][0]["claims"][0]
    assert keys(claim) == "document start end quote status speaker date phrase confidence"
    assert keys(DATA["journeys"][0]) == "traveller legs"
    assert keys(DATA["journeys"][0]["legs"][0]) == "place date status relation"
    assert keys(DATA["merges"][0]) == "left right score reasons decided_by"
    assert keys(DATA["disputes"][0]) == "relations about explanation"
    assert keys(DATA["reports"][0]) == "id documents reasons"


@pytest.mark.parametrize(
    "graph",
    [
        STORY,
        Graph((), (), ()),
        replace(
            STORY, documents=(replace(STORY.documents[0], title="a\u2028b \ud800 \x1b[31m <b>"), *STORY.documents[1:])
        ),
    ],
    ids=["story", "empty", "hostile"],
)
def test_round_trip(graph, tmp_path):
    path = tmp_path / "graph.json"
    graph_json.write(graph, path)
    once = path.read_bytes()
    again = graph_json.read(path)
    assert again == without_text(graph)
    graph_json.write(again, path)
    assert path.read_bytes() == once
    assert once.endswith(b"}\n") and b"\r" not in once
    assert once.decode("utf-8").count("“") == graph_json.serialise(graph).count("“")


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        ("format", "passage/2", "has the format 'passage/2'"),
        ("format", None, "has the format None"),
        ("relations", None, "relations: is missing"),
        ("relations", {}, "relations: is {}"),
        ("relations.0", 3, r"relations\[0\]: is no object"),
        ("relations.0.subject", "e000000000000", r"relations\[0\]\.subject: names 'e000000000000', which is no entity"),
        ("relations.2.object", "e000000000000", r"relations\[2\]\.object: names"),
        ("relations.0.articles", -1, r"relations\[0\]\.articles: is -1"),
        ("relations.0.disputed", 0, r"disputed: is 0; true or false"),
        ("relations.0.claims.0.document", "d", r"claims\[0\]\.document: names 'd', which is no document"),
        ("relations.0.claims.0.status", "true", "asserted, denied, alleged, planned"),
        ("relations.0.claims.0.start", 1.5, r"start: is 1\.5; a whole number"),
        ("relations.0.claims.0.start", True, "start: is True"),
        ("relations.0.claims.0.speaker", "ghost", "speaker: names 'ghost', which is no entity"),
        ("relations.0.claims.0.confidence", 1.5, "a number from 0 to 1"),
        ("relations.0.claims.0.quote", None, "quote: is missing"),
        ("relations.0.claims.0.quote", 7, "quote: is 7; text is expected"),
        ("entities.0.type", "SHIP", "is 'SHIP'; one of PERSON"),
        ("entities.0.aliases", ["a", 1], "holds something other than text"),
        ("entities.0.count", "six", "count: is 'six'"),
        ("entities.0.mentions.0.document", "d", "no document"),
        ("journeys.0.traveller", "e", "no entity"),
        ("journeys.0.legs.0.relation", "r", "no relation"),
        ("journeys.0.legs.0.place", "e", "no entity"),
        ("merges.0.decided_by", "a machine", "one of rule, proposal, person"),
        ("disputes.0.relations", ["r"], "no relation"),
        ("reports", {}, r"reports: is \{\}; a list is expected"),
        ("reports.0.documents", ["d"], "no document"),
    ],
)  # fmt: skip
def test_broken_structure(path, value, message, tmp_path):
    file = tmp_path / "graph.json"
    data = changed(path, value)
    file.write_text(json.dumps(data))
    with pytest.raises(InputError, match=message) as caught:
        graph_json.read(file)
    assert str(caught.value).startswith(str(file)) and "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("format", "passage/2"),
        ("documents.0.sha256", "ABC"),
        ("documents.0.published", "May 2024"),
        ("documents.0.extra", 1),
        ("documents.0.id", "e" * 13),
        ("documents.0.title", None),
        ("entities.0.id", "e123"),
        ("entities.0.kind", "name"),
        ("entities.0.aliases", ["a", "a"]),
        ("relations.0.type", "leads"),
        ("relations.0.claims", []),
        ("relations.0.claims.0.date", "2024-13"),
        ("relations.0.claims.0.date", "2024-05-03T10:00"),
        ("relations.0.claims.0.quote", ""),
        ("relations.0.claims.0.subject", "e123456789ab"),
        ("relations.0.claims.0.confidence", 2),
        ("journeys.0.legs.0.status", "denied"),
        ("merges.0.decided_by", "a machine"),
        ("reports.0.documents", ["d123456789ab"]),
    ],
)
def test_the_schema_is_strict(path, value):
    assert valid(DATA) and not valid(changed(path, value))


def test_a_file_from_before_reports_had_reasons_loads():
    data = changed("reports", None)
    assert valid(data)
    assert graph_json.parse(json.dumps(data)) == replace(without_text(STORY), reports=())


@pytest.mark.parametrize("date", ["2024", "2024-05", "2024-05-03", "2022/2024", "2022-09/2023-01"])
def test_the_schema_takes_dates_as_precise_as_the_text(date):
    assert valid(changed("relations.0.claims.0.date", date))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is not JSON"),
        (b"{", "is not JSON"),
        (b"[" * 100_000, "is not JSON"),
        (b"\xff\xfe{}", "is not UTF-8"),
        (b"[]", "has the format None"),
        (b"null", "has the format None"),
    ],
)
def test_not_a_graph(content, message, tmp_path):
    file = tmp_path / "graph.json"
    file.write_bytes(content)
    with pytest.raises(InputError, match=message):
        graph_json.read(file)


def test_no_such_file_and_no_such_folder(tmp_path):
    with pytest.raises(InputError, match=r"there is no such file; a graph\.json is expected; make one"):
        graph_json.read(tmp_path / "graph.json")
    with pytest.raises(InputError, match="cannot be read"):
        graph_json.read(tmp_path)
    with pytest.raises(InputError, match="cannot be written"):
        graph_json.write(STORY, tmp_path / "nowhere" / "graph.json")


def test_a_fingerprint_is_of_what_the_file_holds():
    told = graph_json.fingerprint(STORY)
    assert told == graph_json.fingerprint(graph_json.parse(graph_json.serialise(STORY)))
    renamed = (replace(STORY.entities[0], name="Olden \ud83d"), *STORY.entities[1:])
    others = [
        replace(STORY, entities=renamed),
        replace(STORY, disputes=()),
        replace(STORY, relations=STORY.relations[1:]),
    ]
    assert len({told, *map(graph_json.fingerprint, others)}) == 4
