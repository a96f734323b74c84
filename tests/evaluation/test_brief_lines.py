"""The lines that a person judged: every row has a verdict, a wrong one its reason, and its words lie where it says."""

from __future__ import annotations

from collections import Counter

import pytest

from evaluation.brief_lines import CHECKS, FIELDS, QUOTA, VERDICTS, checked, key


def test_every_row_is_of_a_check() -> None:
    assert list(dict.fromkeys(row["check"] for row in checked())) == list(CHECKS)


@pytest.mark.parametrize("name", CHECKS)
def test_every_row_is_judged_and_one_that_is_not_supported_says_why(name: str) -> None:
    rows = checked(name)
    assert len(rows) >= 100
    for row in rows:
        assert tuple(row) == FIELDS
        assert row["verdict"] in VERDICTS
        assert bool(row["why"]) == (row["verdict"] != "supported")
        assert int(row["start"]) < int(row["end"])
        assert row["section"] in QUOTA


@pytest.mark.parametrize("name", CHECKS)
def test_no_line_is_judged_twice(name: str) -> None:
    assert max(Counter(key(row) for row in checked(name)).values()) == 1
