"""The weights of an exported model as the network has them, so that training can go on from it."""

from __future__ import annotations

import json
from pathlib import Path

import numpy
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from training.network import Annotator


def load(folder: Path) -> Annotator:
    """Return the network of `folder`, as `export` writes it; 8-bit weights become the float numbers they stand for."""
    given = {t.name.removeprefix("net."): t for t in onnx.load(folder / "annotator.onnx").graph.initializer}
    net = Annotator(inner=given["encoder.layers.0.wide.bias"].dims[0])
    found: dict[str, Tensor] = {}
    for name in net.state_dict():
        if name in given:
            found[name] = torch.from_numpy(numpy_helper.to_array(given[name]).copy()).to(torch.float32)
            scale = given.get(f"{name.removesuffix('weight')}scale") if name.endswith("weight") else None
            if scale is not None:
                found[name] = found[name] * torch.from_numpy(numpy_helper.to_array(scale).copy())
                if not name.endswith("word.weight"):  # a linear map stands there as it multiplies
                    found[name] = found[name].T.contiguous()
    with numpy.load(folder / "biaffine.npz", allow_pickle=False) as pairs:
        found |= {name: torch.from_numpy(pairs[name]) for name in pairs}
    tables = json.loads((folder / "coreference.json").read_text("utf-8"))
    found |= {f"tables.{name}": torch.tensor(table) for name, table in tables.items()}
    found["transitions"] = torch.tensor(json.loads((folder / "names.json").read_text("utf-8"))["transitions"])
    net.load_state_dict({name: found[name].reshape(value.shape) for name, value in net.state_dict().items()})
    return net
