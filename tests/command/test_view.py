"""`passage view`: the page of a graph that was built before."""

from __future__ import annotations

import json
import re
import shutil
import webbrowser
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from harbour import story, write_articles

from graph.command.entry import passage
from graph.command.page_options import MAX_NODES
from graph.errors import InputError
from graph.network import write
from graph.reading.walk import find_sources
from graph.sinks.page import content


def run(*args: object) -> Result:
    return CliRunner().invoke(passage, ["view", *map(str, args)])


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A folder with a graph.json, and beside it the articles it was made of and a build.json that says so."""
    write_articles(tmp_path / "articles")
    (tmp_path / "out").mkdir()
    write(story(), tmp_path / "out" / "graph.json")
    (tmp_path / "out" / "build.json").write_text('{"format": "passage-build/1", "sources": ["../articles"]}')
    return tmp_path / "out"


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that a browser was asked to open."""
    asked: list[str] = []
    monkeypatch.setattr(webbrowser, "open", lambda address: asked.append(address) or True)
    return asked


def test_it_writes_the_page_and_opens_it(built: Path, opened: list[str]) -> None:
    result = run(built)
    assert (result.exit_code, result.output) == (0, f"wrote {built / 'graph.html'}\n")
    assert opened == [(built / "graph.html").as_uri()]
    page = (built / "graph.html").read_text("utf-8")
    assert "We carried her over the border" in page  # told nowhere but in the article


@pytest.mark.parametrize("how", ["gone", "changed", "nowhere"])
def test_without_the_articles_quotes_stand_alone_and_it_says_so(built: Path, opened: list[str], how: str) -> None:
    if how == "gone":
        shutil.rmtree(built.parent / "articles")
    elif how == "changed":
        for file in (built.parent / "articles").iterdir():
            file.write_text("Other words.\n" + file.read_text("utf-8"), "utf-8")
    else:
        (built / "build.json").unlink()
    result = run(built, "--no-open")
    assert result.exit_code == 0 and opened == []
    assert "the text of 4 of 4 articles is not at hand" in result.output and "--sources" in result.output
    page = (built / "graph.html").read_text("utf-8")
    assert "We carried her over the border" not in page and "Mira Olden reached Lisbon" in page


def test_of_a_redacted_graph_no_article_is_read(built: Path) -> None:
    graph = story()
    first, *rest = graph.documents
    write(replace(graph, documents=(replace(first, redacted=True), *rest)), built / "graph.json")
    result = run(built, "--no-open", "--sources", built.parent / "articles")
    assert result.exit_code == 0 and "names are redacted" in result.output
    page = (built / "graph.html").read_text("utf-8")
    assert "We carried her over the border" not in page


def test_sources_say_where_the_articles_are(built: Path) -> None:
    (built.parent / "articles").rename(built.parent / "moved")
    result = run(built / "graph.json", "--no-open", "--sources", built.parent / "moved")
    assert result.output == f"wrote {built / 'graph.html'}\n"


def test_its_options_reach_the_page(built: Path, tmp_path: Path) -> None:
    page = tmp_path / "case.html"
    arguments = ("--title", "The <harbour> case", "--theme", "dark", "--max-nodes", 7, "--out", page)
    assert run(built, "--no-open", *arguments).exit_code == 0
    text = page.read_text("utf-8")
    assert "<title>The &lt;harbour&gt; case</title>" in text and '"core":7,' in text
    assert '<meta name="color-scheme" content="dark">' in text and "prefers-color-scheme: dark) {" not in text
    assert not (built / "graph.html").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere"], "nowhere: there is no such file"),
        (["--theme", "pink"], "'pink' is not one of"),
        (["--max-nodes", "0"], "0 is not in the range"),
        (["{built}", "--no-open", "--out", "no/such/folder.html"], "cannot be written"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(built: Path, arguments: list[str], said: str) -> None:
    result = run(*(a.format(built=built) for a in arguments))
    assert result.exit_code == 2 and said in result.output


@pytest.mark.parametrize(
    ("told", "options", "found"),
    [  # title, colours, names
        ({}, [], ("Mira Olden", "light dark", 150)),
        ({"title": "The <harbour> case", "theme": "dark", "max_nodes": 9}, [], ("The &lt;harbour&gt; case", "dark", 9)),
        ({"title": "One", "theme": "dark", "max_nodes": 9}, ["--title", "Another"], ("Another", "dark", 9)),
        ({"title": "One", "theme": "dark", "max_nodes": 9}, ["--theme", "light"], ("One", "light", 9)),
        ({"title": "One", "theme": "dark", "max_nodes": 9}, ["--theme", "auto"], ("One", "light dark", 9)),
        ({"title": "One", "theme": "dark", "max_nodes": 9}, ["--max-nodes", "150"], ("One", "dark", 150)),
        ({"title": 3, "theme": "pink", "max_nodes": "9"}, [], ("Mira Olden", "light dark", 150)),
        ({"title": None, "theme": ["dark"], "max_nodes": 0}, [], ("Mira Olden", "light dark", 150)),
        ({"max_nodes": True}, [], ("Mira Olden", "light dark", 150)),
    ],
)
def test_what_the_build_was_told_of_the_page_stays(
    built: Path, told: dict[str, object], options: list[str], found: tuple[str, str, int]
) -> None:
    (built / "build.json").write_text(json.dumps({"format": "passage-build/1", "sources": ["../articles"], **told}))
    assert run(built, "--no-open", *options).exit_code == 0
    assert _page(built) == found


def test_the_command_and_the_page_take_the_same_number_of_names_where_none_is_said() -> None:
    assert MAX_NODES == content.MAX_NODES


def test_what_build_is_told_is_what_view_shows(built: Path) -> None:
    told = ("--title", "Case", "--theme", "dark", "--max-nodes", "9")
    out = built.parent / "again"
    result = CliRunner().invoke(passage, ["build", str(built.parent / "articles"), "--out", str(out), "-q", *told])
    assert result.exit_code == 0
    page = (out / "graph.html").read_bytes()
    (out / "graph.html").unlink()
    assert run(out, "--no-open").exit_code == 0
    assert (out / "graph.html").read_bytes() == page


def _page(folder: Path) -> tuple[str, str, int]:
    text = (folder / "graph.html").read_text("utf-8")
    title, colours, most = (
        re.search(pattern, text)
        for pattern in ("<title>(.*?)(?:,.*)?</title>", 'name="color-scheme" content="(.*?)"', r'"core":(\d+),')
    )
    assert title and colours and most
    return title[1], colours[1], int(most[1])


def test_a_page_among_the_articles_is_no_article(built: Path) -> None:
    articles = built.parent / "articles"
    before, _ = find_sources([articles])
    assert run(built, "--no-open", "--out", articles / "page.html").exit_code == 0
    (articles / "real.html").write_text('<meta name="generator" content="WordPress"><p>Passage</p>')
    sources, skipped = find_sources([articles])
    assert {s.name for s in sources} == {s.name for s in before} | {"real.html"}
    assert ("page.html", "format") in [(s.path, s.kind) for s in skipped]
    with pytest.raises(InputError, match="it is a page that"):
        find_sources([articles / "page.html"])


def test_no_browser_is_no_failure(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webbrowser, "open", lambda address: False)
    result = run(built)
    assert result.exit_code == 0 and "no browser was found" in result.output
