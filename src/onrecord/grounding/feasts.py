"""Feasts that move through the year: the Hebrew, Islamic, Julian and Chinese calendars place them in ours.

The Hebrew and the tabular Islamic calendar follow Reingold and Dershowitz, Calendrical Calculations (2018); new moons
follow Meeus, Astronomical Algorithms (1998), chapter 49, with the largest terms alone (minutes off). Islamic feasts
are set by sight of the moon, Hindu ones by local rules: theirs may be a day off.
"""

from __future__ import annotations

import math
from datetime import date, timedelta

HEBREW_EPOCH = -1373427
"""Ordinal (of `date.toordinal`) of the day before 1 Tishri of the year 1."""
ISLAMIC_EPOCH = 227015
"""Ordinal of 1 Muharram of the year 1 (16 July 622, Julian)."""
INEXACT = frozenset({"islamic", "dark"})
"""Calendars whose days here may be one off."""
FIRST, LAST = 1600, 2400
"""Years for which the feasts are worked out."""


def feast(calendar: str, arguments: list[str], year: int) -> date | None:
    """The day in `year` that a rule of named_days.tsv tells by another calendar; None where the year has none.

    hebrew and islamic take a month and a day (Hebrew months from Tishri, 1); orthodox takes days from Orthodox Easter;
    moon and dark (a feast of local rules) take MM-DD, the day near which the new moon lies, hours from UTC, and days
    from that new moon.
    """
    if not FIRST <= year <= LAST:
        return None
    if calendar == "hebrew":
        return in_year(year, [hebrew_day(year + off, int(arguments[0]), int(arguments[1])) for off in (3760, 3761)])
    if calendar == "islamic":
        first = (year - 622) * 33 // 32
        days = [islamic_day(known, int(arguments[0]), int(arguments[1])) for known in range(first - 1, first + 3)]
        return in_year(year, days)
    if calendar == "orthodox":
        return orthodox_easter(year) + timedelta(days=int(arguments[0]))
    near = date(year, int(arguments[0][:2]), int(arguments[0][3:]))
    return new_moon_near(near, float(arguments[1])) + timedelta(days=int(arguments[2]))


def in_year(year: int, days: list[date]) -> date | None:
    """The first of the days that the year holds."""
    return next((day for day in days if day.year == year), None)


def orthodox_easter(year: int) -> date:
    """Easter of the Julian calendar, in ours (Meeus)."""
    a, b, c = year % 4, year % 7, year % 19
    d = (19 * c + 15) % 30
    e = (2 * a + 4 * b - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(days=year // 100 - year // 400 - 2)


def hebrew_elapsed(year: int) -> int:
    """Days from the epoch to the new year of a Hebrew year."""
    months = (235 * year - 234) // 19
    parts = 12084 + 13753 * months
    day = 29 * months + parts // 25920
    return day + 1 if (3 * (day + 1)) % 7 < 3 else day


def hebrew_new_year(year: int) -> int:
    """The ordinal of 1 Tishri."""
    before, own, after = (hebrew_elapsed(y) for y in (year - 1, year, year + 1))
    delay = 2 if after - own == 356 else 1 if own - before == 382 else 0
    return HEBREW_EPOCH + own + delay


def hebrew_day(year: int, month: int, day: int) -> date:
    """A day of a Hebrew year, months counted from Tishri (1); from Adar on (6) counted back from the year's end."""
    start, end = hebrew_new_year(year), hebrew_new_year(year + 1)
    if month <= 3:
        whole = end - start
        long_heshvan = whole in (355, 385)
        short_kislev = whole in (353, 383)
        lengths = [30, 30 if long_heshvan else 29, 29 if short_kislev else 30]
        return date.fromordinal(start + sum(lengths[: month - 1]) + day - 1)
    lengths = [29, 30, 29, 30, 29, 30, 29][month - 6 :]
    return date.fromordinal(end - sum(lengths) + day - 1)


def islamic_day(year: int, month: int, day: int) -> date:
    """A day of the tabular Islamic calendar."""
    months = 29 * (month - 1) + month // 2
    return date.fromordinal(ISLAMIC_EPOCH - 1 + (year - 1) * 354 + (3 + 11 * year) // 30 + months + day)


def new_moon_near(day: date, hours: float) -> date:
    """The day of the new moon nearest to a day, where clocks run `hours` ahead of UTC."""
    years = day.year + (day.timetuple().tm_yday - 1) / 365.25
    guess = round((years - 2000) * 12.3685)
    moons = [moment_of_new_moon(guess + off) + hours / 24 for off in (-1, 0, 1)]
    wanted = day.toordinal() + 0.5
    return date.fromordinal(math.floor(min(moons, key=lambda moon: abs(moon - wanted))))


def moment_of_new_moon(k: int) -> float:
    """The moment of the k-th new moon from January 2000, as an ordinal with the part of the day, in UTC."""
    t = k / 1236.85
    moment = 2451550.09766 + 29.530588861 * k + 0.00015437 * t * t
    sun = math.radians(2.5534 + 29.10535670 * k)
    moon = math.radians(201.5643 + 385.81693528 * k + 0.0107582 * t * t)
    latitude = math.radians(160.7108 + 390.67050284 * k - 0.0016118 * t * t)
    moment += -0.40720 * math.sin(moon) + 0.17241 * math.sin(sun) + 0.01608 * math.sin(2 * moon)
    moment += 0.01039 * math.sin(2 * latitude) + 0.00739 * math.sin(moon - sun) - 0.00514 * math.sin(moon + sun)
    return moment - 1721424.5 - 0.0008
