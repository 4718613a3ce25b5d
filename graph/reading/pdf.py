"""PDF files: the text layer of their pages, with lines joined to paragraphs and hyphenated words made whole."""

from __future__ import annotations

import re
from collections import Counter
from io import BytesIO

from graph.errors import DocumentError
from graph.reading.content import Content
from graph.reading.foreign import fenced
from graph.reading.plain import LIMIT, checked

_MOST_PAGES = 2_000
_SHORT = 0.75
"""A line of less than this part of the usual width may end a paragraph."""
_FURNITURE_PAGES = 3
_DIGITS = re.compile(r"\d+")
_LETTERS_PER_PAGE = 10
_PAGE_NUMBER = re.compile(r"[-–—\s]*(?:[Pp]age )?\d+(?: (?:of|/) \d+)?[-–—\s]*")
_SENTENCE_END = re.compile(r"[.!?:…][\"'”’)\]]*$")
_BROKEN = re.compile(r"(\w+)[-\u2010\u00ad]$")


def read_pdf(data: bytes, place: str, encoding: str) -> Content:
    """Return the text layer of a .pdf; DocumentError for one that is locked or only holds pictures of pages."""
    with fenced(place, "PDF", "pypdf"):
        pages = _pages(data, place)
    if sum(len(re.findall(r"\w", page)) for page in pages) < _LETTERS_PER_PAGE:
        raise DocumentError(
            place, "PDF without text: its pages are pictures", "a PDF with a text layer", "run OCR first (ocrmypdf)"
        )
    return Content(checked(_flowing(pages), place))


def _pages(data: bytes, place: str) -> list[str]:
    from pypdf import PdfReader  # noqa: PLC0415  (only PDF files need it)

    reader = PdfReader(BytesIO(data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise DocumentError(
            place, "it is locked with a password", "a PDF that opens without one", "save it without a password"
        )
    if len(reader.pages) > _MOST_PAGES:
        raise DocumentError(place, f"it has {len(reader.pages)} pages", f"at most {_MOST_PAGES}", "split it")
    pages: list[str] = []
    size = 0
    for page in reader.pages:
        pages.append(page.extract_text() or "")
        size += len(pages[-1])
        if size > LIMIT:
            raise DocumentError(place, f"its text is longer than {LIMIT:,} characters", "one article", "split it")
    return pages


def _flowing(pages: list[str]) -> str:
    lines = [[" ".join(line.split()) for line in page.splitlines()] for page in pages]
    repeated = _running_heads(lines)
    body = [
        line for page in lines for index, line in enumerate(page) if not _is_running(line, index, len(page), repeated)
    ]
    widths = sorted(len(line) for line in body if line)
    usual = widths[int(len(widths) * 0.8)] if widths else 0
    known = Counter(re.findall(r"\w+(?:-\w+)*", " ".join(body).casefold()))
    paragraphs: list[str] = []
    opened = False
    for line in body:
        if not line:
            opened = False
            continue
        if opened:
            paragraphs[-1] = _continued(paragraphs[-1], line, known)
        else:
            paragraphs.append(line)
        opened = not _closes(line, usual)
    return "\n\n".join(paragraphs)


def _closes(line: str, usual: int) -> bool:
    """A short line ends its paragraph if it ends a sentence, or is so short that it is a heading."""
    if _BROKEN.search(line):
        return False
    return len(line) < usual * (_SHORT if _SENTENCE_END.search(line) else _SHORT**2)


def _continued(paragraph: str, line: str, known: Counter[str]) -> str:
    """Join a line to its paragraph; a hyphen at the break stays where the text has the compound elsewhere."""
    broken, following = _BROKEN.search(paragraph), re.match(r"\w+", line)
    if not broken or not following or not following[0][0].islower():
        return f"{paragraph} {line}"
    compound, whole = f"{broken[1]}-{following[0]}".casefold(), f"{broken[1]}{following[0]}".casefold()
    keeps = paragraph[-1] != "\u00ad" and known[compound] > known[whole]
    return (paragraph if keeps else paragraph[:-1]) + line


def _running_heads(pages: list[list[str]]) -> set[str]:
    """First and last lines that most pages share but for their numbers; sentences are none."""
    edges = Counter(shape for page in pages for shape in set(map(_shape, (*page[:2], *page[-2:]))))
    return {shape for shape, times in edges.items() if shape and times >= max(_FURNITURE_PAGES, len(pages) // 2)}


def _shape(line: str) -> str:
    return "" if _SENTENCE_END.search(line) else _DIGITS.sub("#", line)


def _is_running(line: str, index: int, size: int, repeated: set[str]) -> bool:
    at_edge = index < 2 or index >= size - 2
    return at_edge and (_shape(line) in repeated or bool(_PAGE_NUMBER.fullmatch(line)))
