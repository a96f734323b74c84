"""BIO tags: the best sequence, and what it spells."""

from __future__ import annotations

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
