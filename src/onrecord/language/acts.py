"""Which words tell an act, and of which PLOVER type: a small head over the encoder's vectors of the words around.

The head is learnt from passages of our own (`training/acts.py`). No list of verbs is long enough: it sees that "rowed
back" and "shelved the probe" lie near "withdrew", and that a tyre that "struck" a kerb tells nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.language.small_networks import SIZE, Networks, Vectors, networks_of
from onrecord.record import ActWord

FILE = "acts.npz"
OUTPUTS = ("early", "midway")
"""The outputs of the graph that the head reads: a word's vector after the first layer and after half of them."""
LABELS = (
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
)
"""What a word may tell; the score before theirs is that of telling none."""
LEAST = 0.5
"""How sure it must be that a word tells an act, of whatever type, for it to be put down."""
PARTS = 8
"""Vectors that are read for a word: see `around`."""
_OPEN_WORDS = frozenset({"VERB", "NOUN", "ADJ"})
_PATIENTS = frozenset({"obj", "nsubj:pass"})
_COMPLEMENTS = frozenset({"obl", "nmod", "xcomp", "ccomp"})
_AGENTS = frozenset({"nsubj", "obl:agent"})


@dataclass(frozen=True, slots=True)
class Heads:
    """The words of a window with part of speech, relation, head and sentence; heads count from its first word."""

    pos: Sequence[str]
    dep: Sequence[str]
    head: Sequence[int]
    sentence: Sequence[int]


@dataclass(frozen=True, slots=True)
class ActHead:
    """The networks that read acts of what `around` gives."""

    networks: Networks

    def acts(self, early: Vectors, midway: Vectors, heads: Heads, first: int = 0) -> list[ActWord]:
        """The words of a window that tell an act, in order; `first` is the number of its first word."""
        words = candidates(heads)
        if not words:
            return []
        shares = self.networks.shares(around(early, midway, heads, words))
        sure = 1.0 - shares[:, 0]
        best = shares[:, 1:].argmax(1).tolist()
        return [
            ActWord(
                word=first + words[at],
                type=LABELS[best[at]],
                sure=round(float(sure[at]), 3),
                of_type=round(float(shares[at, 1 + best[at]]), 3),
            )
            for at in np.flatnonzero(sure >= LEAST).tolist()
        ]


def load_acts(folder: Path) -> ActHead | None:
    """The head beside a model, or None where that model has none."""
    path = folder / FILE
    if not path.is_file():
        return None
    with np.load(path, allow_pickle=False) as kept:
        return ActHead(networks_of(kept))


def candidates(heads: Heads) -> list[int]:
    """The words that may tell an act: verbs, nouns and adjectives."""
    return [
        word
        for word, (pos, dep) in enumerate(zip(heads.pos, heads.dep, strict=True))
        if pos in _OPEN_WORDS and not dep.startswith(("aux", "cop"))
    ]


def around(early: Vectors, midway: Vectors, heads: Heads, words: Sequence[int]) -> Vectors:
    """What the head reads of each of these words of a window, [words, 8, 384].

    The word early and midway; midway the word it hangs on, whom or what it befalls, who does it, the words before and
    behind it (nothing where there is none), and the mean of its sentence.
    """
    count = len(midway)
    patients, agents = _below(heads)
    sentence = np.asarray(heads.sentence)
    sentence = sentence - sentence[0]
    share = np.zeros((int(sentence[-1]) + 1, count), np.float32)
    share[sentence, np.arange(count)] = 1.0
    means = (share / share.sum(1, keepdims=True)) @ midway
    # A row of nothing stands behind the words, for what is not there.
    with_none = np.concatenate([midway, np.zeros((1, SIZE), np.float32)])
    at = np.asarray(words)
    parts = [
        early[at],
        midway[at],
        midway[np.asarray(heads.head)[at]],
        with_none[patients[at]],
        with_none[agents[at]],
        with_none[np.where(at > 0, at - 1, count)],
        with_none[at + 1],
        means[sentence[at]],
    ]
    return np.stack(parts, 1).astype(np.float32)


def _below(heads: Heads) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Of each word the one that it befalls or completes it, and the one who does it; the count of words for none."""
    count = len(heads.head)
    patients, agents = np.full(count, count), np.full(count, count)
    for word, (head, dep) in enumerate(zip(heads.head, heads.dep, strict=True)):
        if head == word:
            continue
        if dep in _PATIENTS or (dep in _COMPLEMENTS and patients[head] == count):
            patients[head] = word
        elif dep in _AGENTS:
            agents[head] = word
    return patients, agents
