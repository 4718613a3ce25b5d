"""Find the files to read under the paths that the user gives, and what each is called in the graph."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Literal

from graph.errors import InputError
from graph.judgements import NAME as JUDGEMENTS
from graph.reading.manifest import NAME, Facts, read_manifest
from graph.reading.own_output import OUTPUT, is_output, is_page
from graph.reading.readers import FORMATS, TABLES


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file, or a row of one, that was not read: of another `format`, or `unreadable` though it should not be."""

    path: str
    reason: str
    kind: Literal["format", "unreadable"]


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read: `name` is its path in the graph, `facts` what manifests say of it, by row (0: the file)."""

    path: Path
    name: str
    facts: dict[int, Facts] = field(default_factory=dict)


def find_sources(paths: Sequence[Path]) -> tuple[tuple[Source, ...], tuple[Skipped, ...]]:
    """Return the files to read, in order of the paths and then of their names, and those of other formats.

    InputError where a path is not there, a folder has nothing to read, or a manifest is broken. A file that two paths
    reach is read once.
    """
    if not paths:
        raise InputError("PATH", "no file or folder is given", f"articles as {_formats()}", "name a folder")
    sources: list[Source] = []
    skipped: list[Skipped] = []
    seen = set[Path]()
    for root, prefix in roots(paths):
        found, others = _walk(root, prefix) if root.is_dir() else _file(root, prefix)
        if not found and root.is_dir():
            wrong = (
                f"no documents in it, only files of other formats ({len(others)})" if others else "no documents in it"
            )
            raise InputError(root, wrong, f"articles as {_formats()}", "name another folder, or convert the files")
        for source in found:
            if (real := source.path.resolve()) not in seen:
                seen.add(real)
                sources.append(source)
        skipped += others
    return tuple(sources), tuple(skipped)


def roots(paths: Sequence[Path]) -> tuple[tuple[Path, str], ...]:
    """Return each path with what comes before the names of its documents.

    That is nothing for one folder, a file's own name for a file, and the folder's name where several paths are given,
    with as many of its parents as tell them apart.
    """
    for path in paths:
        if not _exists(path):
            raise InputError(path, "there is no such file or folder", f"articles as {_formats()}", "check the spelling")
    found: dict[Path, Path] = {}
    for path in paths:
        found.setdefault(path.resolve(), path)
    unique = list(found.values())
    if len(unique) == 1:
        return ((unique[0], "" if unique[0].is_dir() else unique[0].name),)
    parts = [path.resolve().parts for path in unique]
    return tuple(
        (path, _shortest(own, [p for p in parts if p != own])) for path, own in zip(unique, parts, strict=True)
    )


def locate(paths: Sequence[Path], name: str) -> tuple[Path, int]:
    """Return the file that a document's path names under `paths`, and its row (0: the file is one document).

    InputError where there is none; a name never leads outside the folders given.
    """
    file, mark, row = name.rpartition("#")
    if not (mark and row.isdecimal() and PurePosixPath(file).suffix.lower() in TABLES):
        file, row = name, "0"
    parts = PurePosixPath(file).parts
    if parts and ".." not in parts and "\x00" not in file:
        for root, prefix in roots(paths):
            if root.is_file() and file == prefix:
                return root, int(row)
            inner = parts[len(PurePosixPath(prefix).parts) :]
            if (
                root.is_dir()
                and inner
                and file == "/".join((*filter(None, [prefix]), *inner))
                and _is_file(root.joinpath(*inner))
            ):
                return root.joinpath(*inner), int(row)
    raise InputError(
        name, "no such document under the paths given", "the folder that the graph was built from", "name that folder"
    )


def _shortest(own: tuple[str, ...], others: list[tuple[str, ...]]) -> str:
    length = next((n for n in range(1, len(own)) if all(other[-n:] != own[-n:] for other in others)), len(own))
    return "/".join(part for part in own[-length:] if part.strip("/\\"))


def _file(path: Path, name: str) -> tuple[list[Source], list[Skipped]]:
    if not path.is_file():
        raise InputError(
            path, "it is neither a file nor a folder", f"articles as {_formats()}", "save it as a file first"
        )
    if path.suffix.lower() not in FORMATS:
        raise InputError(
            path, f"files of the format {path.suffix or 'without suffix'} are not read", _formats(), "convert it"
        )
    if is_page(path):
        raise InputError(path, "it is a page that `passage` wrote", "an article", "name the articles it was made from")
    return [Source(path, name)], []


def _walk(root: Path, prefix: str) -> tuple[list[Source], list[Skipped]]:
    sources: list[Source] = []
    skipped: list[Skipped] = []
    known: dict[Path, dict[str, Facts]] = {}
    for path in _files(root, skipped, prefix):
        name = _name(path, root, prefix)
        if is_page(path):
            skipped.append(Skipped(name, "pages that `passage` wrote are no articles", "format"))
        elif path.suffix.lower() in FORMATS:
            sources.append(Source(path, name, _facts(path, root, known)))
        else:
            skipped.append(
                Skipped(name, f"files of the format {path.suffix.lower() or '(no suffix)'} are not read", "format")
            )
    return sources, skipped


def _files(root: Path, skipped: list[Skipped], prefix: str) -> Iterator[Path]:
    """Files under `root`, sorted by path part by part; linked folders are not entered, for they may lead in circles."""

    def failed(error: OSError) -> None:
        name = _name(Path(error.filename), root, prefix)
        skipped.append(Skipped(name, f"{name}: the folder cannot be read ({error.strerror})", "unreadable"))

    found: list[Path] = []
    for folder, folders, files in os.walk(root, onerror=failed):
        folders[:] = [name for name in folders if not _is_hidden(name) and not is_output(Path(folder, name))]
        skipped += [_linked(Path(folder, name), root, prefix) for name in folders if Path(folder, name).is_symlink()]
        ours = OUTPUT if is_output(Path(folder)) else frozenset()
        found += [
            Path(folder, name)
            for name in files
            if not _is_hidden(name) and name.lower() not in (NAME, JUDGEMENTS) and name not in ours
        ]
    yield from sorted(found, key=lambda path: path.relative_to(root).parts)


def _linked(folder: Path, root: Path, prefix: str) -> Skipped:
    name = _name(folder, root, prefix)
    return Skipped(name, f"{name}: a link to a folder is not followed; name that folder itself", "unreadable")


def _name(path: Path, root: Path, prefix: str) -> str:
    return "/".join(filter(None, (prefix, path.relative_to(root).as_posix())))


def _is_hidden(name: str) -> bool:
    return name.startswith((".", "~$")) or name == "__MACOSX"


def _facts(path: Path, root: Path, known: dict[Path, dict[str, Facts]]) -> dict[int, Facts]:
    """What the manifests of the file's folder and of those above it, up to `root`, say; the nearest wins."""
    facts: dict[int, Facts] = {}
    for folder in path.parents:
        if folder not in known:
            known[folder] = read_manifest(folder)
        name = path.relative_to(folder).as_posix()
        for written, said in known[folder].items():
            file, mark, row = written.rpartition("#")
            number = 0 if written == name else int(row) if mark and file == name and row.isdecimal() else None
            if number is not None:
                facts[number] = facts.get(number, Facts()).over(said)
        if folder == root:
            break
    return facts


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False


def _formats() -> str:
    return ", ".join(FORMATS)
