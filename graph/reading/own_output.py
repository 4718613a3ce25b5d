"""What this program wrote itself, beside articles or among them: it is no article."""

from __future__ import annotations

from pathlib import Path

OUTPUT = frozenset({"graph.json", "graph.html", "build.json"})
"""What a build writes."""
_PAGE = b'<meta name="generator" content="Passage">'
_HEAD = 1000
"""Bytes in which a page, under whatever name, says that it is one."""


def is_output(folder: Path) -> bool:
    """Whether a build wrote into the folder."""
    try:
        return (folder / "build.json").is_file() and (folder / "graph.json").is_file()
    except OSError:
        return False


def is_page(path: Path) -> bool:
    """Whether the file is the page of a graph."""
    if path.suffix.lower() not in (".html", ".htm"):
        return False
    try:
        with path.open("rb") as file:
            return _PAGE in file.read(_HEAD)
    except OSError:
        return False
