"""Read documents again, to prove quotes against the files that they came from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from graph.errors import DocumentError, InputError, ProofError
from graph.reading.content import Content
from graph.reading.documents import checked_encoding, contents_of
from graph.reading.walk import locate
from graph.records import Document


def read_document_text(paths: Sequence[Path], document: Document, *, encoding: str = "utf-8") -> str:
    """Return the text of a document as it is in the files under `paths` now.

    ProofError where it is no longer there, can no longer be read, or is not the one whose SHA-256 the document has.
    """
    _, text = next(reread([document], paths=paths, encoding=encoding))
    if isinstance(text, ProofError):
        raise text
    return text


def reread(
    documents: Sequence[Document], *, paths: Sequence[Path], encoding: str = "utf-8"
) -> Iterator[tuple[Document, str | ProofError]]:
    """Yield each document with its text as it is now, or with what is wrong; each file is read once.

    A redacted document comes with the text of its file, in which the names still stand; its hash cannot be tried.
    `paths` are those that the documents were read from; the order is that of the files' first documents.
    """
    checked_encoding(encoding)
    wanted: dict[Path, dict[int, list[Document]]] = {}
    for document in documents:
        try:
            file, row = locate(paths, document.path)
        except InputError as error:
            yield document, ProofError(document.path, error.wrong, error.expected, error.remedy)
        else:
            wanted.setdefault(file, {}).setdefault(row, []).append(document)
    for file, rows in wanted.items():
        yield from _file(file, rows, encoding)


def _file(file: Path, rows: dict[int, list[Document]], encoding: str) -> Iterator[tuple[Document, str | ProofError]]:
    left = dict(rows)
    name = next(iter(rows.values()))[0].path
    problem = ProofError(name, "it is no longer there", "the file that the graph was built from", "build again")
    try:
        for number, content, sha256 in contents_of(file, name, encoding):
            for document in left.pop(number, ()):
                yield document, _proven(document, content, sha256)
            if not left:
                return
    except DocumentError as error:
        problem = ProofError(name, error.wrong, error.expected, error.remedy)
    for documents in left.values():
        for document in documents:
            yield document, problem


def _proven(document: Document, content: Content | DocumentError, sha256: str) -> str | ProofError:
    if isinstance(content, DocumentError):
        return ProofError(document.path, content.wrong, content.expected, content.remedy)
    if sha256 != document.sha256 and not document.redacted:
        return ProofError(
            document.path, f"its SHA-256 is {sha256}", document.sha256, "build again, or restore the file"
        )
    return content.text
