"""Where a graph came from, and what its page was to be like: the build.json beside it, written and read."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from graph.command.page_options import MAX_NODES, THEME, THEMES, Theme
from graph.errors import InputError

if TYPE_CHECKING:
    from graph.reading import Skipped
    from graph.redaction import Veil

_FORMAT = "passage-build/1"


@dataclass(frozen=True, slots=True)
class Page:
    """What a build was told of its page; None where it was told nothing."""

    title: str | None = None
    theme: Theme | None = None
    max_nodes: int | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """The files and folders that a build read, their encoding, and what was named to it: judgements, its page."""

    sources: tuple[Path, ...]
    encoding: str | None = None
    judgements: Path | None = None
    page: Page = Page()


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
    said = {key: value for key, value in data.items() if isinstance(value, str)}
    judgements = said.get("judgements")
    found = tuple(folder / source for source in sources)
    return Origin(found, said.get("encoding"), folder / judgements if judgements else None, _page(data))


def _page(data: Mapping[str, object]) -> Page:
    title, most = data.get("title"), data.get("max_nodes")
    return Page(
        title if isinstance(title, str) else None,
        next((theme for theme in THEMES if theme == data.get("theme")), None),
        most if isinstance(most, int) and not isinstance(most, bool) and most > 0 else None,
    )


def write_origin(
    folder: Path,
    sources: Sequence[Path],
    *,
    encoding: str,
    judgements: Path | None,
    page: Page,
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
        **({"title": page.title} if page.title else {}),
        **({"theme": page.theme} if page.theme not in (None, THEME) else {}),
        **({"max_nodes": page.max_nodes} if page.max_nodes not in (None, MAX_NODES) else {}),
        "skipped": [{"path": s.path, "reason": s.reason} for s in skipped],
    }
    text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    (folder / "build.json").write_text(text, encoding="utf-8", newline="\n")
