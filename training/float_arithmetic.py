#!/usr/bin/env python3
"""Let a dynamically quantised ONNX file multiply its int8 weights as float numbers.

usage: float_arithmetic.py IN.onnx OUT.onnx

MatMulInteger quantises the activations too, and its kernels round differently from one processor and version to the
next. Here it becomes MatMul(activation, DequantizeLinear(weight)): the file stays as small, and its results the same.
"""

from __future__ import annotations

import sys

import onnx
from onnx import NodeProto, helper


def main(source: str, target: str) -> None:
    """Convert the file `source` into the file `target`."""
    model = onnx.load(source)
    nodes = model.graph.node
    maker = {name: node for node in nodes for name in node.output}
    users: dict[str, list[NodeProto]] = {}
    for node in nodes:
        for name in node.input:
            users.setdefault(name, []).append(node)
    dropped: set[str] = set()
    made: dict[str, list[NodeProto]] = {}  # by the output that they take over
    for node in nodes:
        if node.op_type != "MatMulInteger":
            continue
        quantised, weight, _, zero = node.input
        quantiser = maker[quantised]
        (cast,) = users[node.output[0]]
        (scaled,) = users[cast.output[0]]
        scales = maker[next(name for name in scaled.input if name != cast.output[0])]
        weight_scale = next(name for name in scales.input if name != quantiser.output[1])
        as_float = helper.make_node("DequantizeLinear", [weight, weight_scale, zero], [f"{weight}_float"], axis=1)
        product = helper.make_node("MatMul", [quantiser.input[0], f"{weight}_float"], [scaled.output[0]])
        made[scaled.output[0]] = [as_float, product]
        dropped |= {n.output[0] for n in (node, cast, scales, quantiser)}
    kept: list[NodeProto] = []
    for node in nodes:
        kept += made.get(node.output[0], [] if node.output[0] in dropped else [node])
    del nodes[:]
    nodes.extend(kept)
    onnx.checker.check_model(model)
    onnx.save(model, target)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
