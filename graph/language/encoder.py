"""The trained encoder: one ONNX file and its word pieces; all that it says of a window of sentences in one pass."""

from __future__ import annotations

import json
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy
import onnxruntime
from numpy.typing import NDArray

from graph.errors import InputError
from graph.language.pieces import FIRST, LAST, Pieces, case
from graph.language.relation_head import RelationHead

MODEL = Path(__file__).parent.parent / "model"
FILES = (
    "annotator.onnx",
    "biaffine.npz",
    "relations.npz",
    "tokenizer.json",
    "labels.json",
    "names.json",
    "coreference.json",
)


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
    below: NDArray[numpy.float32]
    above: NDArray[numpy.float32]
    """[n, k], [n + 1, k]: a word under a head; their product by `Encoder.biaffine["label"]` scores their relation."""
    subjects: NDArray[numpy.float32]
    objects: NDArray[numpy.float32]
    """[n, k]: the product of two words by `Encoder.biaffine["relation"]` is the log odds of relations between them."""
    anaphors: NDArray[numpy.float32]
    antecedents: NDArray[numpy.float32]
    """[n, d]: the product of a word's anaphor and an earlier word's antecedent speaks for one chain."""
    words: NDArray[numpy.float32]
    """[n, 384]: the words themselves, which `Encoder.relation_head` weighs."""


class Encoder:
    """An open ONNX session over a folder that holds `FILES`; it reads `threads` windows at once, each on one thread.

    Products of short matrices gain little from a second thread; windows do not wait for each other.
    """

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
    def biaffine(self) -> dict[str, NDArray[numpy.float32]]:
        """What two words' vectors are multiplied by, both with a 1 at their end: `label` and `relation`, [r, k, k].

        They are no part of the session, which would multiply all words of a window by all others.
        """
        with numpy.load(self.folder / "biaffine.npz", allow_pickle=False) as given:
            return {name: given[name] for name in ("label", "relation")}

    @cached_property
    def relation_head(self) -> RelationHead:
        """What tells how two mentions are related."""
        with numpy.load(self.folder / "relations.npz", allow_pickle=False) as given:
            return RelationHead(dict(given))

    @cached_property
    def session(self) -> Any:
        """The open session; its weights become float numbers here, once (training/export.py says why)."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
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

    def ask(self, words: Sequence[str], sentences: Sequence[int]) -> Future[Scores]:
        """Have a window read beside what goes on; with one thread, at once."""
        if self.threads == 1:
            read: Future[Scores] = Future()
            read.set_result(self(words, sentences))
            return read
        _ = self.session  # opened here, once, and not by two readers
        return self._readers.submit(self, words, sentences)

    @cached_property
    def _readers(self) -> ThreadPoolExecutor:
        return ThreadPoolExecutor(self.threads, thread_name_prefix="encoder")

    def __call__(self, words: Sequence[str], sentences: Sequence[int]) -> Scores:
        """Return what the encoder says of one window, which is read by itself.

        `sentences` is the number of each word's sentence, from 1. What stands in other windows does not matter.
        """
        given = self.session.run(None, self.inputs(words, sentences))
        named = dict(zip([o.name for o in self.session.get_outputs()], given, strict=True))
        return Scores(**{name: value[0] for name, value in named.items()})
