"""What training makes small."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812

from graph.language.coreference import SIZES, Mention, Words, pair_features
from training import sequence
from training.batches import Batch, relation_targets
from training.labels import DEPENDENCIES, POS, UNKNOWN
from training.network import Annotator
from training.windows import Window

WEIGHTS = {
    "names": 1.0, "kinds": 0.4, "pos": 0.3, "tags": 0.3, "arcs": 0.7, "dependencies": 0.5, "relations": 0.6,
    "chains": 0.3, "likeness": 3.0,
}  # fmt: skip


def losses(
    net: Annotator, given: Batch, *, documents: Sequence[int] = (), model: Tensor | None = None
) -> dict[str, Tensor]:
    """Return each head's loss; `documents`: of how many windows the documents are whose chains count, in their order.

    `model`, [B, N, WIDTH], is what a larger encoder makes of the pieces, to be as like as may be.
    """
    with torch.autocast(given.ids.device.type, torch.bfloat16):
        out = net(given.ids, given.case, given.mask, given.first)
    out = {name: x.float() for name, x in out.items()}
    gold = given.gold
    found = {name: _cross_entropy(out[name], gold[name]) for name in ("kinds", "pos", "tags")}
    found["names"] = sequence.loss(out["names"], net.transitions, gold["names"], given.sentences[:, 1:] > 0)
    if bool((gold["heads"] != UNKNOWN).any()):
        arcs = out["arcs"].masked_fill(~given.arcs_allowed, -1e4)
        found["arcs"] = _cross_entropy(arcs, gold["heads"])
        labels = net.labels(out["below"], out["above"], gold["heads"].clamp(min=0))
        found["dependencies"] = _cross_entropy(labels, gold["dependencies"])
    asking = [row for row, w in enumerate(given.windows) if w.asked]
    if asking:
        found["relations"] = _relations(net, out, [given.windows[row] for row in asking], asking)
    if documents:
        found["chains"] = _chains(net, out, given.windows, documents)
    if model is not None:
        real = given.mask.bool()
        found["likeness"] = F.mse_loss(out["pieces"][real], model[real]) / model[real].var()
    return found


def _cross_entropy(scores: Tensor, gold: Tensor) -> Tensor:
    if not bool((gold != UNKNOWN).any()):
        return scores.sum() * 0
    return F.cross_entropy(scores.reshape(-1, scores.size(-1)), gold.reshape(-1), ignore_index=UNKNOWN)


def _relations(net: Annotator, out: dict[str, Tensor], windows: Sequence[Window], rows: list[int]) -> Tensor:
    """Binary cross-entropy over all pairs of possible ends, summed over the pairs of an end."""
    ends, gold, known = (x.to(out["subjects"].device) for x in relation_targets(windows))
    row = torch.tensor(rows, device=ends.device)[:, None]
    with torch.autocast(ends.device.type, torch.bfloat16):
        scores = net.relations(out["subjects"][row, ends], out["objects"][row, ends]).float()
    loss = F.binary_cross_entropy_with_logits(scores, gold, weight=known, reduction="sum")
    return loss / max(sum(len(w.ends) for w in windows), 1)


def _chains(net: Annotator, out: dict[str, Tensor], windows: Sequence[Window], documents: Sequence[int]) -> Tensor:
    """How unlikely it is that a mention chooses a true antecedent, or none where it has none (Lee et al. 2017)."""
    found, at = [out["anaphors"].new_zeros(1)], 0
    for many in documents:
        own = {name: out[name][at : at + many] for name in ("anaphors", "antecedents")}
        found.append(_choices(net, own, windows[at : at + many]))
        at += many
    return torch.cat(found).sum() / max(sum(map(len, found)) - 1, 1)


def _choices(net: Annotator, out: dict[str, Tensor], windows: Sequence[Window]) -> Tensor:
    """Of each mention of a document, [m], how unlikely what it should choose is."""
    words, mentions, chain_names, rows, columns = document_of(windows)
    if len(mentions) < 2:
        return out["anaphors"].new_zeros(0)
    features = {
        name: torch.from_numpy(x).to(out["anaphors"].device) for name, x in pair_features(words, mentions).items()
    }
    anaphors, antecedents = out["anaphors"][rows, columns], out["antecedents"][rows, columns]
    m, k = features["valid"].shape
    before = (torch.arange(m)[:, None] - 1 - torch.arange(k)[None, :]).clamp(min=0).to(anaphors.device)
    # a product with all and a choice among it: M is a few hundred
    scores = (anaphors @ antecedents.T).gather(1, before)
    for name in SIZES:
        scores = scores + net.tables[name].reshape(-1)[features[name]]
    scores = scores.masked_fill(features["valid"] == 0, -1e4)
    fresh = net.tables["fresh"][features["fresh"]] + anaphors @ net.tables["fresh_vector"]
    number = torch.tensor([sorted(set(chain_names)).index(c) for c in chain_names]).to(anaphors.device)
    true = (number[:, None] == number[before]) & (features["valid"] == 1)
    all_scores = torch.cat([fresh[:, None], scores], 1)
    right = torch.cat([~true.any(1, keepdim=True), true], 1)
    likelihood = all_scores.masked_fill(~right, -1e4).logsumexp(1) - all_scores.logsumexp(1)
    return -likelihood


def document_of(windows: Sequence[Window]) -> tuple[Words, list[Mention], list[str], list[int], list[int]]:
    """Return a document's words and mentions, and of each mention its chain, its window and its head word there."""
    text: list[str] = []
    sentence: list[int] = []
    pos: list[str] = []
    head: list[int] = []
    dependency: list[str] = []
    mentions: list[Mention] = []
    chains: list[str] = []
    rows: list[int] = []
    columns: list[int] = []
    for row, w in enumerate(windows):
        at, number = len(text), sentence[-1] if sentence else 0
        text += w.words
        sentence += [number + s for s in w.sentences]
        pos += [POS[p] for p in w.pos or ()]
        head += [at + (h - 1 if h > 0 else i) for i, h in enumerate(w.heads or ())]
        dependency += [DEPENDENCIES[d] for d in w.dependencies or ()]
        for m in w.mentions or ():
            mentions.append(Mention(at + m.head, at + m.start, at + m.end, m.kind))
            chains.append(m.chain)
            rows.append(row)
            columns.append(m.head)
    return Words(text, sentence, pos, head, dependency), mentions, chains, rows, columns
