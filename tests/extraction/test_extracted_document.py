"""What holds for every document: quotes proven, ids unique, debris not read, the same twice."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import spacy
from spacy.language import Language

from graph.extraction import extract
from graph.records import STATUSES, Chain, Claim, Document
from graph.vocabulary import relation_types

Extracted = tuple[Document, tuple[Chain, ...], tuple[Claim, ...]]

ARTICLE = """  Polaris Bank chief flees 🛫 to Oslo

Anna Weber, 52, chief executive of Polaris Bank, fled from Vienna to Oslo on Monday, her lawyer, J. R. Smith, said.
She “never met Pedro Alves”, he told the BBC.  “I helped Anna Weber,” Smith said.

Share this article

Three clerks, who had left Austria in May, were arrested by Interpol. The three are said to be in Malta.\tThen nothing.
Pedro Alves, mayor of Porto, denies that he killed Nils Berg in Zürich.


"""


@pytest.fixture(scope="module")
def article(read: Callable[..., Extracted]) -> Extracted:
    return read(ARTICLE, published="2023-06-14")


def test_every_quote_is_the_text_at_its_offsets(article: Extracted) -> None:
    document, _, claims = article
    assert len(claims) >= 6
    for claim in claims:
        assert claim.quote == document.text[claim.start : claim.end] == claim.quote.strip() != ""
        assert claim.phrase in claim.quote


def test_every_mention_is_the_text_at_its_offsets(article: Extracted) -> None:
    document, chains, _ = article
    mentions = [mention for chain in chains for mention in chain.mentions]
    assert all(m.text == document.text[m.start : m.end] != "" and m.document == document.id for m in mentions)


def test_chains_have_ids_of_their_own_and_ordered_mentions(article: Extracted) -> None:
    _, chains, _ = article
    assert len({chain.id for chain in chains}) == len(chains)
    for chain in chains:
        first = chain.mentions[0]
        assert chain.id == f"d:{first.start}-{first.end}/{chain.type}" and chain.names
        assert list(chain.mentions) == sorted(set(chain.mentions), key=lambda m: (m.start, m.end))


def test_claims_keep_to_the_vocabulary(article: Extracted) -> None:
    _, chains, claims = article
    type_of = {chain.id: chain.type for chain in chains}
    for claim in claims:
        assert relation_types()[claim.type].allows(type_of[claim.subject], type_of[claim.object])
        assert claim.status in STATUSES and 0 < claim.confidence <= 1 and claim.subject != claim.object
        assert claim.speaker is None or claim.speaker in type_of


def test_no_claim_is_made_twice(article: Extracted) -> None:
    _, _, claims = article
    assert len(set(claims)) == len(claims)


def test_the_same_text_gives_the_same_records(read: Callable[..., Extracted], article: Extracted) -> None:
    assert read(ARTICLE, published="2023-06-14") == article


@pytest.mark.parametrize("cut", ["Anna Weber, 52", "Share this article", "Three clerks, who"])
def test_debris_is_not_read(read: Callable[..., Extracted], cut: str) -> None:
    start = ARTICLE.index(cut)
    end = ARTICLE.index("\n", start)
    document, chains, claims = read(ARTICLE, debris=((start, end),))
    assert document.text == ARTICLE and claims
    assert not any(m.start < end and m.end > start for chain in chains for m in chain.mentions)
    assert not any(c.start < end and c.end > start for c in claims)


def test_debris_may_be_everything(read: Callable[..., Extracted]) -> None:
    assert read(ARTICLE, debris=((0, len(ARTICLE)),))[1:] == ((), ())


@pytest.mark.parametrize(
    "text", ["", " \n ", ".", "😀", "Anna Weber", "سافرت آنا", "a" * 5000, "Anna \x00 met \x1b Pedro."]
)
def test_odd_texts_claim_nothing(read: Callable[..., Extracted], text: str) -> None:
    assert not [c for c in read(text)[2] if c.type != "MET"]


def test_a_doc_without_syntax_is_refused() -> None:
    text = "Anna Weber fled to Oslo."
    document = Document("d", "d.txt", None, None, None, "0" * 64, text)
    with pytest.raises(ValueError, match="load_model"):
        extract(document, spacy.blank("en")(text))


def test_a_doc_of_another_text_is_refused(nlp: Language) -> None:
    document = Document("d", "d.txt", None, None, None, "0" * 64, "Anna Weber fled to Oslo.")
    with pytest.raises(ValueError, match="another text"):
        extract(document, nlp("Anna Weber fled."))


def test_a_named_end_is_surer_than_a_described_one(read: Callable[..., Extracted]) -> None:
    named, described = (read(f"{who} fled to Oslo.")[2][0] for who in ("Anna Weber", "Three clerks"))
    assert named.confidence > described.confidence


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Anna Weber fled to Oslo.", "fled to"),
        ("Anna Weber is head of Polaris Bank.", "head of"),
        ("Anna Weber set up Polaris Bank.", "set up"),
        ("Anna Weber married Nils Berg.", "married"),
    ],
)
def test_phrase_is_the_words_that_say_it(read: Callable[..., Extracted], text: str, phrase: str) -> None:
    assert [claim.phrase for claim in read(text)[2]] == [phrase]


def test_text_is_read_in_the_order_of_events(read: Callable[..., Extracted]) -> None:
    _, chains, claims = read("Anna Weber reached Oslo after fleeing Vienna. Before reaching Riga, she left Malta.")
    name = {chain.id: chain.names[0] for chain in chains}
    assert [name[claim.object] for claim in claims] == ["Vienna", "Oslo", "Malta", "Riga"]


def test_a_long_document_is_read(nlp: Language) -> None:
    text = "Anna Weber fled to Oslo. She met Pedro Alves there. Nobody helped the three clerks.\n\n" * 60
    document = Document("d", "d.txt", None, None, None, "0" * 64, text)
    chains, claims = extract(document, nlp(document.prose))
    assert len(claims) >= 60 and len({chain.id for chain in chains}) == len(chains)
