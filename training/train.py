"""The training loop."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from tqdm import tqdm

from training import resume
from training.batches import Batch, batch, hide
from training.losses import WEIGHTS, losses
from training.material import Job, Material
from training.narrow import narrowed
from training.network import Annotator, Encoder
from training.worldwide import Names

RATES = {"encoder": 1.5e-4, "tables": 1e-2, "heads": 1e-3}
WARM_UP = 200
HIDDEN = 0.08
"""The share of words that are masked while training: the corpora are small, and are soon known by heart."""
EARLIER, BEFORE_THE_END = 0.25, 2
"""How much of the weights of so many epochs before the end is in those that are written (Izmailov et al. 2018)."""
BEGUN_WITH = 0.3
"""How much of the weights that a later round began with is in them (Wortsman et al. 2022); of relations none: a round
that learns when to say nothing of two names is not to forget it."""
_OF_RELATIONS = frozenset({"subject", "object", "relation"})


def train(
    corpora: Path, out: Path, *, epochs: int, seed: int = 1, start: Path | None = None, inner: int | None = None
) -> None:
    """Train on `corpora` and write `out`, the weights; a run goes on from the last epoch's checkpoint beside it.

    `start` is a folder as `export` writes it, to go on from; without it the base weights are the beginning. `inner`
    makes its layers so narrow first; its encoder as it was is then what the narrow one is to be like.
    """
    torch.manual_seed(seed)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    material = Material(corpora)
    chance = random.Random(seed)
    names = Names(chance)
    larger = None
    if start is None:
        net = Annotator()
        net.encoder.load_base()
    else:
        net = resume.load(start)
    if inner is not None:
        jobs = material.epoch(random.Random(seed), Names(random.Random(seed)))
        thin = narrowed(net, (batch(job.windows) for job in jobs), inner)
        larger, net = net.encoder.eval().to(device), thin
    # all but the frequent pieces are too rare in the corpora to learn from
    net.encoder.word.weight.requires_grad_(False)
    net.to(device)
    begun = {} if start is None else {name: value.clone() for name, value in net.state_dict().items()}
    optimiser = torch.optim.AdamW(_groups(net), weight_decay=0.01, fused=device.type == "cpu")
    checkpoint = out.with_suffix(".checkpoint")
    done = 0
    earlier: dict[str, Tensor] = {}
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=False)
        net.load_state_dict(state["net"])
        optimiser.load_state_dict(state["optimiser"])
        chance.setstate(state["chance"])
        torch.set_rng_state(state["torch"])
        done, earlier = state["done"], state["earlier"]
    for epoch in range(done, epochs):
        _epoch(net, optimiser, material.epoch(chance, names), epoch, epochs, larger)
        if epoch + 1 == epochs - BEFORE_THE_END:
            earlier = {name: value.clone() for name, value in net.state_dict().items()}
        last = epoch + 1 == epochs
        torch.save(_averaged(net, earlier, begun) if last else net.state_dict(), out)
        state = {"net": net.state_dict(), "optimiser": optimiser.state_dict(), "chance": chance.getstate()}
        state |= {"torch": torch.get_rng_state(), "done": epoch + 1, "earlier": earlier}
        torch.save(state, checkpoint)
    checkpoint.unlink(missing_ok=True)


@torch.no_grad()
def _read(encoder: Encoder, given: Batch) -> Tensor:
    with torch.autocast(given.ids.device.type, torch.bfloat16):
        return encoder(given.ids, given.case, given.mask).float()


def _averaged(net: Annotator, earlier: dict[str, Tensor], begun: dict[str, Tensor]) -> dict[str, Tensor]:
    """Return the weights, mixed with some of `earlier` ones and of those the round was `begun` with, if any."""
    given = net.state_dict()
    if earlier:
        given = {name: EARLIER * earlier[name] + (1 - EARLIER) * value for name, value in given.items()}
    kept = {name: 0.0 if name.split(".")[0] in _OF_RELATIONS else BEGUN_WITH for name in begun}
    return {n: kept.get(n, 0.0) * begun.get(n, value) + (1 - kept.get(n, 0.0)) * value for n, value in given.items()}


def _groups(net: Annotator) -> list[dict[str, Any]]:
    """The parameters by how fast they learn: single weights, as in the tables, have further to go."""
    found: dict[str, list[nn.Parameter]] = {name: [] for name in RATES}
    for name, parameter in net.named_parameters():
        part = name.split(".")[0]
        if parameter.requires_grad:
            found[part if part in found else "heads"].append(parameter)
    decay = {"tables": {"weight_decay": 0.0}}
    return [{"params": found[name], "name": name, "lr": rate, **decay.get(name, {})} for name, rate in RATES.items()]


def _epoch(
    net: Annotator, optimiser: torch.optim.Optimizer, jobs: list[Job], epoch: int, epochs: int, larger: Encoder | None
) -> None:
    """Take one step for each job; the rate rises during the first steps and then falls to nearly nothing."""
    device = next(net.parameters()).device
    mean: dict[str, float] = {}
    net.train()
    bar = tqdm(jobs, desc=f"epoch {epoch + 1} of {epochs}", mininterval=20, maxinterval=60)
    for number, job in enumerate(bar):
        warm = 1.0 if epoch else min(1.0, (number + 1) / WARM_UP)
        rate = warm * max(0.02, 1 - (epoch + number / len(jobs)) / epochs)
        for group in optimiser.param_groups:
            group["lr"] = RATES[group["name"]] * rate
        whole = batch(job.windows)
        model = None if larger is None else _read(larger, whole.to(device))
        parts = losses(net, hide(whole, HIDDEN).to(device), documents=job.documents, model=model)
        torch.stack([WEIGHTS[name] * loss for name, loss in parts.items()]).sum().backward()
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimiser.step()
        optimiser.zero_grad()
        for name, loss in parts.items():
            if loss.requires_grad and loss.item():
                mean[name] = 0.99 * mean.get(name, loss.item()) + 0.01 * loss.item()
        bar.set_postfix({name: f"{value:.2f}" for name, value in mean.items()}, refresh=False)
