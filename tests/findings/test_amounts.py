"""Bounds, ranges, money and shares around a number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.findings.amounts import amounts
from onrecord.findings.word_classes import rows

TOLD = [
    # text, slice, low, high, bound, unit
    ("12 goats", "12", 12, 12, "exact", None),
    ("at least 12 goats", "at least 12", 12, None, "over", None),
    ("more than 40,000 goats", "more than 40,000", 40_000, None, "over", None),
    ("over 300 goats", "over 300", 300, None, "over", None),
    ("no fewer than 300 goats", "no fewer than 300", 300, None, "over", None),
    ("in excess of 300 goats", "in excess of 300", 300, None, "over", None),
    ("300 or more goats", "300 or more", 300, None, "over", None),
    ("up to 300 goats", "up to 300", None, 300, "under", None),
    ("as many as 300 goats", "as many as 300", None, 300, "under", None),
    ("fewer than 300 goats", "fewer than 300", None, 300, "under", None),
    ("just under 300 goats", "just under 300", None, 300, "under", None),
    ("no more than five goats", "no more than five", None, 5, "under", None),
    ("about 140 goats", "about 140", 140, 140, "about", None),
    ("some 140 goats", "some 140", 140, 140, "about", None),
    ("nearly 140 goats", "nearly 140", 140, 140, "about", None),
    ("almost 140 goats", "almost 140", 140, 140, "about", None),
    ("an estimated 140 goats", "an estimated 140", 140, 140, "about", None),
    ("140 or so goats", "140 or so", 140, 140, "about", None),
    ("10 to 15 goats", "10 to 15", 10, 15, "range", None),
    ("10-15 goats", "10-15", 10, 15, "range", None),
    ("between 10 and 15 goats", "between 10 and 15", 10, 15, "range", None),
    ("two or three goats", "two or three", 2, 3, "range", None),
    ("1.5 to 2 million goats", "1.5 to 2 million", 1_500_000, 2_000_000, "range", None),
    ("dozens of goats", "dozens", None, None, "vague", None),
    ("at least another 12 goats", "at least another 12", 12, None, "over", None),
    ("a £3bn loan", "£3bn", 3e9, 3e9, "exact", "GBP"),
    ("about US$1.5 million", "about US$1.5 million", 1.5e6, 1.5e6, "about", "USD"),
    ("€20-30 million", "€20-30 million", 2e7, 3e7, "range", "EUR"),
    ("nearly RM900,000", "nearly RM900,000", 9e5, 9e5, "about", "MYR"),
    ("the R4bn bridge", "R4bn", 4e9, 4e9, "exact", "ZAR"),
    ("about KSh30 million", "about KSh30 million", 3e7, 3e7, "about", "KES"),
    ("40 million euros", "40 million euros", 4e7, 4e7, "exact", "EUR"),
    ("millions of dollars", "millions of dollars", None, None, "vague", "USD"),
    ("fell by 25%", "25%", 25, 25, "exact", "%"),
    ("roughly 55.7 per cent", "roughly 55.7 per cent", 55.7, 55.7, "about", "%"),
    ("20-30 percent", "20-30 percent", 20, 30, "range", "%"),
    ("more than half of the goats", "more than half", 50, None, "over", "%"),
    ("a 300 pounds bear", "300", 300, 300, "exact", None),
]


@pytest.mark.parametrize(("text", "words", "low", "high", "bound", "unit"), TOLD)
def test_an_amount_has_its_bound_and_unit(
    text: str, words: str, low: float | None, high: float | None, bound: str, unit: str | None
) -> None:
    (found,) = amounts(text)
    assert text[found.start : found.end] == words
    assert (found.low, found.high, found.bound, found.unit) == (low, high, bound, unit)


def test_a_change_is_no_range() -> None:
    assert [(a.low, a.bound) for a in amounts("rose from 10 to 15")] == [(10.0, "exact"), (15.0, "exact")]


def test_every_currency_has_a_code_of_three_letters() -> None:
    assert all(len(row[0]) == 3 and row[0].isupper() for row in rows("currencies.tsv"))


@given(st.text(alphabet="0123456789 ,.-$£%aftomnelrhudsb", max_size=60))
def test_low_is_never_above_high(text: str) -> None:
    for found in amounts(text):
        assert 0 <= found.start <= found.number < found.number_end <= found.end <= len(text)
        if found.low is not None and found.high is not None:
            assert found.low <= found.high
