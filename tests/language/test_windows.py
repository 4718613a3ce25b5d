"""Sentences go into windows in order, none lost, as many as fit."""

from __future__ import annotations

import pytest

from graph.language.windows import cut

CASES = [
    ([], []),
    ([5], [(0, 1)]),
    ([4, 4, 2], [(0, 3)]),
    ([4, 4, 3], [(0, 2), (2, 3)]),
    ([11, 1], [(0, 1), (1, 2)]),
    ([1, 11, 1], [(0, 1), (1, 2), (2, 3)]),
    ([30, 30], [(0, 1), (1, 2)]),
]


@pytest.mark.parametrize(("lengths", "windows"), CASES)
def test_windows_of_ten_words(lengths: list[int], windows: list[tuple[int, int]]) -> None:
    assert list(cut(lengths, longest=10)) == windows
