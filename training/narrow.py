"""A trained network with fewer neurons between the two maps of each feed-forward layer, so that it reads faster.

Neurons go one by one: each time the one without which the layer's output changes least once the weights of the others
are fitted anew to what it gave (Kurtić, Frantar and Alistarh 2023, "ZipLM"). What is lost is learned back in a round
of training.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

import torch
from torch import Tensor, nn

from training.batches import Batch
from training.network import Annotator, Layer

DAMPING = 1e-3
"""Added to the diagonal of what neurons give together, as a share of its mean."""


def narrowed(net: Annotator, batches: Iterable[Batch], inner: int, *, read: int = 60) -> Annotator:
    """Return `net` with `inner` neurons in each layer, fitted on the first `read` of `batches`."""
    together = _given_together(net, list(islice(batches, read)))
    thin = Annotator(inner=inner)
    state = net.state_dict()
    for number, (layer, products) in enumerate(zip(net.encoder.layers, together, strict=True)):
        assert isinstance(layer, Layer)
        kept, weight = chosen(products, layer.narrow.weight.detach().T.double(), inner)
        at = f"encoder.layers.{number}."
        state |= {
            f"{at}wide.weight": layer.wide.weight.detach()[kept],
            f"{at}wide.bias": layer.wide.bias.detach()[kept],
            f"{at}narrow.weight": weight.T.float(),
        }
    thin.load_state_dict(state)
    return thin


def chosen(products: Tensor, weight: Tensor, inner: int) -> tuple[Tensor, Tensor]:
    """Return the rows of `weight` [n, m] that stay, in order [inner], and their new weights [inner, m].

    `products` [n, n] are the sums of what each two neurons give together.
    """
    weight = weight.clone()
    inverse = torch.linalg.inv(products + DAMPING * products.diagonal().mean() * torch.eye(len(products)).double())
    left = torch.ones(len(products), dtype=torch.bool)
    while int(left.sum()) > inner:
        loss = weight.square().sum(1) / inverse.diagonal()
        gone = int(loss.masked_fill(~left, torch.inf).argmin())
        column = inverse[:, gone] / inverse[gone, gone]
        weight -= torch.outer(column, weight[gone].clone())
        inverse -= torch.outer(column, inverse[gone].clone())
        left[gone] = False
        inverse[gone, gone] = 1.0  # it is out; what it is divided by must not be nought
    kept = left.nonzero().squeeze(1)
    return kept, weight[kept]


@torch.no_grad()
def _given_together(net: Annotator, batches: Sequence[Batch]) -> list[Tensor]:
    """Return for each layer the products [n, n] of what its n neurons give, summed over pieces of words."""
    net.eval()
    maps = [layer.narrow for layer in net.encoder.layers]
    given: dict[nn.Module, Tensor] = {}
    hooks = [m.register_forward_pre_hook(lambda m, inputs: given.update({m: inputs[0]})) for m in maps]
    sums = [torch.zeros(m.in_features, m.in_features, dtype=torch.float64) for m in maps]
    for read in batches:
        net.encoder(read.ids, read.case, read.mask)
        for number, m in enumerate(maps):
            rows = given[m][read.mask.bool()].double()
            sums[number] += rows.T @ rows
    for hook in hooks:
        hook.remove()
    return sums
