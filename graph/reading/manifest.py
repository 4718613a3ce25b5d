"""The optional `manifest.csv` of a folder: what is known of its articles. It wins over what their text says.

Columns: `path` (relative to the folder; a row of a table is `articles.csv#3`), `title`, `outlet`, `published`
(`2024`, `2024-10` or `2024-10-21`). All but `path` may be missing or empty; other columns are ignored.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from graph.errors import InputError
from graph.reading.content import tidy
from graph.reading.dates import is_iso_date
from graph.reading.plain import LIMIT

NAME = "manifest.csv"


@dataclass(frozen=True, slots=True)
class Facts:
    """What a manifest says of one document; null is not said."""

    title: str | None = None
    outlet: str | None = None
    published: str | None = None

    def over(self, other: Facts) -> Facts:
        """Return these facts, filled up with those of `other`."""
        return Facts(self.title or other.title, self.outlet or other.outlet, self.published or other.published)


def read_manifest(folder: Path) -> dict[str, Facts]:
    """Return the facts of `folder`'s manifest by path as written in it, with `/`; empty without a manifest.

    InputError names the file and line of what is wrong.
    """
    path = folder / NAME
    if not path.is_file():
        return {}
    facts: dict[str, Facts] = {}
    lines: dict[str, int] = {}
    for line, row in _rows(path):
        place = f"{path}:{line}"
        name = _document(row.get("path", ""), folder, place)
        if name in facts:
            raise InputError(
                place, f"{name} stands in it twice, first in line {lines[name]}", "one line a document", "remove one"
            )
        published = row.get("published", "").strip()
        if published and not is_iso_date(published):
            raise InputError(
                place,
                f"published is {published[:40]!r}",
                "an ISO 8601 date: 2024, 2024-10 or 2024-10-21",
                "rewrite it or leave it empty",
            )
        facts[name] = Facts(tidy(row.get("title")), tidy(row.get("outlet")), published or None)
        lines[name] = line
    return facts


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    reader = csv.reader(io.StringIO(text := _text(path), newline=""), delimiter=_delimiter(text))
    try:
        headings = [heading.strip().casefold() for heading in next(reader, [])]
        if "path" not in headings:
            raise InputError(
                f"{path}:1",
                "there is no column path",
                "the headings path,title,outlet,published",
                "add them as first line",
            )
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) > len(headings):
                raise InputError(
                    f"{path}:{reader.line_num}",
                    f"{len(cells)} cells under {len(headings)} headings",
                    "one cell a heading",
                    'put text with commas in quotes: "One, two"',
                )
            yield reader.line_num, dict(zip(headings, cells, strict=False))
    except csv.Error as error:
        raise InputError(
            f"{path}:{reader.line_num}", f"it is not CSV ({error})", "a table with commas", "repair the line"
        ) from error


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(
            path, f"it cannot be read ({error.strerror})", "a readable file", "change its permissions"
        ) from error
    if len(data) > LIMIT:
        raise InputError(path, f"it has {len(data):,} bytes", f"at most {LIMIT:,}", "shorten it")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(
            f"{path}:{line}", "it is not UTF-8", "a table in UTF-8", "save it as UTF-8 (CSV UTF-8 in spreadsheets)"
        ) from error


def _delimiter(text: str) -> str:
    first = text.split("\n", 1)[0]
    return next(
        (mark for mark in ",;\t" if "path" in (cell.strip().strip('"').casefold() for cell in first.split(mark))), ","
    )


def _document(written: str, folder: Path, place: str) -> str:
    """The path as `a/b.txt`; it must lie in the folder and be there."""
    written = written.strip()
    parts = PurePosixPath(written).parts
    if not written or PurePosixPath(written).is_absolute() or ".." in parts or "\x00" in written:
        raise InputError(place, f"path is {written[:80]!r}", "a path inside the folder of the manifest", "rewrite it")
    name = "/".join(parts)
    table, mark, number = name.rpartition("#")
    is_row = bool(mark) and number.isdecimal() and not _is_there(folder / name)
    if not _is_there(folder / (table if is_row else name)):
        raise InputError(
            place, f"there is no file {name[:80]!r} in {folder}", "the path of a document", "correct or remove the line"
        )
    return name


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name longer than the file system allows
        return False
