"""One ONNX pass over a report that serves all learned heads.

The model's card (data, recipe, scores, licence) is ``models/CARD.md``; ``training/`` makes the weights.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Any

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from firsthand.reading.network.lexicon import Hint, hints
from firsthand.reading.network.signs import Signs, signs_of
from firsthand.reading.network.windows import Window, Words, windows_of, words_of
from firsthand.records import Span

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Doc

_CLS, _SEP = 101, 102


@dataclass(frozen=True, slots=True)
class Passage:
    """One window's word vectors, context first: row ``i`` is word ``window.begin + i``."""

    window: Window
    vectors: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Encoded:
    """A text's words, the vectors of each of its windows, the signs of syntax that go with the words, the lexicon's hints."""

    text: str
    words: Words
    passages: tuple[Passage, ...]
    signs: Signs
    hints: tuple[Hint, ...] = ()

    def span(self, first: int, last: int) -> Span:
        """The characters from word ``first`` to word ``last``, both included."""
        return Span(self.words.starts[first], self.words.ends[last])

    def word(self, number: int) -> str:
        """The characters of one word."""
        return self.text[self.words.starts[number] : self.words.ends[number]]


@dataclass(frozen=True, slots=True)
class Weights:
    """The parameters of the heads by name, and the lists of labels."""

    arrays: dict[str, NDArray[np.float32]]
    types: tuple[str, ...]
    modes: tuple[str, ...]
    sectors: tuple[str, ...]

    def linear(self, name: str, x: NDArray[np.float32]) -> NDArray[np.float32]:
        """``x`` through the linear layer ``name``."""
        product: NDArray[np.float32] = x @ self.arrays[f"{name}.weight"].T + self.arrays[f"{name}.bias"]
        return product

    def signed(self, name: str, vectors: NDArray[np.float32], rows: NDArray[np.int64]) -> NDArray[np.float32]:
        """``vectors`` with their ``rows`` of signs through the head ``name``: the linear part and the mixed one."""
        mixed = self.linear(f"{name}.vector", vectors) + self.summed(f"{name}.signs", rows)
        return self.linear(f"{name}.plain", vectors) + self.linear(f"{name}.out", np.maximum(mixed, 0))

    def summed(self, table: str, rows: NDArray[np.int64]) -> NDArray[np.float32]:
        """The sum over the last axis of ``rows`` of the table's rows."""
        held = self.arrays[f"{table}.weight"]
        total: NDArray[np.float32] = held[rows[..., 0]]
        for column in range(1, rows.shape[-1]):
            total += held[rows[..., column]]
        return total


class Encoder:
    """The shared encoder. Safe to use from several threads; one window a pass, so a report reads the same in any company."""

    def __init__(self, session: onnxruntime.InferenceSession, tokenizer: Tokenizer, weights: Weights) -> None:
        self._session = session
        self._tokenizer = tokenizer
        self.weights = weights

    def encode(self, text: str, doc: Doc) -> Encoded:
        """The words of ``text``, which ``doc`` has parsed, and their vectors."""
        words = words_of(self._tokenizer, text)
        passages = tuple(self._passage(words, window) for window in windows_of(words, text))
        return Encoded(text, words, passages, signs_of(doc, words), hints(doc))

    def _passage(self, words: Words, window: Window) -> Passage:
        base = words.first[window.begin]
        ids = np.array([[_CLS, *words.pieces[base : words.piece_end(window.end - 1)], _SEP]], dtype=np.int64)
        (hidden,) = self._session.run(["vectors"], {"pieces": ids})
        first = np.array(words.first[window.begin : window.end]) - base + 1
        return Passage(window, hidden[0, first])


@cache
def load_encoder(threads: int = 1) -> Encoder:
    """The encoder that the package ships, run on ``threads`` threads."""
    models = files("firsthand.models")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    with as_file(models / "encoder.onnx") as path:
        session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    tokenizer: Any = Tokenizer.from_str((models / "tokenizer.json").read_text(encoding="utf-8"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    labels = json.loads((models / "labels.json").read_text(encoding="utf-8"))
    with as_file(models / "heads.npz") as path, np.load(path) as arrays:
        parameters = {name: arrays[name].astype(np.float32) for name in arrays.files}
    weights = Weights(parameters, tuple(labels["types"]), tuple(labels["modes"]), tuple(labels["sectors"]))
    return Encoder(session, tokenizer, weights)
