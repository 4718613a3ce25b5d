"""Rows of BIO labels: the best row is the one that trying all of them finds; spans as they are read off."""

from __future__ import annotations

from itertools import product

import numpy
import pytest

from graph.language.bio import best_row, bio_spans


@pytest.mark.parametrize("seed", range(8))
def test_the_best_row_is_the_best_of_all(seed: int) -> None:
    chance = numpy.random.default_rng(seed)
    scores = chance.normal(size=(seed % 5 + 1, 3)).astype(numpy.float32)
    transitions = chance.normal(size=(3, 3)).astype(numpy.float32)

    def worth(row: tuple[int, ...]) -> float:
        steps = zip((0, *row), row, strict=False)
        return float(sum(scores[i, label] for i, label in enumerate(row)) + sum(transitions[a, b] for a, b in steps))

    assert tuple(best_row(scores, transitions)) == max(product(range(3), repeat=len(scores)), key=worth)


def test_a_text_without_words_has_no_labels() -> None:
    assert best_row(numpy.zeros((0, 7), numpy.float32), numpy.zeros((7, 7), numpy.float32)) == []


def test_steps_decide_between_labels_that_are_alike() -> None:
    scores = numpy.array([[0, 3, 0], [0, 1.0, 1.1]], dtype=numpy.float32)
    assert best_row(scores, numpy.zeros((3, 3), numpy.float32)) == [1, 2]
    again = numpy.array([[0, 0, 0], [0, 1, 0], [0, 0, 0]], dtype=numpy.float32)
    assert best_row(scores, again) == [1, 1]


@pytest.mark.parametrize(
    ("labels", "spans"),
    [
        ("", []),
        ("O O", []),
        ("B-PER I-PER O", [(0, 2, "PER")]),
        ("B-PER B-PER", [(0, 1, "PER"), (1, 2, "PER")]),
        ("B-ORG I-PER", [(0, 1, "ORG"), (1, 2, "PER")]),
        ("O I-LOC I-LOC", [(1, 3, "LOC")]),
        ("I-LOC O I-LOC", [(0, 1, "LOC"), (2, 3, "LOC")]),
    ],
)
def test_spans_of_a_row(labels: str, spans: list[tuple[int, int, str]]) -> None:
    assert bio_spans(labels.split()) == spans
