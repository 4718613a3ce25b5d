"""Tables of articles, one a row: JSON Lines and CSV, read row by row so that size does not matter."""

from __future__ import annotations

import codecs
import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.errors import DocumentError
from graph.reading.content import Content, tidy
from graph.reading.dates import is_iso_date
from graph.reading.plain import LIMIT, checked

TEXTS = ("text", "body", "content", "article")
TITLES = ("title", "headline")
OUTLETS = ("outlet", "source", "publisher")
DATES = ("published", "date")
_UNDECODED = re.compile("[\udc80-\udcff]")
_FIELD_LIMIT = 64_000_000
"""Of a cell, so that a quotation mark that is never closed does not swallow a file of gigabytes."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number in the file, from 1, headings not counted, and its article or why it has none."""

    number: int
    content: Content | DocumentError


def read_jsonl(path: Path, place: str, encoding: str) -> Iterator[Row]:
    """Yield a row for each line of a .jsonl file that is not blank; blank lines count for the numbers."""
    with path.open("rb") as lines:
        if lines.peek(2)[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
            raise DocumentError(place, "it is UTF-16", "JSON in UTF-8", "save it as UTF-8")
        for number, line in enumerate(_bounded(lines), 1):
            if not line.strip(b" \t\r\n\xef\xbb\xbf"):
                continue
            try:
                yield Row(number, _json_row(line, f"{place} line {number}", encoding))
            except DocumentError as error:
                yield Row(number, error)


def read_csv(path: Path, place: str, encoding: str) -> Iterator[Row]:
    """Yield a row for each record of a .csv file with headings; DocumentError where no column holds texts."""
    csv.field_size_limit(max(csv.field_size_limit(), _FIELD_LIMIT))
    with path.open("rb") as data:
        stream = io.TextIOWrapper(data, _codec(path, encoding), newline="", errors="surrogateescape")
        records = csv.reader(stream, delimiter=delimiter_of(path, encoding, TEXTS))
        headings = [heading.strip().casefold() for heading in next(records, [])]
        if not set(TEXTS) & set(headings):
            raise DocumentError(
                place,
                "no column holds the articles",
                f"headings in its first line, one of them {', '.join(TEXTS)}",
                "name the column text",
            )
        number = 0
        while True:
            line = records.line_num + 1
            try:
                cells = next(records, None)
            except csv.Error as error:
                yield Row(
                    number + 1,
                    DocumentError(
                        f"{place} line {line}", f"the table breaks off here ({error})", "sound CSV", "repair it"
                    ),
                )
                return
            if cells is None:
                return
            if not any(cells):
                continue
            number += 1
            try:
                yield Row(number, _csv_row(dict(zip(headings, cells, strict=False)), f"{place} line {line}"))
            except DocumentError as error:
                yield Row(number, error)


def delimiter_of(path: Path, encoding: str, headings: tuple[str, ...]) -> str:
    """Return the comma, semicolon or tab with which the first line has one of `headings`; a comma if none does."""
    with path.open("rb") as data:
        first = data.readline(LIMIT).decode(_codec(path, encoding), "replace")
    for delimiter in ",;\t":
        if {cell.strip().strip('"').casefold() for cell in first.rstrip("\r\n").split(delimiter)} & set(headings):
            return delimiter
    return ","


def _bounded(lines: io.BufferedReader) -> Iterator[bytes]:
    """Lines of a file, those of more than the limit cut right after it."""
    while line := lines.readline(LIMIT * 4 + 1):
        rest = line
        while len(rest) > LIMIT * 4 and not rest.endswith(b"\n"):
            rest = lines.readline(LIMIT * 4 + 1)
        yield line


def _json_row(line: bytes, place: str, encoding: str) -> Content:
    if len(line) > LIMIT * 4:
        raise DocumentError(
            place, f"it is longer than {LIMIT * 4:,} bytes", f"at most {LIMIT:,} characters of text", "split it"
        )
    try:
        row = json.loads(_line_text(line, encoding))
    except UnicodeError as error:
        raise DocumentError(place, "it is not UTF-8", "JSON in UTF-8", "name its encoding with --encoding") from error
    except (ValueError, RecursionError) as error:
        raise DocumentError(
            place, f"it is not JSON ({' '.join(str(error).split())[:80]})", "one object a line", "repair the line"
        ) from error
    if not isinstance(row, dict):
        raise DocumentError(
            place, f"it is {type(row).__name__}, not an object", 'a line such as {"text": "…"}', "repair the line"
        )
    return _content({str(key).casefold(): value for key, value in row.items()}, place)


def _csv_row(row: Mapping[str, str], place: str) -> Content:
    if any(_UNDECODED.search(cell) for cell in row.values()):
        raise DocumentError(
            place, "it is not UTF-8", "a table in UTF-8", "name its encoding with --encoding, or save it as UTF-8"
        )
    return _content(row, place)


def _line_text(line: bytes, encoding: str) -> str:
    try:
        return line.decode("utf-8-sig")
    except UnicodeDecodeError:
        return line.decode(encoding)


def _content(row: Mapping[str, Any], place: str) -> Content:
    text = next((row[name] for name in TEXTS if row.get(name)), None)
    if not isinstance(text, str):
        wrong = "it has no text" if text is None else f"its text is {type(text).__name__}"
        raise DocumentError(
            place, wrong, f"a string in one of the columns {', '.join(TEXTS)}", "fill it in or leave the row out"
        )
    if len(text) > LIMIT:
        raise DocumentError(place, f"its text is longer than {LIMIT:,} characters", "one article a row", "split it")
    published = _fact(row, DATES)
    return Content(checked(text, place), _fact(row, TITLES), _fact(row, OUTLETS), _iso(published))


def _fact(row: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    return next((value for name in names if isinstance(row.get(name), str | int) and (value := tidy(row[name]))), None)


def _iso(published: str | None) -> str | None:
    """An ISO date, or the day of an ISO time; anything else is left to the text."""
    if published is None:
        return None
    day = published.split("T")[0].split(" ")[0]
    return day if is_iso_date(day) else None


def _codec(path: Path, encoding: str) -> str:
    """UTF-16 by its mark; the user's encoding if the file is not UTF-8 through and through; else UTF-8."""
    with path.open("rb") as data:
        start = data.read(2)
    if start in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return "utf-16"
    return "utf-8-sig" if encoding.lower().replace("_", "-") in ("utf-8", "utf8") or _is_utf8(path) else encoding


def _is_utf8(path: Path) -> bool:
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            while stream.read(1 << 20):
                pass
    except UnicodeDecodeError:
        return False
    return True
