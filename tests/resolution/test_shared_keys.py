"""Which documents share enough keys to be compared."""

import random
from collections import Counter
from itertools import combinations

import pytest

from graph.resolution import shared_keys
from graph.resolution.shared_keys import keys, pairs


@pytest.mark.parametrize(
    ("documents", "expected"),
    [
        ([], []),
        ([[], []], []),
        (["abc", "abc"], [(0, 1)]),
        (["abc", "abd"], []),
        (["abc", "xyz", "abcd", "cba"], [(0, 2), (0, 3), (2, 3)]),
        (["abc"] * 5, []),  # held by more than are common
    ],
)
def test_pairs(documents, expected):
    assert pairs([keys(d) for d in documents], common=4, least=3) == expected


@pytest.mark.parametrize("at_once", [1, 50, 10_000])
def test_as_counting_every_pair(at_once, monkeypatch):
    monkeypatch.setattr(shared_keys, "_AT_ONCE", at_once)
    draw = random.Random(1)
    documents = [{str(draw.randint(0, 60)) for _ in range(12)} for _ in range(80)]
    common = Counter(key for d in documents for key in d)
    expected = [
        (i, j)
        for i, j in combinations(range(80), 2)
        if sum(common[key] <= 20 for key in documents[i] & documents[j]) >= 3
    ]
    assert expected and pairs([keys(d) for d in documents], common=20, least=3) == expected
