"""Small networks that read some of the encoder's vectors for a word: heads learnt while the encoder stays as it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
OUTPUTS = ("early", "midway")
"""The outputs of the graph that heads read: a word's vector after the first layer and after half of them."""
SIZE = 384
"""Values of a vector of the encoder."""
ROWS = 12
"""Words that are asked about at once: a larger product would be spread over threads, which costs more here."""
NAMES = ("parts", "parts_bias", "wide", "wide_bias", "narrow", "narrow_bias")
"""The tables of the networks, in the order of their fields, as a file names them."""


class Sentences(NamedTuple):
    """The first word of each sentence of a window, the word past its last, and of each word the number of its sentence,
    from 0."""

    starts: NDArray[np.int64]
    stops: NDArray[np.int64]
    of: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Tree:
    """The words of a window in small letters, with tag, part of speech, relation, head and sentence.

    Heads count from the window's first word.
    """

    lowers: Sequence[str]
    tag: Sequence[str]
    pos: Sequence[str]
    dep: Sequence[str]
    head: Sequence[int]
    sentence: Sequence[int]

    def sentences(self) -> Sentences:
        """Where the sentences of the window begin and end."""
        numbers = np.asarray(self.sentence)
        opens = np.diff(numbers, prepend=numbers[0] - 1) != 0
        starts = np.flatnonzero(opens)
        return Sentences(starts, np.append(starts[1:], len(numbers)), np.cumsum(opens) - 1)


@dataclass(frozen=True, slots=True)
class Networks:
    """Several networks that learnt apart and are asked together.

    Each of the vectors of a word goes through a matrix of its own, `parts` [networks, vectors, 384, few]; what comes
    out goes through `wide` [networks, vectors × few, hidden] and `narrow` [networks, hidden, labels]; each has its
    bias.
    """

    parts: Vectors
    parts_bias: Vectors
    wide: Vectors
    wide_bias: Vectors
    narrow: Vectors
    narrow_bias: Vectors

    def shares(self, read: Vectors) -> Vectors:
        """How sure each label is, [words, labels], of what is read for each word, [words, vectors, 384]."""
        rows = [self._shares(read[first : first + ROWS]) for first in range(0, len(read), ROWS)]
        return np.concatenate(rows)

    def _shares(self, read: Vectors) -> Vectors:
        met = np.maximum(np.matmul(read.transpose(1, 0, 2), self.parts) + self.parts_bias[:, :, None], 0.0)
        # [networks, vectors, words, few] to [networks, words, vectors × few].
        met = met.transpose(0, 2, 1, 3).reshape(len(met), len(read), -1)
        hidden = np.maximum(met @ self.wide + self.wide_bias[:, None], 0.0)
        scores = hidden @ self.narrow + self.narrow_bias[:, None]
        scores = np.exp(scores - scores.max(2, keepdims=True))
        shares: Vectors = (scores / scores.sum(2, keepdims=True)).mean(0)
        return shares


def networks_of(tables: Mapping[str, NDArray[np.floating]]) -> Networks:
    """The networks whose tables a file holds, in full precision."""
    return Networks(*(np.ascontiguousarray(tables[name], dtype=np.float32) for name in NAMES))
