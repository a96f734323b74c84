"""Days, weeks, months and quarters can be counted; names of days stand for some of them."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from importlib.resources import files

from onrecord.grounding.feasts import feast
from onrecord.record.calendar_words import WEEKDAYS

LESSER = {"Y": ("M", 12), "TH": ("TM", 60), "TM": ("TS", 60), "D": ("TH", 24)}
"""The unit below a unit, and how many of it make one."""

FIRST_YEAR, LAST_YEAR = 1, 9998
"""Years that both ends of an interval can stand in."""


def month_start(day: date, months: int) -> date | None:
    """The first of the month that lies `months` after the month of `day`; None outside the calendar."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, 1) if FIRST_YEAR <= year <= LAST_YEAR else None


def shifted(day: date, count: int, unit: str) -> date | None:
    """`day` moved by a count of D, W, M, Q or Y; the last day of a month stays inside the month it lands in."""
    if unit in ("D", "W"):
        ordinal = day.toordinal() + count * (7 if unit == "W" else 1)
        return date.fromordinal(ordinal) if 366 <= ordinal <= date(LAST_YEAR, 12, 31).toordinal() else None
    start = month_start(day, count * {"M": 1, "Q": 3, "Y": 12}[unit])
    if start is None:
        return None
    after = month_start(start, 1)
    last = after - timedelta(days=1) if after else start
    return min(start + timedelta(days=day.day - 1), last)


def unit_value(day: date, unit: str) -> str:
    """TIMEX3 value of the day, week, month, quarter, year, decade or century that `day` is in."""
    if unit == "W":
        year, week, _ = day.isocalendar()
        return f"{year:04d}-W{week:02d}"
    return {
        "D": day.isoformat(),
        "M": f"{day.year:04d}-{day.month:02d}",
        "Q": f"{day.year:04d}-Q{(day.month + 2) // 3}",
        "Y": f"{day.year:04d}",
        "10Y": f"{day.year // 10:03d}X",
        "100Y": f"{day.year // 100:02d}XX",
    }[unit]


def possible_day(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def easter(year: int) -> date:
    """Western Easter Sunday, by the anonymous Gregorian computus (Meeus/Jones/Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth weekday (Monday 0) of a month; -1 is the last."""
    first = date(year, month, 1)
    if nth > 0:
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
    after = month_start(first, 1) or date(year, 12, 31)
    last = after - timedelta(days=1)
    return last - timedelta(days=(last.weekday() - weekday) % 7)


@cache
def named_days() -> dict[str, str]:
    """Names of days, in lower case with straight apostrophes, and the rule that places each in a year."""
    text = (files("onrecord.grounding") / "data" / "named_days.tsv").read_text(encoding="utf-8")
    rows = (line.partition("\t") for line in text.splitlines() if line and not line.startswith("# "))
    return {name: rule for name, _, rule in rows}


def named_day(rule: str, year: int) -> date | None:
    """The day of `year` that a rule of named_days.tsv places; a day of history whatever the year."""
    parts = rule.split()
    if len(parts) == 1:
        whole = rule if len(rule) == 10 else f"{year:04d}-{rule}"
        return possible_day(int(whole[:4]), int(whole[5:7]), int(whole[8:]))
    if parts[0] in ("hebrew", "islamic", "orthodox", "moon", "dark"):
        return feast(parts[0], parts[1:], year)
    if parts[0] == "easter":
        return easter(year) + timedelta(days=int(parts[1]))
    if parts[0] == "thanksgiving":
        return nth_weekday(year, 11, 3, 4) + timedelta(days=int(parts[1]))
    day = nth_weekday(year, int(parts[0]), WEEKDAYS.index(parts[1]), int(parts[2]))
    return day + timedelta(days=int(parts[3])) if len(parts) > 3 else day


def length(count: float | None, unit: str) -> str:
    """The TIMEX3 value of a count of units; None is an untold count (PXD)."""
    if unit[0].isdigit():
        factor, unit = int(unit[:-1]), unit[-1]
        count = count * factor if count is not None else None
        if count is None and factor > 2:
            return {10: "PXE", 100: "PXC", 1000: "PXL"}[factor]
    time, letter = ("T", unit[1]) if unit[0] == "T" else ("", unit)
    if count is None:
        return f"P{time}X{letter}"
    if count == int(count):
        return f"P{time}{int(count)}{letter}"
    if unit in LESSER and (count * LESSER[unit][1]) == int(count * LESSER[unit][1]):
        lesser, factor = LESSER[unit]
        rest = f"{round(count % 1 * factor)}{lesser[-1]}"
        whole = f"{int(count)}{letter}" if count >= 1 else ""
        time_of_rest = "T" if lesser[0] == "T" and not (time and whole) else ""
        return f"P{time}{whole}{rest}" if time else f"P{whole}{time_of_rest}{rest}"
    return f"P{time}{count:g}{letter}"
