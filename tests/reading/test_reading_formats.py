"""One document of each format, and what is hostile or broken in each: a one-line reason, never a traceback."""

import io
import zipfile

import docx
import pytest
from pypdf import PdfWriter

from graph.errors import DocumentError
from graph.reading import read_paths
from graph.reading.documents import contents_of

PROSE = "The council voted on Tuesday to close the old bridge to lorries, and the mayor signed the order that evening."
MORE = "Drivers will have to take the northern road until the spring, when repairs are due to be finished."


def _read(path, **options):
    skipped = []
    documents = list(read_paths([path], on_skip=skipped.append, **options))
    return documents, skipped


def _one(folder, name, data, **options):
    path = folder / name
    path.write_bytes(data)
    (document,), skipped = _read(path, **options)
    assert not skipped
    return document


def _debris(document):
    return [document.text[start:end] for start, end in document.debris]


TEXTS = [
    ("utf-8", f"{PROSE}\r\nÉtat — “end”\r{MORE}\n".encode(), f"{PROSE}\r\nÉtat — “end”\r{MORE}\n"),
    ("utf-8 with mark", b"\xef\xbb\xbf" + PROSE.encode(), f"\ufeff{PROSE}"),
    ("utf-16", PROSE.encode("utf-16"), PROSE),
    ("utf-16 big", b"\xfe\xff" + PROSE.encode("utf-16-be"), PROSE),
    ("emoji", f"🚢 {PROSE}".encode(), f"🚢 {PROSE}"),
    ("one strange control character", f"{PROSE}\x0b".encode(), f"{PROSE}\x0b"),
]


@pytest.mark.parametrize(("what", "data", "text"), TEXTS, ids=[row[0] for row in TEXTS])
def test_a_text_file_is_its_text(tmp_path, what, data, text):
    assert _one(tmp_path, "a.txt", data).text == text


def test_encoding_is_for_files_that_are_not_utf8(tmp_path):
    assert _one(tmp_path, "a.txt", f"{PROSE} Café.".encode("cp1252"), encoding="cp1252").text == f"{PROSE} Café."
    assert _one(tmp_path, "b.txt", f"{PROSE} Café.".encode(), encoding="cp1252").text == f"{PROSE} Café."


BROKEN = [
    ("a.txt", b"", "it is empty"),
    ("a.txt", b" \n\t\r\n", "it is empty"),
    ("a.txt", b"\xef\xbb\xbf\n", "it is empty"),
    ("a.txt", f"{PROSE} Café.".encode("cp1252"), "--encoding"),
    ("a.txt", b"\x00\x01\x02binary\x00", "control characters"),
    ("a.txt", b"\x7fELF\x01\x02\x03\x04\x05\x06 some words", "control characters"),
    ("a.txt", b"\xff\xfeabc", "UTF-16"),
    ("a.txt", b"a" * 5_000_001, "5,000,001 bytes"),
    ("a.md", b"\xff\xff", "--encoding"),
    ("a.html", b"", "it is empty"),
    ("a.html", b"<html><body></body></html>", "no article"),
    ("a.html", b"<a" * 50_000, "a.html: "),
    ("a.html", b"<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><p>&b;", "a.html: "),
    ("a.pdf", b"", "cannot be read as PDF"),
    ("a.pdf", b"%PDF-1.7\nnonsense", "cannot be read as PDF"),
    ("a.docx", b"", "cannot be read as Word"),
    ("a.docx", b"PK\x03\x04nonsense", "cannot be read as Word"),
    ("a.jsonl", '{"text": "x"}\n'.encode("utf-16"), "UTF-16"),
    ("a.csv", b"", "no column holds the articles"),
    ("a.csv", b"name,age\nAnna,3\n", "no column holds the articles"),
]


@pytest.mark.parametrize(("name", "data", "reason"), BROKEN)
def test_a_broken_file_costs_only_itself(tmp_path, name, data, reason):
    (tmp_path / name).write_bytes(data)
    (tmp_path / "z.txt").write_text(PROSE)
    documents, skipped = _read(tmp_path)
    assert [d.path for d in documents] == ["z.txt"]
    (skip,) = skipped
    assert (skip.path, skip.kind) == (name, "unreadable")
    assert skip.reason.startswith(f"{name}: ") and reason in skip.reason and "\n" not in skip.reason


def test_markdown_is_untouched_and_its_markup_marked(tmp_path):
    text = (
        "---\ntitle: Bridge & road\ndate: 2023-03-14\nsource: The Valley Herald\n---\n\n"
        f"# Old bridge\n\n{PROSE} See [the *order*](https://example.org/a_b) of March.\n\n"
        f"```\nmayor.fires('Jane Doe')\n```\n\n- One\n- snake_case is 2 * 3\n\n![bridge](b.png)\n\n> {MORE}\n"
    )
    document = _one(tmp_path, "a.md", text.encode())
    assert (document.text, document.title) == (text, "Bridge & road")
    assert (document.outlet, document.published) == ("The Valley Herald", "2023-03-14")
    kept, position = "", 0
    for start, end in (*document.debris, (len(text), len(text))):
        kept, position = kept + text[position:start], end
    assert kept.split() == f"Old bridge {PROSE} See the order of March. One snake_case is 2 * 3 {MORE}".split()


@pytest.mark.parametrize("text", ["# Old bridge\n\n" + PROSE, f"```\n# x\n```\n\n# Old bridge #\n\n{PROSE}"])
def test_the_first_heading_of_markdown_is_its_title(tmp_path, text):
    assert _one(tmp_path, "a.md", text.encode()).title == "Old bridge"


