from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.records import Chain, Document, EntityType, Mention


@pytest.fixture
def document() -> Callable[..., Document]:
    def made(id: str, text: str = "", *, report: str = "") -> Document:
        return Document(id, f"{id}.txt", None, None, None, id, text, (), report)

    return made


@pytest.fixture
def chain() -> Callable[..., Chain]:
    """A chain `start` characters into a document, one name mention for each of its names."""

    def made(document: str, start: int, type: EntityType, *names: str, **said: object) -> Chain:
        mentions = tuple(
            Mention(document, start + i, start + i + len(name), name, "name") for i, name in enumerate(names)
        )
        return Chain(f"{document}:{start}", document, type, names, mentions, **said)  # type: ignore[arg-type]

    return made
