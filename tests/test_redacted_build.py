"""A redacted build: no name that an article hides is in any file or line that comes of it, and the rest still holds."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
import shutil
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner, Result

import graph
from graph.command.entry import passage
from graph.errors import ProofError
from graph.network import Graph
from graph.records import content_id
from graph.redaction import Veil
from graph.sinks.neo4j.model import links, nodes

ROOT = Path(__file__).parents[1]
ARTICLES = {
    "001_lidia_story.txt": (
        "How Lidia crossed the border\n\n“Lidia” (not her real name) fled from Minsk to Oslo in May 2021. LIDIA’s "
        "friend Ilse Dorn, of Harbour Light, met Lidia in Vilnius on 3 June 2021.\n\nLidia met Sergei Petrov in Oslo, "
        "and Lidia\nplans to go to Paris. Petrov was born in Minsk. Write to @justiceforlidia.\n"
    ),
    "002.txt": (
        "Lydia Sorensen, a minister, met Ilse Dorn in Oslo. Lidia Voss was born in Vilnius.\n\nZoran* fled from Brest "
        "to Oslo in July 2021. Ilse Dorn helped Zoran in Oslo.\n\n* Name changed.\n"
    ),
    "003.txt": "Ilse Dorn leads Harbour Light, a charity. Harbour Light is based in Oslo. Sergei Petrov left Minsk.\n",
    "zoran.jpg": "no article",
}
SOURCES = ("lidia", "lydia", "zoran")
LISTED = ("petrov", "sergei")
OPTIONS = ("--redact", "--redact-also", "Sergei Petrov", "--title", "Lidia's way")


def run(*arguments: object) -> Result:
    return CliRunner().invoke(passage, list(map(str, arguments)))


def readings(text: str) -> list[str]:
    """Return the text as it is and with its escapes and base64 undone, in small letters."""
    coded = re.findall(r"[A-Za-z0-9+/]{16,}={0,2}(?![A-Za-z0-9+/=])", text)
    decoded = "".join(base64.b64decode(c[: len(c) // 4 * 4]).decode("utf-8", "ignore") for c in coded)
    plain = re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), text, flags=re.IGNORECASE)
    return [reading.casefold() for reading in (text, html.unescape(text), plain, decoded)]


def found(text: str, names: tuple[str, ...]) -> set[str]:
    return {name for name in names for reading in readings(text) if name in reading}


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("articles")
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, "utf-8")
    (folder / "manifest.csv").write_text("path,outlet,title\n003.txt,The Lidia Post,Zoran speaks\n", "utf-8")
    return folder


@pytest.fixture(scope="module")
def built(articles: Path) -> tuple[Path, str]:
    """The folder of a redacted build with every export beside it, and all that the commands printed."""
    out = articles.parent / "redacted"
    assert run("build", articles, "--out", out, "--quiet").exit_code == 0, "an earlier build that is not redacted"
    said = [run("build", articles, "--out", out, *OPTIONS)]
    said += [run("export", out, "--format", name) for name in ("graphml", "gexf", "csv", "cypher")]
    said += [run("show", "source 1", "--graph", out, *more) for more in ([], ["--json"], ["--related"])]
    said += [run("route", "[source 1]", "--graph", out, *more) for more in ([], ["--json"])]
    said += [run("check", out, *more) for more in ([], ["--json"])]
    assert [result.exit_code for result in said] == [0] * len(said), [r.output for r in said]
    return out, "\n".join(result.output for result in said)


def test_no_name_is_in_any_file_or_line(built: tuple[Path, str]) -> None:
    out, said = built
    files = [path for path in sorted(out.rglob("*")) if path.is_file()]
    assert len(files) == 3 + 3 + 5
    held = {path.name: names for path in files if (names := found(path.read_text("utf-8"), SOURCES + LISTED))}
    assert held == {} and found(said, SOURCES + LISTED) == set()
    assert not [path.name for path in files if found(path.name, SOURCES)]
    assert found('{"a": "L\\u0069dia &#76;ydia ' + base64.b64encode(b"about Zoran, who").decode() + '"}', SOURCES) == {
        *SOURCES
    }, "the search itself"


def test_nor_in_what_goes_to_a_store_or_a_notebook(built: tuple[Path, str]) -> None:
    loaded = graph.load(built[0] / "graph.json")
    assert (
        found(repr([*nodes(loaded), *links(loaded)]) + loaded._repr_html_() + repr(loaded), SOURCES + LISTED) == set()
    )


def test_it_says_who_was_hidden_by_label_only(built: tuple[Path, str]) -> None:
    lines = built[1].splitlines()
    assert "  redacted: [Source 1], [Source 2], [Name 1]" in lines
    assert any(line.startswith("  redacted with them, as they share a name: [Name 2]") for line in lines)


def test_the_graph_is_whole(articles: Path, built: tuple[Path, str], nlp: Any) -> None:
    veils: list[Veil] = []
    made = graph.build(articles, nlp=nlp, redact_also=["Sergei Petrov"], on_redact=veils.append)
    plain = graph.build(articles, nlp=nlp)
    text = (built[0] / "graph.json").read_text("utf-8")
    jsonschema.validate(json.loads(text), json.loads((ROOT / "graph" / "network" / "schema.json").read_text()))
    loaded = graph.load(built[0] / "graph.json")
    assert loaded.relations == made.relations and len(made.entities) == len(plain.entities)
    assert len({e.id for e in made.entities}) == len(made.entities)
    assert sorted(r.type for r in made.relations) == sorted(r.type for r in plain.relations)
    assert len(made.journeys) == len(plain.journeys) and len(made.merges) == len(plain.merges)
    assert [d.path for d in made.documents] == sorted(d.path for d in made.documents)
    (source,) = made.find("[source 1]")
    assert source.pseudonym and source.aliases == () and made.journey_of(source) is not None
    chains = {f"{m.document}:{m.start}-{m.end}/{e.type}" for e in made.entities for m in e.mentions}
    assert {end for merge in made.merges for end in (merge.left, merge.right)} <= chains
    assert len(veils) == 1


def test_quotes_and_hashes_are_those_of_the_redacted_text(articles: Path, nlp: Any) -> None:
    made = graph.build(articles, nlp=nlp, redact_also=["Sergei Petrov"])
    for document in made.documents:
        assert document.redacted
        assert document.sha256 == hashlib.sha256(document.text.encode()).hexdigest()
        assert document.id == content_id("d", document.path, document.sha256)
    for claim in (c for r in made.relations for c in r.claims):
        assert made.document[claim.document].text[claim.start : claim.end] == claim.quote
    for mention in (m for e in made.entities for m in e.mentions):
        assert made.document[mention.document].text[mention.start : mention.end] == mention.text


def ids_of(made: Graph) -> set[str]:
    return {
        *(i for d in made.documents for i in (d.id, d.sha256, d.report)),
        *(e.id for e in made.entities), *(r.id for r in made.relations), *(n.id for n in nodes(made)),
        *(x.id for x in links(made)),
    }  # fmt: skip


def test_no_id_is_left_by_which_a_guess_could_be_tried(articles: Path, nlp: Any) -> None:
    """An id of the unredacted build follows from the article: from the redacted text and a guess at the name."""
    redacted = graph.build(articles, nlp=nlp, redact=True, redact_also=["Sergei Petrov"])
    assert ids_of(redacted) & ids_of(graph.build(articles, nlp=nlp)) == set()


def test_the_same_articles_give_the_same_bytes(articles: Path, built: tuple[Path, str]) -> None:
    out = articles.parent / "again"
    run("build", articles, "--out", out, *OPTIONS)
    for name in ("graph.json", "graph.html", "build.json"):
        assert (out / name).read_bytes() == (built[0] / name).read_bytes()


def test_an_article_without_hidden_names_stays_as_it_is(tmp_path: Path, nlp: Any) -> None:
    (tmp_path / "a.txt").write_text(ARTICLES["002.txt"], "utf-8")
    (tmp_path / "b.txt").write_text("Ilse Dorn leads Harbour Light. It is based in Oslo.\n", "utf-8")
    plain, made = graph.build(tmp_path, nlp=nlp), graph.build(tmp_path, nlp=nlp, redact=True)
    assert made.documents[1] == plain.documents[1] and made.documents[0] != plain.documents[0]
    (tmp_path / "out").mkdir()
    graph.save(made, tmp_path / "out" / "graph.json")
    done = run("check", tmp_path / "out", "--sources", tmp_path)
    assert done.exit_code == 0 and "of 1 redacted document only what stands around" in done.stdout


def test_where_nobody_is_hidden_nothing_changes(tmp_path: Path, nlp: Any) -> None:
    (tmp_path / "b.txt").write_text("Ilse Dorn leads Harbour Light. It is based in Oslo.\n", "utf-8")
    assert graph.build(tmp_path, nlp=nlp, redact=True) == graph.build(tmp_path, nlp=nlp)
    done = run("build", tmp_path, "--out", tmp_path / "out", "--redact", "--redact-also", "Nobody At All")
    assert "redacted: nobody" in done.stdout and "name 1 of those given stands in no article" in done.stdout


def test_check_finds_a_changed_article_behind_the_labels(
    articles: Path, built: tuple[Path, str], tmp_path: Path
) -> None:
    shutil.copytree(articles, tmp_path / "in")
    assert run("check", built[0], "--sources", tmp_path / "in").exit_code == 0
    changed = ARTICLES["002.txt"].replace("helped Zoran in", "robbed Zoran in")
    (tmp_path / "in" / "002.txt").write_text(changed, "utf-8")
    done = run("check", built[0], "--sources", tmp_path / "in")
    assert done.exit_code == 1 and "quote 'Ilse Dorn helped [Source 2] in Oslo.' is not the text" in done.stdout
    assert found(done.output, SOURCES) == set()


def test_what_else_holds_a_name_is_told(articles: Path, tmp_path: Path) -> None:
    (tmp_path / "csv").mkdir()
    (tmp_path / "csv" / "old.csv").write_text("1,LÍDIA\n", "utf-8")
    (tmp_path / "page.html").write_text("<p>&#76;idia</p>")
    (tmp_path / "old.json").write_text('"\\u004cidia"')
    (tmp_path / "zoran.txt").write_text("nothing")
    (tmp_path / "good.txt").write_text("Valid. Dalia.")
    done = run("build", articles, "--out", tmp_path, "--redact", "--quiet")
    told = [line for line in done.stderr.splitlines() if "still holds a redacted name" in line]
    assert [line.split(" still")[0].rpartition("/")[2] for line in told] == [
        "old.json", "page.html", "[Source 2].txt", "old.csv",
    ]  # fmt: skip
    assert done.exit_code == 0 and found(done.output.replace("old.csv", ""), SOURCES) == set()


def test_names_from_a_file(articles: Path, tmp_path: Path) -> None:
    (tmp_path / "names.txt").write_text("# to hide\nIlse Dorn\n\n", "utf-8")
    done = run("build", articles, "--out", tmp_path / "out", "--redact-list", tmp_path / "names.txt", "--json")
    assert "[Name 1]" in json.loads(done.stdout)["redacted"]
    assert found((tmp_path / "out" / "graph.json").read_text("utf-8"), ("dorn", *SOURCES)) == set()
    missing = run("build", articles, "--out", tmp_path / "out", "--redact-list", tmp_path / "none.txt")
    assert (missing.exit_code, missing.stdout, missing.stderr.count("\n")) == (2, "", 1)


def test_a_build_that_would_leak_fails_and_writes_nothing(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last look: a stage that lets a name through, here one that forgets titles, costs the build."""
    from graph.redaction import redacting

    def forgetful(document: Any, spans: Any, veil: Any, near: Any) -> Any:
        paper = whole(document, spans, veil, near)
        return redacting.replace(paper, new=redacting.replace(paper.new, title=document.title))

    whole = redacting._document
    monkeypatch.setattr(redacting, "_document", forgetful)
    with pytest.raises(ProofError, match=r"Document\.title"):
        graph.build(articles, redact=True)
    done = run("build", articles, "--out", tmp_path, "--redact")
    assert done.exit_code == 2 and list(tmp_path.iterdir()) == [] and found(done.output, SOURCES) == set()
