"""The pairs of clauses of a story that may answer each other, with all that a reader of pairs is told of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import numpy as np

from onrecord.record import Cite, Difference, Reading
from onrecord.stories.asserted import Asserted
from onrecord.stories.pair_features import met
from onrecord.stories.pair_words import CUES_BESIDE, Clause, clauses_of
from onrecord.stories.word_vectors import Vectors, word_vectors

PAIRS = 800
"""Pairs of a story that are read, at most: those most alike."""
CLAUSES = 2500
"""Clauses of a story whose pairs are read; of a longer one only rules read them."""
_RANKS = 6
"""Others more alike to a clause that count, at most."""
_KINDS = ("denied", "confirmed", "contradicted")


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Pairs of clauses by their places among the clauses, the later first, with what is read of them: numbers, [pairs,
    numbers], and vectors, [pairs, 4, size]."""

    later: Sequence[int]
    earlier: Sequence[int]
    numbers: Vectors
    vectors: Vectors


def pairs_of(
    every: Sequence[Asserted],
    readings: Sequence[Reading],
    parties: AbstractSet[str],
    known: Sequence[Difference],
    may: Callable[[Asserted, Asserted], bool],
) -> Pairs | None:
    """The pairs of a story's clauses of which `may` says that one may answer the other; None where there are none.

    `parties` are the pages that a body put out itself, `known` what rules find between sentences.
    """
    if not 1 < len(every) <= CLAUSES:
        return None
    clauses, words = clauses_of(every, readings, parties, word_vectors())
    likeness = _likeness(clauses)
    chosen = _chosen(clauses, likeness, may)
    if not chosen:
        return None
    found, beside = _Ranks(likeness), _Beside(clauses)
    ruled = _ruled(clauses, known)
    numbers, vectors = [], []
    for one, other in chosen:
        both = met(clauses[one], clauses[other], words)
        rules = ruled.get((one, other), frozenset())
        numbers.append(
            np.concatenate(
                [
                    [float(kind in rules) for kind in _KINDS],
                    both.numbers,
                    found.of(one, other),
                    beside.of(one, other),
                    clauses[one].flags,
                    clauses[other].flags,
                ]
            )
        )
        vectors.append(np.stack([clauses[one].mean, clauses[other].mean, both.left, both.left_other]))
    later, earlier = zip(*chosen, strict=True)
    return Pairs(later, earlier, np.array(numbers, np.float32), np.array(vectors, np.float32))


def _likeness(clauses: Sequence[Clause]) -> Vectors:
    """How like each clause is to each of other pages, [clauses, clauses], by the means of their words."""
    means = np.stack([clause.mean for clause in clauses])
    pages = np.array([clause.told.at for clause in clauses])
    found: Vectors = means @ means.T
    found[pages[:, None] == pages[None, :]] = -1.0
    return found


def _chosen(
    clauses: Sequence[Clause], likeness: Vectors, may: Callable[[Asserted, Asserted], bool]
) -> list[tuple[int, int]]:
    """The pairs that are read, the later first: of many those most alike."""
    later, earlier = np.nonzero(np.tril(likeness > -1.0, -1))
    order = np.argsort(-likeness[later, earlier], kind="stable") if len(later) > PAIRS else np.arange(len(later))
    found: list[tuple[int, int]] = []
    for at in order.tolist():
        one, other = int(later[at]), int(earlier[at])
        if may(clauses[one].told, clauses[other].told):
            found.append((one, other))
            if len(found) == PAIRS:
                break
    return sorted(found)


class _Ranks:
    """How a pair stands among the others of its clauses."""

    def __init__(self, likeness: Vectors) -> None:
        self.likeness = likeness
        self.most = likeness.max(1)
        apart = likeness[likeness > -1.0]
        self.usual = float(apart.mean()) if len(apart) else 0.0

    def of(self, one: int, other: int) -> list[float]:
        """How far a pair is from the most like of either, how many are more like either, and from what is usual."""
        like = float(self.likeness[one, other])
        ranks = int((self.likeness[one] > like).sum()), int((self.likeness[other] > like).sum())
        return [
            like - float(self.most[one]),
            like - float(self.most[other]),
            *(min(rank, _RANKS) / 3 for rank in ranks),
            *(float(rank == 0) for rank in ranks),
            float(ranks == (0, 0)),
            like - self.usual,
        ]


class _Beside:
    """The cues of the clauses before and behind each, and of its page."""

    def __init__(self, clauses: Sequence[Clause]) -> None:
        cues = np.stack([clause.flags for clause in clauses])[:, list(CUES_BESIDE)]
        pages = np.array([clause.told.at for clause in clauses])
        none = np.zeros((1, cues.shape[1]), np.float32)
        same = (pages[1:] == pages[:-1])[:, None]
        self.before = np.concatenate([none, cues[:-1] * same])
        self.behind = np.concatenate([cues[1:] * same, none])
        self.page = {int(page): cues[pages == page].mean(0) for page in set(pages.tolist())}
        self.at = pages

    def of(self, one: int, other: int) -> Vectors:
        """Those of the later clause, of the words before the earlier, of both pages, and which pages of the story."""
        pages = int(self.at[one]), int(self.at[other])
        told: Vectors = np.concatenate(
            [
                self.before[one],
                self.behind[one],
                self.before[other],
                self.page[pages[0]],
                self.page[pages[1]],
                [float(pages[1] == 0), float(pages[0] == 1)],
            ],
            dtype=np.float32,
        )
        return told


def _ruled(clauses: Sequence[Clause], known: Sequence[Difference]) -> Mapping[tuple[int, int], frozenset[str]]:
    """For each pair what rules find between their sentences, the later of the two first."""
    found: dict[tuple[int, int], set[str]] = defaultdict(set)
    on_page: dict[str, list[tuple[int, Clause]]] = defaultdict(list)
    for at, clause in enumerate(clauses):
        on_page[clause.told.said.cite.page].append((at, clause))
    for one in known:
        sides = [_told_in(cite, on_page[cite.page]) for cite in (one.first, one.other)]
        for a in sides[0]:
            for b in sides[1]:
                found[max(a, b), min(a, b)].add(one.kind)
    return {pair: frozenset(kinds) for pair, kinds in found.items()}


def _told_in(cite: Cite, clauses: Sequence[tuple[int, Clause]]) -> list[int]:
    return [at for at, clause in clauses if clause.told.said.cite.span.overlaps(cite.span)]
