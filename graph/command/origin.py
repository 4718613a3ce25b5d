"""Where a graph came from, as the build.json beside it says."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from graph.errors import InputError

_FORMAT = "passage-build/1"


@dataclass(frozen=True, slots=True)
class Origin:
    """The files and folders that a build read, their encoding, and the file of judgements that was named to it."""

    sources: tuple[Path, ...]
    encoding: str | None = None
    judgements: Path | None = None


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
    encoding, judgements = (
        value if isinstance(value := data.get(k), str) else None for k in ("encoding", "judgements")
    )
    return Origin(tuple(folder / source for source in sources), encoding, folder / judgements if judgements else None)
