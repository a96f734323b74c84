"""The best tree over a sentence."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.language.trees import best_tree, is_tree


@pytest.mark.parametrize(
    ("heads", "answer"),
    [
        ([0], True),
        ([2, 0], True),
        ([2, 1], False),
        ([0, 0], False),
        ([2, 3, 2], False),
        ([2, 3, 0, 3], True),
        ([1], False),
    ],
)
def test_what_a_tree_is(heads: list[int], answer: bool) -> None:
    assert is_tree(heads) is answer


@given(st.integers(1, 4), st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_the_best_tree_is_the_best_of_all_trees(size: int, random: object) -> None:
    rng = np.random.default_rng(random.randrange(10**6))  # type: ignore[attr-defined]
    scores = rng.normal(size=(size, size + 1)).astype(np.float32)
    trees = [heads for heads in product(range(size + 1), repeat=size) if is_tree(list(heads))]
    best = max(trees, key=lambda heads: sum(scores[i, h] for i, h in enumerate(heads)))
    assert tuple(best_tree(scores)) == best


def test_a_long_sentence_gets_a_tree_whatever_its_scores() -> None:
    scores = np.random.default_rng(3).normal(size=(80, 81)).astype(np.float32)
    assert is_tree(best_tree(scores))
