"""Plain text: the file, decoded and otherwise untouched."""

from __future__ import annotations

import codecs
import re

from graph.errors import DocumentError
from graph.reading.content import Content

LIMIT = 5_000_000
"""Bytes of a document, characters of a row of a table."""

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x7f\x80-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")
_FEW_CONTROLS = 0.001


def read_plain(data: bytes, place: str, encoding: str) -> Content:
    """Return the text of a .txt file: its bytes decoded, line endings and all."""
    return Content(checked(decoded(data, place, encoding), place))


def decoded(data: bytes, place: str, encoding: str) -> str:
    """Decode a file: UTF-16 or UTF-32 by its byte order mark, else UTF-8, else `encoding`; DocumentError if none fits.

    Offsets count what Python's decoder returns: the mark of UTF-16 is no character, that of UTF-8 is the first one.
    """
    codec = next((codec for mark, codec in _MARKS if data.startswith(mark)), "utf-8")
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        if codec == "utf-8" and not _is_utf8(encoding):
            return _decoded_as(data, place, encoding)
        wrong = f"byte {error.start} is not {codec.upper()}"
    raise DocumentError(
        place, wrong, "a text file in UTF-8, or in UTF-16 with a byte order mark",
        "name its encoding with --encoding (for example --encoding cp1252), or save it as UTF-8",
    )  # fmt: skip


def checked(text: str, place: str) -> str:
    """Return `text` if there is something in it to read; DocumentError where it is blank or not text at all."""
    if not text.strip().strip("\ufeff\u200b"):
        raise DocumentError(place, "it is empty", "an article", "leave it out")
    controls = len(_CONTROLS.findall(text))
    if "\x00" in text or controls > max(2, len(text) * _FEW_CONTROLS):
        raise DocumentError(
            place, "it holds control characters, as binary files do", "text", "leave it out or convert it"
        )
    if not text.isascii() and re.search("[\ud800-\udfff]", text):
        raise DocumentError(
            place, "it holds half a character (a lone surrogate)", "text that UTF-8 can write", "repair it"
        )
    return text


def _is_utf8(encoding: str) -> bool:
    return codecs.lookup(encoding).name == "utf-8"


def _decoded_as(data: bytes, place: str, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeError as error:
        raise DocumentError(
            place, f"neither UTF-8 nor {encoding} ({error.__class__.__name__})", "text in one of them",
            "name another encoding with --encoding, or save it as UTF-8",
        ) from error  # fmt: skip
