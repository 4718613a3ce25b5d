"""exports/ is what the program makes of seeds/ today, and it makes the same of it every time and everywhere."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest

ROOT = Path(__file__).parents[1]
FILES = ("graph.json", "graph.html", "build.json")
COMMAND = "passage build seeds"


@pytest.mark.parametrize("name", FILES)
def test_exports_is_up_to_date(seeds_built: Path, name: str) -> None:
    kept, built = ROOT / "exports" / name, seeds_built / "exports" / name
    renew = (
        f"exports/{name} is not what the program makes of seeds/ now: run `{COMMAND}`, look at the change and commit it"
    )
    assert kept.is_file(), renew
    if kept.read_bytes() != built.read_bytes():
        pytest.fail(renew + "\n" + _first_difference(kept, built), pytrace=False)


def _first_difference(kept: Path, built: Path) -> str:
    old, new = (path.read_text("utf-8").splitlines() for path in (kept, built))
    line = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    shown = ["".join(lines[line : line + 1])[:120] for lines in (old, new)]
    return f"first difference in line {line + 1}:\n- {shown[0]}\n+ {shown[1]}"


def test_two_builds_are_the_same_bytes(seeds_built: Path, tmp_path: Path) -> None:
    """Elsewhere, in another process, with other hash seeds, from files that the system lists in another order."""
    for path in sorted((seeds_built / "seeds").iterdir(), reverse=True):
        (tmp_path / "seeds").mkdir(exist_ok=True)
        shutil.copy(path, tmp_path / "seeds")
    code = "from graph.command import main; main()"
    subprocess.run([sys.executable, "-c", code, "build", tmp_path / "seeds", "--out", tmp_path / "exports"], cwd=ROOT,
                   env=os.environ | {"PYTHONHASHSEED": "7"}, capture_output=True, check=True)  # fmt: skip
    for name in FILES:
        assert (tmp_path / "exports" / name).read_bytes() == (seeds_built / "exports" / name).read_bytes(), name


def test_the_graph_is_as_its_schema_says(seeds_built: Path) -> None:
    schema = json.loads(files("graph.network").joinpath("schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    graph = json.loads((seeds_built / "exports" / "graph.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(schema).validate(graph)
    graph["relations"][0]["claims"][0]["status"] = "sure"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema).validate(graph)


def test_every_quote_is_the_text_at_its_offsets(seeds_built: Path) -> None:
    graph = json.loads((seeds_built / "exports" / "graph.json").read_text("utf-8"))
    texts = {d["id"]: (seeds_built / "seeds" / d["path"]).read_bytes().decode() for d in graph["documents"]}
    claims = [c for r in graph["relations"] for c in r["claims"]]
    spans = [(c["document"], c["start"], c["end"], c["quote"]) for c in claims]
    spans += [(m["document"], m["start"], m["end"], m["text"]) for e in graph["entities"] for m in e["mentions"]]
    assert len(claims) > 50 and all(texts[document][start:end] == said for document, start, end, said in spans)
