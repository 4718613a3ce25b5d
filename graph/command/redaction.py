"""What `passage build --redact` takes in and says: names given, labels put, files that still hold a name."""

from __future__ import annotations

import html
import os
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from graph.command.terminal import clean
from graph.errors import InputError

if TYPE_CHECKING:
    from graph.network import Graph
    from graph.reading import Skipped
    from graph.redaction import Veil

_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
_LARGEST = 200_000_000
"""Bytes of a file that is looked into."""


def listed_names(path: Path) -> list[str]:
    """Return the names in a text file, one a line; blank lines and those after a # are left out."""
    wanted = "a text file in UTF-8, one name a line"
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        wrong = f"cannot be read ({error.strerror})" if isinstance(error, OSError) else "is not UTF-8 text"
        raise InputError(path, wrong, wanted, "name it with --redact-list") from error
    return [line.strip() for line in lines if line.strip() and not line.lstrip().startswith("#")]


def veiled(skipped: Skipped, veil: Veil) -> Skipped:
    """Return a skipped file without hidden names in its path and reason."""
    return replace(skipped, path=veil.text(skipped.path, path=True), reason=veil.text(skipped.reason, path=True))


def told(graph: Graph, veil: Veil, also: Sequence[str]) -> Iterator[str]:
    """Say who was hidden, by label only, and which of the user's names nobody bears, by number."""
    missing = [one.label for one in veil.hidden if one.entity is None and not _stands(one.label, graph)]
    own = [h.label for h in veil.hidden if h.source and h.label not in missing]
    others = [h.label for h in veil.hidden if not h.source]
    yield f"redacted: {', '.join(own)}" if own else "redacted: nobody; no article marks a name as not real"
    if others:
        yield f"redacted with them, as they share a name: {', '.join(others)}"
    for number, name in enumerate(also, 1):
        if any(one.names == (name,) and one.label in missing for one in veil.hidden):
            yield f"name {number} of those given stands in no article"


def _stands(label: str, graph: Graph) -> bool:
    return any(label in text for d in graph.documents for text in (d.text, d.title or "", d.path))


def left(out: Path, veil: Veil) -> Iterator[str]:
    """Say which other files of the folder still hold a name that was redacted."""
    from graph.reading.own_output import OUTPUT

    for path in _holding(out, veil, written=OUTPUT):
        yield f"{clean(veil.text(str(path), path=True))} still holds a redacted name; delete it, or make it again"


def _holding(folder: Path, veil: Veil, *, written: Collection[str]) -> Iterator[Path]:
    """Yield the files under `folder`, but for those just `written`, in whose name or text a hidden name can be read.

    Looks through the escapes of JSON and HTML, not into archives or PDF. A file that cannot be read is left out.
    """
    for root, folders, files in os.walk(folder):
        folders.sort()
        for name in sorted(files):
            path = Path(root, name)
            if (Path(root) == folder and name in written) or path.is_symlink():
                continue
            try:
                small = path.stat().st_size <= _LARGEST
                if veil.holds(name, path=True) or (small and veil.told_by(plain(path.read_bytes()))):
                    yield path
            except OSError:
                continue


def plain(data: bytes) -> str:
    """Return the text of a file with the escapes of JSON and HTML undone."""
    text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8", "ignore")
    return html.unescape(_ESCAPED.sub(lambda code: chr(int(code[1], 16)), text))