PAGE = f"""<html><head><meta charset="{{charset}}"><title>Old bridge closes - The Valley Herald</title>
<meta property="og:title" content="Old bridge closes"><meta property="og:site_name" content="The Valley Herald">
<meta property="article:published_time" content="2023-03-14T10:00:00Z"></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<article><h1>Old bridge closes</h1>
<p>By Jane Doe</p><p>{PROSE} Caf\u00e9 &amp; bar.</p><p>{MORE} &lt;b&gt;</p></article>
<script>alert(1)</script><footer>Contact us</footer></body></html>"""


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252", "utf-16"])
def test_html(tmp_path, charset):
    document = _one(tmp_path, "a.html", PAGE.format(charset=charset).encode(charset))
    assert (document.title, document.outlet, document.published) == (
        "Old bridge closes",
        "The Valley Herald",
        "2023-03-14",
    )
    assert f"{PROSE} Café & bar." in document.text and f"{MORE} <b>" in document.text
    assert "alert" not in document.text and "Contact" not in document.text
    assert "By Jane Doe" in " ".join(_debris(document))


def _pdf(*pages, encrypt=None):
    """A PDF with one line of Helvetica an operator."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    for lines in pages:
        shown = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
        stream = f"BT /F1 12 Tf 72 720 Td {shown}ET"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {len(objects)} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
    kids = " ".join(f"{number} 0 R" for number in range(5, len(objects) + 1, 2))
    objects[1] = f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>"
    out, offsets = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    start = len(out)
    size = len(objects) + 1
    out += f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer << /Size {size} /Root 1 0 R >>\n"
    out += f"startxref\n{start}\n%%EOF"
    data = out.encode("latin-1")
    if encrypt is None:
        return data
    writer = PdfWriter(clone_from=io.BytesIO(data))
    writer.encrypt(encrypt, algorithm="RC4-128")
    locked = io.BytesIO()
    writer.write(locked)
    return locked.getvalue()


def test_pdf_lines_become_sentences(tmp_path):
    page = [
        "The council voted on Tuesday to close the old bridge to lor-",
        "ries, and the well-known mayor signed the order that same",
        "evening.",
        "Drivers will have to take the northern road, a well-",
        "known danger, until the spring.",
    ]
    assert _one(tmp_path, "a.pdf", _pdf(page)).text == (
        "The council voted on Tuesday to close the old bridge to lorries, and the well-known mayor signed the order "
        "that same evening.\n\nDrivers will have to take the northern road, a well-known danger, until the spring."
    )


def test_pdf_running_heads_and_page_numbers_are_left_out(tmp_path):
    pages = [
        ["The Valley Herald", f"It was in the year {1990 + n} that the old bridge was closed.", f"Page {n}"]
        for n in range(1, 5)
    ]
    text = _one(tmp_path, "a.pdf", _pdf(*pages)).text
    assert "Herald" not in text and "Page" not in text and text.count("bridge") == 4


@pytest.mark.parametrize(
    ("data", "reason"),
    [(_pdf([]), "run OCR first (ocrmypdf)"), (_pdf([PROSE], encrypt="secret"), "locked with a password")],
    ids=["no text", "locked"],
)
def test_pdf_that_cannot_be_read(tmp_path, data, reason):
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    documents, (skip,) = _read(path)
    assert not documents and reason in skip.reason


def test_pdf_that_opens_without_its_password_is_read(tmp_path):
    writer = PdfWriter(clone_from=io.BytesIO(_pdf([PROSE])))
    writer.encrypt("", owner_password="secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    assert _one(tmp_path, "a.pdf", out.getvalue()).text == PROSE


def test_docx_has_paragraphs_and_tables_in_order(tmp_path):
    document = docx.Document()
    document.core_properties.title = "Old bridge closes"
    document.add_heading("Old bridge closes", 1)
    document.add_paragraph(PROSE)
    table = document.add_table(rows=1, cols=3)
    table.rows[0].cells[0].merge(table.rows[0].cells[1]).text = "Toll"
    table.rows[0].cells[2].text = "9 crowns"
    document.add_paragraph(MORE)
    document.save(tmp_path / "x.docx")
    read = _one(tmp_path, "a.docx", (tmp_path / "x.docx").read_bytes())
    assert read.text == f"Old bridge closes\n\n{PROSE}\n\nToll | 9 crowns\n\n{MORE}"
    assert read.title == "Old bridge closes"


@pytest.mark.parametrize("empty", [True, False])
def test_docx_that_is_empty_or_unpacks_to_too_much(tmp_path, empty):
    path = tmp_path / "a.docx"
    docx.Document().save(path)
    if not empty:
        with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("word/media/bomb", b"\0" * 100_000_001)
    documents, (skip,) = _read(path)
    assert not documents and ("no text" if empty else "unpacks to") in skip.reason


def test_errors_of_other_kinds_do_not_escape(tmp_path, monkeypatch):
    def explode(*args, **kwargs):
        raise RecursionError("deep\nvery deep")

    monkeypatch.setattr("pypdf.PdfReader.__init__", explode)
    (tmp_path / "a.pdf").write_bytes(_pdf([PROSE]))
    with pytest.raises(DocumentError, match=r"a\.pdf: it cannot be read as PDF \(RecursionError deep very deep\)"):
        list(contents_of(tmp_path / "a.pdf", "a.pdf", "utf-8"))
