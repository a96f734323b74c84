"""What one clause does to another: small networks over what both have in common, learnt from stories of our own.

`training/between.py` learns them; docs/decisions/0014-pairs-of-clauses-are-read-by-a-head.md tells what they are worth.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import as_file, files

import numpy as np
from numpy.typing import NDArray

from onrecord.stories.word_vectors import Vectors

FILE = "pairs.npz"
LABELS = ("none", "denied", "confirmed", "day", "place", "actor")
"""What a clause may do to an earlier one; the last three contradict it on an aspect."""
NAMES = ("mean", "spread", "parts", "parts_bias", "wide", "wide_bias", "narrow", "narrow_bias")
"""The tables of the networks, as a file names them."""
FARTHEST = 5.0
"""Spreads from its mean beyond which a number counts no further."""
SCALE = 8.0
"""By what the vectors, whose values are small, are multiplied before they are read."""
ROWS = 12
"""Pairs that are asked about at once: a larger product would be spread over threads, which costs more here."""


@dataclass(frozen=True, slots=True)
class PairReader:
    """Several networks that learnt apart and are asked together.

    Of each number its `mean` and `spread` are taken away; each of the vectors goes through a matrix of its own, `parts`
    [networks, vectors, size, few]; all of it goes through `wide` [networks, numbers + vectors × few, hidden] and
    `narrow` [networks, hidden, labels].
    """

    mean: Vectors
    spread: Vectors
    parts: Vectors
    parts_bias: Vectors
    wide: Vectors
    wide_bias: Vectors
    narrow: Vectors
    narrow_bias: Vectors

    def shares(self, numbers: Vectors, vectors: Vectors) -> Vectors:
        """How sure each label is, [pairs, labels], of numbers [pairs, numbers] and vectors [pairs, vectors, size]."""
        told = np.clip((numbers - self.mean) / self.spread, -FARTHEST, FARTHEST)
        rows = [
            self._shares(told[first : first + ROWS], SCALE * vectors[first : first + ROWS])
            for first in range(0, len(told), ROWS)
        ]
        return np.concatenate(rows) if rows else np.zeros((0, len(LABELS)), np.float32)

    def _shares(self, numbers: Vectors, vectors: Vectors) -> Vectors:
        met = np.maximum(np.matmul(vectors.transpose(1, 0, 2), self.parts) + self.parts_bias[:, :, None], 0.0)
        met = met.transpose(0, 2, 1, 3).reshape(len(met), len(numbers), -1)
        told = np.concatenate([np.broadcast_to(numbers, (len(met), *numbers.shape)), met], axis=2)
        hidden = np.maximum(told @ self.wide + self.wide_bias[:, None], 0.0)
        scores = hidden @ self.narrow + self.narrow_bias[:, None]
        scores = np.exp(scores - scores.max(2, keepdims=True))
        shares: Vectors = (scores / scores.sum(2, keepdims=True)).mean(0)
        return shares


def reader_of(tables: Mapping[str, NDArray[np.floating]]) -> PairReader:
    """The networks whose tables a file holds, in full precision."""
    return PairReader(*(np.ascontiguousarray(tables[name], dtype=np.float32) for name in NAMES))


@lru_cache(maxsize=1)
def pair_reader() -> PairReader | None:
    """The networks that ship with the package; None where there are none."""
    with as_file(files("onrecord.stories") / "data" / FILE) as path:
        if not path.is_file():
            return None
        with np.load(path, allow_pickle=False) as kept:
            return reader_of(kept)
