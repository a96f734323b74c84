"""Amounts, days and counts in words."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest

from onrecord.brief import wording
from onrecord.brief.shown import address
from onrecord.record import Bound


@pytest.mark.parametrize(
    ("bound", "low", "high", "told"),
    [
        ("exact", 9, 9, "9"),
        ("about", 8000, 8000, "about 8,000"),
        ("over", 30, None, "at least 30"),
        ("under", None, 80, "at most 80"),
        ("range", 14, 29, "14–29"),
        ("vague", None, None, "“dozens”"),
        ("exact", 640e6, 640e6, "640 million"),
        ("exact", 2.5, 2.5, "2.5"),
        ("exact", 0, 0, "0"),
    ],
)
def test_amounts(bound: Bound, low: float | None, high: float | None, told: str) -> None:
    assert wording.amount(bound, low, high, "dozens") == told


@pytest.mark.parametrize(
    ("bound", "low", "high", "words", "told"),
    [
        ("over", 900, None, "More than 900 people", "more than 900"),
        ("over", 900, None, "over 900 people", "over 900"),
        ("over", 900, None, "at least 900 people", "at least 900"),
        ("under", None, 80, "fewer than 80", "fewer than 80"),
        ("under", None, 80, "no more than 80", "at most 80"),
        ("exact", 900, 900, "900 people, more than in May", "900"),
        ("about", 80, 80, "nearly 80 people", "nearly 80"),
        ("about", 80, 80, "some 80, nearly all of them children", "about 80"),
    ],
)
def test_a_bound_is_told_in_the_words_of_the_page(
    bound: Bound, low: float | None, high: float | None, words: str, told: str
) -> None:
    assert wording.amount(bound, low, high, words) == told


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        (date(2024, 3, 12), date(2024, 4, 2), "12 March – 2 April 2024"),
        (date(2024, 3, 12), date(2024, 3, 15), "12 – 15 March 2024"),
        (date(2023, 12, 31), date(2024, 1, 1), "31 December 2023 – 1 January 2024"),
        (date(2024, 3, 12), date(2024, 3, 12), "12 March 2024"),
        (None, date(2024, 3, 12), "12 March 2024"),
        (None, None, ""),
    ],
)
def test_days(first: date | None, last: date | None, told: str) -> None:
    assert wording.days(first, last) == told


def test_an_instant_tells_its_offset() -> None:
    at = datetime(2024, 3, 12, 10, 5, tzinfo=timezone(timedelta(hours=2)))
    assert wording.instant(at) == "12 March 2024, 10:05 +02:00"
    assert wording.instant(datetime(2024, 3, 12, 10, 5)) == "12 March 2024, 10:05"


@pytest.mark.parametrize(("count", "told"), [(1, "1 page"), (0, "0 pages"), (60, "60 pages"), (12000, "12,000 pages")])
def test_counts(count: int, told: str) -> None:
    assert wording.counted(count, "page") == told


def test_long_lists_are_counted_out() -> None:
    assert wording.listed("abcdefg") == "a, b, c, d and 3 more"
    assert wording.listed("abcde") == "a, b, c, d, e"


@pytest.mark.parametrize(("act", "told"), [("say", "says"), ("deny", "denies"), ("demand", "demands")])
def test_acts(act: str, told: str) -> None:
    assert wording.told_act(act) == told


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://a.example/x", True),
        ("http://a.example", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//a.example", False),
        ("http://[", False),
        (None, False),
    ],
)
def test_only_addresses_of_the_web_become_links(url: str | None, kept: bool) -> None:
    assert address(url) == (url if kept else None)
