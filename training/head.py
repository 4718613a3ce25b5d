"""The relation head: trained after the network is exported, on what its file makes of the words."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy
import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812
from tqdm import tqdm

from graph.language import load_model
from graph.language.pairs import DEEPEST, FORMS, KINDS, SLOTS, STEPS
from graph.language.relation_head import COLUMNS, PRIOR, shapes
from training import facts, passages
from training.labels import DEPENDENCIES, RELATIONS
from training.lots import Lot, Reader, of_facts, of_passages, of_windows
from training.network import WIDTH as WORD

WIDTH = 192
EPOCHS, LOTS, RATE, DECAY = 4, 16, 1e-3, 0.02
"""Rounds over all, windows in a step, the highest rate of learning, the decay of weights."""
DROP_WORDS, DROP = 0.3, 0.3
OFTEN = 3
"""How many times the project's own passages are read for each time of the other corpora."""
SCALE = 200
"""Pairs that a step's loss is divided by: so many are in doubt in it."""


class Head(nn.Module):
    """`graph.language.relation_head.RelationHead`, to be trained."""

    def __init__(self) -> None:
        super().__init__()
        given = shapes(WIDTH, WORD, len(DEPENDENCIES), len(RELATIONS), deepest=DEEPEST)
        self.weights = nn.ParameterDict({name: nn.Parameter(_begin(name, size)) for name, size in given.items()})

    def forward(self, lot: Lot) -> Tensor:
        """Return log odds, [p, r]."""
        w = self.weights
        prior = torch.from_numpy(lot.prior.astype(numpy.float32))
        x = prior.clamp(-PRIOR, PRIOR) / (PRIOR / 3) @ w["prior"]
        words = F.dropout(torch.from_numpy(lot.words.astype(numpy.float32)), DROP_WORDS, self.training)
        for slot in range(len(SLOTS)):
            column = torch.from_numpy(lot.pairs.words[:, slot])
            used, at = torch.unique(column, return_inverse=True)
            x = x + ((words[used] @ w["slots"][slot]) * (used >= 0)[:, None])[at]
        between = torch.from_numpy(lot.pairs.between.astype(numpy.float32))
        used = between.any(0).nonzero().flatten()
        inside = between[:, used]
        x = x + inside @ (words[used] @ w["slots"][-1]) / inside.sum(1, keepdim=True).clamp(min=1)
        for step in range(STEPS):
            x = x + w["up"][step][lot.pairs.up[:, step]] + w["down"][step][lot.pairs.down[:, step]]
        for name, column in zip(COLUMNS, lot.pairs.counts.T, strict=True):
            x = x + w[name][column]
        *_, subject, object_ = lot.pairs.counts.T
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
    spread = 0.05 if name not in ("slots", "hidden", "out", "prior") else size[-2] ** -0.5 / 3**0.5
    return torch.empty(*size).uniform_(-spread, spread) if spread != 0.05 else torch.randn(*size) * spread


def loss(head: Head, lot: Lot) -> Tensor:
    """Return the binary cross-entropy of what is known of a window's pairs, summed."""
    odds, gold = best(head(lot), lot)
    known = (gold >= 0).float()
    return F.binary_cross_entropy_with_logits(odds, (gold == 1).float(), weight=known, reduction="sum")


def best(odds: Tensor, lot: Lot) -> tuple[Tensor, Tensor]:
    """Return for each group of pairs the highest odds and the gold: [g, r] each."""
    groups = torch.from_numpy(lot.groups)[:, None].expand(-1, odds.size(1))
    many = int(lot.groups.max()) + 1
    gold = torch.from_numpy(lot.gold.astype(numpy.int64))
    highest = torch.full((many, odds.size(1)), -1e4).scatter_reduce(0, groups, odds, "amax")
    return highest, torch.full((many, odds.size(1)), -1000).scatter_reduce(0, groups, gold, "amax")


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
                total = sum((loss(head, lot) for lot in order[at : at + LOTS]), torch.zeros(()))
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
