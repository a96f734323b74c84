"""Which words tell an act, and of which PLOVER type: a small head over the encoder's vectors of the words around.

The head is learnt from passages of our own (`training/acts.py`). No list of verbs is long enough: it sees that "rowed
back" and "shelved the probe" lie near "withdrew", and that a tyre that "struck" a kerb tells nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from onrecord.language.model_files import ACTS
from onrecord.language.small_networks import SIZE, Networks, Tree, Vectors, networks_of
from onrecord.record import ActWord, EventType

FILE = ACTS
LABELS: tuple[EventType, ...] = get_args(EventType)
"""What a word may tell; the score before theirs is that of telling none."""
LEAST = 0.5
"""How sure it must be that a word tells an act, of whatever type, for it to be put down."""
PARTS = 8
"""Vectors that are read for a word: see `around`."""
LISTS = ("nouns", "silent")
"""The lists of forms beside the networks in their file."""
_OPEN_WORDS = frozenset({"VERB", "NOUN", "ADJ"})
_PATIENTS = frozenset({"obj", "nsubj:pass"})
_COMPLEMENTS = frozenset({"obl", "nmod", "xcomp", "ccomp"})
_AGENTS = frozenset({"nsubj", "obl:agent"})


@dataclass(frozen=True, slots=True)
class ActHead:
    """The networks that read acts of what `around` gives, and what spares them work.

    `nouns`: forms of nouns that often tell an act in what was learnt from; others are not asked about. `silent`: forms
    of verbs that are common there and hardly ever tell one.
    """

    networks: Networks
    nouns: frozenset[str] = frozenset()
    silent: frozenset[str] = frozenset()

    def acts(self, early: Vectors, midway: Vectors, tree: Tree, first: int = 0) -> list[ActWord]:
        """The words of a window that tell an act, in order; `first` is the number of its first word."""
        words = [word for word in candidates(tree) if self.may_tell(tree.pos[word], tree.lowers[word])]
        if not words:
            return []
        shares = self.networks.shares(around(early, midway, tree, words))
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

    def may_tell(self, pos: str, lower: str) -> bool:
        """Whether a word of this part of speech and form is worth asking about."""
        return lower not in self.silent if pos == "VERB" else pos == "NOUN" and lower in self.nouns


def load_acts(folder: Path) -> ActHead | None:
    """The head beside a model, or None where that model has none."""
    path = folder / FILE
    if not path.is_file():
        return None
    with np.load(path, allow_pickle=False) as kept:
        lists = [frozenset(kept[name].tolist()) for name in LISTS]
        return ActHead(networks_of(kept), *lists)


def candidates(tree: Tree) -> list[int]:
    """The words that may tell an act: verbs, nouns and adjectives."""
    return [
        word
        for word, (pos, dep) in enumerate(zip(tree.pos, tree.dep, strict=True))
        if pos in _OPEN_WORDS and not dep.startswith(("aux", "cop"))
    ]


def around(early: Vectors, midway: Vectors, tree: Tree, words: Sequence[int]) -> Vectors:
    """What the head reads of each of these words of a window, [words, 8, 384].

    The word early and midway; midway the word it hangs on, whom or what it befalls, who does it, the words before and
    behind it (nothing where there is none), and the mean of its sentence.
    """
    count = len(midway)
    patients, agents = _below(tree)
    sentences = tree.sentences()
    means = np.add.reduceat(midway, sentences.starts, axis=0) / (sentences.stops - sentences.starts)[:, None]
    # A row of nothing stands behind the words, for what is not there.
    with_none = np.concatenate([midway, np.zeros((1, SIZE), np.float32)])
    at = np.asarray(words)
    before = np.where(at > 0, at - 1, count)
    beside = np.stack([at, np.asarray(tree.head)[at], patients[at], agents[at], before, at + 1], 1)
    read = np.empty((len(at), PARTS, SIZE), np.float32)
    read[:, 0], read[:, 1:-1], read[:, -1] = early[at], with_none[beside], means[sentences.of[at]]
    return read


def _below(tree: Tree) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Of each word the one that it befalls or completes it, and the one who does it; the count of words for none."""
    count = len(tree.head)
    patients, agents = np.full(count, count), np.full(count, count)
    for word, (head, dep) in enumerate(zip(tree.head, tree.dep, strict=True)):
        if head == word:
            continue
        if dep in _PATIENTS or (dep in _COMPLEMENTS and patients[head] == count):
            patients[head] = word
        elif dep in _AGENTS:
            agents[head] = word
    return patients, agents
