from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.judgements import Anchor, Judgement


@pytest.fixture
def judgement() -> Callable[..., Judgement]:
    """A judgement on two names given as "path:start name"; an article's hash is its path unless it is said."""

    def anchor(said: str, sha256: str) -> Anchor:
        place, name = said.split(" ", 1)
        path, start = place.split(":")
        return Anchor(name, "PERSON", path, int(start), int(start) + len(name), sha256 or path)

    def made(verdict: str, left: str, right: str, *, place: str = "", sha256: str = "") -> Judgement:
        return Judgement(verdict, anchor(left, sha256), anchor(right, sha256), "2024-05-03", "", place)  # type: ignore[arg-type]

    return made
