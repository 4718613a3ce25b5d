"""Pairs of ends within a sentence: what stands between them in its tree, read by hand for one short text."""

from __future__ import annotations

import numpy
import pytest

from graph.language.pairs import FARTHEST, SLOTS, End, Pairs, pairs

#        0     1     2      3     4     5    6      7
WORDS = "Anna flew from Lisbon to Rome . He slept".split()
HEADS = [1, 1, 3, 1, 5, 1, 1, 8, 8]
RELATIONS = [1, 9, 2, 3, 2, 3, 4, 1, 9]
SENTENCES = [1] * 7 + [2, 2]
CASES = [w in ("from", "to") for w in WORDS]
ANNA, LISBON, ROME, HE = (End(i, i + 1, i, kind, 0) for i, kind in ((0, "PER"), (3, "LOC"), (5, "LOC"), (7, "PER")))


def of(*ends: End) -> Pairs:
    return pairs(ends, HEADS, RELATIONS, CASES, SENTENCES)


def row(found: Pairs, subject: int, object_: int) -> int:
    (at,) = numpy.nonzero((found.ends == [subject, object_]).all(1))[0]
    return int(at)


def test_ends_of_one_sentence_are_paired_both_ways() -> None:
    found = of(ANNA, LISBON, ROME, HE)
    assert {tuple(pair) for pair in found.ends} == {(i, j) for i in range(3) for j in range(3) if i != j}


@pytest.mark.parametrize(
    ("ends", "reason"),
    [
        ((ANNA, HE), "two sentences"),
        ((End(3, 6, 3, "LOC", 0), ROME), "the one inside the other"),
        ((ANNA,), "one alone"),
        ((), "none"),
    ],
)
def test_what_is_no_pair(ends: tuple[End, ...], reason: str) -> None:
    assert len(of(*ends).ends) == 0, reason


def test_a_date_and_an_adjective_are_never_subjects() -> None:
    found = of(ANNA, End(3, 4, 3, "NORP", 2), End(5, 6, 5, "DATE", 2))
    assert {tuple(pair) for pair in found.ends} == {(0, 1), (0, 2)}


@pytest.mark.parametrize(
    ("subject", "object_", "slots", "between"),
    [
        (0, 2, {"subject": 0, "object": 5, "top": 1, "below_subject": 0, "below_object": 5, "case_object": 4}, []),
        (1, 2, {"top": 1, "case_subject": 2, "case_object": 4, "case_below_subject": 2, "case_below_object": 4}, []),
        (0, 1, {"case_subject": -1, "case_below_subject": -1}, []),
    ],
)
def test_the_words_of_a_pair(subject: int, object_: int, slots: dict[str, int], between: list[int]) -> None:
    found = of(ANNA, LISBON, ROME)
    at = row(found, subject, object_)
    words = dict(zip(SLOTS, found.words[at].tolist(), strict=True))
    assert {name: words[name] for name in slots} == slots
    assert numpy.nonzero(found.between[at])[0].tolist() == between


def test_one_end_may_hang_on_the_other() -> None:
    # "brother of Anna": brother ← Anna ← of, and a word between in "brother of the aunt of Anna"
    heads, relations = [0, 2, 0, 4, 2], [9, 2, 5, 2, 5]
    ends = [End(0, 1, 0, "PER", 2), End(4, 5, 4, "PER", 0)]
    found = pairs(ends, heads, relations, [False, True, False, True, False], [1] * 5)
    at = row(found, 0, 1)
    assert found.words[at].tolist() == [0, 4, 0, -1, 2, -1, 3, -1, 1]
    assert numpy.nonzero(found.between[at])[0].tolist() == [2]
    assert found.up[at].tolist() == [0, 0, 0, 0] and found.down[at].tolist() == [5, 5, 0, 0]


def test_the_way_and_the_distance_are_counted() -> None:
    found = of(ANNA, ROME)
    forth, back = row(found, 0, 1), row(found, 1, 0)
    assert found.up[forth].tolist() == [1, 0, 0, 0] and found.down[forth].tolist() == [3, 0, 0, 0]
    assert found.counts[forth].tolist() == [1, 1, FARTHEST + 2, 0, 6]
    assert found.counts[back].tolist() == [1, 1, FARTHEST - 2, 6, 0]
