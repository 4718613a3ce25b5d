"""Words become pieces: never none, never more than the encoder has room for; how a word is written is kept."""

from __future__ import annotations

import pytest

from graph.language.encoder import MODEL
from graph.language.pieces import OF_A_WORD, ROOM, Pieces, case

WRITTEN = {
    "lisbon": 0, "and": 0, "ñandú": 0, "…": 0, "": 0,
    "Lisbon": 1, "A": 1, "Élodie": 1, "O'Neill": 1,
    "NATO": 2, "U.S.": 2, "J.": 2, "F16": 2, "ÉTÉ": 2,
    "McKenzie": 3, "iPhone": 3, "2024": 3, "18th": 3,
}  # fmt: skip


@pytest.fixture(scope="module")
def pieces() -> Pieces:
    return Pieces(MODEL / "tokenizer.json")


@pytest.mark.parametrize(("word", "number"), WRITTEN.items())
def test_how_a_word_is_written(word: str, number: int) -> None:
    assert case(word) == number


def test_small_and_capital_letters_have_the_same_pieces(pieces: Pieces) -> None:
    assert pieces(["LISBON"]) == pieces(["lisbon"])


@pytest.mark.parametrize("word", ["\u200b", "\x00", "\U0001f600", "ж" * 30, "a" * 5000])
def test_every_word_has_some_pieces(pieces: Pieces, word: str) -> None:
    (cut,) = pieces([word])
    assert 1 <= len(cut) <= OF_A_WORD


def test_a_window_of_strange_words_has_room(pieces: Pieces) -> None:
    words = ["xqzvwkjhgfdp"] * 160
    cut = pieces(words)
    assert len(cut) == 160 and sum(map(len, cut)) <= ROOM
    assert len(pieces(words[:1])[0]) > len(cut[0])
