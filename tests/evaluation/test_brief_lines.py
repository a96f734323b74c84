"""The lines that a person judged: every row has a verdict, a wrong one its reason, and its words lie where it says."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from evaluation.brief_lines import CHECKED, FIELDS, FIRST, OUTSIDE, OUTSIDE_LATER, QUOTA, checked, key


@pytest.mark.parametrize("path", [CHECKED, FIRST, OUTSIDE, OUTSIDE_LATER])
def test_every_row_is_judged_and_a_wrong_one_says_why(path: Path) -> None:
    rows = checked(path)
    assert len(rows) >= 100
    for row in rows:
        assert tuple(row) == FIELDS
        assert row["verdict"] in ("supported", "wrong")
        assert bool(row["why"]) == (row["verdict"] == "wrong")
        assert int(row["start"]) < int(row["end"])
        assert row["section"] in QUOTA


@pytest.mark.parametrize("path", [CHECKED, FIRST, OUTSIDE, OUTSIDE_LATER])
def test_no_line_is_judged_twice(path: Path) -> None:
    assert max(Counter(key(row) for row in checked(path)).values()) == 1
