"""Windows as tensors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import torch
from torch import Tensor

from graph.language.pieces import FIRST, LAST, Pieces, case
from training.labels import RELATIONS, UNKNOWN
from training.network import base_folder
from training.windows import Window

_pieces = Pieces(base_folder() / "tokenizer.json")
MASK = 103
"""The piece that stands for a hidden one, as in the base encoder's training."""
SYNTAX = ("pos", "tags", "heads", "dependencies")
IN_NEWS = 0.3
"""How much a pair in the project's own passages counts: all relations are asked of all of their many mentions."""
WORD_LABELS = ("names", "kinds", *SYNTAX)


@dataclass(slots=True)
class Batch:
    """Windows side by side: pieces [B, N], words [B, W]."""

    ids: Tensor
    case: Tensor
    mask: Tensor
    first: Tensor
    """Each word's first piece."""
    sentences: Tensor
    """[B, W + 1], 0 for the root and beyond the end."""
    gold: dict[str, Tensor]
    """[B, W] of each of `WORD_LABELS`."""
    windows: Sequence[Window]

    def to(self, device: torch.device) -> Batch:
        """Return the batch on a device."""
        moved = [x.to(device) for x in (self.ids, self.case, self.mask, self.first, self.sentences)]
        return Batch(*moved, {name: x.to(device) for name, x in self.gold.items()}, self.windows)

    @property
    def arcs_allowed(self) -> Tensor:
        """[B, W, W + 1]: the root, and the words of the same sentence."""
        own = self.sentences[:, 1:, None]
        allowed = (own == self.sentences[:, None, :]) & (own > 0)
        allowed[:, :, 0] = True
        return allowed


def size(window: Window) -> int:
    """Return how many pieces a window has."""
    return sum(map(len, _pieces(window.words))) + 2


def batch(windows: Sequence[Window]) -> Batch:
    """Return the tensors of some windows."""
    cut = [_pieces(w.words) for w in windows]
    wide = max(sum(map(len, c)) for c in cut) + 2
    long = max(len(w.words) for w in windows)
    ids, cases, mask = (torch.zeros(len(windows), wide, dtype=torch.long) for _ in range(3))
    first = torch.zeros(len(windows), long, dtype=torch.long)
    sentences = torch.zeros(len(windows), long + 1, dtype=torch.long)
    gold = {name: torch.full((len(windows), long), UNKNOWN) for name in WORD_LABELS}
    for row, (window, pieces) in enumerate(zip(windows, cut, strict=True)):
        flat = [FIRST, *(i for word in pieces for i in word), LAST]
        ids[row, : len(flat)] = torch.tensor(flat)
        written = [0, *(case(w) for w, p in zip(window.words, pieces, strict=True) for _ in p), 0]
        cases[row, : len(flat)] = torch.tensor(written)
        mask[row, : len(flat)] = 1
        starts = torch.tensor([1, *map(len, pieces)]).cumsum(0)[:-1]
        first[row, : len(pieces)] = starts
        sentences[row, 1 : len(pieces) + 1] = torch.tensor(window.sentences)
        for name, target in gold.items():
            values = getattr(window, name)
            if values is not None and not (window.guessed and name in SYNTAX):
                target[row, : len(values)] = torch.tensor(values)
    return Batch(ids, cases, mask, first, sentences, gold, windows)


def hide(given: Batch, share: float) -> Batch:
    """Return the batch with the pieces of a share of its words masked: what they are is to be told by the others."""
    at = torch.arange(given.ids.size(1))
    real = given.sentences[:, 1:] > 0
    word = ((given.first[:, None, :] <= at[None, :, None]) & real[:, None, :]).sum(-1)
    hidden = torch.rand(given.sentences.shape) < share
    hidden[:, 0] = False
    masked = hidden.gather(1, word) & (given.ids != LAST) & (given.mask > 0)
    return replace(given, ids=given.ids.masked_fill(masked, MASK))


def relation_targets(windows: Sequence[Window]) -> tuple[Tensor, Tensor, Tensor]:
    """Return the words [B, E] that may be ends of relations, the gold [B, relations, E, E], and what of it is known."""
    words_of = [sorted(w.ends | {i for *pair, _ in w.cells for i in pair}) for w in windows]
    long = max(map(len, words_of), default=0)
    ends = torch.zeros(len(windows), long, dtype=torch.long)
    gold = torch.zeros(len(windows), len(RELATIONS), long, long)
    known = torch.zeros_like(gold)
    for row, (window, own) in enumerate(zip(windows, words_of, strict=True)):
        place = {word: n for n, word in enumerate(own)}
        ends[row, : len(own)] = torch.tensor(own)
        for words, relations in window.asked:
            asked = torch.tensor(sorted(relations), dtype=torch.long)
            inside = torch.tensor([place[i] for i in own if i in words and i in window.ends], dtype=torch.long)
            known[row, asked[:, None, None], inside[None, :, None], inside[None, None, :]] = 1
        known[row, :, range(long), range(long)] = 0
        for i, j in window.open:
            if i in place and j in place:
                known[row, :, place[i], place[j]] = 0
        for i, j, relation in window.cells:
            gold[row, relation, place[i], place[j]] = 1
            known[row, relation, place[i], place[j]] = 1
        if window.guessed:
            known[row] *= IN_NEWS
    return ends, gold, known
