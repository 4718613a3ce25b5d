"""What other programs read back from an export is the graph."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from xml.etree import ElementTree

import networkx
import pytest
from click.testing import CliRunner
from fixtures.harbour import story
from quarry_story import quarry_graph

from graph.command.entry import passage
from graph.errors import InputError
from graph.network import Graph, write
from graph.sinks.files import FORMATS, export
from graph.sinks.properties import JOINT

GRAPH = story()
FOLDERS = {name for name, (_, usual) in FORMATS.items() if "." not in usual}
EVIL = '=HYPERLINK("http://x")'


def named(name: str) -> Graph:
    """The story with its first person called otherwise."""
    first = replace(GRAPH.entities[0], name=name)
    return replace(GRAPH, entities=(first, *GRAPH.entities[1:]))


@pytest.mark.parametrize("format", ["graphml", "gexf"])
def test_networkx_reads_the_graph_back(format: str, tmp_path: Path) -> None:
    export(GRAPH, format, tmp_path / "g")
    read = networkx.read_graphml if format == "graphml" else networkx.read_gexf
    found = read(tmp_path / "g", force_multigraph=True) if format == "graphml" else read(tmp_path / "g")
    assert {n: (d["label"], d["type"]) for n, d in found.nodes(data=True)} == {
        e.id: (e.name, e.type) for e in GRAPH.entities
    }
    edges = {(a, b, d["relation"], d["articles"], d["reports"], d["disputed"]) for a, b, d in found.edges(data=True)}
    assert edges == {(r.subject, r.object, r.type, r.articles, r.reports, r.disputed) for r in GRAPH.relations}
    quotes = {q for *_, d in found.edges(data=True) for q in d["quotes"].split(JOINT)}
    assert quotes == {c.quote for r in GRAPH.relations for c in r.claims}


def test_gephi_finds_colours_sizes_and_dates(tmp_path: Path) -> None:
    export(GRAPH, "gexf", tmp_path / "g.gexf")
    found = networkx.read_gexf(tmp_path / "g.gexf")
    kinds = {d["type"]: tuple(d["viz"]["color"][c] for c in "rgb") for _, d in found.nodes(data=True)}
    assert len(set(kinds.values())) == len(kinds) == 3
    assert all(d["viz"]["size"] > 0 for _, d in found.nodes(data=True))
    detained = next(d for *_, d in found.edges(data=True) if d["relation"] == "DETAINED")
    assert (detained["start"], detained["end"]) == ("2024-06-01", "2024-06-30")
    assert 'mode="dynamic"' in (tmp_path / "g.gexf").read_text("utf-8")


@pytest.mark.parametrize("format", ["graphml", "gexf"])
@pytest.mark.parametrize("name", ["A\x00\x0b\x1fB", "<b>&\"'</b>", "\ud800", "\U0001f6a2 …"])
def test_any_name_makes_a_file_that_can_be_read(format: str, name: str, tmp_path: Path) -> None:
    export(named(name), format, tmp_path / "g")
    read = networkx.read_graphml if format == "graphml" else networkx.read_gexf
    label = read(tmp_path / "g").nodes[GRAPH.entities[0].id].get("label", "")
    assert label == re.sub("[\x00\x0b\x1f\ud800]", "", name)


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_sheets_hold_every_line(tmp_path: Path) -> None:
    export(GRAPH, "csv", tmp_path / "sheets")
    name = {e.id: e.name for e in GRAPH.entities}
    assert [(r["id"], r["name"]) for r in rows(tmp_path / "sheets" / "entities.csv")] == list(name.items())
    found = [
        (r["subject"], r["type"], r["object"], int(r["reports"])) for r in rows(tmp_path / "sheets" / "relations.csv")
    ]
    assert found == [(name[r.subject], r.type, name[r.object], r.reports) for r in GRAPH.relations]
    claims = [(r["quote"], r["status"], r["date"] or None) for r in rows(tmp_path / "sheets" / "claims.csv")]
    assert claims == [(c.quote, c.status, c.date) for r in GRAPH.relations for c in r.claims]
    stops = [(r["traveller"], int(r["stop"]), r["place"]) for r in rows(tmp_path / "sheets" / "journeys.csv")]
    assert stops == [(name[j.traveller], i, name[leg.place]) for j in GRAPH.journeys for i, leg in enumerate(j.legs, 1)]
    assert len(rows(tmp_path / "sheets" / "documents.csv")) == len(GRAPH.documents)


@pytest.mark.parametrize("name", [EVIL, "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_spreadsheet_runs_nothing(name: str, tmp_path: Path) -> None:
    export(named(name), "csv", tmp_path)
    assert rows(tmp_path / "entities.csv")[0]["name"] == "'" + name
    assert rows(tmp_path / "entities.csv")[1]["name"] == GRAPH.entities[1].name


EACH = [
    pytest.param(name, marks=pytest.mark.skipif(find_spec("pyarrow") is None, reason="pip install '.[parquet]'"))
    if name == "parquet" else name for name in FORMATS
]  # fmt: skip


@pytest.mark.parametrize("format", EACH)
def test_the_same_graph_is_the_same_file(format: str, tmp_path: Path) -> None:
    for copy in ("a", "b"):
        export(GRAPH, format, tmp_path / copy)
    files = [sorted(f for f in (tmp_path / c, *(tmp_path / c).glob("*")) if f.is_file()) for c in ("a", "b")]
    assert [f.read_bytes() for f in files[0]] == [f.read_bytes() for f in files[1]] != []
    assert not any(date.today().isoformat().encode() in f.read_bytes() for f in files[0])


@pytest.mark.parametrize("format", EACH)
def test_the_command_writes_beside_the_graph_and_says_where(format: str, tmp_path: Path) -> None:
    write(GRAPH, tmp_path / "graph.json")
    usual = FORMATS[format][1]
    result = CliRunner().invoke(passage, ["export", str(tmp_path), "--format", format])
    assert result.exit_code == 0 and usual in result.output and (tmp_path / usual).exists()


def test_the_help_names_each_format_and_whom_it_is_for() -> None:
    page = CliRunner().invoke(passage, ["export", "--help"]).stdout
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    for name in FORMATS:
        assert re.search(rf"^ +{name}  +\w", page, re.MULTILINE) and f"`{name}`" in readme


@pytest.mark.parametrize("format", EACH)
def test_a_place_that_cannot_be_written_is_told_in_one_line(format: str, tmp_path: Path) -> None:
    write(GRAPH, tmp_path / "graph.json")
    (tmp_path / "file").write_text("")
    for out in (tmp_path / "file" / "g", tmp_path / "file" if format in FOLDERS else tmp_path):
        result = CliRunner().invoke(passage, ["export", str(tmp_path), "-f", format, "-o", str(out)])
        assert (result.exit_code, result.stdout) == (2, "")
        assert "cannot be written" in result.stderr and result.stderr.count("\n") == 1


def test_what_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="cannot be written"):
        export(GRAPH, "graphml", tmp_path / "file" / "g")


def test_an_unknown_format_is_told_with_those_there_are(tmp_path: Path) -> None:
    write(GRAPH, tmp_path / "graph.json")
    result = CliRunner().invoke(passage, ["export", str(tmp_path), "--format", "visio"])
    assert result.exit_code == 2 and all(name in result.output for name in FORMATS)


GEXF, VIZ = "{http://gexf.net/1.3}", "{http://gexf.net/1.3/viz}"
# as gexf.net has it for 1.3: what an edge may have beside its children
OF_EDGE = set("id source target type label weight kind start end intervals timestamp timestamps".split())
READ = {"string": str, "long": int, "double": float, "boolean": {"true": True, "false": False}.__getitem__}


@pytest.mark.parametrize("graph", [GRAPH, quarry_graph()], ids=["harbour", "quarry"])
def test_gexf_is_as_its_version_1_3_has_it(graph: Graph, tmp_path: Path) -> None:
    export(graph, "gexf", tmp_path / "g.gexf")
    root = ElementTree.parse(tmp_path / "g.gexf").getroot()
    assert (root.tag, root.get("version")) == (f"{GEXF}gexf", "1.3")
    (inner,) = root
    assert inner.attrib == {"defaultedgetype": "directed", "mode": "dynamic", "timeformat": "date",
                            "timerepresentation": "interval"}  # fmt: skip
    assert [child.tag.removeprefix(GEXF) for child in inner] == ["attributes", "attributes", "nodes", "edges"]
    declared = {a.get("class"): {b.get("id"): b.get("type") for b in a} for a in inner.findall(f"{GEXF}attributes")}
    for node in inner.iter(f"{GEXF}node"):
        assert set(node.attrib) == {"id", "label"}
        assert [child.tag for child in node] == [f"{GEXF}attvalues", f"{VIZ}color", f"{VIZ}size"]
    for edge in inner.iter(f"{GEXF}edge"):
        assert set(edge.attrib) <= OF_EDGE and [child.tag for child in edge] == [f"{GEXF}attvalues"]
        assert all(date.fromisoformat(edge.attrib[key]) for key in ("start", "end") if key in edge.attrib)
    for kind, types in declared.items():
        for value in (v for each in inner.iter(f"{GEXF}{kind}") for v in each.iter(f"{GEXF}attvalue")):
            READ[types[value.attrib["for"]]](value.attrib["value"])
    dated = {r.id for r in graph.relations if any(c.date for c in r.claims)}
    assert {edge.get("id") for edge in inner.iter(f"{GEXF}edge") if edge.get("start")} == dated != set()


def test_parallel_edges_stay_apart(tmp_path: Path) -> None:
    for format, read in (("gexf", networkx.read_gexf), ("graphml", networkx.read_graphml)):
        export(quarry_graph(), format, tmp_path / format)
        assert read(tmp_path / format).number_of_edges() == len(quarry_graph().relations)
