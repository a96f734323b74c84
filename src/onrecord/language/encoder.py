"""The shipped transformer: windows of words in, the scores of every head out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer, models, normalizers, pre_tokenizers, processors

from onrecord.language.windows import PIECES, Window, Words
from onrecord.record import RunStopped

Scores = dict[str, NDArray[Any]]
FILES = ("model.json", "model.onnx", "vocabulary.txt")
OUTPUTS = ("tag", "pos", "lemma", "start", "name", "role", "arcs", "partners", "heads")


@dataclass(frozen=True, slots=True)
class Encoder:
    """A loaded model: `values` says what each head's numbers stand for, `moves` scores each tag with the next.

    `ranks` gives the place of each whole word in the vocabulary, which is in the order of how common words are.
    """

    version: str
    values: dict[str, tuple[str, ...]]
    moves: dict[str, NDArray[np.float32]]
    tokenizer: Tokenizer
    session: onnxruntime.InferenceSession
    ranks: dict[str, int]

    def scores(
        self, windows: Sequence[Window], documents: Sequence[Words], heads: Sequence[str] = OUTPUTS
    ) -> Iterator[tuple[Window, Scores]]:
        """The scores of these heads for each window, in order; a head that is not asked for costs nothing.

        A window is run alone: int8 inference scales by the largest values of what it is given, so that a window read
        beside others would get scores that depend on them, and a page's record on the pages read with it.
        """
        # Files of before version 0.3.0 ask which pieces are there; all are, since a window is run alone.
        masked = any(value.name == "mask" for value in self.session.get_inputs())
        for window in windows:
            inputs = _inputs(window, self._encoding(window, documents))
            if masked:
                inputs["mask"] = np.ones_like(inputs["ids"])
            results = self.session.run(heads, inputs)
            yield window, {name: result[0] for name, result in zip(heads, results, strict=True)}

    def _encoding(self, window: Window, documents: Sequence[Words]) -> Encoding:
        encoding = self.tokenizer.encode(
            documents[window.document].forms[window.first : window.last], is_pretokenized=True
        )
        encoding.truncate(PIECES)
        return encoding


def _inputs(window: Window, encoding: Encoding) -> dict[str, NDArray[np.int64]]:
    """The network's inputs for a batch of one."""
    words = window.last - window.first
    # Of a word the number in the window counted from 1; 0 for the pieces before and after the text.
    word_of = np.array([0 if word is None else word + 1 for word in encoding.word_ids], dtype=np.int64)
    known, places = np.unique(word_of, return_index=True)
    first = np.zeros(words + 1, dtype=np.int64)
    first[known] = places
    features = np.zeros((words + 1, 3), dtype=np.int64)
    features[1:] = window.features
    ids = np.array(encoding.ids, dtype=np.int64)
    inputs = {"ids": ids, "features": features, "word_of": word_of, "first": first[1:]}
    return {name: values[None] for name, values in inputs.items()}


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
def load_encoder(threads: int = 1, other: str | None = None) -> Encoder:
    """The model that ships with the package, or the one in the folder `other`, on this many threads.

    Raises `RunStopped` where that folder lacks one of its files.
    """
    folder = Path(other) if other else files("onrecord.language") / "model"
    missing = [name for name in FILES if not (folder / name).is_file()]
    if missing:
        raise RunStopped(f"{folder} holds no model: it lacks {', '.join(missing)}; `python -m training` makes them")
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
        moves={column: np.array(table, dtype=np.float32) for column, table in settings.get("moves", {}).items()},
        tokenizer=_tokenizer(vocabulary),
        session=session,
        ranks={piece: rank for rank, piece in enumerate(vocabulary) if piece.isalpha()},
    )
