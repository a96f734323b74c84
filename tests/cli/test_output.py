"""Days and periods as a listing shows them."""

from __future__ import annotations

import pytest

from onrecord.cli.output import period


@pytest.mark.parametrize(
    ("begins", "ends", "told"),
    [
        ("2031-05-09", "2031-05-10", "9 May 2031"),
        ("2031-05-09", None, "9 May 2031"),
        ("2030-01-01", "2031-01-01", "2030"),
        ("2028-01-01", "2031-01-01", "2028 – 2030"),
        ("2031-05-01", "2031-06-01", "May 2031"),
        ("2031-05-05", "2031-05-12", "5 May 2031 – 11 May 2031"),
        (None, "2031-05-12", ""),
    ],
)
def test_a_period_is_as_precise_as_it_was_told(begins: str | None, ends: str | None, told: str) -> None:
    assert period(begins, ends) == told
