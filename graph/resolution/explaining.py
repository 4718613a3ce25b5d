"""Why two chains are one entity."""

from __future__ import annotations

from collections import deque

from graph.records import Merge
from graph.resolution.resolving import Resolution


def why(resolution: Resolution, left: str, right: str) -> tuple[Merge, ...]:
    """Return the merges that tie two chains (ids), in order from `left` to `right`.

    Empty where they are one chain. Where they are two entities, the proposals to join these.
    """
    ties: dict[str, list[tuple[str, Merge]]] = {}
    for merge in resolution.merges:
        if merge.decided_by != "proposal":
            ties.setdefault(merge.left, []).append((merge.right, merge))
            ties.setdefault(merge.right, []).append((merge.left, merge))
    came: dict[str, tuple[str, Merge] | None] = {left: None}
    waiting = deque([left])
    while waiting and right not in came:
        chain = waiting.popleft()
        for other, merge in ties.get(chain, ()):
            if other not in came:
                came[other] = (chain, merge)
                waiting.append(other)
    if right in came:
        path: list[Merge] = []
        step = came[right]
        while step is not None:
            path.append(step[1])
            step = came[step[0]]
        return tuple(reversed(path))
    ends = {resolution.entity_of.get(left), resolution.entity_of.get(right)}
    of = resolution.entity_of
    return tuple(m for m in resolution.merges if m.decided_by == "proposal" and {of[m.left], of[m.right]} == ends)
