"""The file of judgements: what is written is read again, lines are only added, what is wrong is named by its line."""

import json
from dataclasses import replace

import pytest

from graph.errors import InputError
from graph.judgements import append, judgement_files, read_judgements

OLDEN, REVE, KESTREL = "a.txt:4 Mira Olden", "b.txt:9 M. Olden", "c.txt:0 Kestrel"


def told(path):
    return [(j.verdict, j.left.name, j.right.name) for j in read_judgements(path)]


def test_what_is_added_is_read_again_in_order(tmp_path, judgement):
    file = tmp_path / "judgements.jsonl"
    first = replace(judgement("same", OLDEN, REVE), note="one office\u2028\u202e, two spellings")
    append(file, [first])
    append(file, [judgement("unsure", REVE, KESTREL), judgement("different", OLDEN, KESTREL)])
    assert read_judgements(file)[0] == replace(first, place=f"{file}:1")
    assert told(file)[1:] == [("unsure", "M. Olden", "Kestrel"), ("different", "Mira Olden", "Kestrel")]
    # what orders the line otherwise in an editor does not stand in it as it is
    assert not {"\u2028", "\u202e"} & set(file.read_text("utf-8"))
    assert file.read_text("utf-8").startswith('{"judgement": "same", "left": {"name": "Mira Olden", ')


@pytest.mark.parametrize(
    ("rows", "standing"),
    [
        ([("same", OLDEN, REVE), ("undo", OLDEN, REVE)], []),
        ([("same", OLDEN, REVE), ("undo", REVE, OLDEN)], []),
        ([("same", OLDEN, REVE), ("unsure", OLDEN, REVE), ("undo", OLDEN, REVE)], ["same"]),
        ([("same", OLDEN, REVE), ("undo", OLDEN, REVE), ("different", OLDEN, REVE)], ["different"]),
        ([("same", OLDEN, REVE), ("different", REVE, KESTREL), ("undo", OLDEN, REVE)], ["different"]),
    ],
)
def test_undo_takes_back_the_last_on_its_pair(rows, standing, tmp_path, judgement):
    file = tmp_path / "judgements.jsonl"
    for verdict, left, right in rows:
        undo = verdict == "undo"
        append(file, [judgement("same" if undo else verdict, left, right)], undo=undo)
    assert [j.verdict for j in read_judgements(file)] == standing
    assert len(file.read_text().splitlines()) == len(rows)


def test_a_file_without_a_last_line_end_and_lines_of_the_users_own(tmp_path, judgement):
    file = tmp_path / "judgements.jsonl"
    append(file, [judgement("same", OLDEN, REVE)])
    file.write_text("\ufeff# mine\n\n" + file.read_text().rstrip("\n"), "utf-8")
    append(file, [judgement("different", OLDEN, KESTREL)])
    assert [j.place for j in read_judgements(file)] == [f"{file}:3", f"{file}:4"]


GOOD = {"name": "Olden", "type": "PERSON", "path": "a.txt", "start": 4, "end": 9, "sha256": "x"}


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "is not JSON"),
        ("3", "is no JSON object"),
        ({"judgement": "maybe", "left": GOOD, "right": GOOD}, "judgement is 'maybe'; one of same, different"),
        ({"judgement": "same", "left": GOOD}, "right: does not say which name it means"),
        ({"judgement": "same", "left": GOOD, "right": GOOD | {"start": 9}}, r"right: the offsets are \[9, 9\]"),
        ({"judgement": "same", "left": GOOD, "right": GOOD | {"end": True}}, "right: the offsets are"),
        ({"judgement": "same", "left": GOOD | {"type": "SHIP"}, "right": GOOD}, "left: name, type, path or sha256"),
        ({"judgement": "undo", "left": GOOD, "right": GOOD}, "takes back a judgement that does not stand above it"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_by_file_and_line(line, message, tmp_path):
    file = tmp_path / "judgements.jsonl"
    file.write_text("\n" + (line if isinstance(line, str) else json.dumps(line)) + "\n")
    with pytest.raises(InputError, match=message) as caught:
        read_judgements(file)
    assert str(caught.value).startswith(f"{file}:2: ") or str(caught.value).startswith(f"{file}:2: right")


def test_a_file_that_cannot_be_read_or_written(tmp_path, judgement):
    with pytest.raises(InputError, match="there is no such file"):
        read_judgements(tmp_path / "none.jsonl")
    (tmp_path / "latin.jsonl").write_bytes(b"\xe9")
    with pytest.raises(InputError, match="is not UTF-8"):
        read_judgements(tmp_path / "latin.jsonl")
    with pytest.raises(InputError, match="cannot be written to"):
        append(tmp_path / "nowhere" / "x.jsonl", [judgement("same", OLDEN, REVE)])


def test_judgements_lie_in_folders_and_beside_files(tmp_path):
    (tmp_path / "a.txt").write_text("x")
    assert judgement_files([tmp_path]) == (tmp_path / "judgements.jsonl",)
    assert judgement_files([tmp_path, tmp_path / "a.txt"]) == (tmp_path / "judgements.jsonl",)
    for folder in ("sub/deep", ".hidden", "empty"):
        (tmp_path / folder).mkdir(parents=True)
    for folder in ("sub/deep", ".hidden"):
        (tmp_path / folder / "judgements.jsonl").write_text("")
    within = tmp_path / "sub" / "deep" / "judgements.jsonl"
    assert judgement_files([tmp_path]) == (tmp_path / "judgements.jsonl", within)
    assert judgement_files([tmp_path / "a.txt"]) == (tmp_path / "judgements.jsonl",)
