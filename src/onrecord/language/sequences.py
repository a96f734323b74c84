"""The best sequence of BIO tags under their scores, and the spans that tags spell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

FORBIDDEN = -1e4
LEAST_MARGIN = 6.0
"""A word's best tag is never held for certain unless it wins by this much (natural logarithm)."""
PART = 16
"""Words of a run that are searched in one go; the parts of a longer one are searched side by side and then joined."""


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
    than any two moves can change keeps it; only the words between such ones are searched.
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
    # A run of searched words begins after a sure word or a cut, and ends before the next.
    begins = np.flatnonzero(searched & (cut | ~np.append(False, searched[:-1])))
    ends = np.flatnonzero(searched & np.append(cut[1:] | ~searched[1:], True)) + 1
    if len(begins):
        before = np.where(cut[begins], fresh[:, None], steps[path[begins - 1]].T)
        after = np.where(np.append(cut, True)[ends], np.float32(0.0), steps[:, np.append(path, 0)[ends]])
        _search(path, scores, steps, _Runs(begins.tolist(), ends.tolist(), before, after))
    return [tags[place] for place in path.tolist()]


@dataclass(frozen=True, slots=True)
class _Runs:
    """Stretches of words to search: first and last + 1, and how each tag does at its edges [tags, runs]."""

    begins: list[int]
    ends: list[int]
    before: NDArray[np.float32]
    after: NDArray[np.float32]


def _search(path: NDArray[np.int64], scores: NDArray[np.float32], steps: NDArray[np.float32], runs: _Runs) -> None:
    """Put the best tags of every run into `path` (Viterbi 1967), all at once and a word of each at a time.

    A long run is searched in parts side by side, each from every tag that the part before may end with; which of them
    it is shows when the parts are joined.
    """
    size = len(steps)
    # Columns: one for the first part of a run, one for each tag before any other part.
    starts: list[int] = []
    lengths: list[int] = []
    edges: list[NDArray[np.float32]] = []
    parts: list[list[int]] = []
    for run, (begin, end) in enumerate(zip(runs.begins, runs.ends, strict=True)):
        parts.append([])
        for start in range(begin, end, PART):
            count = 1 if start == begin else size
            parts[-1].append(len(starts))
            starts += [start] * count
            lengths += [min(PART, end - start)] * count
            edges.append(runs.before[:, run, None] if start == begin else steps.T)
    longest = np.argsort(-np.array(lengths), kind="stable")
    where = np.argsort(longest, kind="stable")
    column = _Columns(np.array(starts)[longest], np.array(lengths)[longest], np.concatenate(edges, 1)[:, longest])
    worth, ends = column.forward(scores, steps)
    ends = ends[:, where]
    chosen: list[tuple[int, int]] = []
    tags = (ends[:, [firsts[0] for firsts in parts]] + runs.after).argmax(0).tolist()
    for run, firsts in enumerate(parts):
        chosen += [(firsts[0], tags[run])] if len(firsts) == 1 else _joined(ends, firsts, runs.after[:, run])
    places = where.tolist()
    kept = np.array(sorted((places[first], tag) for first, tag in chosen))
    column.back(path, worth, steps, kept)


def _joined(ends: NDArray[np.float32], firsts: list[int], after: NDArray[np.float32]) -> list[tuple[int, int]]:
    """(column, last tag) of each part of a run on its best path, of columns from `firsts` on that end so."""
    size = len(ends)
    best = ends[:, firsts[0]]
    froms = []
    for first in firsts[1:]:
        total = best + ends[:, first : first + size]
        froms.append(total.argmax(1))
        best = total.max(1)
    tag = int((best + after).argmax())
    found = []
    for first, before in zip(firsts[:0:-1], reversed(froms), strict=True):
        start = int(before[tag])
        found.append((first + start, tag))
        tag = start
    found.append((firsts[0], tag))
    return found


@dataclass(frozen=True, slots=True)
class _Columns:
    """What is searched side by side, longest first: first word, words, and how it begins with each tag [tags, n]."""

    starts: NDArray[np.int64]
    lengths: NDArray[np.int64]
    edges: NDArray[np.float32]

    def forward(
        self, scores: NDArray[np.float32], steps: NDArray[np.float32]
    ) -> tuple[list[NDArray[np.float32]], NDArray[np.float32]]:
        """The worth of the best path to each tag [tags, columns], word by word, and that at each column's end."""
        count = len(self.starts)
        ends = np.empty((len(steps), count), dtype=np.float32)
        across = np.ascontiguousarray(scores.T)
        worth = [across[:, self.starts] + self.edges]
        for place in range(1, int(self.lengths[0]) + 1):
            active = int(np.searchsorted(-self.lengths, -place, side="left"))
            ends[:, active:count] = worth[-1][:, active:count]
            if active:
                sums = worth[-1][:, None, :active] + steps[:, :, None]
                worth.append(np.maximum.reduce(sums, 0) + across[:, self.starts[:active] + place])
            count = active
        return worth, ends

    def back(
        self,
        path: NDArray[np.int64],
        worth: list[NDArray[np.float32]],
        steps: NDArray[np.float32],
        kept: NDArray[np.int64],
    ) -> None:
        """Follow the columns `kept` [n, (column, last tag)] back to their beginnings, and write their tags."""
        columns, tags = kept[:, 0], kept[:, 1].copy()
        starts, lengths = self.starts[columns], self.lengths[columns]
        path[starts + lengths - 1] = tags
        for place in range(int(self.lengths[0]) - 2, -1, -1):
            active = int(np.searchsorted(-lengths, -place - 1, side="left"))
            tags[:active] = (worth[place][:, columns[:active]] + steps[:, tags[:active]]).argmax(0)
            path[starts[:active] + place] = tags[:active]


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
