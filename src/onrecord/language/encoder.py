"""The shipped transformer: windows of words in, the scores of every head out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer, models, normalizers, pre_tokenizers, processors

from onrecord.language.windows import PIECES, Window, Words

BATCH_PIECES = 3000
"""Pieces of a batch with its padding: large enough to keep a core busy, small enough to bound memory."""

Scores = dict[str, NDArray[Any]]
OUTPUTS = ("tag", "pos", "lemma", "start", "name", "role", "arcs", "partners", "heads")


@dataclass(frozen=True, slots=True)
class Encoder:
    """A loaded model: `values` says what each head's numbers stand for.

    `ranks` gives the place of each whole word in the vocabulary, which is in the order of how common words are.
    """

    version: str
    values: dict[str, tuple[str, ...]]
    tokenizer: Tokenizer
    session: onnxruntime.InferenceSession
    ranks: dict[str, int]

    def scores(self, windows: Sequence[Window], documents: Sequence[Words]) -> Iterator[tuple[Window, Scores]]:
        """The heads' scores of each window, cut to its words; windows come back grouped by length, not in order."""
        encodings = [self._encoding(window, documents) for window in windows]
        order = sorted(range(len(windows)), key=lambda i: len(encodings[i].ids))
        for batch in _batches(order, encodings):
            rows = [(windows[i], encodings[i]) for i in batch]
            results = dict(zip(OUTPUTS, self.session.run(OUTPUTS, _inputs(rows)), strict=True))
            for place, (window, _) in enumerate(rows):
                yield window, _cut(results, place, window.last - window.first)

    def _encoding(self, window: Window, documents: Sequence[Words]) -> Encoding:
        encoding = self.tokenizer.encode(
            documents[window.document].forms[window.first : window.last], is_pretokenized=True
        )
        encoding.truncate(PIECES)
        return encoding


def _batches(order: list[int], encodings: list[Encoding]) -> Iterator[list[int]]:
    batch: list[int] = []
    for i in order:
        if batch and (len(batch) + 1) * len(encodings[i].ids) > BATCH_PIECES:
            yield batch
            batch = []
        batch.append(i)
    if batch:
        yield batch


def _inputs(rows: list[tuple[Window, Encoding]]) -> dict[str, NDArray[np.int64]]:
    pieces = max(len(encoding.ids) for _, encoding in rows)
    words = max(window.last - window.first for window, _ in rows)
    inputs = {name: np.zeros((len(rows), pieces), dtype=np.int64) for name in ("ids", "mask", "word_of")}
    inputs["first"] = np.zeros((len(rows), words), dtype=np.int64)
    inputs["features"] = np.zeros((len(rows), words + 1, 3), dtype=np.int64)
    for i, (window, encoding) in enumerate(rows):
        size = len(encoding.ids)
        word_of = np.array([-1 if word is None else word for word in encoding.word_ids], dtype=np.int64)
        inputs["ids"][i, :size] = encoding.ids
        inputs["mask"][i, :size] = 1
        inputs["word_of"][i, :size] = word_of + 1
        known, first = np.unique(word_of, return_index=True)
        inputs["first"][i, known[known >= 0]] = first[known >= 0]
        inputs["features"][i, 1 : len(window.features) + 1] = window.features
    return inputs


def _cut(results: Scores, place: int, size: int) -> Scores:
    cut = {name: results[name][place, :size] for name in OUTPUTS if name not in {"arcs", "heads"}}
    cut["arcs"] = results["arcs"][place, :size, : size + 1]
    cut["heads"] = results["heads"][place, : size + 1]
    return cut


def _tokenizer(vocabulary: list[str]) -> Tokenizer:
    """BERT's uncased word pieces over the shipped vocabulary."""
    pieces = {piece: number for number, piece in enumerate(vocabulary)}
    tokenizer = Tokenizer(models.WordPiece(pieces, unk_token="[UNK]", max_input_chars_per_word=100))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", pieces["[CLS]"]), ("[SEP]", pieces["[SEP]"])]
    )
    return tokenizer


@cache
def load_encoder(threads: int = 1) -> Encoder:
    """The model that ships with the package, on this many threads."""
    folder = files("onrecord.language") / "model"
    settings = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    # The arena keeps the largest batch it ever saw; without it a run's memory stays flat.
    options.enable_cpu_mem_arena = False
    with as_file(folder / "model.onnx") as path:
        session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    vocabulary = (folder / "vocabulary.txt").read_text(encoding="utf-8").splitlines()
    return Encoder(
        version=settings["version"],
        values={column: tuple(values) for column, values in settings["values"].items()},
        tokenizer=_tokenizer(vocabulary),
        session=session,
        ranks={piece: rank for rank, piece in enumerate(vocabulary) if piece.isalpha()},
    )
