"""Judgements that cannot all be obeyed: one says "different" of what others, one by one, say is the same."""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable, Iterable

from graph.errors import InputError
from graph.judgements.judgement import Judgement


def check_consistent(judged: Iterable[tuple[Judgement, Hashable, Hashable]]) -> None:
    """InputError that names the lines of the first contradiction; each judgement comes with the two things it ties."""
    rows = list(judged)
    ties: dict[Hashable, list[tuple[Hashable, Judgement]]] = {}
    for judgement, left, right in rows:
        if judgement.verdict == "same":
            ties.setdefault(left, []).append((right, judgement))
            ties.setdefault(right, []).append((left, judgement))
    for judgement, left, right in rows:
        if judgement.verdict == "different":
            against = _path(ties, left, right)
            if against:
                raise _contradiction(judgement, against)


def _path(ties: dict[Hashable, list[tuple[Hashable, Judgement]]], left: Hashable, right: Hashable) -> list[Judgement]:
    """Return the fewest judgements that lead from `left` to `right`; empty where none do, or where both are one."""
    came: dict[Hashable, tuple[Hashable, Judgement] | None] = {left: None}
    waiting = deque([left])
    while waiting and right not in came:
        one = waiting.popleft()
        for other, judgement in ties.get(one, ()):
            if other not in came:
                came[other] = (one, judgement)
                waiting.append(other)
    path: list[Judgement] = []
    step = came.get(right)
    while step is not None:
        path.append(step[1])
        step = came[step[0]]
    return path[::-1]


def _contradiction(judgement: Judgement, against: list[Judgement]) -> InputError:
    names = f"“{judgement.left.name}” and “{judgement.right.name}”"
    places = [j.place for j in against]
    told = " and ".join(filter(None, [", ".join(places[:-1]), places[-1]]))
    says = "says that they are one" if len(places) == 1 else "together say that they are one"
    return InputError(
        judgement.place,
        f"says that {names} are different, but {told} {says}",
        "judgements that can all be true",
        "take one of them back: --undo, or delete its line",
    )
