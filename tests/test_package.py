"""`import graph`: quick, light, and a few names."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import graph

ROOT = Path(__file__).parents[1]
HEAVY = ("spacy", "onnxruntime", "numpy", "pyvis", "networkx", "neo4j", "trafilatura", "IPython", "click")
STORY = "Lena Brandt fled from Oslo to Lisbon in May 2021. She is married to Pavel Brandt, a teacher.\n"


def fresh(code: str) -> str:
    """Return what `code` prints in a Python of its own."""
    return subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout


def test_import_is_quick_and_light() -> None:
    code = (
        "import sys, time; before = set(sys.modules); start = time.perf_counter(); import graph\n"
        f"print(time.perf_counter() - start < 0.5, sorted(set({HEAVY}) & set(sys.modules)))"
    )
    assert fresh(code) == "True []\n"


def test_a_graph_is_read_without_the_model(seeds_built: Path) -> None:
    path = str(seeds_built / "exports" / "graph.json")
    code = (
        f"import sys, graph; g = graph.load({path!r}); print(len(g.documents), sorted(set({HEAVY}) & set(sys.modules)))"
    )
    assert fresh(code) == "5 []\n"


def test_the_public_names_are_there() -> None:
    assert all(hasattr(graph, name) for name in graph.__all__)
    assert {"build", "load", "load_model", "save", "Graph"} <= set(dir(graph)) == set(graph.__all__)
    with pytest.raises(AttributeError, match="'graph' has no attribute 'nothing'"):
        graph.nothing  # noqa: B018


def test_the_package_says_that_it_is_typed() -> None:
    assert Path(graph.__file__).with_name("py.typed").is_file()


def test_build_walk_save_and_load(tmp_path: Path, nlp: Any) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    built = graph.build(tmp_path, nlp=nlp)
    (lena,) = built.find("lena brandt")
    told = {(r.type, built.entity[r.object].name): r for r in built.relations_of(lena)}
    claim = told["TRAVELLED_TO", "Lisbon"].claims[0]
    assert (claim.status, claim.date) == ("asserted", "2021-05")
    assert built.document[claim.document].text[claim.start : claim.end] == claim.quote
    graph.save(built, tmp_path / "graph.json")
    loaded = graph.load(tmp_path / "graph.json")
    assert loaded.relations == built.relations and set(loaded.entity) == set(built.entity)
    assert loaded.to_networkx().number_of_edges() == len(built.relations)


def test_build_says_what_it_leaves_out(tmp_path: Path, nlp: Any) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "b.txt").write_bytes(b"\x00\x01\x02" * 500)
    skipped: list[Any] = []
    assert len(graph.build([tmp_path], nlp=nlp, on_skip=skipped.append).documents) == 1
    assert [s.path for s in skipped] == ["b.txt"]


def test_a_model_of_ones_own_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(graph.InputError, match=r"annotator\.onnx"):
        graph.load_model(tmp_path)
