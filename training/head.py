"""The relation head: trained after the network is exported, on what its file makes of the words."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812
from tqdm import tqdm

from graph.language import load_model
from graph.language.pairs import DEEPEST, FORMS, KINDS, SLOTS, STEPS
from graph.language.relation_head import COLUMNS, PRIOR, shapes
from training import facts, passages
from training.labels import DEPENDENCIES, RELATIONS
from training.lots import Lot, Reader, of_facts, of_passages
from training.material import TRAINING_FOLDS
from training.network import WIDTH as WORD

WIDTH = 192
EPOCHS, LOTS, RATE, DECAY = 8, 16, 1e-3, 0.02
"""Rounds over all, windows in a step, the highest rate of learning, the decay of weights."""
DROP_WORDS, DROP = 0.3, 0.3
OFTEN = 2
"""How many times the project's own passages are read for each time of the other corpora."""
SCALE = 200
"""Pairs that a step's loss is divided by: so many are in doubt in it."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Lots as tensors, behind each other."""

    words: Tensor
    prior: Tensor
    slots: Tensor
    """[p, 9]: words, -1 for none."""
    between: Tensor
    """[m, 2]: a pair, and a word between its ends."""
    up: Tensor
    down: Tensor
    counts: Tensor
    gold: Tensor
    groups: Tensor


def batch(lots: Sequence[Lot]) -> Batch:
    """Return lots behind each other."""
    words = numpy.cumsum([0, *(len(lot.words) for lot in lots)])
    rows = numpy.cumsum([0, *(len(lot.groups) for lot in lots)])
    groups = numpy.cumsum([0, *(lot.groups.max() + 1 for lot in lots)])

    def one(parts: Iterable[NDArray[Any]], kind: type) -> Tensor:
        return torch.from_numpy(numpy.concatenate([*parts]).astype(kind))

    numbered = list(zip(lots, words, rows, groups, strict=False))
    return Batch(
        one((lot.words for lot in lots), numpy.float32),
        one((lot.prior for lot in lots), numpy.float32),
        one((numpy.where(lot.pairs.words < 0, -1, lot.pairs.words + w) for lot, w, *_ in numbered), numpy.int64),
        one((numpy.argwhere(lot.pairs.between) + numpy.array([r, w]) for lot, w, r, _ in numbered), numpy.int64),
        one((lot.pairs.up for lot in lots), numpy.int64),
        one((lot.pairs.down for lot in lots), numpy.int64),
        one((lot.pairs.counts for lot in lots), numpy.int64),
        one((lot.gold for lot in lots), numpy.int64),
        one((lot.groups + g for lot, *_, g in numbered), numpy.int64),
    )


class Head(nn.Module):
    """`graph.language.relation_head.RelationHead`, to be trained."""

    def __init__(self) -> None:
        super().__init__()
        given = shapes(WIDTH, WORD, len(DEPENDENCIES), len(RELATIONS), deepest=DEEPEST)
        self.weights = nn.ParameterDict({name: nn.Parameter(_begin(name, size)) for name, size in given.items()})

    def forward(self, given: Batch) -> Tensor:
        """Return log odds, [p, r]."""
        w = self.weights
        x = given.prior.clamp(-PRIOR, PRIOR) / (PRIOR / 3) @ w["prior"]
        words = F.dropout(given.words, DROP_WORDS, self.training)
        for slot in range(len(SLOTS)):
            used, at = torch.unique(given.slots[:, slot], return_inverse=True)
            x = x + ((words[used] @ w["slots"][slot]) * (used >= 0)[:, None])[at]
        used, at = torch.unique(given.between[:, 1], return_inverse=True)
        row = given.between[:, 0]
        many = torch.zeros(len(x)).index_add(0, row, torch.ones(len(row))).clamp(min=1)
        x = x.index_add(0, row, (words[used] @ w["slots"][-1])[at] / many[row, None])
        for step in range(STEPS):
            x = x + w["up"][step][given.up[:, step]] + w["down"][step][given.down[:, step]]
        for name, column in zip(COLUMNS, given.counts.T, strict=True):
            x = x + w[name][column]
        *_, subject, object_ = given.counts.T
        x = x + w["kinds"][subject * (len(KINDS) * FORMS) + object_]
        x = F.layer_norm(x, (WIDTH,), w["scale"], w["shift"])
        hidden = F.dropout(x.relu(), DROP, self.training) @ w["hidden"] + w["hidden_bias"]
        x = x + F.dropout(hidden.relu(), DROP, self.training)
        found: Tensor = x @ w["out"] + w["out_bias"]
        return found


