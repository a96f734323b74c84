"""The best sequence of BIO tags under their scores, and the spans that tags spell."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

FORBIDDEN = -1e4


@cache
def transitions(tags: tuple[str, ...]) -> NDArray[np.float32]:
    """[tags, tags]: 0 where the second may follow the first, otherwise a forbidding score."""
    size = len(tags)
    matrix = np.zeros((size, size), dtype=np.float32)
    for a, before in enumerate(tags):
        for b, after in enumerate(tags):
            if after.startswith("I-") and before[2:] != after[2:]:
                matrix[a, b] = FORBIDDEN
    return matrix


def best_tags(scores: NDArray[np.float32], tags: Sequence[str], barriers: Sequence[bool]) -> list[str]:
    """The best path over `scores` [words, tags]; nothing runs on into a word that has a barrier before it.

    Barriers cut the words into stretches that do not touch each other. Where the best tag of every word may follow the
    one before, that is the best path of its stretch; only the others are searched (Viterbi 1967).
    """
    if not len(scores):
        return []
    allowed = transitions(tuple(tags))
    fresh = np.array([FORBIDDEN if tag.startswith("I-") else 0.0 for tag in tags], dtype=np.float32)
    path = scores.argmax(1)
    cut = np.asarray(barriers, dtype=bool).copy()
    cut[0] = True
    wrong = np.where(cut, fresh[path] < 0, np.append(False, allowed[path[:-1], path[1:]] < 0))
    bounds = np.append(np.flatnonzero(cut), len(scores))
    for stretch in np.unique(np.searchsorted(bounds, np.flatnonzero(wrong), side="right") - 1):
        first, last = bounds[stretch], bounds[stretch + 1]
        path[first:last] = _viterbi(scores[first:last], allowed, fresh)
    return [tags[place] for place in path]


def _viterbi(scores: NDArray[np.float32], allowed: NDArray[np.float32], fresh: NDArray[np.float32]) -> list[int]:
    best = scores[0] + fresh
    back = np.zeros(scores.shape, dtype=np.int64)
    for i in range(1, len(scores)):
        steps = best[:, None] + allowed
        back[i] = steps.argmax(0)
        best = steps.max(0) + scores[i]
    path = [int(best.argmax())]
    for i in range(len(scores) - 1, 0, -1):
        path.append(int(back[i, path[-1]]))
    return path[::-1]


def tagged_spans(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """(first, last, label) of each tagged stretch, both ends included.

    >>> tagged_spans(["B-cue", "O", "B-source", "I-source"])
    [(0, 0, 'cue'), (2, 3, 'source')]
    """
    found: list[tuple[int, int, str]] = []
    for i, tag in enumerate(tags):
        if tag.startswith("B-"):
            found.append((i, i, tag[2:]))
        elif tag.startswith("I-") and found and found[-1][1] == i - 1 and found[-1][2] == tag[2:]:
            found[-1] = (found[-1][0], i, tag[2:])
    return found
