"""The best tree over a sentence: Chu-Liu-Edmonds with a single root."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


def best_tree(scores: Floats) -> list[int]:
    """The highest-scoring tree over `scores` [words, words + 1]: of each word its head, 0 for the root.

    Exactly one word hangs from the root. The greedy choice is taken where it is already a tree, which is almost always.
    """
    greedy: list[int] = scores.argmax(1).tolist()
    if is_tree(greedy):
        return greedy
    single = _single_root(scores)
    if single:
        return single
    size = len(scores)
    square = np.full((size + 1, size + 1), -np.inf)
    square[1:] = scores
    np.fill_diagonal(square, -np.inf)
    heads = _arborescence(square)[1:]
    if heads.count(0) == 1:
        return heads
    # Subtracting more than any tree can win from every arc of the root leaves just one of them in the best tree.
    finite = square[np.isfinite(square)]
    square[:, 0] -= (finite.max() - finite.min() + 1.0) * (size + 1)
    return _arborescence(square)[1:]


def _single_root(scores: Floats) -> list[int]:
    """The best tree where each word takes its best head but for one root, or nothing where that leaves a cycle.

    The root is the word that makes the greatest sum; no tree has a greater one (Stanojevic and Cohen 2021).
    """
    others = scores[:, 1:].copy()
    np.fill_diagonal(others, -np.inf)
    heads = others.argmax(1) + 1
    lost = scores[:, 0] - others[np.arange(len(heads)), heads - 1]
    heads[int(lost.argmax())] = 0
    found: list[int] = heads.tolist()
    return found if is_tree(found) else []


def is_tree(heads: list[int]) -> bool:
    """Whether heads (0: the root) form one tree with a single root."""
    if heads.count(0) != 1:
        return False
    state = [0] * (len(heads) + 1)
    state[0] = 2
    for word in range(1, len(heads) + 1):
        path = []
        while not state[word]:
            state[word] = 1
            path.append(word)
            word = heads[word - 1]
        if state[word] == 1:
            return False
        for passed in path:
            state[passed] = 2
    return True


def _cycle(heads: list[int]) -> list[int]:
    """One cycle among the heads, or nothing."""
    state = [0] * len(heads)
    for start in range(1, len(heads)):
        path, node = [], start
        while node and not state[node]:
            state[node] = 1
            path.append(node)
            node = heads[node]
        if node and state[node] == 1:
            return path[path.index(node) :]
        for passed in path:
            state[passed] = 2
    return []


def _arborescence(scores: NDArray[np.float64]) -> list[int]:
    """Heads of the best arborescence from node 0 (Chu and Liu 1965, Edmonds 1967), contracting one cycle at a time."""
    heads = [0, *(int(row.argmax()) for row in scores[1:])]
    cycle = _cycle(heads)
    if not cycle:
        return heads
    inside = set(cycle)
    outside = [node for node in range(len(scores)) if node not in inside]
    lost = np.array([scores[node, heads[node]] for node in cycle])
    size = len(outside) + 1
    smaller = np.full((size, size), -np.inf)
    smaller[:-1, :-1] = scores[np.ix_(outside, outside)]
    from_cycle = scores[np.ix_(outside, cycle)]
    into_cycle = scores[np.ix_(cycle, outside)] - lost[:, None]
    smaller[:-1, -1] = from_cycle.max(1)
    smaller[-1, :-1] = into_cycle.max(0)
    smaller[0] = -np.inf
    answer = _arborescence(smaller)
    for place, node in enumerate(outside):
        if node:
            head = answer[place]
            heads[node] = cycle[int(from_cycle[place].argmax())] if head == size - 1 else outside[head]
    entry = answer[-1]
    broken = int(into_cycle[:, entry].argmax())
    heads[cycle[broken]] = outside[entry]
    return heads