def _begin(name: str, size: Sequence[int]) -> Tensor:
    if name in ("shift", "hidden_bias"):
        return torch.zeros(*size)
    if name == "scale":
        return torch.ones(*size)
    if name == "out_bias":
        return torch.full(size, -4.0)  # related words are rare: begin from there
    if name in ("slots", "hidden", "out", "prior"):
        spread = (3 * size[-2]) ** -0.5
        return torch.empty(*size).uniform_(-spread, spread)
    return torch.randn(*size) * 0.05


def loss(head: Head, given: Batch) -> Tensor:
    """Return the binary cross-entropy of what is known of the pairs, summed."""
    odds, gold = best(head(given), given)
    known = (gold >= 0).float()
    return F.binary_cross_entropy_with_logits(odds, (gold == 1).float(), weight=known, reduction="sum")


def best(odds: Tensor, given: Batch) -> tuple[Tensor, Tensor]:
    """Return for each group of pairs the highest odds and the gold: [g, r] each."""
    groups = given.groups[:, None].expand(-1, odds.size(1))
    many = int(given.groups.max()) + 1
    highest = torch.full((many, odds.size(1)), -1e4).scatter_reduce(0, groups, odds, "amax")
    return highest, torch.full((many, odds.size(1)), -1000).scatter_reduce(0, groups, given.gold, "amax")


def train(corpora: Path, folder: Path, *, seed: int = 1) -> None:
    """Train the head on what the network of `folder` makes of the corpora's words, and write it there."""
    reader = Reader(load_model(folder))
    told = facts.passages(corpora / "knowledgenet-folds123.jsonl.gz")
    lots = [(lot, OFTEN) for lot in of_passages(reader, passages.all_of(passages.FOLDER))]
    lots += [(lot, 1) for lot in of_facts(reader, (p for p in told if p.fold in TRAINING_FOLDS))]
    save(fit(lots, seed=seed), folder)


def fit(lots: Sequence[tuple[Lot, int]], *, seed: int = 1, epochs: int = EPOCHS) -> Head:
    """Return a head trained on lots, each with how often it is read in an epoch."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    head = Head()
    optimiser = torch.optim.AdamW(head.parameters(), RATE, weight_decay=DECAY)
    order = [lot for lot, often in lots for _ in range(often) if (lot.gold >= 0).any()]
    steps = epochs * (len(order) // LOTS + 1)
    rates = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps + 1, pct_start=0.1)
    with tqdm(total=steps, desc="relations") as bar:
        for _ in range(epochs):
            head.train()
            chance.shuffle(order)
            for at in range(0, len(order), LOTS):
                optimiser.zero_grad()
                total = loss(head, batch(order[at : at + LOTS]))
                (total / SCALE).backward()  # type: ignore[no-untyped-call]
                nn.utils.clip_grad_norm_(head.parameters(), 1.0)
                optimiser.step()
                rates.step()
                bar.update()
    return head.eval()


def save(head: Head, folder: Path) -> None:
    """Write the head beside the network that it was trained on, as 16-bit numbers."""
    numpy.savez(
        folder / "relations.npz", **{n: w.detach().numpy().astype(numpy.float16) for n, w in head.weights.items()}
    )
