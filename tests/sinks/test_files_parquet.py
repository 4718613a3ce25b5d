"""What pyarrow reads back is the graph; without it, one line says so."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from fixtures.harbour import story

from graph.command.entry import passage
from graph.network import write
from graph.sinks.files import export
from graph.sinks.files.tables import TABLES

GRAPH = story()
REASON = "pip install '.[parquet]'"


def read(folder: Path) -> dict[str, list[dict[str, Any]]]:
    parquet = pytest.importorskip("pyarrow.parquet", reason=REASON)
    return {table.name: parquet.read_table(folder / f"{table.name}.parquet").to_pylist() for table in TABLES}


def test_the_tables_hold_the_graph(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason=REASON)
    export(GRAPH, "parquet", tmp_path)
    found = read(tmp_path)
    assert [(e["id"], e["type"], e["name"], e["aliases"], e["pseudonym"], e["count"]) for e in found["entities"]] == [
        (e.id, e.type, e.name, list(e.aliases), e.pseudonym, e.count) for e in GRAPH.entities
    ]
    assert [(r["subject_id"], r["type"], r["object_id"], r["reports"], r["disputed"]) for r in found["relations"]] == [
        (r.subject, r.type, r.object, r.reports, r.disputed) for r in GRAPH.relations
    ]
    claims = [(r.id, c) for r in GRAPH.relations for c in r.claims]
    keys = "relation document_id start end quote status date phrase confidence".split()
    assert [[row[key] for key in keys] for row in found["claims"]] == [
        [id_, c.document, c.start, c.end, c.quote, c.status, c.date, c.phrase, c.confidence] for id_, c in claims
    ]
    assert [(s["traveller_id"], s["place_id"]) for s in found["journeys"]] == [
        (j.traveller, leg.place) for j in GRAPH.journeys for leg in j.legs
    ]
    assert [d["outlet"] for d in found["documents"]] == [d.outlet for d in GRAPH.documents]


@pytest.mark.parametrize("name", ["=1+1", "\x00\n", "\ud800", ""])
def test_awkward_text_stays_as_it_is(name: str, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason=REASON)
    export(replace(GRAPH, entities=(replace(GRAPH.entities[0], name=name), *GRAPH.entities[1:])), "parquet", tmp_path)
    assert read(tmp_path)["entities"][0]["name"] == name.replace("\ud800", "?")


def test_without_pyarrow_one_line_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    write(GRAPH, tmp_path / "graph.json")
    result = CliRunner().invoke(passage, ["export", str(tmp_path), "-f", "parquet"])
    assert (result.exit_code, result.stdout) == (2, "")
    assert "pip install 'passage-graph[parquet]'" in result.stderr and result.stderr.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["graph.json"]
