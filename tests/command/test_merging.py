"""`passage merge`, `passage split`: one judgement, by names, ids or places; and what builds make of it."""

import json
import shutil

import harbour
import pytest
from judging import built, decided, run

REVE_WIRE = harbour.TEXTS["001_wire.txt"].index("Tomas Reve")
REVE_COPY = harbour.TEXTS["002_copy.txt"].index("Tomas Reve")

REVES = ("different", "Tomas Reve", "Tomas Reve")


@pytest.mark.parametrize(
    ("command", "left", "right", "expected"),
    [
        ("merge", "mira olden", "Tomas Reve", [("same", "Mira Olden", "Tomas Reve")]),
        ("split", "olden", "reve", [("different", "Mira Olden", "Tomas Reve")]),
        ("split", f"002_copy.txt:{REVE_COPY + 3}", "Lisbon", [("different", "Tomas Reve", "Lisbon")]),
        # two articles' chains of one thing, by place
        ("split", f"001_wire.txt:{REVE_WIRE}", f"002_copy.txt:{REVE_COPY}", [REVES]),
        # one mention and all the rest
        ("split", f"001_wire.txt:{REVE_WIRE}", "Tomas Reve", [REVES] * 2),
    ],
)  # fmt: skip
def test_judgements(command, left, right, expected, tmp_path):
    out = built(tmp_path)
    result = run(command, left, right, "--graph", out)
    assert (result.exit_code, decided(tmp_path)) == (0, expected)
    assert "What is decided counts from the next build" in result.stdout
    undone = run(command, left, right, "--graph", out, "--undo")
    assert (undone.exit_code, decided(tmp_path)) == (0, [])


@pytest.mark.parametrize(
    ("command", "left", "right", "code", "message"),
    [
        ("merge", "nobody", "olden", 1, "nothing is called “nobody”"),
        ("merge", "a", "olden", 1, "things are called “a”; name one by its id"),
        ("merge", "001_wire.txt:3000", "olden", 2, "no name stands there; the nearest are at "),
        ("merge", "reve", "kestrel", 2, "a name that is not the real one is never joined with another name"),
        ("split", "reve", "tomas reve", 2, "name two of its mentions by place; 001_wire.txt:"),
        ("split", "kestrel", "kestrel", 2, "tied together within one article"),
        ("merge", "reve", "olden", 2, "no judgement says that they are same"),
    ],
)
def test_what_cannot_be_said(command, left, right, code, message, tmp_path):
    undo = ["--undo"] if message.startswith("no judgement") else []
    result = run(command, left, right, "--graph", built(tmp_path), *undo)
    assert (result.exit_code, result.stdout) == (code, "") and message in result.stderr
    assert decided(tmp_path) == []


def test_a_contradiction_is_not_written_and_names_the_line(tmp_path):
    out = built(tmp_path)
    run("merge", "olden", "reve", "--graph", out)
    run("merge", "reve", "harbour light", "--graph", out)
    before = (tmp_path / "articles" / "judgements.jsonl").read_text()
    result = run("split", "harbour light", "olden", "--graph", out)
    assert result.exit_code == 2 and result.stderr.count("\n") == 1
    assert "judgements.jsonl:2 and" in result.stderr and "judgements.jsonl:1 together say" in result.stderr
    assert (tmp_path / "articles" / "judgements.jsonl").read_text() == before


def test_what_stands_in_another_file_is_taken_back_there(tmp_path):
    out = built(tmp_path)
    first, second = tmp_path / "more", tmp_path / "articles"
    first.mkdir()
    (first / "x.txt").write_text("Nothing.")
    run("merge", "olden", "reve", "--graph", out)
    (out / "build.json").write_text('{"format": "passage-build/1", "sources": ["../more", "../articles"]}')
    assert "judgements.jsonl:1 says" in run("split", "olden", "reve", "--graph", out).stderr
    assert run("merge", "olden", "reve", "--graph", out, "--undo").exit_code == 0
    assert len((second / "judgements.jsonl").read_text().splitlines()) == 2
    assert run("split", "olden", "reve", "--graph", out).exit_code == 0
    assert decided(tmp_path) == [] and '"different"' in (first / "judgements.jsonl").read_text()


ONE = "Lena Brandt fled from Oslo to Lisbon in May 2021. Brandt is a teacher.\n"
TWO = "In Madrid, Lena Brandt was arrested on Monday. She had travelled from Riga.\n"
MORE = "Prosecutors in Vienna charged Lena Brandt with fraud last week, and a trial is due in June.\n"


