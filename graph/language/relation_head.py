"""How likely pairs of mentions are related, from the encoder's vectors of the words between them in the tree."""

from __future__ import annotations

from collections.abc import Mapping

import numpy
from numpy.typing import NDArray

from graph.language.pairs import FARTHEST, FORMS, KINDS, SLOTS, STEPS, Pairs

COLUMNS = ("subject_steps", "object_steps", "distance", "subject_kind", "object_kind")
"""What the columns of `Pairs.counts` are looked up in."""
PRIOR = 12.0
"""Log odds beyond this count as this; they are divided by a third of it."""


def shapes(width: int, vector: int, tree: int, relations: int, *, deepest: int) -> dict[str, tuple[int, ...]]:
    """Return the shapes of the weights: `vector` numbers for a word, `tree` relations in a sentence's tree."""
    kinds = len(KINDS) * FORMS
    return {
        "slots": (len(SLOTS) + 1, vector, width), "prior": (relations, width),
        "up": (STEPS, tree + 1, width), "down": (STEPS, tree + 1, width),
        "subject_steps": (deepest + 1, width), "object_steps": (deepest + 1, width),
        "distance": (2 * FARTHEST + 1, width), "subject_kind": (kinds, width), "object_kind": (kinds, width),
        "kinds": (kinds * kinds, width), "scale": (width,), "shift": (width,),
        "hidden": (width, width), "hidden_bias": (width,), "out": (width, relations), "out_bias": (relations,),
    }  # fmt: skip


class RelationHead:
    """One hidden layer over the sum of what a pair's words, its way through the tree and its kinds weigh."""

    def __init__(self, weights: Mapping[str, NDArray[numpy.floating]]) -> None:
        self.weights = {name: value.astype(numpy.float32) for name, value in weights.items()}

    def __call__(
        self, words: NDArray[numpy.float32], prior: NDArray[numpy.float32], given: Pairs
    ) -> NDArray[numpy.float32]:
        """Return log odds [p, r] from `words`, [n, k], and `prior`, [p, r], what two words alone say."""
        w = self.weights
        x = numpy.clip(prior, -PRIOR, PRIOR) / (PRIOR / 3) @ w["prior"]
        for slot, column in enumerate(given.words.T):
            used, at = numpy.unique(column, return_inverse=True)
            weighed = words[used] @ w["slots"][slot]
            if used[0] < 0:
                weighed[0] = 0
            x += weighed[at]
        x += self._between(words, given.between)
        for step in range(STEPS):
            x += w["up"][step][given.up[:, step]] + w["down"][step][given.down[:, step]]
        for name, column in zip(COLUMNS, given.counts.T, strict=True):
            x += w[name][column]
        *_, subject, object_ = given.counts.T
        x += w["kinds"][subject * (len(KINDS) * FORMS) + object_]
        x = x - x.mean(1, keepdims=True)
        x = x / numpy.sqrt((x * x).mean(1, keepdims=True) + 1e-5) * w["scale"] + w["shift"]
        x = x + numpy.maximum(numpy.maximum(x, 0) @ w["hidden"] + w["hidden_bias"], 0)
        return (x @ w["out"] + w["out_bias"]).astype(numpy.float32)  # type: ignore[no-any-return]

    def _between(self, words: NDArray[numpy.float32], between: NDArray[numpy.bool_]) -> NDArray[numpy.float32]:
        """What the mean of the words between weighs."""
        used = numpy.nonzero(between.any(0))[0]
        weighed = words[used] @ self.weights["slots"][-1]
        inside = between[:, used].astype(numpy.float32)
        mean: NDArray[numpy.float32] = inside @ weighed / numpy.maximum(inside.sum(1, keepdims=True), 1)
        return mean
