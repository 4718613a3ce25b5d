"""Folders, several paths, manifests, and reading the same text again."""

import os
import re

import pytest

from graph.errors import InputError, ProofError
from graph.reading import Skipped, read_document_text, read_paths, reread
from graph.records import Document, content_id

PROSE = "The council voted on Tuesday to close the old bridge to lorries, and the mayor signed the order that evening."


def _write(folder, *names, text=PROSE):
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{text} {name}", encoding="utf-8")


def _paths(*paths):
    return [document.path for document in read_paths(paths)]


def test_a_folder_is_read_in_order_whatever_lies_in_it(tmp_path):
    _write(
        tmp_path,
        "b.txt",
        "a/z.txt",
        "a/a.TXT",
        "B.txt",
        "a.txt",
        ".hidden.txt",
        ".git/x.txt",
        "~$b.docx",
        "manifest.csv/c.txt",
        "judgements.jsonl",
        "a/Judgements.jsonl",
    )
    assert _paths(tmp_path) == ["B.txt", "a/a.TXT", "a/z.txt", "a.txt", "b.txt", "manifest.csv/c.txt"]


def test_documents_are_pinned_by_path_and_content(tmp_path):
    _write(tmp_path, "a.txt")
    (document,) = read_paths([tmp_path])
    assert document.id == content_id("d", "a.txt", document.sha256)
    (tmp_path / "a.txt").write_text("Another text, which has as many words as it needs.")
    (changed,) = read_paths([tmp_path])
    assert (changed.path, changed.id != document.id, changed.sha256 != document.sha256) == ("a.txt", True, True)


def test_several_paths_keep_names_apart(tmp_path):
    _write(tmp_path, "one/news/a.txt", "two/news/a.txt", "three/b.txt")
    one, two, three = tmp_path / "one/news", tmp_path / "two/news", tmp_path / "three"
    assert _paths(one) == ["a.txt"]
    assert _paths(one / "a.txt") == ["a.txt"]
    assert _paths(two, three) == ["news/a.txt", "three/b.txt"]
    assert _paths(one, two) == ["one/news/a.txt", "two/news/a.txt"]
    assert _paths(three / "b.txt", one) == ["b.txt", "news/a.txt"]


def test_a_file_is_read_once(tmp_path):
    _write(tmp_path, "x/a.txt", "x/y/b.txt")
    assert _paths(tmp_path / "x", tmp_path / "x/y", tmp_path / "x", tmp_path / "x/a.txt") == ["x/a.txt", "x/y/b.txt"]


