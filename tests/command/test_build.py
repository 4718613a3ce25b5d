"""`passage build`: what it writes and says, and that bad input costs a line, never a traceback or the good articles."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from graph.command.entry import passage

ROOT = Path(__file__).parents[2]
GOOD = "Lena Brandt fled from Oslo to Lisbon in May 2021. She is married to Pavel Brandt, a teacher.\n"


def build(*arguments: object) -> Result:
    return CliRunner().invoke(passage, ["build", *map(str, arguments)])


def file(name: str, data: bytes | str) -> Callable[[Path], Path]:
    """Return what writes a file into a folder and returns the folder."""

    def make(folder: Path) -> Path:
        (folder / name).write_bytes(data.encode() if isinstance(data, str) else data)
        return folder

    return make


def huge(folder: Path) -> Path:
    with (folder / "a.txt").open("wb") as file:
        file.truncate(50_000_000)
    return folder


def scan(folder: Path) -> Path:
    """A PDF of one page that holds a drawing and no text."""
    drawing = zlib.compress(b"0 0 100 100 re f")
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(drawing), drawing),
    ]
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(data)
    (folder / "a.pdf").write_bytes(data + b"xref\n0 5\n0000000000 65535 f \n" + table + trailer)
    return folder


def manifest(data: bytes | str) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        (folder / "a.txt").write_text(GOOD)
        return file("manifest.csv", data)(folder)

    return make


BAD_DOCUMENTS = [
    (file("a.txt", ""), "a.txt: "),
    (file("a.txt", " \n\n "), "a.txt: "),
    (file("a.txt", bytes(range(256)) * 40), "a.txt: "),
    (file("a.txt", "Zoë Müller fled to Genève.".encode("latin-1")), "--encoding"),
    (huge, "a.txt: it has 50,000,000 bytes"),
    (scan, "a.pdf: "),
    (file("a.pdf", b"%PDF-1.4\nnothing more"), "a.pdf: "),
    (file("a.docx", b"PK\x03\x04 and no more"), "a.docx: "),
    (file("a.jsonl", '{"text": \n'), "a.jsonl"),
]
NAMES = ["empty", "blank", "binary", "latin-1", "50 MB", "scan", "broken PDF", "broken Word", "broken JSONL"]


@pytest.mark.parametrize(("make", "said"), BAD_DOCUMENTS, ids=NAMES)
def test_a_bad_document_alone_is_one_line_and_exit_code_2(
    tmp_path: Path, make: Callable[[Path], Path], said: str
) -> None:
    result = build(make(tmp_path), "--out", tmp_path / "out")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("passage: ") and result.stderr.count("\n") == 1
    assert said in result.stderr and "Traceback" not in result.stderr
    assert not (tmp_path / "out" / "graph.json").exists()


@pytest.mark.parametrize(("make", "said"), BAD_DOCUMENTS, ids=NAMES)
def test_a_bad_document_among_good_ones_costs_only_itself(
    tmp_path: Path, make: Callable[[Path], Path], said: str
) -> None:
    (tmp_path / "good.txt").write_text(GOOD)
    result = build(make(tmp_path), "--out", tmp_path / "out")
    assert (result.exit_code, result.stderr) == (0, "")
    assert [d["path"] for d in json.loads((tmp_path / "out" / "graph.json").read_text())["documents"]] == ["good.txt"]
    (line,) = [line for line in result.stdout.splitlines() if "skipped" in line]
    assert said in line
    assert len(json.loads((tmp_path / "out" / "build.json").read_text())["skipped"]) == 1


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda folder: folder, "no documents in it"),
        (file("photo.jpg", b"\xff\xd8\xff"), "of other formats"),
        (lambda folder: folder / "nowhere", "there is no such file or folder"),
        (manifest("path,published\na.txt,yesterday\n"), "manifest.csv:2: published is 'yesterday'"),
        (manifest("path,title\na.txt,One\na.txt,Two\n"), "manifest.csv:3: a.txt stands in it twice"),
        (manifest("path,title\nb.txt,One\n"), "manifest.csv:2: "),
        (manifest("outlet,title\nThe Post,One\n"), "manifest.csv"),
        (manifest(b"path\n\xff\xfe\x00"), "manifest.csv"),
    ],
    ids=["empty folder", "no article", "no such path", "date", "twice", "not there", "no path", "not text"],
)
def test_what_cannot_be_built_is_one_line_and_exit_code_2(
    tmp_path: Path, make: Callable[[Path], Path], said: str
) -> None:
    (tmp_path / "in").mkdir()
    result = build(make(tmp_path / "in"), "--out", tmp_path / "out")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("passage: ") and result.stderr.count("\n") == 1 and said in result.stderr


@pytest.mark.parametrize("out", ["file", "file/below"])
def test_an_unwritable_output_is_told_before_the_work(tmp_path: Path, out: str) -> None:
    (tmp_path / "file").write_text("kept")
    (tmp_path / "a.txt").write_text(GOOD)
    result = build(tmp_path / "a.txt", "--out", tmp_path / out)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"passage: {tmp_path / out}: cannot be written to (") and "--out" in result.stderr
    assert (tmp_path / "file").read_text() == "kept"


@pytest.mark.parametrize(
    ("arguments", "said"), [([], "Missing argument 'PATH...'"), (["a.txt", "--fly"], "No such option"),
                            (["a.txt", "--encoding", "klingon"], "'klingon' is no text encoding")]
)  # fmt: skip
def test_bad_usage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(GOOD)
    result = build(*arguments)
    assert (result.exit_code, result.stdout) == (2, "") and said in result.stderr


def test_the_encoding_can_be_said(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Zoë Müller fled from Oslo to Genève.".encode("cp1252"))
    assert build(tmp_path, "--out", tmp_path / "out", "--encoding", "cp1252").exit_code == 0
    entities = json.loads((tmp_path / "out" / "graph.json").read_text("utf-8"))["entities"]
    assert "Zoë Müller" in {e["name"] for e in entities}


def test_what_it_says_and_writes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    result = build(tmp_path, "--out", tmp_path / "out", "--title", "The Brandts")
    assert json.loads((tmp_path / "out" / "build.json").read_text())["title"] == "The Brandts"
    lines = result.stdout.splitlines()
    assert lines[0] == "1 article, 1 independent report"
    assert "person 2" in lines[1] and "place 2" in lines[1] and "TRAVELLED_TO 1" in lines[2]
    assert any(line.startswith("  skipped 1 file: ") for line in lines)
    assert f"Open {tmp_path / 'out' / 'graph.html'} in a browser" in result.stdout
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["build.json", "graph.html", "graph.json"]
    assert "The Brandts" in (tmp_path / "out" / "graph.html").read_text("utf-8")


def test_the_summary_as_json_and_none_at_all(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    summary = json.loads(build(tmp_path / "a.txt", "--out", tmp_path / "out", "--json").stdout)
    assert (summary["documents"], summary["reports"], summary["entities"]["PERSON"]) == (1, 1, 2)
    assert build(tmp_path / "a.txt", "--out", tmp_path / "out", "--quiet").output == ""


def test_what_was_built_holds_until_an_article_changes(seeds_built: Path, tmp_path: Path) -> None:
    shutil.copytree(seeds_built, tmp_path, dirs_exist_ok=True)
    done = CliRunner().invoke(passage, ["check", str(tmp_path / "exports")])
    assert done.exit_code == 0 and "quotes in 5 documents hold" in done.stdout
    with (tmp_path / "seeds" / "000_d661713af10ab551.txt").open("a") as article:
        article.write("\n")
    assert CliRunner().invoke(passage, ["check", str(tmp_path / "exports")]).exit_code == 1


def test_nothing_is_printed_that_a_pipe_would_not_want(tmp_path: Path) -> None:
    """No progress bar where nobody watches."""
    (tmp_path / "a.txt").write_text(GOOD)
    code = "from graph.command import main; main()"
    command = [sys.executable, "-c", code, "build", tmp_path / "a.txt", "--out", tmp_path / "out", "--json"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stderr == "" and json.loads(done.stdout)["documents"] == 1
