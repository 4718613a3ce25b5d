"""Tables of articles: every row a document, and a bad row costs only itself."""

import csv
import io
import json

import pytest

from graph.reading import read_paths

PROSE = "The council voted on Tuesday to close the old bridge to lorries, and the mayor signed the order that evening."
MORE = "Drivers will have to take the northern road until the spring, when repairs are due to be finished."


def _read(path, **options):
    skipped = []
    return list(read_paths([path], on_skip=skipped.append, **options)), skipped


def _csv(rows, delimiter=","):
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue()


ROW = {"text": PROSE, "title": "Old bridge", "outlet": "The Valley Herald", "published": "2023-03-14"}
TABLES = [
    ("a.jsonl", json.dumps(ROW)),
    ("a.jsonl", "\ufeff" + json.dumps(
        {"body": PROSE, "headline": "Old bridge", "publisher": "The Valley Herald", "date": "2023-03-14T10:00:00Z"})),
    ("a.jsonl", json.dumps(
        {"Content": PROSE, "Title": " Old\nbridge ", "source": "The Valley Herald", "date": "2023-03-14"})),
    ("a.csv", _csv([ROW, ROW.values()])),
    ("a.csv", "\ufeff" + _csv([ROW, ROW.values()], ";")),
    ("a.csv", _csv([["id", "article", "title", "source", "date"],
                    ["7", PROSE, "Old bridge", "The Valley Herald", "2023-03-14"]], "\t")),
]  # fmt: skip


@pytest.mark.parametrize(("name", "data"), TABLES)
def test_tables(tmp_path, name, data):
    (tmp_path / name).write_bytes(data.encode())
    (document,), skipped = _read(tmp_path)
    assert not skipped
    assert (document.path, document.text) == (f"{name}#1", PROSE)
    assert (document.title, document.outlet, document.published) == tuple(ROW.values())[1:]


ROWS = [
    ("a.jsonl", ['{"text": "' + PROSE + '"}', "nonsense", "[1]", '{"text": 3}', "", "{}", "[" * 100_000,
                 '{"text": "a\\ud800"}', '{"text": "' + MORE + '"}'],
     ["a.jsonl#1", "a.jsonl#9"], [2, 3, 4, 6, 7, 8]),
    ("a.csv", ["text,title", f'"{PROSE}",One', '"",Two', "", f'"{MORE}\n{MORE}",Three', "short", ",",
               f'"{PROSE}",Four'],
     ["a.csv#1", "a.csv#3", "a.csv#4", "a.csv#5"], [3]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "lines", "paths", "bad"), ROWS, ids=["jsonl", "csv"])
def test_a_bad_row_costs_only_itself(tmp_path, name, lines, paths, bad):
    (tmp_path / name).write_text("\n".join(lines))
    documents, skipped = _read(tmp_path)
    assert [d.path for d in documents] == paths
    assert [skip.reason.split(":")[0] for skip in skipped] == [f"{name} line {line}" for line in bad]


def test_long_cells_and_too_long_cells(tmp_path):
    (tmp_path / "a.csv").write_text(f"text\n{'word ' * 60_000}\n{'a' * 5_000_001}\n{PROSE}\n")
    documents, (skip,) = _read(tmp_path)
    assert [d.path for d in documents] == ["a.csv#1", "a.csv#3"]
    assert "longer than 5,000,000 characters" in skip.reason


def test_rows_in_another_encoding(tmp_path):
    (tmp_path / "a.csv").write_bytes(f'text\n"{PROSE}"\n"Café. {PROSE}"\n'.encode("cp1252"))
    documents, (skip,) = _read(tmp_path)
    assert len(documents) == 1 and "--encoding" in skip.reason
    documents, skipped = _read(tmp_path, encoding="cp1252")
    assert documents[1].text == f"Café. {PROSE}" and not skipped
