"""Best-first clustering that never joins what cannot be one, and joins nothing that fits two."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from graph.resolution.bundles import Bundle
from graph.resolution.evidence import JOIN, MARGIN, PROPOSE

_DOUBT = 0.5
"""Score of a pair of which one side fits a third thing as well."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two bundles, by their `order` (left before right), with what speaks for joining them."""

    left: int
    right: int
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Clustering:
    """`cluster_of` maps a bundle's order to the lowest of its cluster; the pairs stand in the order of decision."""

    cluster_of: Mapping[int, int]
    joined: tuple[Pair, ...]
    proposed: tuple[Pair, ...]


class _Clusters:
    def __init__(self, bundles: Iterable[Bundle], cannot: Iterable[tuple[int, int]]) -> None:
        self.parent = {b.order: b.order for b in bundles}
        self.signatures: dict[int, dict[object, Bundle]] = {b.order: {b.signature: b} for b in bundles}
        self.enemies: dict[int, set[int]] = {}
        for left, right in cannot:
            self.enemies.setdefault(left, set()).add(right)
            self.enemies.setdefault(right, set()).add(left)

    def find(self, order: int) -> int:
        while self.parent[order] != order:
            self.parent[order] = self.parent[self.parent[order]]
            order = self.parent[order]
        return order

    def join(self, left: int, right: int) -> None:
        low, high = sorted((left, right))
        self.parent[high] = low
        self.signatures[low] = {**self.signatures[high], **self.signatures.pop(low)}
        del self.signatures[high]
        for enemy in self.enemies.pop(high, ()):
            self.enemies.setdefault(low, set()).add(enemy)
            self.enemies[enemy].discard(high)
            self.enemies[enemy].add(low)

    def kept_apart(self, left: int, right: int) -> bool:
        """Whether a person said that members of the clusters of two bundles are two."""
        return bool(self.enemies) and self.find(right) in self.enemies.get(self.find(left), ())


def cluster(
    bundles: Sequence[Bundle],
    pairs: Iterable[Pair],
    *,
    differ: Callable[[Bundle, Bundle], str | None],
    rivals: Callable[[Bundle, Bundle, Bundle], bool],
    must: Iterable[tuple[int, int]] = (),
    cannot: Iterable[tuple[int, int]] = (),
) -> Clustering:
    """Join the pairs of orders in `must`, then pairs of `JOIN` and more, best first, ties by order.

    A pair is not joined where any two members of its clusters `differ` or stand in `cannot`. It is proposed instead
    where one side fits, about as well, a third bundle of another cluster that differs from the other side, is its rival
    or stands in `cannot` with it. `must` and `cannot` do not contradict each other.
    """
    by_order = {b.order: b for b in bundles}
    clusters = _Clusters(bundles, cannot)
    anchored = {b.order: not b.weak for b in bundles}
    ranked = sorted(pairs, key=lambda p: (-p.score, p.left, p.right))
    for left, right in must:
        low, high = clusters.find(left), clusters.find(right)
        if low != high:
            clusters.join(low, high)
            anchored[clusters.find(low)] = anchored[low] or anchored[high]

    fitting = _fitting(ranked, {b.order for b in bundles if not b.weak or clusters.enemies})
    close = {(p.left, p.right) for p in ranked if p.score >= JOIN}

    def strong(one: int, other: int) -> bool:
        return (min(one, other), max(one, other)) in close

    def also_fits(one: int, other: int, score: float) -> Bundle | None:
        own = {clusters.find(one), clusters.find(other)}
        for third, its in fitting.get(one, ()):
            if its < score - MARGIN:
                return None
            if clusters.find(third) in own or clusters.kept_apart(one, third):
                continue
            candidate, partner = by_order[third], by_order[other]
            if candidate.weak and not by_order[one].weak:
                continue  # a bare name fits many fuller ones, and takes none of them away
            if clusters.kept_apart(third, other):
                return candidate
            if candidate.weak:
                continue
            if differ(candidate, partner) or (rivals(by_order[one], candidate, partner) and not strong(third, other)):
                return candidate
        return None

    joined: list[Pair] = []
    proposed: list[Pair] = []
    for pair in ranked:
        left, right = clusters.find(pair.left), clusters.find(pair.right)
        if left == right:
            continue
        if anchored[left] and anchored[right] and (by_order[pair.left].weak or by_order[pair.right].weak):
            continue  # a weak name that found its bearer does not carry another one along
        if clusters.kept_apart(left, right):
            continue
        apart = any(
            a.names and b.names and differ(a, b)
            for a in clusters.signatures[left].values()
            for b in clusters.signatures[right].values()
        )
        if apart:
            continue
        if pair.score < JOIN:
            if pair.score >= PROPOSE:
                proposed.append(pair)
            continue
        rival = also_fits(pair.left, pair.right, pair.score) or also_fits(pair.right, pair.left, pair.score)
        if rival is not None:
            another = rival.names[0] in {*by_order[pair.left].names, *by_order[pair.right].names}
            doubt = f"it also fits {'another ' if another else ''}{rival.names[0]}"
            proposed.append(Pair(pair.left, pair.right, _DOUBT, (*pair.reasons, doubt)))
            continue
        clusters.join(left, right)
        anchored[clusters.find(left)] = anchored[left] or anchored[right]
        joined.append(pair)
    final = {order: clusters.find(order) for order in clusters.parent}
    return Clustering(final, tuple(joined), tuple(_open(proposed, bundles, clusters)))


def _fitting(ranked: Iterable[Pair], thirds: Set[int]) -> Mapping[int, Sequence[tuple[int, float]]]:
    """Return what each bundle may be one with, best first, of those in `thirds`."""
    fitting: dict[int, list[tuple[int, float]]] = {}
    for pair in ranked:
        for one, third in ((pair.left, pair.right), (pair.right, pair.left)):
            if third in thirds:
                fitting.setdefault(one, []).append((third, pair.score))
    return fitting


def _open(proposed: Iterable[Pair], bundles: Iterable[Bundle], clusters: _Clusters) -> Iterator[Pair]:
    """Yield the proposals that the clusters leave open."""
    documents: dict[int, set[str]] = {}
    for member in bundles:
        documents.setdefault(clusters.find(member.order), set()).update(member.documents)
    for pair in proposed:
        left, right = clusters.find(pair.left), clusters.find(pair.right)
        if left == right or clusters.kept_apart(left, right):
            continue
        # An article that uses two unlike names means two things; a name that fits two is still worth a look.
        if pair.score == _DOUBT or documents[left].isdisjoint(documents[right]):
            yield pair
