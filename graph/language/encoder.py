"""The trained encoder: one ONNX file and its word pieces; all that it says of a window of sentences in one pass."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy
import onnxruntime
from numpy.typing import NDArray

from graph.errors import InputError
from graph.language.pieces import FIRST, LAST, Pieces, case

MODEL = Path(__file__).parent.parent / "model"
FILES = ("annotator.onnx", "tokenizer.json", "labels.json", "names.json", "coreference.json")


@dataclass(frozen=True, slots=True)
class Scores:
    """What the encoder says of one window of n words."""

    names: NDArray[numpy.float32]
    """[n, 7], in the order of `labels["names"]`."""
    kinds: NDArray[numpy.float32]
    """[n, 4], in the order of `labels["kinds"]`: what the mention refers to whose head the word is."""
    pos: NDArray[numpy.int64]
    tags: NDArray[numpy.int64]
    arcs: NDArray[numpy.float32]
    """[n, n + 1], column 0 the root; far below nought where the sentence is another."""
    dependencies: NDArray[numpy.int64]
    """[n, n + 1], the relation for each possible head."""
    relations: NDArray[numpy.float32]
    """[r, n, n], in the order of `labels["relations"]`: log odds of word i as subject and word j as object."""
    anaphors: NDArray[numpy.float32]
    antecedents: NDArray[numpy.float32]
    """[n, d]: the product of a word's anaphor and an earlier word's antecedent speaks for one chain."""


class Encoder:
    """An open ONNX session over a folder that holds `FILES`."""

    def __init__(self, folder: Path = MODEL, *, threads: int = 2) -> None:
        for name in FILES:
            if not (folder / name).is_file():
                raise InputError(folder / name, "is not there", "a model folder holds it", "install the package again")
        self.folder, self.threads = folder, threads
        self.labels: dict[str, list[str]] = json.loads((folder / "labels.json").read_text("utf-8"))
        self._pieces = Pieces(folder / "tokenizer.json")

    @cached_property
    def transitions(self) -> NDArray[numpy.float32]:
        """[7, 7]: how well the column's label of a name follows the row's."""
        given = json.loads((self.folder / "names.json").read_text("utf-8"))
        return numpy.array(given["transitions"], dtype=numpy.float32)

    @cached_property
    def coreference(self) -> dict[str, NDArray[numpy.float32]]:
        """The tables of weights by which mentions are joined into chains."""
        tables = json.loads((self.folder / "coreference.json").read_text("utf-8"))
        return {name: numpy.array(table, dtype=numpy.float32) for name, table in tables.items()}

    @cached_property
    def session(self) -> Any:
        """The open session; its weights become float numbers here, once (training/export.py says why)."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self.threads
        options.inter_op_num_threads = 1
        return onnxruntime.InferenceSession(
            str(self.folder / "annotator.onnx"), options, providers=["CPUExecutionProvider"]
        )

    def inputs(self, words: Sequence[str], sentences: Sequence[int]) -> dict[str, NDArray[numpy.int64]]:
        """Return what the session takes for one window: its words and, from 1, the number of each one's sentence."""
        cut = self._pieces(words)
        ids = [FIRST, *(i for pieces in cut for i in pieces), LAST]
        cases = [0, *(written for w, p in zip(words, cut, strict=True) for written in [case(w)] * len(p)), 0]
        lengths = numpy.array([1, *map(len, cut[:-1])])
        return {
            "ids": numpy.array([ids], dtype=numpy.int64),
            "case": numpy.array([cases], dtype=numpy.int64),
            "mask": numpy.ones((1, len(ids)), dtype=numpy.int64),
            "first": lengths.cumsum()[None].astype(numpy.int64),
            "sentences": numpy.array([[0, *sentences]], dtype=numpy.int64),
        }

    def __call__(self, words: Sequence[str], sentences: Sequence[int]) -> Scores:
        """Return what the encoder says of one window, which is read by itself.

        `sentences` is the number of each word's sentence, from 1. What stands in other windows does not matter.
        """
        given = self.session.run(None, self.inputs(words, sentences))
        named = dict(zip([o.name for o in self.session.get_outputs()], given, strict=True))
        return Scores(**{name: value[0] for name, value in named.items()})
