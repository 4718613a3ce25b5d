"""Which reader reads which files, by the end of the file's name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from graph.reading.content import Content
from graph.reading.markdown import read_markdown
from graph.reading.pdf import read_pdf
from graph.reading.plain import read_plain
from graph.reading.tables import Row, read_csv, read_jsonl
from graph.reading.webpage import read_webpage
from graph.reading.word import read_word

ARTICLES: Mapping[str, Callable[[bytes, str, str], Content]] = {
    ".txt": read_plain,
    ".md": read_markdown,
    ".html": read_webpage,
    ".htm": read_webpage,
    ".pdf": read_pdf,
    ".docx": read_word,
}
"""Files of one article: a reader takes their bytes, the place to name in errors, and the encoding to fall back on."""

TABLES: Mapping[str, Callable[[Path, str, str], Iterator[Row]]] = {".jsonl": read_jsonl, ".csv": read_csv}
"""Files that hold one article a row."""

FORMATS: tuple[str, ...] = (*ARTICLES, *TABLES)
