"""What words lie near one another: a table of a vector a word, so that "shut" and "closed" are known for kin.

The vectors are those that all-MiniLM-L6-v2 (Apache-2.0) gives a word alone, turned to their main axes and kept in
eight bits (`python -m training.word_vectors`). No encoder runs for a story: its record keeps none of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import as_file, files

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
FILE = "word_vectors.npz"
_ENDING, _LEAST = 3, 4
"""Letters at a word's end that are left off where the table lacks it, at most; letters that have to be left."""


@dataclass(frozen=True, slots=True)
class WordVectors:
    """The row of each known word, and the rows in eight bits, [words, size]."""

    rows: dict[str, int]
    table: NDArray[np.int8]

    def of(self, words: Sequence[str]) -> Vectors:
        """The vectors of words in small letters, each of length one, [words, size]; nothing for one not known."""
        found = np.zeros((len(words), self.table.shape[1]), np.float32)
        known = [(at, row) for at, word in enumerate(words) if (row := self._row(word)) is not None]
        if known:
            at, rows = zip(*known, strict=True)
            told = self.table[list(rows)].astype(np.float32)
            found[list(at)] = told / np.linalg.norm(told, axis=1, keepdims=True)
        return found

    def _row(self, word: str) -> int | None:
        for left in range(_ENDING + 1):
            stem = word[: len(word) - left]
            if left and len(stem) < _LEAST:
                break
            if stem in self.rows:
                return self.rows[stem]
        return None


@lru_cache(maxsize=1)
def word_vectors() -> WordVectors:
    """The table that ships with the package."""
    with as_file(files("onrecord.stories") / "data" / FILE) as path, np.load(path, allow_pickle=False) as kept:
        words = bytes(kept["words"]).decode().split("\n")
        return WordVectors({word: row for row, word in enumerate(words)}, kept["table"])
