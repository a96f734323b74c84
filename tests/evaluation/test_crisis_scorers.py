"""The scorers of a whole story: words are found where they stand, and each coded event is paid once."""

from __future__ import annotations

from datetime import date

import pytest

from evaluation.crisis import place_of
from evaluation.timelines import Coded, Line, matched, stems

TEXT = "Six people died.\nOn the far bank  six\npeople were hurt."


@pytest.mark.parametrize(
    ("before", "words", "after", "found"),
    [
        ("far bank ", "six people", " were", "six\npeople"),
        ("", "Six people", " died", "Six people"),
        ("", "hurt", "", "hurt"),
        ("near bank ", "nine", "", None),
    ],
)
def test_words_are_found_whatever_the_white_space(before: str, words: str, after: str, found: str | None) -> None:
    span = place_of(TEXT, before, words, after)
    assert (span.of(TEXT) if span else None) == found


def test_an_event_is_matched_once_by_the_entry_with_most_in_common() -> None:
    first, second = date(2031, 5, 10), date(2031, 5, 11)
    pages = frozenset({"p1"})
    events = [Coded("e1", stems("Ministers meet in Ostrava about the flood"), first, pages)]
    entries = [
        Line(stems("The ministers spoke of the flood"), first, pages),
        Line(stems("Ministers met in Ostrava and spoke of the flood"), first, pages),
        Line(stems("Ministers will meet in Ostrava about the flood"), second, pages),
        Line(stems("Ministers met in Ostrava about the flood"), first, frozenset({"p2"})),
    ]
    assert matched(entries, events, lambda line, event: line.day == event.day) == [(1, 0)]
