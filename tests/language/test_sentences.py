from __future__ import annotations

import pytest
from spacy.language import Language

from graph.language.sentences import LONGEST, sentence_boundaries
from graph.language.tokens import blank_pipeline


@pytest.fixture(scope="module")
def tokenizer() -> Language:
    return blank_pipeline()


def split(tokenizer: Language, text: str) -> list[str]:
    return [sent.text.strip() for sent in sentence_boundaries(tokenizer.make_doc(text)).sents if sent.text.strip()]


# sentences are parted by " | "; a blank line is a paragraph
SENTENCES = [
    # full stops
    "The ferry sank. | Nobody drowned.",
    "What happened? | Nobody knows! | Nobody asks.",
    "The firm lost $3.5 million. | Shares fell 2.1 per cent.",
    "She scored 3.5. | He scored 4.",
    "The waiter said no. | Then he left.",
    "No. 5 was scratched. | Seven horses ran.",
    "Visit example.com for tickets. | Doors open at noon.",
    # abbreviations, titles, initials
    "Dr. Smith met Mr. Jones and Mrs. Hall. | They argued.",
    "J. R. Smith left the court. | He said nothing.",
    "Å. Berg paid the fine. | The case is closed.",
    "Gen. Weber resigned. | Col. Voss stayed, as did Capt. Lee and Sgt. Fox.",
    "Sen. Roe backed Gov. Noe. | Others did not.",
    "It happened on Jan. 5 in St. Louis. | Police came late.",
    "Acme Inc. said it would appeal. | The court declined.",
    "He was hired by Acme Inc. | The firm is small.",
    "He lives in the U.S. | The trial starts in May.",
    "The U.S. Senate voted. | The bill failed.",
    "The gates open at 5 p.m. on Monday.",
    "The gates open at 5 p.m. | They close at nine.",
    "Ships, e.g. tankers, must wait. | Fees apply.",
    # ellipses
    "They waited... | Then it rained.",
    "They waited... and waited.",
    "The worst … was behind them.",
    # quotation marks
    "“I left.” | She cried.",
    '"I left." | She cried.',
    "“It was cold,” he said. | “We slept outside.” | Nobody came.",
    '"It was cold", he said. | "We slept outside." | Nobody came.',
    "He said: “I left. | I ran.” | Then he slept.",
    "He asked, “Why?” and went.",
    "“Why?” he asked. | “Go!” she said.",
    "He called it “a farce”. | She agreed.",
    "‘I left.’ | She cried.",
    "«Je pars.» | He left.",
    "The club (founded in 1903) folded. | Fans wept.",
    "The club folded (in May). | Fans wept.",
    # words that a paraphrasing machine glued together
    "He was born inLisbon | The war began.",
    "They walked andItaly | There are records.",
    # none of these ends a sentence
    "The bank raised its rate to 4.25 per cent in the U.K. last week.",
    "The iPhone maker Acme Corp. fell 3 per cent.",
    "Mrs. O. Hall of St. Ives vs. the Crown.",
]


@pytest.mark.parametrize("marked", SENTENCES)
def test_sentences_end_where_a_reader_ends_them(tokenizer: Language, marked: str) -> None:
    wanted = marked.split(" | ")
    assert split(tokenizer, " ".join(wanted)) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Bank sues mayor\n\nThe bank sued. It lost.", ["Bank sues mayor", "The bank sued.", "It lost."]),
        ("Bank sues mayor\r\n\r\nThe bank sued.", ["Bank sues mayor", "The bank sued."]),
        ("He left.She stayed.", ["He left.", "She stayed."]),
        ("\n\nThe bank sued.\n\n", ["The bank sued."]),
        ("“The bank sued.\n\n“It lost.”", ["“The bank sued.", "“It lost.”"]),
    ],
)  # fmt: skip
def test_a_sentence_ends_without_a_space_too(tokenizer: Language, text: str, wanted: list[str]) -> None:
    assert split(tokenizer, text) == wanted


def test_sentences_are_no_longer_than_the_encoder_was_trained_on(tokenizer: Language) -> None:
    doc = sentence_boundaries(tokenizer.make_doc("and on it went " * 400))
    assert max(len(sent) for sent in doc.sents) <= LONGEST + 20


def test_sentences_lose_no_token(tokenizer: Language) -> None:
    doc = sentence_boundaries(tokenizer.make_doc("One.\n\n\n  Two! “Three?”\t\tFour"))
    assert "".join(sent.text_with_ws for sent in doc.sents) == doc.text
