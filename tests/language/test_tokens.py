from __future__ import annotations

import pytest
from spacy.language import Language

from graph.language.tokens import blank_pipeline


@pytest.fixture(scope="module")
def tokenizer() -> Language:
    return blank_pipeline()


TOKENS = [
    ("He fled toFrance.", "He fled to France ."),
    ("born inLisbon", "born in Lisbon"),
    ("moved fromParis", "moved from Paris"),
    ("andIsrael", "and Israel"),
    ("saidtheGuardian", "saidthe Guardian"),
    ("the captain's boat", "the captain 's boat"),
    ("Col. Voss", "Col. Voss"),
    ("Oslo-based", "Oslo - based"),
    ("(Reuters)", "( Reuters )"),
    ("“Go!” she", "“ Go ! ” she"),
]
WHOLE = "iPhone eBay YouTube McDonald LaGuardia DeepMind deGrasse vonTrapp macOS UNHCR U.N. PhD MacLeod O’Brien"


@pytest.mark.parametrize(("text", "words"), TOKENS)
def test_words_are_parted(tokenizer: Language, text: str, words: str) -> None:
    assert [t.text for t in tokenizer(text)] == words.split()


@pytest.mark.parametrize("word", WHOLE.split())
def test_one_word_stays_one(tokenizer: Language, word: str) -> None:
    assert [t.text for t in tokenizer(f"the {word} case")] == ["the", word, "case"]


def test_tokens_give_the_text_back(tokenizer: Language) -> None:
    text = "He fled toFrance,\n\tthen (in May)… “Go!” 3.5% £5 a@b.de"
    assert tokenizer(text).text == text
