"""Where a graph came from: the build.json beside it, written and read."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import InputError

if TYPE_CHECKING:
    from graph.reading import Skipped
    from graph.redaction import Veil

_FORMAT = "passage-build/1"


@dataclass(frozen=True, slots=True)
class Origin:
    """The files and folders that a build read, their encoding, and what was named to it: judgements, the title."""

    sources: tuple[Path, ...]
    encoding: str | None = None
    judgements: Path | None = None
    title: str | None = None


def origin_of(folder: Path, *, remedy: str = "say where the articles are with --sources") -> Origin:
    """Return what the build.json in `folder` says; the paths in it are relative to `folder`.

    InputError where there is none, or it names no sources; `remedy` is what to do then.
    """
    place = folder / "build.json"
    try:
        data = json.loads(place.read_text("utf-8"))
    except FileNotFoundError as error:
        raise InputError(place, "there is no such file to say where the articles are", "", remedy) from error
    except (OSError, ValueError, RecursionError) as error:
        raise InputError(place, "cannot be read as JSON", "the build.json of a build", remedy) from error
    sources = data.get("sources") if isinstance(data, dict) and data.get("format") == _FORMAT else None
    if not isinstance(sources, list) or not sources or not all(isinstance(source, str) for source in sources):
        raise InputError(place, f"does not name the sources of a {_FORMAT}", '"sources": ["../articles"]', remedy)
    encoding, judgements, title = (
        value if isinstance(value := data.get(k), str) else None for k in ("encoding", "judgements", "title")
    )
    found = tuple(folder / source for source in sources)
    return Origin(found, encoding, folder / judgements if judgements else None, title)


def write_origin(
    folder: Path,
    sources: Sequence[Path],
    *,
    encoding: str,
    judgements: Path | None,
    title: str | None,
    skipped: Sequence[Skipped],
    veil: Veil | None,
) -> None:
    """Write where articles and judgements lie, as seen from `folder`, so that other commands find them again.

    Names that `veil` hides are hidden in the paths, too.
    """

    def seen(path: Path) -> str:
        found = Path(os.path.relpath(path, folder)).as_posix()
        return veil.text(found, path=True) if veil else found

    data = {
        "format": _FORMAT,
        "sources": [seen(path) for path in sources],
        "encoding": encoding,
        **({"judgements": seen(judgements)} if judgements else {}),
        **({"title": title} if title else {}),
        "skipped": [{"path": s.path, "reason": s.reason} for s in skipped],
    }
    text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    (folder / "build.json").write_text(text, encoding="utf-8", newline="\n")
