"""Which place lies in which, as far as the articles say."""

from __future__ import annotations

from collections.abc import Iterable

from graph.records import Claim


class Containment:
    """The asserted LOCATED_IN claims, followed through: a street in a town in a country lies in the country."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._around: dict[str, set[str]] = {}
        for claim in claims:
            if claim.type == "LOCATED_IN" and claim.status == "asserted":
                self._around.setdefault(claim.subject, set()).add(claim.object)

    def contains(self, outer: str, inner: str) -> bool:
        """Whether the place `inner` lies in the place `outer` and is not the same one."""
        seen, ahead = {inner}, [inner]
        while ahead:
            for place in self._around.get(ahead.pop(), ()):
                if place not in seen:
                    seen.add(place)
                    ahead.append(place)
        return outer in seen and outer != inner

    def related(self, left: str, right: str) -> bool:
        """Whether one of two places is the other or lies in it."""
        return left == right or self.contains(left, right) or self.contains(right, left)