def test_other_formats_are_told_and_links_to_folders_not_followed(tmp_path):
    _write(tmp_path, "a.txt", "b.odt", "LICENSE", "c/d.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    skipped = []
    assert len(list(read_paths([tmp_path], on_skip=skipped.append))) == 2
    assert {(skip.path, skip.kind) for skip in skipped} == {
        ("b.odt", "format"),
        ("LICENSE", "format"),
        ("loop", "unreadable"),
    }
    assert Skipped("b.odt", "files of the format .odt are not read", "format") in skipped


def test_unreadable_files_cost_only_themselves(tmp_path):
    _write(tmp_path, "a.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe.csv")
    skipped = []
    assert [d.path for d in read_paths([tmp_path], on_skip=skipped.append)] == ["a.txt"]
    assert [skip.path for skip in skipped] == ["gone.txt", "pipe.csv"]


def test_progress_counts_files(tmp_path):
    _write(tmp_path, "a.txt", "b.txt")
    told = []
    list(read_paths([tmp_path], on_progress=lambda done, total: told.append((done, total))))
    assert told == [(1, 2), (2, 2)]


def test_what_the_user_named_is_checked_before_anything_is_read(tmp_path):
    _write(tmp_path, "a.txt", "b.odt", "c/x.odt")
    (tmp_path / "empty").mkdir()
    for paths, options, reason in [
        ([], {}, "no file or folder"),
        ([tmp_path / "nowhere"], {}, "there is no such file"),
        ([tmp_path / ("x" * 5000)], {}, "there is no such file"),
        ([tmp_path, tmp_path / "empty"], {}, "no documents in it; articles as .txt, .md, .html"),
        ([tmp_path / "c"], {}, "only files of other formats (1)"),
        ([tmp_path / "b.odt"], {}, "format .odt"),
        ([tmp_path], {"encoding": "klingon"}, "'klingon' is no text encoding"),
        ([tmp_path], {"encoding": "base64"}, "'base64' is no text encoding"),
    ]:
        with pytest.raises(InputError, match=re.escape(reason)):
            read_paths(paths, **options)


MANIFEST = """path,title,outlet,published,notes
a.txt,Old bridge,,2024-10,x

sub/b.txt,,The Herald,2024,
t.csv#2,Second,,,
t.csv,,The Table,,
"""


@pytest.mark.parametrize(
    "data",
    [MANIFEST.encode(), b"\xef\xbb\xbf" + MANIFEST.encode(), MANIFEST.replace(",", ";").replace("\n", "\r\n").encode()],
)
def test_manifest_wins(tmp_path, data):
    _write(tmp_path, "a.txt", "sub/b.txt")
    (tmp_path / "c.txt").write_text(f"Bridge shut\nThe Valley Herald\n1 May 2023\n\n{PROSE}")
    (tmp_path / "t.csv").write_text(f'text,title\n"{PROSE}",One\n"{PROSE}",Two\n')
    (tmp_path / "manifest.csv").write_bytes(data)
    assert {d.path: (d.title, d.outlet, d.published) for d in read_paths([tmp_path])} == {
        "a.txt": ("Old bridge", None, "2024-10"),
        "c.txt": ("Bridge shut", "The Valley Herald", "2023-05-01"),
        "sub/b.txt": (None, "The Herald", "2024"),
        "t.csv#1": ("One", "The Table", None),
        "t.csv#2": ("Second", "The Table", None),
    }


def test_the_nearest_manifest_wins(tmp_path):
    _write(tmp_path, "sub/a.txt")
    (tmp_path / "manifest.csv").write_text("path,title,outlet\nsub/a.txt,Far,Far Herald\n")
    (tmp_path / "sub/manifest.csv").write_text("path,title\na.txt,Near\n")
    (document,) = read_paths([tmp_path])
    assert (document.title, document.outlet) == ("Near", "Far Herald")


BROKEN = [
    ("", 1, "no column path"),
    ("file,title\na.txt,x\n", 1, "no column path"),
    ("path,title\nnowhere.txt,x\n", 2, "no file 'nowhere.txt'"),
    ("path,title\na.txt,x\na.txt,y\n", 3, "twice, first in line 2"),
    ("path,title\na.txt,x\n./a.txt,y\n", 3, "twice, first in line 2"),
    ("path,published\na.txt,11/02/2024\n", 2, "published is '11/02/2024'"),
    ("path,published\na.txt,2024-02-30\n", 2, "published is '2024-02-30'"),
    ("path,title\na.txt,Old, but\n", 2, "3 cells under 2 headings"),
    ("path\n../secret.txt\n", 2, "path is '../secret.txt'"),
    ("path\n/etc/passwd\n", 2, "path is '/etc/passwd'"),
    ("path,title\n,x\n", 2, "path is ''"),
    (f"path\n{'x' * 5000}\n", 2, "no file"),
    ("path,title\na.txt,x\nb.txt,\udce9\n", 3, "not UTF-8"),
]


@pytest.mark.parametrize(("text", "line", "reason"), BROKEN)
def test_a_broken_manifest_names_file_and_line(tmp_path, text, line, reason):
    _write(tmp_path, "a.txt", "b.txt")
    (tmp_path / "manifest.csv").write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(InputError) as raised:
        read_paths([tmp_path])
    assert str(raised.value).startswith(f"{tmp_path / 'manifest.csv'}:{line}: ") and reason in str(raised.value)


def test_texts_can_be_read_again(tmp_path):
    _write(tmp_path, "x/a.txt", "x/sub/b.md", "y/c.txt")
    (tmp_path / "y/d.html").write_text(f"<p>{PROSE}</p><p>{PROSE}</p>")
    (tmp_path / "y/e.csv").write_text(f'text\n"{PROSE} 1"\n""\n"{PROSE} 3"\n')
    (tmp_path / "y/f.jsonl").write_text(f'\n{{"text": "{PROSE}"}}\n')
    for paths in ([tmp_path], [tmp_path / "x", tmp_path / "y"], [tmp_path / "y/e.csv", tmp_path / "x"]):
        documents = list(read_paths(paths))
        assert all(read_document_text(paths, document) == document.text for document in documents)
        assert {document.id: text for document, text in reread(documents, paths=paths)} == {
            d.id: d.text for d in documents
        }


def test_a_text_that_is_not_what_it_was_is_told(tmp_path):
    _write(tmp_path, "a.txt", "b.txt", "c.txt")
    (tmp_path / "t.csv").write_text(f'text\n"{PROSE} 1"\n"{PROSE} 2"\n')
    before = {d.path: d for d in read_paths([tmp_path])}
    (tmp_path / "a.txt").write_text("something else")
    (tmp_path / "b.txt").unlink()
    (tmp_path / "t.csv").write_text(f'text\n"{PROSE} 1"\n')
    after = {d.path: text for d, text in reread(list(before.values()), paths=[tmp_path])}
    assert (after["c.txt"], after["t.csv#1"]) == (before["c.txt"].text, before["t.csv#1"].text)
    for path, reason in [("a.txt", "its SHA-256 is"), ("b.txt", "no such document"), ("t.csv#2", "no longer there")]:
        assert isinstance(after[path], ProofError) and reason in str(after[path])
        with pytest.raises(ProofError):
            read_document_text([tmp_path], before[path])


@pytest.mark.parametrize(
    "path", ["../secret.txt", "/etc/passwd", "", "sub/../../secret.txt", "secret", "a.txt#1", "x\x00", "x" * 5000]
)
def test_a_path_in_a_graph_never_leads_out_of_the_folder(tmp_path, path):
    _write(tmp_path, "in/a.txt", "secret.txt", "secret")
    with pytest.raises(ProofError, match="no such document"):
        read_document_text([tmp_path / "in"], Document("d", path, None, None, None, "", ""))
