"""The words for small numbers stand at the place of their value."""

from __future__ import annotations

import re

import pytest

from onrecord.record.numerals import TENS, UNITS, spelled


@pytest.mark.parametrize(("word", "value"), [("zero", 0), ("seven", 7), ("twelve", 12), ("nineteen", 19)])
def test_a_unit_stands_at_its_value(word: str, value: int) -> None:
    assert UNITS[value] == word


def test_tens_go_from_twenty_to_ninety() -> None:
    assert {word: 10 * n for n, word in enumerate(TENS, 2)}["fifty"] == 50
    assert len(TENS) == 8


@pytest.mark.parametrize(
    ("word", "told"), [("one", False), ("two", True), ("six", True), ("twelve", True), ("thirteen", False)]
)
def test_a_pattern_takes_the_words_of_its_range(word: str, told: bool) -> None:
    assert bool(re.fullmatch(spelled(2, 12), word)) is told
