"""The relation head: what its weights add up to, with weights of which the sum is known."""

from __future__ import annotations

import numpy
import pytest

from graph.language.pairs import DEEPEST, SLOTS, End, pairs
from graph.language.relation_head import RelationHead, shapes

WIDTH, VECTOR, TREE, RELATIONS = 4, 3, 9, 2
PAIR = pairs(
    [End(0, 1, 0, "PER", 0), End(3, 4, 3, "LOC", 0)], [1, 1, 3, 1], [1, 9, 2, 3], [False, False, True, False], [1] * 4
)
WORDS = numpy.arange(12, dtype=numpy.float32).reshape(4, 3)


def head(**changed: numpy.ndarray) -> RelationHead:
    weights = {name: numpy.zeros(s) for name, s in shapes(WIDTH, VECTOR, TREE, RELATIONS, deepest=DEEPEST).items()}
    weights["scale"] += 1
    weights["out"][:] = [[1, -1]] * WIDTH
    return RelationHead(weights | changed)


def odds(one: RelationHead, prior: float = 0.0) -> list[float]:
    """The log odds of the person with the place."""
    given = numpy.full((len(PAIR.ends), RELATIONS), prior, dtype=numpy.float32)
    return one(WORDS, given, PAIR)[0].round(3).tolist()  # type: ignore[no-any-return]


def test_without_weights_the_bias_is_all() -> None:
    assert odds(head(out_bias=numpy.array([-4.0, -3.0]))) == [-4, -3]


@pytest.mark.parametrize("name", ["subject_steps", "object_steps", "distance", "subject_kind", "object_kind", "kinds"])
def test_what_is_counted_is_looked_up(name: str) -> None:
    table = numpy.zeros(shapes(WIDTH, VECTOR, TREE, RELATIONS, deepest=DEEPEST)[name])
    table[:, 0] = 1
    assert odds(head(**{name: table}, out=numpy.eye(WIDTH)[:, :RELATIONS])) != [0, 0]


@pytest.mark.parametrize(("slot", "there"), [("top", True), ("case_object", True), ("case_subject", False)])
def test_a_word_that_is_not_there_weighs_nothing(slot: str, there: bool) -> None:
    slots = numpy.zeros((len(SLOTS) + 1, VECTOR, WIDTH))
    slots[SLOTS.index(slot), :, 0] = 1
    assert (odds(head(slots=slots, out=numpy.eye(WIDTH)[:, :RELATIONS])) != [0, 0]) is there


def test_what_two_words_alone_say_goes_in() -> None:
    prior = numpy.zeros((RELATIONS, WIDTH))
    prior[0, 0] = 1
    one = head(prior=prior, out=numpy.eye(WIDTH)[:, :RELATIONS])
    assert odds(one, 4.0)[0] > 0 > odds(one, -4.0)[0]
