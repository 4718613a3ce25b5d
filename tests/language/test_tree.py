from __future__ import annotations

import networkx
import numpy
import pytest
from numpy.typing import NDArray

from graph.language.tree import best_heads


def total(scores: NDArray[numpy.float32], heads: NDArray[numpy.int64]) -> float:
    return float(scores[numpy.arange(len(heads)), heads].astype(float).sum())


def best_by_networkx(scores: NDArray[numpy.float32]) -> float:
    """The best total over every choice of one root: networkx as the judge."""
    n, best = len(scores), -numpy.inf
    for root in range(n):
        graph = networkx.DiGraph()
        graph.add_edge(0, root + 1, weight=float(scores[root, 0]))
        graph.add_weighted_edges_from(
            (head + 1, word + 1, float(scores[word, head + 1]))
            for word in range(n)
            for head in range(n)
            if word not in (root, head)
        )
        tree = networkx.maximum_spanning_arborescence(graph)
        best = max(best, sum(data["weight"] for _, _, data in tree.edges(data=True)))
    return best


@pytest.mark.parametrize("seed", range(30))
def test_heads_are_the_best_tree(seed: int) -> None:
    random = numpy.random.default_rng(seed)
    scores = (random.normal(size=(n := int(random.integers(1, 9)), n + 1)) * 3).astype(numpy.float32)
    heads = best_heads(scores)
    assert total(scores, heads) == pytest.approx(best_by_networkx(scores), abs=1e-4)


@pytest.mark.parametrize("seed", range(20))
def test_heads_are_a_tree_with_one_root(seed: int) -> None:
    random = numpy.random.default_rng(seed)
    n = int(random.integers(2, 60))
    heads = best_heads(random.normal(size=(n, n + 1)).astype(numpy.float32))
    assert (heads == 0).sum() == 1
    graph = networkx.DiGraph((int(head), word) for word, head in enumerate(heads, 1))
    assert networkx.is_arborescence(graph) and len(graph) == n + 1


@pytest.mark.parametrize(
    ("scores", "heads"),
    [
        ([[5.0, 9.0]], [0]),  # one word is the root, whatever it thinks of itself
        ([[5.0, 0.0, 1.0], [4.0, 1.0, 0.0]], [0, 1]),  # two would be root: the surer one is
        ([[1.0, 0.0, 9.0], [2.0, 9.0, 0.0]], [2, 0]),  # a circle is broken at its weakest
        ([[0.0, 0.0, 5.0, 0.0], [9.0, 0.0, 0.0, 0.0], [0.0, 0.0, 5.0, 0.0]], [2, 0, 2]),
    ],
)
def test_heads_of_small_sentences(scores: list[list[float]], heads: list[int]) -> None:
    assert best_heads(numpy.array(scores, dtype=numpy.float32)).tolist() == heads


def test_equal_scores_give_one_tree_always() -> None:
    scores = numpy.zeros((7, 8), dtype=numpy.float32)
    assert best_heads(scores).tolist() == [7, 1, 7, 3, 3, 5, 0]
