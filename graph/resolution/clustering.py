"""Best-first clustering that never joins what cannot be one, and joins nothing that fits two."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
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
    def __init__(self, bundles: Iterable[Bundle]) -> None:
        self.parent = {b.order: b.order for b in bundles}
        self.signatures: dict[int, dict[object, Bundle]] = {}

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


def cluster(
    bundles: Sequence[Bundle],
    pairs: Iterable[Pair],
    *,
    differ: Callable[[Bundle, Bundle], str | None],
    rivals: Callable[[Bundle, Bundle, Bundle], bool],
) -> Clustering:
    """Join pairs of `JOIN` and more, best first, ties by order.

    A pair is not joined where any two members of its clusters `differ`. It is proposed instead where one side fits,
    about as well, a third bundle of another cluster that differs from the other side or is its rival.
    """
    by_order = {b.order: b for b in bundles}
    clusters = _Clusters(bundles)
    clusters.signatures = {b.order: {b.signature: b} for b in bundles}
    anchored = {b.order: not b.weak for b in bundles}
    ranked = sorted(pairs, key=lambda p: (-p.score, p.left, p.right))
    fitting: dict[int, list[tuple[int, float]]] = {}
    for pair in ranked:
        for one, third in ((pair.left, pair.right), (pair.right, pair.left)):
            if not by_order[third].weak:
                fitting.setdefault(one, []).append((third, pair.score))

    close = {(p.left, p.right) for p in ranked if p.score >= JOIN}

    def strong(one: int, other: int) -> bool:
        return (min(one, other), max(one, other)) in close

    def also_fits(one: int, other: int, score: float) -> Bundle | None:
        own = {clusters.find(one), clusters.find(other)}
        for third, its in fitting.get(one, ()):
            if its < score - MARGIN:
                return None
            if clusters.find(third) in own:
                continue
            candidate, partner = by_order[third], by_order[other]
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
        apart = any(
            differ(a, b) for a in clusters.signatures[left].values() for b in clusters.signatures[right].values()
        )
        if apart:
            continue
        if pair.score < JOIN:
            if pair.score >= PROPOSE:
                proposed.append(pair)
            continue
        rival = also_fits(pair.left, pair.right, pair.score) or also_fits(pair.right, pair.left, pair.score)
        if rival is not None:
            doubt = f"it also fits {rival.names[0]}"
            proposed.append(Pair(pair.left, pair.right, _DOUBT, (*pair.reasons, doubt)))
            continue
        clusters.join(left, right)
        anchored[clusters.find(left)] = anchored[left] or anchored[right]
        joined.append(pair)
    final = {order: clusters.find(order) for order in clusters.parent}
    documents: dict[int, set[str]] = {}
    for member in bundles:
        documents.setdefault(final[member.order], set()).update(member.documents)

    def still_open(pair: Pair) -> bool:
        left, right = final[pair.left], final[pair.right]
        # An article that uses two unlike names means two things; a name that fits two is still worth a look.
        return left != right and (pair.score == _DOUBT or documents[left].isdisjoint(documents[right]))

    return Clustering(final, tuple(joined), tuple(filter(still_open, proposed)))
