"""`passage review`: pairs in order, answers that last, both sides to see at any width."""

import json
from dataclasses import replace

import judging
import pytest
from judging import built, decided, run

from graph.network import read, write

O_R = ("Mira Olden", "Tomas Reve")
R_K = ("Tomas Reve", "Kestrel")
O_H = ("Mira Olden", "Harbour Light")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("n\nu\nn\n", [("different", *O_R), ("unsure", *R_K), ("different", *O_H)]),
        ("no\nUNSURE\n no \n", [("different", *O_R), ("unsure", *R_K), ("different", *O_H)]),
        ("n\nq\n", [("different", *O_R)]),
        ("n\n", [("different", *O_R)]),
        ("", []),
        ("what\n\nn\nq\n", [("different", *O_R)]),
        # back takes the last answer of this walk away, and asks again
        ("n\nb\nu\nq\n", [("unsure", *O_R)]),
        ("n\nundo\nb\nq\n", []),
        # what follows from others is not asked: Olden is Reve, so that both stand in one pair with the others
        ("y\nu\nq\n", [("same", *O_R), ("unsure", *R_K)]),
    ],
)
def test_answers(said, expected, tmp_path):
    out = built(tmp_path)
    result = run("review", out, said=said)
    assert result.exit_code == 0 and decided(tmp_path) == expected


def test_it_goes_on_where_it_stopped_and_adds_lines_only(tmp_path):
    out, file = built(tmp_path), tmp_path / "articles" / "judgements.jsonl"
    assert "1 judgement made, 2 pairs left" in run("review", out, said="n\nq\n").stdout
    first = file.read_text()
    result = run("review", out, said="b\nu\nn\n")
    assert "there is nothing to take back" in result.stdout and "2 judgements made, 0 pairs left" in result.stdout
    assert file.read_text().startswith(first) and len(decided(tmp_path)) == 3
    assert "0 judgements made, 0 pairs left" in run("review", out).stdout
    assert json.loads(run("review", out, "--json").stdout) == []


def test_what_is_shown(tmp_path):
    shown = run("review", built(tmp_path), said="q\n").stdout
    assert "3 pairs to decide · score 0.70" in shown and "  · same family name\n" in shown
    assert "[Mira Olden] got to Lisbon on 3 May" in shown and "Daily Echo, 2024-06-02, 002_copy.txt" in shown
    assert "Wire, 2024-06-01," in shown and "│" in shown
    # the end of the story and its beginning are no ellipsis; an article's escape code is not passed on
    assert "\x1b" not in shown


@pytest.mark.parametrize("columns", [40, 80, 120, 500])
def test_no_line_is_wider_than_the_terminal(columns, tmp_path):
    lines = (
        run("review", built(tmp_path), said="n\nn\nn\n", columns=columns).stdout.split("Are they one?")[0].splitlines()
    )
    assert max(map(len, lines)) <= min(columns, 120)
    assert len({line.index("│") for line in lines if "│" in line}) == 1


def test_a_note_and_another_file(tmp_path):
    out, other = built(tmp_path), tmp_path / "mine.jsonl"
    run("review", out, "--judgements", other, "--note", "seen on a photograph", said="n\nq\n")
    row = json.loads(other.read_text())
    assert (row["judgement"], row["note"], row["left"]["path"]) == ("different", "seen on a photograph", "002_copy.txt")
    assert decided(tmp_path) == []


def test_json_lists_what_is_open(tmp_path):
    rows = json.loads(run("review", built(tmp_path), "--json").stdout)
    assert [row["score"] for row in rows] == [judging.OLDEN_REVE, judging.REVE_KESTREL, 0.55]
    assert rows[0]["left"] == {"name": "Mira Olden", "type": "PERSON", "address": "002_copy.txt:0",
                               "outlet": "Daily Echo", "published": "2024-06-02"}  # fmt: skip


def test_a_pseudonym_is_not_joined_to_another_name(tmp_path):
    out = built(tmp_path)
    result = run("review", out, said="n\ny\n")
    assert result.exit_code == 2 and "never joined with another name" in result.stderr
    assert decided(tmp_path) == [("different", *O_R)]


def test_an_article_that_changed_is_not_shown(tmp_path):
    out = built(tmp_path)
    (tmp_path / "articles" / "002_copy.txt").write_text("Nothing of the kind.")
    result = run("review", out, said="q\n")
    assert result.exit_code == 0 and "(the article has changed or is not" in result.stdout


def test_without_a_build_it_says_where_it_looked(tmp_path):
    out = built(tmp_path)
    (out / "build.json").unlink()
    result = run("review", out)
    assert result.exit_code == 2 and "build.json: there is no such file" in result.stderr


def test_of_redacted_articles_nothing_is_asked_or_shown(tmp_path):
    out = built(tmp_path)
    graph = read(out / "graph.json")
    write(replace(graph, documents=tuple(replace(d, redacted=True) for d in graph.documents)), out / "graph.json")
    result = run("review", out, said="y\n")
    assert result.exit_code == 0 and "0 judgements made, 0 pairs left" in result.stdout
    assert "built without --redact" in result.stdout and "Reve" not in result.stdout
    assert json.loads(run("review", out, "--json").stdout) == [] and decided(tmp_path) == []
