"""Word files: paragraphs and tables in their order."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from graph.errors import DocumentError
from graph.reading.content import Content, tidy
from graph.reading.foreign import fenced
from graph.reading.plain import LIMIT, checked

if TYPE_CHECKING:
    from docx.table import Table

_MOST_UNPACKED = 20 * LIMIT


def read_word(data: bytes, place: str, encoding: str) -> Content:
    """Return the paragraphs of a .docx, one a line, and the rows of its tables; its title where it has one."""
    with fenced(place, "Word (.docx)"):
        _check_size(data, place)
        import docx  # noqa: PLC0415  (only Word files need it)

        document = docx.Document(BytesIO(data))
        text = "\n\n".join(filter(None, (line.strip() for line in _lines(document))))
        title = tidy(document.core_properties.title)
    if not text:
        raise DocumentError(place, "it has no text", "paragraphs", "leave it out")
    if len(text) > LIMIT:
        raise DocumentError(place, f"its text is longer than {LIMIT:,} characters", "one article", "split it")
    # Templates leave titles of other files behind: only one that the text repeats is the article's.
    return Content(checked(text, place), title if title and title.casefold() in text.casefold() else None)


def _check_size(data: bytes, place: str) -> None:
    """A small file can unpack to gigabytes."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        unpacked = sum(entry.file_size for entry in archive.infolist())
    if unpacked > _MOST_UNPACKED:
        raise DocumentError(
            place, f"it unpacks to {unpacked:,} bytes", f"at most {_MOST_UNPACKED:,}", "leave out its pictures"
        )


def _lines(document: object) -> Iterator[str]:
    from docx.table import Table  # noqa: PLC0415

    for part in document.iter_inner_content():  # type: ignore[attr-defined]
        if isinstance(part, Table):
            yield from _rows(part)
        else:
            yield part.text


def _rows(table: Table) -> Iterator[str]:
    """One line a row; a cell that spans columns is there once."""
    for row in table.rows:
        cells = {id(cell._tc): " ".join(cell.text.split()) for cell in row.cells}
        yield " | ".join(filter(None, cells.values()))
