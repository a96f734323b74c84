"""Numbers in digits, in words, and neither."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.findings.number_words import digit_value, numbers, word_value

WORDS = [
    ("seven", 7),
    ("twenty", 20),
    ("twenty-three", 23),
    ("twenty three", 23),
    ("a hundred", 100),
    ("two hundred and five", 205),
    ("three thousand", 3000),
    ("three thousand four hundred and twelve", 3412),
    ("a million", 1_000_000),
    ("half a million", 500_000),
    ("one and a half million", 1_500_000),
    ("two and a half", 2.5),
    ("a dozen", 12),
    ("two dozen", 24),
    ("half a dozen", 6),
    ("fifteen hundred", 1500),
    ("ninety-nine thousand nine hundred and ninety-nine", 99_999),
    ("several", None),
    ("and", None),
    ("window", None),
]


@pytest.mark.parametrize(("words", "value"), WORDS)
def test_words_have_a_value(words: str, value: float | None) -> None:
    assert word_value(words) == value


@pytest.mark.parametrize(
    ("digits", "scale", "value"),
    [
        ("12", None, 12),
        ("40,000", None, 40_000),
        ("1,234,567", None, 1_234_567),
        ("2.5", "million", 2_500_000),
        ("3", "bn", 3_000_000_000),
        ("1.1", "trillion", 1_100_000_000_000),
        ("24", "lakh", 2_400_000),
        ("500", "crore", 5_000_000_000),
    ],
)
def test_digits_have_a_value(digits: str, scale: str | None, value: float) -> None:
    assert digit_value(digits, scale) == value


FOUND = [
    ("At least 12 people", [("12", 12.0)]),
    ("some 1,200 sheep and 40 goats", [("1,200", 1200.0), ("40", 40.0)]),
    ("2.5 million doses", [("2.5 million", 2_500_000.0)]),
    ("a £3bn plan", [("3bn", 3e9)]),
    ("RM6.2 million in all", [("6.2 million", 6_200_000.0)]),
    ("dozens of boats", [("dozens", None)]),
    ("tens of thousands of tents", [("tens of thousands", None)]),
    ("several hundred tents", [("several hundred", None)]),
    ("half of the crew", [("half", 50.0)]),
    ("two-thirds of the crew", [("two-thirds", 66.7)]),
    ("no one came", [("no one", 0.0)]),
    ("another dozen came", [("dozen", 12.0)]),
    ("room B12 on the A40", []),
    ("on 9/11 at 10:32", []),
    ("the 21st of May", []),
    ("version 1.2.3", []),
    ("an 80s song by U2", []),
    ("a third attempt", []),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_numbers_are_found(text: str, expected: list[tuple[str, float | None]]) -> None:
    assert [(text[n.start : n.end], n.value) for n in numbers(text)] == expected


@given(st.integers(0, 10**9))
def test_a_number_with_commas_reads_as_itself(value: int) -> None:
    text = f"They counted {value:,} birds."
    assert [n.value for n in numbers(text)] == [float(value)]


@given(st.text(max_size=200))
def test_any_text_is_read_in_order(text: str) -> None:
    found = numbers(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert all(0 <= n.start < n.end <= len(text) for n in found)
