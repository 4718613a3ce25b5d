"""Names as a row of labels, whose likelihood a linear chain gives (Lafferty, McCallum and Pereira 2001)."""

from __future__ import annotations

import torch
from torch import Tensor

from training.labels import UNKNOWN

_NEVER = -1e4


def loss(scores: Tensor, transitions: Tensor, gold: Tensor, real: Tensor) -> Tensor:
    """Return how unlikely the labels are, for each word of which one is known.

    scores: [B, W, L]; transitions: [L, L], from row to column, row 0 also from before the first word; gold: [B, W],
    `UNKNOWN` where any label may be right (Tsuboi et al. 2008); real: [B, W], False beyond the end of a text.
    """
    known = gold != UNKNOWN
    rows = known.any(1)
    if not bool(rows.any()):
        return scores.sum() * 0
    scores, gold, real, known = scores[rows], gold[rows], real[rows], known[rows]
    right = torch.zeros_like(scores).scatter(2, gold.clamp(min=0).unsqueeze(2), 1.0) > 0
    narrowed = scores.masked_fill(~right & known.unsqueeze(2), _NEVER)
    both = _total(torch.cat([scores, narrowed]), transitions, torch.cat([real, real]))
    total, of_gold = both.chunk(2)
    return (total - of_gold).sum() / known.sum()


def _total(scores: Tensor, transitions: Tensor, real: Tensor) -> Tensor:
    """The logarithm [B] of the sum over all rows of labels."""
    alpha = scores[:, 0] + transitions[0]
    for at in range(1, scores.size(1)):
        following = (alpha.unsqueeze(2) + transitions).logsumexp(1) + scores[:, at]
        alpha = torch.where(real[:, at].unsqueeze(1), following, alpha)
    return alpha.logsumexp(1)
