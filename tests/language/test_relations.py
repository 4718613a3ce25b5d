"""How two mentions are related: dates, what is likely enough, and what the model says of plain sentences."""

from __future__ import annotations

import numpy
import pytest
from spacy.language import Language

from graph.language import load_model
from graph.language.annotator import LIKELY
from graph.language.pairs import End, pairs
from graph.language.relations import dates, prior, related
from graph.language.tokens import blank_pipeline

DATES = {
    "She was born on 3 May 1970.": ["3 May 1970"],
    "Born May 3, 1970 in Porto": ["May 3, 1970"],
    "In 1999 and in Sept. 2001": ["1999", "2001"],
    "In March 2004, 300 people": ["March 2004"],
    "Room 1204B, 300 people in 1066": ["1066"],
    "No date here: 31 May": [],
}


@pytest.mark.parametrize(("text", "found"), DATES.items())
def test_dates_with_a_year(text: str, found: list[str]) -> None:
    assert [span.text for span in dates(blank_pipeline()(text))] == found


def test_of_two_words_alone_a_pair_has_the_mean() -> None:
    odds = numpy.full((2, 4, 4), -9, dtype=numpy.float32)
    odds[1, 0, 3], odds[1, 1, 3] = 6, -2
    vectors = numpy.eye(4, dtype=numpy.float32)  # so that the weights are the log odds themselves
    found = prior(vectors, vectors, odds, [slice(0, 2), slice(3, 4)], numpy.array([[0, 1]]))
    assert found.tolist() == [[-9, 2]]


@pytest.mark.parametrize(("at_least", "told"), [(0.5, ["B"]), (0.9, []), (0.001, ["A", "B"])])
def test_what_is_likely_enough_is_told(at_least: float, told: list[str]) -> None:
    doc = blank_pipeline()("Anna Weber left Lisbon")
    ends = [doc[0:2], doc[3:4]]
    given = pairs([End(0, 2, 1, "PER", 0), End(3, 4, 3, "LOC", 0)], [1, 2, 2, 2], [1] * 4, [False] * 4, [1] * 4)
    found = list(related(ends, given, numpy.array([[-6, 2], [-9, -9]]), ["A", "B"], at_least=at_least))
    assert [r.type for r in found] == told
    assert all((r.subject.text, r.object.text) == ("Anna Weber", "Lisbon") for r in found)
    assert all(r.probability == pytest.approx(1 / (1 + numpy.exp(-2))) for r in found if r.type == "B")


SAID = [
    ("Anna Weber was born in Vienna in 1970.", ("Anna Weber", "BORN_IN", "Vienna")),
    ("Anna Weber was born in Vienna in 1970.", ("Anna Weber", "BORN_ON", "1970")),
    ("Karl Braun studied law at the University of Porto.", ("Karl Braun", "EDUCATED_AT", "the University of Porto")),
    ("Karl Braun and his wife Maria live in Lisbon.", ("his", "SPOUSE_OF", "Maria")),
]


@pytest.mark.parametrize(("text", "fact"), SAID)
def test_the_model_tells_how_mentions_are_related(nlp: Language, text: str, fact: tuple[str, str, str]) -> None:
    def bare(text: str) -> str:
        return text.removeprefix("the ")

    found = {(bare(r.subject.text), r.type, bare(r.object.text)) for r in nlp(text)._.relations}
    assert (bare(fact[0]), fact[1], bare(fact[2])) in found


def test_the_model_sees_nothing_where_nothing_is_said(nlp: Language) -> None:
    assert nlp("It rained all day. Nothing happened.")._.relations == ()


def test_probabilities_are_probabilities(nlp: Language) -> None:
    doc = nlp(" ".join(text for text, _ in SAID))
    assert doc._.relations and all(LIKELY <= r.probability <= 1 for r in doc._.relations)


def test_relations_are_the_same_with_one_thread(nlp: Language) -> None:
    text = SAID[0][0]

    def said(model: Language) -> list[tuple[str, str, str]]:
        return [(r.subject.text, r.type, r.object.text) for r in model(text)._.relations]

    assert said(load_model(threads=1)) == said(nlp)
