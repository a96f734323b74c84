from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.instants import find, parse, us_daylight


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2012-12-06T10:32:00-08:00", "2012-12-06T10:32:00-08:00"),
        ("2012-12-06T10:32:00Z", "2012-12-06T10:32:00+00:00"),
        ("2012-12-06 10:32:05.25 +0100", "2012-12-06T10:32:05.250000+01:00"),
        ("20121206T103200Z", "2012-12-06T10:32:00+00:00"),
        ("2012-12-06T10:32:00", "2012-12-06"),
        ("2012/12/06", "2012-12-06"),
        ("Thu, 06 Dec 2012 10:32:00 GMT", "2012-12-06T10:32:00+00:00"),
        ("March 9, 2014 | 8:47 a.m. PST", "2014-03-09T08:47:00-08:00"),
        ("Published: Dec. 6th, 2012 at 3 p.m. ET", "2012-12-06T15:00:00-05:00"),
        ("July 4, 2012, 3:05 PM ET", "2012-07-04T15:05:00-04:00"),
        ("4 July 2012 12:05 a.m. BST", "2012-07-04T00:05:00+01:00"),
        ("3 June 2022, 17:50 EEST", "2022-06-03T17:50:00+03:00"),
        ("1 May 2020, 09:00 (GMT+2)", "2020-05-01T09:00:00+02:00"),
        ("6. Dezember 2012, 10:32 Uhr", "2012-12-06"),
        ("6 décembre 2012 à 10h32", "2012-12-06"),
        ("6 de diciembre de 2012", "2012-12-06"),
        ("6 грудня 2012", "2012-12-06"),
        ("2012年12月6日", "2012-12-06"),
        ("Published Fri, Apr 28 20232:23 PM EDT", "2023-04-28T14:23:00-04:00"),
        ("9 Oct 20239 Oct 2023", "2023-10-09"),
        ("06.12.2012", "2012-12-06"),
        ("25.4.24", "2024-04-25"),
        ("13/6/2012", "2012-06-13"),
        ("6/13/2012", "2012-06-13"),
        ("5/6/2012", None),
        ("31 June 2012", None),
        ("2012-13-45", None),
        ("call 555-2012-1206-11", None),
        ("page 12 of 2012", None),
        ("March 2012", None),
        ("", None),
    ],
)
def test_a_date_is_an_instant_where_the_zone_is_told(text: str, told: str | None) -> None:
    found = parse(text)
    assert (found.isoformat() if found else None) == told


def test_the_order_of_day_and_month_can_be_settled() -> None:
    assert parse("5/6/2012", day_first=True) == date(2012, 6, 5)
    assert parse("5/6/2012", day_first=False) == date(2012, 5, 6)


def test_every_date_is_found_where_it_stands() -> None:
    text = "Published 3 June 2021, 18:20 GMT. Updated 4 June 2021"
    assert [found.span.of(text) for found in find(text)] == ["3 June 2021, 18:20 GMT", "4 June 2021"]


@pytest.mark.parametrize(
    ("day", "daylight"),
    [
        (date(2012, 3, 10), False),
        (date(2012, 3, 11), True),
        (date(2012, 11, 3), True),
        (date(2012, 11, 4), False),
        (date(2006, 4, 1), False),
        (date(2006, 4, 2), True),
        (date(2006, 10, 28), True),
        (date(2006, 10, 29), False),
    ],
)
def test_us_daylight_time(day: date, daylight: bool) -> None:
    assert us_daylight(day) is daylight


@given(
    st.datetimes(min_value=datetime(1800, 1, 1), max_value=datetime(2090, 1, 1)),
    st.integers(min_value=-12 * 4, max_value=14 * 4),
)
def test_iso_instants_come_back(moment: datetime, quarters: int) -> None:
    aware = moment.replace(tzinfo=timezone(timedelta(minutes=15 * quarters)))
    assert parse(aware.isoformat()) == aware


@given(st.text(max_size=200))
def test_any_text_is_searched_and_spans_stay_inside(text: str) -> None:
    for found in find(text):
        assert 0 <= found.span.start < found.span.end <= len(text)
