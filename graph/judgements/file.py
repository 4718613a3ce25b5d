"""`judgements.jsonl`: one JSON object a line, only ever added to; "undo" takes back the last judgement on its pair.

{"judgement": "same", "left": {"name", "type", "path", "start", "end", "sha256"}, "right": {…}, "on": "2024-05-03",
"note": "…"}. Empty lines and lines that begin with `#` are the user's own.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from graph.errors import InputError
from graph.judgements.judgement import VERDICTS, Anchor, Judgement
from graph.records import ENTITY_TYPES

NAME = "judgements.jsonl"
UNDO = "undo"
_EXPECTED = "one judgement a line, as `passage review` writes them"
_REMEDY = "mend the line or delete it"
_SPOT = frozenset({"name", "type", "path", "start", "end", "sha256"})
# These reorder or break a line in an editor, or have no UTF-8: a name from an article is not to be trusted with them.
_ESCAPED = re.compile("[\ud800-\udfff\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def judgement_files(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Return where the judgements on the articles in `paths` lie: in each folder, and beside each file; each once.

    These need not exist. Behind them come those that do in the folders within, for these may have been built before.
    """
    homes = [path if path.is_dir() else path.parent for path in paths]
    within = [
        Path(folder, NAME)
        for home, path in zip(homes, paths, strict=True)
        if path.is_dir()
        for folder, _, names in sorted(_walk(home))
        if NAME in names
    ]
    files: dict[Path, Path] = {}
    for file in (*(home / NAME for home in homes), *within):
        files.setdefault(file.resolve(), file)
    return tuple(files.values())


def _walk(root: Path) -> Iterator[tuple[str, list[str], list[str]]]:
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield folder, folders, names


def read_judgements(path: Path) -> tuple[Judgement, ...]:
    """Return the judgements that stand in a file, in its order, without those taken back.

    InputError names the file and line of what is wrong, or the file where there is none.
    """
    try:
        text = path.read_text("utf-8-sig")
    except FileNotFoundError as error:
        raise InputError(path, "there is no such file", _EXPECTED, "check the spelling") from error
    except UnicodeDecodeError as error:
        raise InputError(path, "is not UTF-8 text", _EXPECTED, "save it as UTF-8") from error
    except OSError as error:
        raise InputError(path, f"cannot be read ({error.strerror})", _EXPECTED) from error
    standing: list[Judgement] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        place = f"{path}:{number}"
        kind, judgement = _parsed(line, place)
        if kind != UNDO:
            standing.append(judgement)
            continue
        taken = next((j for j in reversed(standing) if j.spots == judgement.spots), None)
        if taken is None:
            raise InputError(place, "takes back a judgement that does not stand above it", "the same pair", _REMEDY)
        standing.remove(taken)
    return tuple(standing)


def append(path: Path, judgements: Sequence[Judgement], *, undo: bool = False) -> None:
    """Add judgements to the end of a file, or with `undo` what takes them back; InputError where that cannot be."""
    lines = "".join(_line(judgement, undo) + "\n" for judgement in judgements)
    try:
        broken = path.is_file() and path.stat().st_size and path.read_bytes()[-1:] != b"\n"
        with path.open("a", encoding="utf-8", newline="\n") as file:
            file.write("\n" * bool(broken) + lines)
    except OSError as error:
        raise InputError(
            path, f"cannot be written to ({error.strerror})", "", "name another file with --judgements"
        ) from error


def _line(judgement: Judgement, undo: bool) -> str:
    row: dict[str, object] = {"judgement": UNDO if undo else judgement.verdict}
    for side, anchor in (("left", judgement.left), ("right", judgement.right)):
        row[side] = {key: getattr(anchor, key) for key in ("name", "type", "path", "start", "end", "sha256")}
    row |= {key: value for key in ("on", "note") if (value := getattr(judgement, key))}
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(row, ensure_ascii=False))


def _parsed(line: str, place: str) -> tuple[str, Judgement]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(place, "is not JSON", _EXPECTED, _REMEDY) from error
    if not isinstance(row, dict):
        raise InputError(place, "is no JSON object", _EXPECTED, _REMEDY)
    kind = row.get("judgement")
    if kind not in (*VERDICTS, UNDO):
        raise InputError(place, f"judgement is {kind!r:.40}", f"one of {', '.join(VERDICTS)}, {UNDO}", _REMEDY)
    left, right = (_anchor(row.get(side), f"{place}: {side}") for side in ("left", "right"))
    on, note = (value if isinstance(value := row.get(key), str) else "" for key in ("on", "note"))
    return kind, Judgement("unsure" if kind == UNDO else kind, left, right, on, note, place)


def _anchor(row: Any, place: str) -> Anchor:
    if not isinstance(row, dict) or not row.keys() >= _SPOT:
        raise InputError(place, "does not say which name it means", ", ".join(sorted(_SPOT)), _REMEDY)
    texts = [row[key] for key in ("name", "path", "sha256")]
    offsets = [row[key] for key in ("start", "end")]
    if not all(isinstance(text, str) for text in texts) or row["type"] not in ENTITY_TYPES:
        raise InputError(place, "name, type, path or sha256 is not as expected", "texts, and a type", _REMEDY)
    if not all(isinstance(at, int) and not isinstance(at, bool) for at in offsets) or not 0 <= offsets[0] < offsets[1]:
        raise InputError(place, f"the offsets are {offsets!r:.40}", "0 <= start < end", _REMEDY)
    return Anchor(texts[0], row["type"], texts[1], offsets[0], offsets[1], texts[2])
