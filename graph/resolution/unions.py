"""Sets of things that are joined two by two (union-find)."""

from __future__ import annotations

from typing import Any, Generic, Protocol, TypeVar


class _Ordered(Protocol):
    def __lt__(self, other: Any, /) -> bool: ...


T = TypeVar("T", bound=_Ordered)


class Unions(Generic[T]):
    """Each thing is alone until it is joined; a set is known by its lowest member, whatever the order of joining."""

    def __init__(self) -> None:
        self._parent: dict[T, T] = {}

    def find(self, one: T) -> T:
        """Return the lowest of the set of `one`."""
        root = one
        while (above := self._parent.get(root, root)) != root:
            root = above
        while one != root:
            one, self._parent[one] = self._parent[one], root
        return root

    def join(self, left: T, right: T) -> bool:
        """Make two sets one; whether they were two."""
        a, b = self.find(left), self.find(right)
        if a == b:
            return False
        low, high = (a, b) if a < b else (b, a)
        self._parent[high] = low
        return True
