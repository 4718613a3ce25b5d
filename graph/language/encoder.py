"""The trained encoder: one ONNX file and its word pieces; scores for names, tags and syntax in one pass."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from graph.errors import InputError

MODEL = Path(__file__).parent.parent / "model"
PIECES_OF_A_WORD = 6
"""A word is cut there, as in training."""
_FIRST, _LAST, _UNKNOWN = 101, 102, 100


@dataclass(frozen=True, slots=True)
class Scores:
    """What the encoder says of one sentence of n words."""

    names: NDArray[numpy.float32]
    """[n, 7], in the order of `labels["names"]`."""
    pos: NDArray[numpy.int64]
    tag: NDArray[numpy.int64]
    arcs: NDArray[numpy.float32]
    """[n, n + 1], column 0 the root."""
    rels: NDArray[numpy.int64]
    """[n, n + 1], the relation for each possible head."""


class Encoder:
    """An open ONNX session over a folder that holds `annotator.onnx`, `tokenizer.json` and `labels.json`."""

    def __init__(self, folder: Path = MODEL, *, threads: int = 2) -> None:
        for name in ("annotator.onnx", "tokenizer.json", "labels.json"):
            if not (folder / name).is_file():
                raise InputError(folder / name, "is not there", "a model folder holds it", "install the package again")
        self.folder, self.threads = folder, threads
        self.labels: dict[str, list[str]] = json.loads((folder / "labels.json").read_text("utf-8"))
        self._cut: dict[str, list[int]] = {}

    @cached_property
    def _session(self) -> Any:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self.threads
        options.inter_op_num_threads = 1
        # The weights are stored as int8 and multiplied as float: integer kernels round differently from one processor
        # and one version to the next, and then the same article would not give the same graph.
        options.add_session_config_entry("session.disable_quant_qdq", "1")
        return onnxruntime.InferenceSession(
            str(self.folder / "annotator.onnx"), options, providers=["CPUExecutionProvider"]
        )

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        tokenizer = Tokenizer.from_file(str(self.folder / "tokenizer.json"))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        return tokenizer

    def _pieces(self, words: Sequence[str]) -> list[list[int]]:
        new = sorted({w for w in words if w not in self._cut})
        for word, encoding in zip(new, self._tokenizer.encode_batch(new, add_special_tokens=False), strict=True):
            self._cut[word] = encoding.ids[:PIECES_OF_A_WORD] or [_UNKNOWN]
        return [self._cut[w] for w in words]

    def __call__(self, sentences: Sequence[Sequence[str]]) -> Iterator[Scores]:
        """Yield the scores of each sentence (a non-empty sequence of words), in the order given.

        Each is run by itself, so that its reading depends on nothing but its words.
        """
        for sentence in sentences:
            yield from self._run([sentence])

    def _run(self, sentences: Sequence[Sequence[str]]) -> Iterator[Scores]:
        cut = [self._pieces(words) for words in sentences]
        wide = max(sum(map(len, pieces)) for pieces in cut) + 2
        long = max(map(len, sentences))
        ids, case, mask = (numpy.zeros((len(sentences), wide), dtype=numpy.int64) for _ in range(3))
        first = numpy.zeros((len(sentences), long), dtype=numpy.int64)
        real = numpy.zeros((len(sentences), long + 1), dtype=numpy.int64)
        for row, (words, pieces) in enumerate(zip(sentences, cut, strict=True)):
            at = 1
            ids[row, 0] = _FIRST
            for i, (word, of_word) in enumerate(zip(words, pieces, strict=True)):
                first[row, i] = at
                ids[row, at : at + len(of_word)] = of_word
                case[row, at : at + len(of_word)] = word[:1].isupper()
                at += len(of_word)
            ids[row, at] = _LAST
            mask[row, : at + 1] = 1
            real[row, : len(words) + 1] = 1
        names, pos, tag, arcs, rels = self._session.run(
            None, {"ids": ids, "case": case, "mask": mask, "first": first, "words": real}
        )
        for row, words in enumerate(sentences):
            n = len(words)
            yield Scores(names[row, :n], pos[row, :n], tag[row, :n], arcs[row, :n, : n + 1], rels[row, :n, : n + 1])