def persons(out):
    data = json.loads((out / "graph.json").read_text("utf-8"))
    path = {d["id"]: d["path"].rpartition("/")[2] for d in data["documents"]}
    people = [e for e in data["entities"] if e["type"] == "PERSON"]
    return sorted(sorted({path[m["document"]] for m in e["mentions"]}) for e in people)


def test_builds_obey_in_moved_folders_and_with_new_articles(tmp_path):
    articles, out = tmp_path / "articles", tmp_path / "out"
    articles.mkdir()
    (articles / "one.txt").write_text(ONE)
    (articles / "two.txt").write_text(TWO)
    assert run("build", articles, "--out", out).exit_code == 0
    assert persons(out) == [["one.txt", "two.txt"]]
    assert run("split", f"one.txt:{ONE.index('Lena')}", f"two.txt:{TWO.index('Lena')}", "--graph", out).exit_code == 0
    moved = tmp_path / "elsewhere" / "news"
    shutil.copytree(articles, moved)
    (moved / "more.txt").write_text(MORE)
    result = run("build", moved, "--out", out)
    assert result.exit_code == 0 and "skipped" not in result.stdout
    assert persons(out) == [["more.txt"], ["one.txt"], ["two.txt"]]
    # the new article's name fits both: that is asked, and the answer holds
    assert "2 pairs of names may be one" in result.stdout
    assert "1 judgement made" in run("review", out, said="y\n").stdout
    run("build", moved, "--out", out)
    assert sorted(map(len, persons(out))) == [1, 2]
    merges = json.loads((out / "graph.json").read_text("utf-8"))["merges"]
    assert [m["decided_by"] for m in merges] == ["person"]
    assert "0 pairs left" in run("review", out).stdout


def test_builds_tell_what_they_cannot_obey_and_stop_at_contradictions(tmp_path):
    articles, out, file = tmp_path / "articles", tmp_path / "out", tmp_path / "articles" / "judgements.jsonl"
    articles.mkdir()
    (articles / "one.txt").write_text(ONE)
    (articles / "two.txt").write_text(TWO)
    run("build", articles, "--out", out)
    places = f"one.txt:{ONE.index('Lena')}", f"two.txt:{TWO.index('Lena')}"
    run("split", *places, "--graph", out)
    (articles / "one.txt").write_text("Nobody is named here, and nothing happens in Oslo.")
    result = run("build", articles, "--out", out)
    assert result.exit_code == 0 and "judgements.jsonl:1: “Lena Brandt” / “Lena Brandt”: the name" in result.stdout
    (articles / "one.txt").unlink()
    assert "not obeyed: 1 judgement on articles that are not" in run("build", articles, "--out", out).stdout
    file.write_text(file.read_text() + file.read_text().replace("different", "same"))
    result = run("build", articles, "--out", out)
    assert (result.exit_code, result.stdout) == (2, "") and result.stderr.count("\n") == 1
    assert "judgements.jsonl:1: says that" in result.stderr and "judgements.jsonl:2 says that they are" in result.stderr
    other = tmp_path / "other.jsonl"
    other.write_text("")
    assert run("build", articles, "--out", out, "--judgements", other).exit_code == 0
    assert json.loads((out / "build.json").read_text())["judgements"] == "../other.jsonl"


def test_a_redacted_build_tells_no_names_and_takes_no_judgement(tmp_path):
    articles, out = tmp_path / "articles", tmp_path / "out"
    articles.mkdir()
    text = "Kofi, whose name has been changed, fled from Oslo to Lisbon in May 2021.\n"
    (articles / "one.txt").write_text(text)
    (articles / "two.txt").write_text(TWO)
    run("build", articles, "--out", out)
    assert run("split", "Kofi", "Lena Brandt", "--graph", out, "--note", "Kofi is really Yaw").exit_code == 0
    run("merge", f"two.txt:{TWO.index('Lena')}", "Oslo", "--graph", out)
    (articles / "two.txt").write_text("Nobody is named here, and nothing happens in Oslo.")
    shown = run("build", articles, "--out", out, "--redact")
    assert shown.exit_code == 0 and "judgements.jsonl:1: the name no longer stands" in shown.stdout
    for name in ("Kofi", "Yaw", "Lena"):
        assert name not in shown.output
        assert all(name not in file.read_text("utf-8") for file in out.iterdir())
    refused = run("merge", "Lisbon", "Oslo", "--graph", out)
    assert refused.exit_code == 2 and "it is redacted" in refused.stderr
