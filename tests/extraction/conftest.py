"""`read`: the records of a text; `told`: what it claims, as lines that can stand in a table."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from graph.extraction import extract
from graph.records import Chain, Claim, Document

Read = Callable[..., tuple[Document, tuple[Chain, ...], tuple[Claim, ...]]]


@pytest.fixture(scope="session")
def read(nlp: Language) -> Read:
    def of(
        text: str, *, published: str | None = None, debris: tuple[tuple[int, int], ...] = ()
    ) -> tuple[Document, tuple[Chain, ...], tuple[Claim, ...]]:
        document = Document("d", "d.txt", None, None, published, "0" * 64, text, debris)
        return document, *extract(document, nlp(document.prose))

    return of


@pytest.fixture(scope="session")
def told(read: Read) -> Callable[..., set[str]]:
    """Lines like "Maria Lund LEFT Riga asserted"; `speakers` and `dates` add " by …" and " on …" where there is one.

    RELATED is left out: it is what remains, and has a test of its own.
    """

    def of(text: str, *, published: str | None = None, speakers: bool = False, dates: bool = False) -> set[str]:
        _, chains, claims = read(text, published=published)
        name = {chain.id: chain.names[0] if chain.names else chain.mentions[0].text for chain in chains}
        return {
            f"{name[c.subject]} {c.type} {name[c.object]} {c.status}"
            + (f" by {name[c.speaker]}" if speakers and c.speaker else "")
            + (f" on {c.date}" if dates and c.date else "")
            for c in claims
            if c.type != "RELATED"
        }

    return of
