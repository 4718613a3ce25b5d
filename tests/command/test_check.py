import hashlib
import json
from dataclasses import replace

import harbour
import pytest
from click.testing import CliRunner

from graph.command.entry import passage
from graph.network import assemble, write

HOLDS = "17 quotes in 4 documents hold\n"


@pytest.fixture
def built(tmp_path):
    harbour.write_articles(tmp_path / "articles")
    (tmp_path / "out").mkdir()
    write(harbour.story(), tmp_path / "out" / "graph.json")
    record(tmp_path, {"format": "passage-build/1", "sources": ["../articles"], "skipped": []})
    return tmp_path


def record(folder, data):
    (folder / "out" / "build.json").write_text(data if isinstance(data, str) else json.dumps(data))


def run(*arguments):
    return CliRunner().invoke(passage, ["check", *map(str, arguments)])


@pytest.mark.parametrize("name", ["out", "out/graph.json"])
def test_a_fresh_build_holds(built, name):
    result = run(built / name)
    assert (result.exit_code, result.stdout, result.stderr) == (0, HOLDS, "")


def test_sources_may_be_named(built):
    (built / "articles").rename(built / "moved")
    assert run(built / "out").exit_code == 1
    (built / "out" / "build.json").unlink()
    result = run(built / "out", "--sources", built / "moved")
    assert (result.exit_code, result.stdout) == (0, HOLDS)


def test_json(built):
    result = run(built / "out", "--json")
    assert (result.exit_code, json.loads(result.stdout)) == (
        0,
        {"quotes": 17, "documents": 4, "redacted": 0, "problems": []},
    )
    (built / "articles" / "004_blog.txt").unlink()
    result = run(built / "out", "--json")
    assert (result.exit_code, result.stderr) == (1, "")
    assert [problem["place"] for problem in json.loads(result.stdout)["problems"]] == ["004_blog.txt"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("004_blog.txt", harbour.TEXTS["004_blog.txt"].replace("denied", "admitted").encode()),
        ("004_blog.txt", harbour.TEXTS["004_blog.txt"].encode() + b"\n"),
        ("001_wire.txt", b""),
        ("003_courier.txt", b"\xff\xfe\x00"),
    ],
)
def test_a_changed_article_is_named_on_a_line(built, name, content):
    (built / "articles" / name).write_bytes(content)
    result = run(built / "out")
    assert (result.exit_code, result.stderr) == (1, "")
    assert result.stdout.startswith(f"{name}: ") and result.stdout.count("\n") == 1


def test_a_changed_quote_is_shown(built):
    file = built / "out" / "graph.json"
    file.write_text(file.read_text().replace("who helped Olden", "who robbed Olden"))
    result = run(built / "out")
    assert result.exit_code == 1
    assert result.stdout.startswith("001_wire.txt: quote 'said Tomas Reve, who robbed Olden on the road.' is not")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (None, "there is no such file to say where the articles are"),
        ("{", "cannot be read as JSON"),
        ([], "does not name the sources"),
        ({"format": "passage-build/2", "sources": ["../articles"]}, "does not name the sources"),
        ({"format": "passage-build/1", "sources": []}, "does not name the sources"),
        ({"format": "passage-build/1", "sources": [1]}, "does not name the sources"),
    ],
)
def test_a_build_that_does_not_say_where_its_articles_are(built, data, message):
    if data is None:
        (built / "out" / "build.json").unlink()
    else:
        record(built, data)
    result = run(built / "out")
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr and "--sources" in result.stderr and result.stderr.count("\n") == 1


@pytest.mark.parametrize("encoding", [("--encoding", "klingon")])
def test_an_encoding_that_is_none(built, encoding):
    result = run(built / "out", *encoding)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)


@pytest.mark.parametrize("name", ["nowhere", "articles"])
def test_no_graph(built, name):
    result = run(built / name)
    assert (result.exit_code, result.stdout) == (2, "") and "there is no such file" in result.stderr


def test_several_sources(built):
    from graph.reading import read_paths

    (built / "more").mkdir()
    (built / "articles" / "004_blog.txt").rename(built / "more" / "004_blog.txt")
    documents = list(read_paths([built / "articles", built / "more"]))
    write(assemble(documents, [], []), built / "out" / "graph.json")
    record(built, {"format": "passage-build/1", "sources": ["../articles", "../more"], "skipped": []})
    assert run(built / "out").stdout == "0 quotes in 4 documents hold\n"


def test_a_latin_1_article(tmp_path):
    text = "Mira Olden reached Málaga.\n"
    document = harbour.document("001.txt", text)
    raw = text.encode("latin-1")
    document = replace(document, sha256=hashlib.sha256(raw).hexdigest())
    claim = harbour.claim(document, "reached", ("Mira Olden", "TRAVELLED_TO", "Oslo"), {})
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "001.txt").write_bytes(raw)
    (tmp_path / "out").mkdir()
    write(assemble([document], harbour.entities([document]), [claim]), tmp_path / "out" / "graph.json")
    record(tmp_path, {"format": "passage-build/1", "sources": ["../articles"], "skipped": [], "encoding": "latin-1"})
    assert run(tmp_path / "out").stdout == "1 quote in 1 document holds\n"
    assert run(tmp_path / "out", "--encoding", "utf-8").exit_code == 1
