from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.record import Correction, CorrectionKind
from onrecord.stories.corrected import corrected, standing

AT = datetime(2031, 5, 4, tzinfo=UTC)


def change(kind: CorrectionKind, *sides: str, number: int = 1, of: int | None = None) -> Correction:
    return Correction(number=number, kind=kind, at=AT, why="", sides=tuple(tuple(side) for side in sides), of=of)


def told(labels: dict[str, int]) -> set[str]:
    return {"".join(page for page in labels if labels[page] == label) for label in labels.values()}


def labels(*groups: str) -> dict[str, int]:
    return {page: at for at, group in enumerate(groups) for page in group}


@pytest.mark.parametrize(
    ("groups", "correction", "after"),
    [
        (["ab", "cd"], change("merge", "ab", "cd"), {"abcd"}),
        (["abx", "cdy", "e"], change("merge", "ab", "cd"), {"abxcdy", "e"}),
        (["a", "bcd"], change("merge", "ab", "cd"), {"abcd"}),
        (["ab", "cz"], change("merge", "ab", "qr"), {"ab", "cz"}),
        (["abcd"], change("split", "ab", "cd"), {"ab", "cd"}),
        (["abcdx"], change("split", "ab", "cd"), {"abx", "cd"}),
        (["abc", "dy"], change("split", "ab", "cd"), {"ab", "cdy"}),
        (["ab", "cd"], change("split", "ab", "cd"), {"ab", "cd"}),
        (["abcdef"], change("split", "ab", "cd", "ef"), {"ab", "cd", "ef"}),
    ],
)
def test_a_correction_holds_whatever_clustering_says(
    groups: list[str], correction: Correction, after: set[str]
) -> None:
    assert told(corrected(labels(*groups), correction)) == after


@given(st.sets(st.integers(0, 7), min_size=1, max_size=7))
def test_what_is_split_and_taken_back_is_as_before(leaving: set[int]) -> None:
    pages = "abcdefgh"
    off = "".join(pages[at] for at in sorted(leaving))
    split = change("split", "".join(page for page in pages if page not in off), off)
    parted = corrected(labels(pages), split)
    assert told(parted) == set(map("".join, split.sides))
    assert told(corrected(parted, change("undo", number=2, of=1), split)) == {pages}


def test_what_was_taken_back_no_longer_stands() -> None:
    trail = [
        change("merge", "a", "b", number=1),
        change("split", "c", "d", number=2),
        change("undo", number=3, of=2),
        change("merge", "e", "f", number=4),
    ]
    assert [found.number for found in standing(trail)] == [1, 4]
