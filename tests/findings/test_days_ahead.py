"""A day after the page's own is none of an act that the page tells as past."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.findings.days_ahead import is_ahead, is_surely_ahead
from onrecord.record import Span, When, Why


def when(words: str, start: date | None) -> When:
    return When(words=words, span=Span(0, len(words)), type="DATE", value="", why=Why(rule="date"), start=start)


@pytest.mark.parametrize(
    ("words", "start", "published", "ahead", "surely"),
    [
        ("Jan. 12", date(2024, 1, 12), date(2023, 12, 22), True, False),
        ("12 January 2024", date(2024, 1, 12), date(2023, 12, 22), True, True),
        ("next week", date(2023, 12, 25), date(2023, 12, 22), True, True),
        ("Friday", date(2023, 12, 22), date(2023, 12, 22), False, False),
        ("this month", date(2023, 12, 1), date(2023, 12, 22), False, False),
        ("Jan. 12", None, date(2023, 12, 22), False, False),
        ("Jan. 12", date(2024, 1, 12), None, False, False),
    ],
)
def test_a_day_ahead(words: str, start: date | None, published: date | None, ahead: bool, surely: bool) -> None:
    told = when(words, start)
    assert (is_ahead(told, published), is_surely_ahead(told)) == (ahead, surely)
