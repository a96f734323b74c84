"""The best sequence of BIO tags under their scores, and the spans that tags spell."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

FORBIDDEN = -1e4
LEAST_MARGIN = 6.0
"""A word's best tag is never held for certain unless it wins by this much (natural logarithm)."""


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
    stretches that do not touch each other. A word whose own best tag may stand beside its neighbours' and wins by more
    than any two moves can change keeps it; only the words between such ones are searched (Viterbi 1967).
    """
    if not len(scores):
        return []
    steps = transitions(tuple(tags)) + (0.0 if moves is None else moves)
    margin = LEAST_MARGIN if moves is None else max(LEAST_MARGIN, 2.0 * float(moves.max() - moves.min()))
    fresh = np.array([FORBIDDEN if tag.startswith("I-") else 0.0 for tag in tags], dtype=np.float32)
    path = scores.argmax(1)
    cut = np.asarray(barriers, dtype=bool).copy()
    cut[0] = True
    wrong = np.where(cut, fresh[path] < 0, np.append(False, steps[path[:-1], path[1:]] < FORBIDDEN / 2))
    top = np.partition(scores, -2, axis=1)[:, -2:]
    searched = wrong | np.append(wrong[1:], False) | (top[:, 1] - top[:, 0] < margin)
    edges = np.flatnonzero(np.diff(searched, prepend=False, append=False)).tolist()
    starts = np.append(np.flatnonzero(cut), len(scores)).tolist()
    for first, last in zip(edges[::2], edges[1::2], strict=True):
        inside = [first, *(start for start in starts if first < start < last), last]
        for begin, end in pairwise(inside):
            before = None if cut[begin] else int(path[begin - 1])
            after = None if end == len(scores) or cut[end] else int(path[end])
            path[begin:end] = _viterbi(scores[begin:end], steps, fresh if before is None else steps[before], after)
    return [tags[place] for place in path.tolist()]


def _viterbi(
    scores: NDArray[np.float32], steps: NDArray[np.float32], first: NDArray[np.float32], after: int | None
) -> list[int]:
    """The best path of a stretch: `first` [tags] scores how it begins, and `after` is the tag that it must lead to."""
    worth = np.empty_like(scores)
    np.add(scores[0], first, out=worth[0])
    sums = np.empty_like(steps)
    for i in range(1, len(scores)):
        np.add(worth[i - 1, :, None], steps, out=sums)
        np.maximum.reduce(sums, 0, out=worth[i])
        worth[i] += scores[i]
    into = steps.T
    last = worth[-1] if after is None else worth[-1] + into[after]
    path = [int(last.argmax())]
    for i in range(len(scores) - 2, -1, -1):
        path.append(int((worth[i] + into[path[-1]]).argmax()))
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
