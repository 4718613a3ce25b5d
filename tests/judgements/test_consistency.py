"""Judgements that cannot all be obeyed are told by their lines, whatever leads from one name to the other."""

import pytest

from graph.errors import InputError
from graph.judgements import check_consistent

A, B, C, D = "a.txt:0 Ana", "b.txt:0 Bea", "c.txt:0 Cas", "d.txt:0 Dov"


def rows(judgement, *said):
    made = [judgement(verdict, left, right, place=f"j:{i}") for i, (verdict, left, right) in enumerate(said, 1)]
    return [(j, j.left.spot, j.right.spot) for j in made]


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ([("same", A, B), ("different", A, B)], "j:2: says that “Ana” and “Bea” are different, but j:1 says"),
        ([("different", B, A), ("same", A, B)], "j:1: says that “Bea” and “Ana” are different, but j:2 says"),
        ([("same", A, B), ("same", B, C), ("different", A, C)], "j:3: .* but j:1 and j:2 together say that they are"),
        ([("same", A, B), ("same", C, B), ("same", C, D), ("different", D, A)], "j:4: .* j:3, j:2 and j:1 together"),
        # of two ways the shorter one
        ([("same", A, B), ("same", B, C), ("same", C, A), ("different", A, C)], "j:4: .* but j:3 says"),
    ],
)  # fmt: skip
def test_contradictions(said, message, judgement):
    with pytest.raises(InputError, match=message):
        check_consistent(rows(judgement, *said))


@pytest.mark.parametrize(
    "said",
    [
        [],
        [("same", A, B), ("same", A, B), ("different", A, C), ("different", C, B)],
        [("same", A, B), ("unsure", A, B), ("same", C, D), ("different", A, D)],
        [("unsure", A, B), ("unsure", B, C), ("different", A, C)],
        [("different", A, B), ("different", B, C), ("different", A, C)],
    ],
)
def test_what_can_be_true_together(said, judgement):
    check_consistent(rows(judgement, *said))
