"""BIO tags: the best sequence, and what it spells."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.language.sequences import best_tags, tagged_spans

TAGS = ("O", "B-cue", "I-cue", "B-source", "I-source")


def scores(*rows: tuple[float, ...]) -> np.ndarray:
    return np.array(rows, dtype=np.float32)


def test_an_inside_tag_never_opens_a_stretch() -> None:
    rows = scores((0, 0, 9, 0, 0), (0, 0, 9, 0, 0))
    assert best_tags(rows, TAGS, [True, False]) == ["B-cue", "I-cue"]


def test_a_barrier_ends_a_stretch() -> None:
    rows = scores((0, 9, 0, 0, 0), (0, 0, 9, 0, 0))
    assert best_tags(rows, TAGS, [True, True])[1] in {"O", "B-cue"}


@given(st.lists(st.tuples(*[st.floats(-9, 0, width=32)] * 5), min_size=1, max_size=12))
def test_every_best_sequence_is_well_formed(rows: list[tuple[float, ...]]) -> None:
    tags = best_tags(scores(*rows), TAGS, [True] + [False] * (len(rows) - 1))
    for before, after in zip(["O", *tags], tags, strict=False):
        assert not after.startswith("I-") or before[2:] == after[2:]


ROWS = st.lists(st.tuples(*[st.floats(-9, 0, width=32)] * 5), min_size=1, max_size=5)


@given(ROWS, st.lists(st.floats(-1, 1, width=32), min_size=25, max_size=25))
def test_learned_moves_count_as_much_as_the_words_own_scores(rows: list[tuple[float, ...]], flat: list[float]) -> None:
    moves = np.array(flat, dtype=np.float32).reshape(5, 5)

    def worth(path: tuple[int, ...]) -> float:
        return sum(row[t] for row, t in zip(rows, path, strict=True)) + sum(moves[a, b] for a, b in pairwise(path))

    def spelled(path: tuple[int, ...]) -> bool:
        tags = ["O", *(TAGS[t] for t in path)]
        return all(not b.startswith("I-") or a[2:] == b[2:] for a, b in pairwise(tags))

    best = max(worth(path) for path in product(range(5), repeat=len(rows)) if spelled(path))
    found = best_tags(scores(*rows), TAGS, [False] * len(rows), moves)
    assert worth(tuple(TAGS.index(tag) for tag in found)) == pytest.approx(best, abs=1e-3)


@given(st.integers(0, 10_000), st.integers(2, 150), st.sampled_from([0.3, 3.0]), st.sampled_from([0.0, 0.04, 0.5]))
def test_parts_side_by_side_find_what_one_word_after_the_other_finds(
    seed: int, size: int, spread: float, cut: float
) -> None:
    random = np.random.default_rng(seed)
    rows = random.normal(size=(size, 5), scale=spread).astype(np.float32)
    moves = random.normal(size=(5, 5)).astype(np.float32)
    barriers = random.random(size) < cut
    allowed = np.array([[not b.startswith("I-") or a[2:] == b[2:] for b in TAGS] for a in TAGS])
    opening = np.array([0.0 if not tag.startswith("I-") else -np.inf for tag in TAGS])
    worth = opening + rows[0]
    for row, barrier in zip(rows[1:], barriers[1:], strict=True):
        steps = np.where(allowed, worth[:, None] + moves, -np.inf).max(0)
        worth = row + (worth.max() + opening if barrier else steps)
    places = [TAGS.index(tag) for tag in best_tags(rows, TAGS, barriers.tolist(), moves)]
    between = [0.0 if barriers[i + 1] else moves[a, b] for i, (a, b) in enumerate(pairwise(places))]
    assert rows[np.arange(size), places].sum() + sum(between) == pytest.approx(worth.max(), abs=1e-2)


@pytest.mark.parametrize(
    ("tags", "spans"),
    [
        (["O", "B-cue", "I-cue"], [(1, 2, "cue")]),
        (["B-cue", "B-cue"], [(0, 0, "cue"), (1, 1, "cue")]),
        (["B-source", "O", "B-cue"], [(0, 0, "source"), (2, 2, "cue")]),
        ([], []),
    ],
)
def test_spans(tags: list[str], spans: list[tuple[int, int, str]]) -> None:
    assert tagged_spans(tags) == spans
