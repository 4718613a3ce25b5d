"""Mentions are joined into chains by tables of features and the encoder's vectors."""

from __future__ import annotations

import numpy
import pytest
from spacy.language import Language

from graph.language.coreference import REACH, SIZES, Mention, Words, choices, form, pair_features

# "Anna Weber met Karl . She and Weber left the club , her home ."
TEXT = "Anna Weber met Karl . She and Weber left the club , her home .".split()
WORDS = Words(
    TEXT,
    [1] * 5 + [2] * 10,
    "PROPN PROPN VERB PROPN PUNCT PRON CCONJ PROPN VERB DET NOUN PUNCT PRON NOUN PUNCT".split(),
    [2, 0, 2, 2, 2, 8, 7, 5, 8, 10, 8, 13, 13, 10, 8],
    "nsubj flat root obj punct nsubj cc conj root det obj punct nmod:poss appos punct".split(),
)
ANNA, KARL, SHE, WEBER, CLUB, HER, HOME = MENTIONS = [
    Mention(0, 0, 2, "PER"), Mention(3, 3, 4, "PER"), Mention(5, 5, 6, "PER"), Mention(7, 7, 8, "PER"),
    Mention(10, 9, 11, "ORG"), Mention(12, 12, 13, "PER"), Mention(13, 13, 14, "LOC"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("mention", "of_form"), [(ANNA, "name"), (SHE, "she"), (HER, "she"), (CLUB, "nominal"), (HOME, "nominal")]
)
def test_the_form_of_a_mention(mention: Mention, of_form: str) -> None:
    assert form(WORDS, mention) == of_form


def feature(name: str, later: int, earlier: int) -> int:
    return int(pair_features(WORDS, MENTIONS)[name][later, later - 1 - earlier])


def test_words_in_common() -> None:
    level = {pair: feature("match", *pair) % 5 for pair in [(3, 0), (1, 0), (3, 1), (5, 2)]}
    assert level == {(3, 0): 2, (1, 0): 0, (3, 1): 0, (5, 2): 0}


def test_syntax_between_mentions() -> None:
    assert feature("syntax", 1, 0) == 1  # of one verb
    assert feature("syntax", 6, 4) == 3  # apposition
    assert feature("syntax", 6, 5) == 2  # her home
    assert feature("syntax", 4, 0) == 0


def test_a_mention_has_no_antecedent_before_the_first() -> None:
    valid = pair_features(WORDS, MENTIONS)["valid"]
    assert valid.sum(1).tolist() == [0, 1, 2, 3, 4, 5, 6]


def test_an_antecedent_stands_within_reach() -> None:
    many = [Mention(i % len(TEXT), i % len(TEXT), i % len(TEXT) + 1, "PER") for i in range(3 * REACH)]
    assert pair_features(WORDS, many)["valid"].shape == (3 * REACH, REACH)


def tables(**filled: tuple[tuple[int, ...], float]) -> dict[str, numpy.ndarray]:
    made = {name: numpy.zeros(size, dtype=numpy.float32) for name, size in SIZES.items()}
    made |= {"fresh": numpy.zeros(10, numpy.float32), "fresh_vector": numpy.zeros(2, numpy.float32)}
    for name, (place, value) in filled.items():
        made[name][place] = value
    return made


def joined(weights: dict[str, numpy.ndarray], vectors: dict[int, list[float]] | None = None) -> list[list[int]]:
    anaphors, antecedents = numpy.zeros((2, 7, 2), dtype=numpy.float32)
    for i, vector in (vectors or {}).items():
        anaphors[i] = antecedents[i] = vector
    return [chain for chain in choices(WORDS, MENTIONS, anaphors, antecedents, weights).chains() if len(chain) > 1]


def test_nothing_speaks_for_a_chain() -> None:
    assert joined(tables()) == []


def test_a_feature_joins() -> None:
    assert joined(tables(match=((0, 2), 1.0))) == [[0, 3]]


def test_a_stronger_word_for_a_new_chain_parts() -> None:
    assert joined(tables(match=((0, 2), 1.0), fresh=((0,), 2.0))) == []


def test_vectors_join() -> None:
    assert joined(tables(), {2: [1, 0], 5: [1, 0], 1: [0, 1]}) == [[2, 5]]


def test_chains_are_closed_over_their_links() -> None:
    assert joined(tables(match=((0, 2), 1.0)), {3: [1, 0], 5: [1, 0]}) == [[0, 3, 5]]


def test_each_antecedent_is_as_likely_as_what_speaks_for_it() -> None:
    nothing = numpy.zeros((7, 2), dtype=numpy.float32)
    chosen = choices(WORDS, MENTIONS, nothing, nothing, tables())
    assert chosen.likely(0, at_least=0.001) == {}
    assert chosen.likely(2, at_least=0.001) == pytest.approx({0: 1 / 3, 1: 1 / 3})
    assert chosen.likely(2, at_least=0.5) == {}


STORIES = [
    ("Anna Weber flew to Lisbon. She met Karl Braun there. He thanked her.", {"Anna Weber", "She", "her"}),
    ("Anna Weber flew to Lisbon. She met Karl Braun there. He thanked her.", {"Karl Braun", "He"}),
    (
        "Norvik Shipping closed in May. The company said that it had lost money.",
        {"Norvik Shipping", "The company", "it"},
    ),
]


@pytest.mark.parametrize(("text", "chain"), STORIES)
def test_the_model_tells_who_is_who(nlp: Language, text: str, chain: set[str]) -> None:
    doc = nlp(text)
    found = [{span.text for span in spans} for spans in doc.spans.values()]
    assert chain in found
