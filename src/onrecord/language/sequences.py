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


def best_tags(
    scores: NDArray[np.float32],
    tags: Sequence[str],
    barriers: Sequence[bool],
    moves: NDArray[np.float32] | None = None,
) -> list[str]:
    """The best path over `scores` [words, tags]; nothing runs on into a word that has a barrier before it.

    `moves` [tags, tags] scores each tag with the next as learned (none: all alike). Barriers cut the words into
    stretches that do not touch each other. Where every word's own best tag may follow the one before, and wins by more
    than any two moves can change, that is the best path of its stretch; only the others are searched (Viterbi 1967).
    """
    if not len(scores):
        return []
    steps = transitions(tuple(tags)) + (0.0 if moves is None else moves)
    margin = 0.0 if moves is None else 2.0 * float(moves.max() - moves.min())
    fresh = np.array([FORBIDDEN if tag.startswith("I-") else 0.0 for tag in tags], dtype=np.float32)
    path = scores.argmax(1)
    cut = np.asarray(barriers, dtype=bool).copy()
    cut[0] = True
    after = np.append(False, steps[path[:-1], path[1:]] < FORBIDDEN / 2)
    top = np.partition(scores, -2, axis=1)[:, -2:]
    open_to_change = np.where(cut, fresh[path] < 0, after) | (top[:, 1] - top[:, 0] < margin)
    bounds = np.append(np.flatnonzero(cut), len(scores))
    for stretch in np.unique(np.searchsorted(bounds, np.flatnonzero(open_to_change), side="right") - 1):
        first, last = bounds[stretch], bounds[stretch + 1]
        path[first:last] = _viterbi(scores[first:last], steps, fresh)
    return [tags[place] for place in path]


def _viterbi(scores: NDArray[np.float32], steps: NDArray[np.float32], fresh: NDArray[np.float32]) -> list[int]:
    best = scores[0] + fresh
    back = np.zeros(scores.shape, dtype=np.int64)
    for i in range(1, len(scores)):
        sums = best[:, None] + steps
        back[i] = sums.argmax(0)
        best = sums.max(0) + scores[i]
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
