"""Read articles into documents."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from graph.errors import DocumentError, InputError
from graph.reading.content import Content
from graph.reading.debris import mark_debris, merged
from graph.reading.manifest import Facts
from graph.reading.markdown import without
from graph.reading.metadata import metadata_of
from graph.reading.plain import LIMIT
from graph.reading.readers import ARTICLES, TABLES
from graph.reading.walk import Skipped, Source, find_sources
from graph.records import Document, content_id


def read_paths(
    paths: Sequence[Path],
    *,
    encoding: str = "utf-8",
    on_skip: Callable[[Skipped], None] = lambda skipped: None,
    on_progress: Callable[[int, int], None] = lambda done, total: None,
) -> Iterator[Document]:
    """Yield the documents in files and folders, in a fixed order; `encoding` is that of files that are not UTF-8.

    What the user named is checked before the first document (InputError). A document that cannot be read goes to
    `on_skip`, the others are not touched. `on_progress` hears how many files of how many are done.
    """
    checked_encoding(encoding)
    sources, others = find_sources([Path(path) for path in paths])
    return _documents(sources, others, encoding, on_skip, on_progress)


def checked_encoding(encoding: str) -> None:
    """InputError where Python knows no text encoding of that name."""
    try:
        "a".encode(encoding)
    except (LookupError, ValueError) as error:
        raise InputError(
            "--encoding", f"{encoding[:40]!r} is no text encoding", "a name such as cp1252 or koi8-r", "correct it"
        ) from error


def contents_of(path: Path, name: str, encoding: str) -> Iterator[tuple[int, Content | DocumentError, str]]:
    """Yield row number (0: the file itself), content and SHA-256 (empty for an error) of each article in a file.

    DocumentError where the file as a whole cannot be read. Rows are hashed as their text in UTF-8.
    """
    suffix = path.suffix.lower()
    try:
        if not path.is_file():
            raise DocumentError(name, "it is not a regular file", "a file", "leave it out")
        if suffix in TABLES:
            for row in TABLES[suffix](path, name, encoding):
                text = row.content.text if isinstance(row.content, Content) else None
                yield row.number, row.content, "" if text is None else hashlib.sha256(text.encode()).hexdigest()
            return
        data = _bytes(path, name)
    except OSError as error:
        raise DocumentError(
            name, f"it cannot be read ({error.strerror or error})", "a readable file", "change its permissions"
        ) from error
    yield 0, ARTICLES[suffix](data, name, encoding), hashlib.sha256(data).hexdigest()


def _documents(
    sources: Sequence[Source],
    others: Sequence[Skipped],
    encoding: str,
    on_skip: Callable[[Skipped], None],
    on_progress: Callable[[int, int], None],
) -> Iterator[Document]:
    for other in others:
        on_skip(other)
    for done, source in enumerate(sources, 1):
        try:
            for number, content, sha256 in contents_of(source.path, source.name, encoding):
                if isinstance(content, DocumentError):
                    on_skip(_skipped(f"{source.name}#{number}", content))
                else:
                    yield _document(source, number, content, sha256)
        except DocumentError as error:
            on_skip(_skipped(source.name, error))
        on_progress(done, len(sources))


def _skipped(name: str, error: DocumentError) -> Skipped:
    return Skipped(name, str(error), "unreadable")


def _bytes(path: Path, name: str) -> bytes:
    size = path.stat().st_size
    if size > LIMIT:
        raise DocumentError(
            name,
            f"it has {size:,} bytes",
            f"at most {LIMIT:,} in one article",
            "split it, or use .jsonl for many articles",
        )
    return path.read_bytes()


def _document(source: Source, number: int, content: Content, sha256: str) -> Document:
    path = f"{source.name}#{number}" if number else source.name
    text = content.text
    prose = without(text, content.markup) if content.markup else text
    read = metadata_of(prose)
    said = source.facts.get(number, Facts()).over(source.facts.get(0, Facts()))
    facts = said.over(Facts(content.title, content.outlet, content.published)).over(
        Facts(read.title, read.outlet, read.published)
    )
    return Document(
        id=content_id("d", path, sha256),
        path=path,
        title=facts.title,
        outlet=facts.outlet,
        published=facts.published,
        sha256=sha256,
        text=text,
        debris=merged([*mark_debris(prose), *content.markup], text),
    )
