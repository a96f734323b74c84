"""A TIMEX3 value stands for an interval: the first moment that belongs to it and the first that does not."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from typing import NamedTuple

from onrecord.grounding.day_math import FIRST_YEAR, LAST_YEAR, month_start, possible_day
from onrecord.record import Precision

Bound = date | datetime | None

SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""First month of a season, of the northern hemisphere by the meteorological count; winter runs into the next year."""

PART_HOURS = {"MO": (4, 12), "MI": (11, 14), "AF": (12, 18), "DT": (6, 18), "EV": (17, 24), "NI": (18, 30)}
"""Hours [first, last) of a part of the day; a night ends on the next day."""

SPANS: dict[int, Precision] = {1: "year", 10: "decade", 100: "century"}
"""Years that a value of years spans, and its precision."""

DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(?:(\d\d)(?::(\d\d))?(?::\d\d)?|(MO|MI|AF|DT|EV|NI)))?$")
MONTHS = re.compile(r"(\d{4})-(?:(\d\d)|Q([1-4])|H([12])|(SP|SU|FA|WI))$")
WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?$")
YEARS = re.compile(r"(\d{4}|\d{3}X|\d\dXX)$")


class Interval(NamedTuple):
    """[start, end) and how fine the words are; a bound they leave open is None."""

    start: Bound
    end: Bound
    precision: Precision


def interval_of(value: str, zone: tzinfo | None = None) -> Interval | None:
    """The interval of a DATE or TIME value, times of day in `zone`; None where it is no stretch of the calendar."""
    if found := DAY.match(value):
        return _of_day(found, zone)
    if found := YEARS.match(value):
        return _of_years(found[1])
    if found := MONTHS.match(value):
        return _of_months(found)
    if found := WEEK.match(value):
        return _of_week(int(found[1]), int(found[2]), weekend=bool(found[3]))
    return None


def _of_day(found: re.Match[str], zone: tzinfo | None) -> Interval | None:
    day = possible_day(int(found[1]), int(found[2]), int(found[3]))
    if day is None or not FIRST_YEAR <= day.year <= LAST_YEAR:
        return None
    midnight = datetime.combine(day, time(0), tzinfo=zone)
    if found[4]:
        step = timedelta(minutes=1) if found[5] else timedelta(hours=1)
        start = midnight + timedelta(hours=int(found[4]), minutes=int(found[5] or 0))
        return Interval(start, start + step, "minute" if found[5] else "hour")
    if found[6]:
        first, last = PART_HOURS[found[6]]
        return Interval(midnight + timedelta(hours=first), midnight + timedelta(hours=last), "part of day")
    return Interval(day, day + timedelta(days=1), "day")


def _of_months(found: re.Match[str]) -> Interval | None:
    year, month, length = int(found[1]), 1, 3
    precision: Precision = "quarter"
    if found[2]:
        month, length, precision = int(found[2]), 1, "month"
    elif found[3]:
        month = int(found[3]) * 3 - 2
    elif found[4]:
        month, length, precision = int(found[4]) * 6 - 5, 6, "half"
    else:
        month, precision = SEASON_MONTH[found[5]], "season"
    start = possible_day(year, month, 1)
    end = month_start(start, length) if start and year <= LAST_YEAR - 1 else None
    return Interval(start, end, precision) if start and end else None


def _of_week(year: int, week: int, *, weekend: bool) -> Interval | None:
    if not FIRST_YEAR < year < LAST_YEAR or not 1 <= week <= 53:
        return None
    monday = date.fromisocalendar(year, 1, 1) + timedelta(weeks=week - 1)
    if weekend:
        return Interval(monday + timedelta(days=5), monday + timedelta(days=7), "weekend")
    return Interval(monday, monday + timedelta(days=7), "week")


def _of_years(digits: str) -> Interval | None:
    known = digits.rstrip("X")
    length = 10 ** (4 - len(known))
    first = int(known) * length
    if not FIRST_YEAR <= first <= LAST_YEAR - length:
        return None
    return Interval(date(first, 1, 1), date(first + length, 1, 1), SPANS[length])


def narrowed(whole: Interval, part: str) -> Interval:
    """The half of a longer stretch that "early" (START), "late" (END) or "mid" (MID) leaves; days stay whole."""
    start, end = whole.start, whole.end
    if start is None or end is None or isinstance(start, datetime) or isinstance(end, datetime):
        return whole
    days = (end - start).days
    if days < 20:
        return whole
    quarter, half = timedelta(days=days // 4), timedelta(days=days // 2)
    if part == "START":
        return Interval(start, start + half, whole.precision)
    if part == "END":
        return Interval(end - half, end, whole.precision)
    return Interval(start + quarter, end - quarter, whole.precision)


def at_offset(hours: float) -> tzinfo:
    """The zone that many hours from UTC."""
    return timezone(timedelta(hours=hours))
