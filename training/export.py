"""The trained network as one ONNX file with 8-bit weights.

The weights are stored as int8 with one scale for each output and are multiplied as float numbers: integer kernels
quantise the activations too and round differently from one processor to the next, and then the same article would not
give the same graph. onnxruntime turns the weights into float numbers once, when it opens the file.
"""

from __future__ import annotations

import json
import shutil
import warnings
from pathlib import Path

import numpy
import torch
from torch import Tensor, nn

from graph.language.coreference import KINDS, SIZES
from training.batches import batch
from training.head import Head, save
from training.labels import DEPENDENCIES, NAMES, POS, RELATIONS, TAGS
from training.network import Annotator, base_folder, of_state
from training.windows import Window

INPUTS = ("ids", "case", "mask", "first", "sentences")
VECTORS = ("below", "above", "subjects", "objects", "anaphors", "antecedents", "words")
OUTPUTS = ("names", "kinds", "pos", "tags", "arcs", *VECTORS)
OPSET = 17


class _Linear(nn.Module):
    """A linear map with 8-bit weights."""

    def __init__(self, given: nn.Linear) -> None:
        super().__init__()
        weight = given.weight.detach().T
        scale = weight.abs().amax(0) / 127
        self.register_buffer("weight", (weight / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)
        self.register_buffer("bias", given.bias.detach())

    def forward(self, x: Tensor) -> Tensor:
        return x @ (self.weight.to(torch.float32) * self.scale) + self.bias


class _Embedding(nn.Module):
    """An embedding with 8-bit weights and one scale for each row."""

    def __init__(self, given: nn.Embedding) -> None:
        super().__init__()
        scale = given.weight.detach().abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("weight", (given.weight.detach() / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor) -> Tensor:
        return self.weight[ids].to(torch.float32) * self.scale[ids]


def quantise(net: Annotator) -> Annotator:
    """Store the encoder's weights as 8-bit numbers, in place; the small heads stay float."""
    net.encoder.word = _Embedding(net.encoder.word)
    for layer in net.encoder.layers:
        for name, part in list(layer.named_children()):
            if isinstance(part, nn.Linear):
                setattr(layer, name, _Linear(part))
    return net


class _Deployed(nn.Module):
    """What the file computes: scores, of tags the numbers of the best, and vectors for what pairs of words are."""

    def __init__(self, net: Annotator) -> None:
        super().__init__()
        self.net = net

    def forward(self, ids: Tensor, case: Tensor, mask: Tensor, first: Tensor, sentences: Tensor) -> tuple[Tensor, ...]:
        out = self.net(ids, case, mask, first)
        own = sentences[:, 1:].unsqueeze(2)
        root = torch.zeros_like(sentences[:, :1])
        # column 0, the root, is open to all: its number is made that of each row
        apart = (own != sentences.unsqueeze(1)).to(torch.float32)
        open_root = torch.cat([root + 0.0, torch.ones_like(sentences[:, 1:], dtype=torch.float32)], 1).unsqueeze(1)
        arcs = out["arcs"] - apart * open_root * 1e4
        return (
            out["names"], out["kinds"], out["pos"].argmax(-1), out["tags"].argmax(-1), arcs,
            *(out[name] for name in VECTORS),
        )  # fmt: skip


def export(weights: Path, folder: Path, *, float_weights: bool = False) -> None:
    """Write the network of `weights` into `folder`; `float_weights`: unquantised, to compare."""
    net = of_state(torch.load(weights, map_location="cpu", weights_only=True))
    tables = {name: net.tables[name].detach() for name in (*SIZES, "fresh", "fresh_vector")}
    net = net.eval() if float_weights else quantise(net).eval()
    folder.mkdir(parents=True, exist_ok=True)
    example = batch([Window(["She", "left", "Rome", "."], [1] * 4), Window(["Why", "?", "No", "."], [1, 1, 2, 2])])
    wide, long = {0: "texts", 1: "pieces"}, {0: "texts", 1: "words"}
    axes = dict.fromkeys(("ids", "case", "mask"), wide) | dict.fromkeys(
        ("first", "names", "kinds", "pos", "tags", *VECTORS), long
    )
    nodes = {0: "texts", 1: "nodes"}
    axes |= {"sentences": nodes, "above": nodes, "arcs": {0: "texts", 1: "words", 2: "nodes"}}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the exporter by tracing is the one that keeps the 8-bit weights
        torch.onnx.export(
            _Deployed(net), (example.ids, example.case, example.mask, example.first, example.sentences),
            str(folder / "annotator.onnx"), input_names=list(INPUTS), output_names=list(OUTPUTS), dynamic_axes=axes,
            opset_version=OPSET, do_constant_folding=False, dynamo=False,
        )  # fmt: skip
    numpy.savez(folder / "biaffine.npz", label=net.label.detach().numpy(), relation=net.relation.detach().numpy())
    save(Head(), folder)  # until it is trained, no two mentions are related
    labels = {
        "names": NAMES, "kinds": KINDS, "pos": POS, "tags": TAGS, "dependencies": DEPENDENCIES, "relations": RELATIONS,
    }  # fmt: skip
    (folder / "labels.json").write_text(json.dumps(labels) + "\n", encoding="utf-8")
    chain = [[round(x, 5) for x in row] for row in net.transitions.tolist()]
    (folder / "names.json").write_text(json.dumps({"transitions": chain}) + "\n", encoding="utf-8")
    rounded = {name: [round(x, 5) for x in table.flatten().tolist()] for name, table in tables.items()}
    (folder / "coreference.json").write_text(json.dumps(rounded) + "\n", encoding="utf-8")
    shutil.copyfile(base_folder() / "tokenizer.json", folder / "tokenizer.json")
