"""Dates and times as pages write them: an instant where the zone is told, a day where it is not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from onrecord.record import Span

Instant = datetime | date
FIRST_YEAR, LAST_YEAR = 1700, 2100

ISO = re.compile(
    r"(?<!\d)(?P<year>\d{4})(?P<dash>[-/.]?)(?P<month>\d{2})(?P=dash)(?P<day>\d{2})"
    r"(?:(?:[T_]|\s{1,2}|,\s?)(?P<hour>\d{2}):?(?P<minute>\d{2})(?::?(?P<second>\d{2})(?:[.,](?P<part>\d{1,9}))?)?"
    r"(?:\s?(?P<zone>Z|UTC|GMT|[+-−]\d{2}:?\d{2}|[+-]\d{2}(?!\d)))?)?(?!\d)"
)
EAST_ASIAN = re.compile(r"(?P<year>\d{4})\s?[年년]\s?(?P<month>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日일]")
DIGIT = re.compile(r"\d")
"""Without one there is no date in any of the forms."""
NUMERIC = re.compile(
    r"(?<![\d./-])(?P<first>\d{1,2})(?P<mark>[./-])\s?(?P<second>\d{1,2})(?P=mark)\s?(?P<year>\d{4}|\d{2})(?![\d/-])"
)
CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?:\s?(?P<mark>[:.h])\s?(?P<minute>\d{2})(?::(?P<second>\d{2}))?)?(?!\d)"
    r"(?:\s?(?P<half>[ap]\.?\s?m\b\.?)|\s?(?:hrs|hours|uhr|u\.|h)\b)?"
    r"(?:\s?\(?(?P<zone>(?:UTC|GMT)\s?[+-−]\s?\d{1,2}(?::?\d{2})?|[+-−]\d{2}:?\d{2}|[A-Z]{1,4}\b))?",
    re.I,
)
BETWEEN = re.compile(r"(?:[\s|,•·/–—-]|\b(?:at|um|à|a las|alle|ore|om|kl\.?|às|klo)\b|@|,? \w{3,9}day\b){0,8}", re.I)
WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"


class Found(NamedTuple):
    """A date or time in a text, and where it stands."""

    value: Instant
    span: Span


@cache
def zones() -> dict[str, tuple[int, bool]]:
    """Zone name → (minutes from UTC, whether US daylight rules add an hour)."""
    rows = (line.split("\t") for line in _table("zones.tsv"))
    return {row[0]: (int(row[1]), len(row) > 2) for row in rows}


@cache
def months() -> dict[str, int]:
    """Month name, lower case → 1 … 12, over all languages of the table."""
    names: dict[str, int] = {}
    for line in _table("months.tsv"):
        for number, wordings in enumerate(line.split("\t")[1:], 1):
            for wording in wordings.split("|"):
                names.setdefault(wording, number)
    return names


def _table(name: str) -> list[str]:
    text = files("onrecord.read").joinpath("data", name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def _written() -> re.Pattern[str]:
    """A date with its month in words: "6 December 2012", "Dec. 6th, 2012", "6 de diciembre de 2012"."""
    month = "|".join(sorted(map(re.escape, months()), key=len, reverse=True))
    stop = rf"(?!\d(?!\d?(?:\s(?:{month})|:\d\d)))"  # pages set dates and clocks side by side: "28 20232:23 PM"
    join = r"(?:\s+(?:de[l]?|of)\s+|[\s.,/-]{1,3})"
    return re.compile(
        rf"{WEEKDAY}(?:(?<!\w)(?P<month1>{month})\b\.?\s+(?P<day1>\d{{1,2}})(?:st|nd|rd|th)?(?:\s?,|\s)\s*(?P<year1>\d{{4}}){stop}"
        rf"|(?<![\w.])(?P<day2>\d{{1,2}})(?:st|nd|rd|th|er|º)?{join}(?P<month2>{month})\b{join}(?P<year2>\d{{4}}){stop})",
        re.I,
    )


def parse(text: str, *, day_first: bool | None = None) -> Instant | None:
    """The first date in the text, with its time and offset where both are told; None where there is none.

    `day_first` settles 5/6/2012, which without it is no date at all.
    """
    return next((found.value for found in find(text[:400], day_first=day_first)), None)


def find(text: str, *, day_first: bool | None = None) -> Iterator[Found]:
    """Every date in the text, in order; a clock beside it, with a named zone or an offset, makes it an instant."""
    end = 0
    for match, day in sorted(_days(text, day_first), key=lambda pair: (pair[0].start(), -pair[0].end())):
        if match.start() < end:
            continue
        end = match.end()
        value: Instant = day
        if match.re is ISO:
            value = _iso_instant(match, day) or day
        if not isinstance(value, datetime):
            value, end = _with_clock(text, day, end)
        yield Found(value, Span(match.start(), end))


def _days(text: str, day_first: bool | None) -> Iterator[tuple[re.Match[str], date]]:
    if not DIGIT.search(text):
        return
    for pattern in (ISO, EAST_ASIAN):
        for match in pattern.finditer(text):
            yield from _dated(match, match["year"], match["month"], match["day"])
    for match in _written().finditer(text):
        one = match["month1"] is not None
        month = months()[match["month1" if one else "month2"].lower()]
        yield from _dated(match, match["year1" if one else "year2"], str(month), match["day1" if one else "day2"])
    for match in NUMERIC.finditer(text):
        first, second = int(match["first"]), int(match["second"])
        year = match["year"] if len(match["year"]) == 4 else f"20{match['year']}"
        if match["mark"] == "." or first > 12 or (day_first and second <= 12) or first == second:
            yield from _dated(match, year, str(second), str(first))
        elif second > 12 or day_first is False:
            yield from _dated(match, year, str(first), str(second))


def _dated(match: re.Match[str], year: str, month: str, day: str) -> Iterator[tuple[re.Match[str], date]]:
    if FIRST_YEAR <= int(year) <= LAST_YEAR and 1 <= int(month) <= 12 and 1 <= int(day) <= 31:
        try:
            yield match, date(int(year), int(month), int(day))
        except ValueError:  # 31 June: no day at all
            return


def _iso_instant(match: re.Match[str], day: date) -> datetime | None:
    offset = _offset(match["zone"] or "", day)
    hour, minute, second = (int(match[name] or 0) for name in ("hour", "minute", "second"))
    if offset is None or hour > 23 or minute > 59 or second > 59:
        return None
    micro = int((match["part"] or "0").ljust(6, "0")[:6])
    return datetime(day.year, day.month, day.day, hour, minute, second, micro, tzinfo=offset)


def _with_clock(text: str, day: date, end: int) -> tuple[Instant, int]:
    """The day, or the instant where a clock with a zone follows it."""
    gap = BETWEEN.match(text, end)
    clock = CLOCK.match(text, gap.end() if gap else end)
    if not clock or not (clock["minute"] or clock["half"]):
        return day, end
    hour, minute, second = int(clock["hour"]), int(clock["minute"] or 0), int(clock["second"] or 0)
    if clock["half"] and 1 <= hour <= 12:
        hour = hour % 12 + (12 if clock["half"][0] in "pP" else 0)
    offset = _offset(clock["zone"] or "", day)
    if offset is None or hour > 23 or minute > 59 or second > 59:
        return day, end
    return datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=offset), clock.end()


def _offset(zone: str, day: date) -> timezone | None:
    zone = zone.replace("−", "-").strip()
    numeric = re.fullmatch(r"(?:UTC|GMT)?\s?([+-])\s?(\d{1,2}):?(\d{2})?", zone, re.I)
    if numeric:
        minutes = int(numeric[2]) * 60 + int(numeric[3] or 0)
        return _zone(-minutes if numeric[1] == "-" else minutes)
    known = zones().get(zone) or (zones().get(zone.upper()) if zone.upper() in ("UTC", "GMT", "Z") else None)
    if known is None:
        return None
    minutes, us_rules = known
    return _zone(minutes + (60 if us_rules and us_daylight(day) else 0))


def _zone(minutes: int) -> timezone | None:
    return timezone(timedelta(minutes=minutes)) if abs(minutes) <= 14 * 60 else None


def us_daylight(day: date) -> bool:
    """Whether US daylight time holds on the day (rules since 1987; the morning of the change counts as changed)."""
    if day.year >= 2007:
        start, end = _sunday(day.year, 3, 2), _sunday(day.year, 11, 1)
    else:
        start, end = _sunday(day.year, 4, 1), _sunday(day.year, 11, 1) - timedelta(days=7)
        if end.month == 10 and end.day < 25:
            end += timedelta(days=7)
    return start <= day < end


def _sunday(year: int, month: int, number: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(6 - first.weekday()) % 7 + 7 * (number - 1))
