"""What each number counts: a small head over the vectors of the words around it, halfway up the encoder.

The head is learnt from passages of our own (`training/figures.py`). It knows no verb by its name: "drowned" and "were
pulled out lifeless" lie near one another in the vectors, so it also reads words that no lexicon lists.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple, get_args

import numpy as np

from onrecord.language.model_files import COUNTS
from onrecord.language.small_networks import OUTPUTS, SIZE, Networks, Tree, Vectors, networks_of
from onrecord.record import Count, Measure

FILE, OUTPUT = COUNTS, OUTPUTS[1]
"""The head's weights beside the model, and the output of the graph that it reads."""
NOTHING: Literal["none"] = "none"
Label = Measure | Literal["none"]
LABELS: tuple[Label, ...] = (NOTHING, *get_args(Measure))
"""What a number may count; the first stands for a number that counts nothing (a year, an age, a score)."""

_BEFORE, _AFTER, _FAR_AFTER, _EARLIER = 6, 3, 8, 40
"""Words before and after a number whose mean vectors are read, and words before its sentence."""
_UP = 6
"""Steps up the tree in which the verb above a number is looked for."""
PARTS = 8
"""Vectors that are read for a number: see `around`."""
_SCALES = frozenset({"dozen", "hundred", "thousand", "million", "billion", "score"})
_WORDS = frozenset(
    "dozens scores hundreds thousands tens millions billions several many half both dozen no none nobody".split()
)


class Numbers(NamedTuple):
    """The numbers of a window: their words, counted from the page's first, and what is read of each."""

    words: list[int]
    read: Vectors


@dataclass(frozen=True, slots=True)
class CountHead:
    """The networks that read what numbers count of what `around` gives, and what their labels stand for."""

    networks: Networks
    labels: tuple[Label, ...] = LABELS

    def counts(self, numbers: Sequence[Numbers]) -> tuple[Count, ...]:
        """What the numbers of a page count, those that count something; all windows at once, which costs least."""
        if not numbers:
            return ()
        sure = self.networks.shares(np.concatenate([part.read for part in numbers]))
        words = [word for part in numbers for word in part.words]
        told = zip(words, sure.argmax(1).tolist(), sure.max(1).tolist(), strict=True)
        return tuple(
            Count(word=word, measure=measure, sure=round(share, 3))
            for word, label, share in told
            if (measure := self.labels[label]) != "none"
        )


def load_counts(folder: Path) -> CountHead | None:
    """The head beside a model, or None where that model has none."""
    path = folder / FILE
    if not path.is_file():
        return None
    with np.load(path, allow_pickle=False) as kept:
        return CountHead(networks_of(kept))


def numbers_of(vectors: Vectors, tree: Tree, first: int) -> list[Numbers]:
    """The numbers of a window whose first word is the page's word `first`; none where it has no number."""
    words = candidates(tree)
    return [Numbers([first + word for word in words], around(vectors, tree, words))] if words else []


def candidates(tree: Tree) -> list[int]:
    """The words that may begin a count: numbers in digits or words, and the article of "a dozen"."""
    lowers = tree.lowers
    return [
        word
        for word, (low, tag) in enumerate(zip(lowers, tree.tag, strict=True))
        if tag == "CD" or low in _WORDS or low[:1].isdigit() or (low == "a" and _is_dozen(lowers, word + 1))
    ]


def _is_dozen(lowers: Sequence[str], word: int) -> bool:
    return word < len(lowers) and lowers[word] in _SCALES


def around(vectors: Vectors, tree: Tree, words: Sequence[int]) -> Vectors:
    """What the head reads of each of these words of a window, [words, 8, 384].

    The vectors of the word, of the word it hangs on and of the verb above; the means of the words right before it in
    its sentence, of the next three, of the next eight, of its sentence, and of the words before that.
    """
    alone = [(word, tree.head[word], _verb(tree, word)) for word in words]
    # Sums of stretches, not one product for all: that would be spread over threads, which costs more here.
    sentences = tree.sentences()
    starts, stops = sentences.starts.tolist(), sentences.stops.tolist()
    bounds = np.array(
        [_stretches(word, starts[at], stops[at]) for word, at in zip(words, sentences.of[words].tolist(), strict=True)]
    )
    low, high = bounds[..., 0], bounds[..., 1]
    with_none = np.concatenate([vectors, np.zeros((1, SIZE), np.float32)])
    sums = np.add.reduceat(with_none, np.minimum(bounds, len(vectors)).reshape(-1), axis=0)[::2]
    long = np.maximum(0, high - low)[..., None]
    means = np.where(long > 0, sums.reshape(len(words), PARTS - 3, SIZE) / np.maximum(1, long), 0.0)
    read: Vectors = np.concatenate([vectors[np.array(alone)], means], 1, dtype=np.float32)
    return read


def _stretches(word: int, start: int, stop: int) -> tuple[tuple[int, int], ...]:
    """The words, first and past the last, whose means are read for one of a sentence [start, stop)."""
    return (
        (max(start, word - _BEFORE), word),
        (word + 1, min(stop, word + 1 + _AFTER)),
        (word + 1, min(stop, word + 1 + _FAR_AFTER)),
        (start, stop),
        (max(0, start - _EARLIER), start),
    )


def _verb(tree: Tree, word: int) -> int:
    at = tree.head[word]
    for _ in range(_UP):
        if tree.pos[at] == "VERB" or tree.head[at] == at:
            break
        at = tree.head[at]
    return at
