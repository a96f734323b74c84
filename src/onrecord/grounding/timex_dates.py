"""Dates that name their place in the calendar: days, months, quarters, seasons, years, decades, named days."""

from __future__ import annotations

from datetime import date, timedelta

from onrecord.grounding.anchors import Anchor
from onrecord.grounding.day_math import named_day, named_days, possible_day, unit_value
from onrecord.grounding.feasts import INEXACT
from onrecord.grounding.intervals import Interval, interval_of
from onrecord.grounding.timex_patterns import Found, Rule, Sense
from onrecord.grounding.timex_years import date_sense, day_number, year_of

SEASONAL = frozenset({"christmas", "easter", "thanksgiving", "halloween"})
"""Named days that name a time of year as well: a Christmas tree tells no day."""
ATTACKS = ("attack", "terror", "hijack")
SEASON_WORDS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def month_of(found: Found, group: str = "month") -> int:
    """The month's number."""
    return int(found.value(group, "MONTH") or found.value(group, "MONABBR") or 0)


def full_date(found: Found, anchor: Anchor) -> Sense | tuple[Sense, ...] | None:
    """A day of a month, with its year or in the likeliest one; a second day number is a date of its own."""
    month, day, year = month_of(found), day_number(found), year_of(found)
    if year is None and (month, day) == (9, 11) and found.near(1).lower().startswith(ATTACKS):
        year = 2001
    which = possible_day(year, month, day) if year else anchor.day_in_year(found, month, day)
    if found.has("rel") and which and anchor.day:
        back = found.value("rel", "PREV") is not None
        wrong = which >= anchor.day if back else which <= anchor.day
        which = possible_day(which.year + (-1 if back else 1), month, day) if wrong else which
    if which is None:
        known = possible_day(2000, month, day) if year is None and anchor.base() is None else None
        return Sense("DATE", f"XXXX-{month:02d}-{day:02d}", bounded=False) if known else None
    detail = "" if year else anchor.reason(found)
    if not found.has("more"):
        return date_sense(which.isoformat(), detail=detail)
    return two_days(found, which, detail)


def two_days(found: Found, which: date, detail: str) -> Sense | tuple[Sense, ...]:
    """Two days of one month, in the order of the words: the interval of both where they bound one."""
    other = possible_day(which.year, which.month, day_number(found, "more"))
    first = date_sense(which.isoformat(), "a", detail)
    if other is None:
        return first
    second = date_sense(other.isoformat(), "b" if found.has("b") else "more", detail)
    if found.has("upto") and which < other:
        whole = Interval(which, date.fromordinal(other.toordinal() + 1), "day")
        return first._replace(interval=whole), second._replace(interval=whole)
    return first, second


def days_of_month(found: Found, anchor: Anchor) -> Sense | tuple[Sense, ...] | None:
    """12 and 13 June, from 5 to 12 September 1914: the first day is of the month and year of the second."""
    month, day, year = month_of(found), day_number(found), year_of(found)
    last = possible_day(year, month, day) if year else anchor.day_in_year(found, month, day)
    if last is None:
        return None
    detail = "" if year else anchor.reason(found)
    second = date_sense(last.isoformat(), "b", detail)
    which = possible_day(last.year, last.month, day_number(found, "more"))
    if which is None or which >= last:
        return second
    first = date_sense(which.isoformat(), "a", detail)
    if found.has("upto") or found.near(-1).lower() == "between":
        whole = Interval(which, date.fromordinal(last.toordinal() + 1), "day")
        return first._replace(interval=whole), second._replace(interval=whole)
    return first, second


def digits_date(found: Found, anchor: Anchor) -> Sense | None:
    """2012-12-06, 12/06/2012 (month first, unless only day first can be) and 06.12.2012 (day first)."""
    text = found.tokens("x")[0].text
    if "-" in text or text[:4].isdigit():
        year, month, day = (int(part) for part in text[:10].replace("/", "-").split("-"))
    elif "/" in text:
        month, day, year = (int(part) for part in text.split("/"))
        month, day = (day, month) if month > 12 else (month, day)
    else:
        day, month, year = (int(part) for part in text.split("."))
    year += 0 if year > 99 else 2000 if year < 40 else 1900
    which = possible_day(year, month, day)
    if which is None:
        return None
    clock = text[10:16]
    return Sense("TIME", which.isoformat() + clock, tells=True) if clock else date_sense(which.isoformat())


def month_and_year(found: Found, anchor: Anchor) -> Sense | None:
    """A month with its year, or with "this", "last", "next" or "that" year."""
    year = year_of(found)
    if year is None:
        base = anchor.told if found.word("rel") in ("that", "same", "the same") else anchor.day
        if base is None:
            return Sense("DATE", f"XXXX-{month_of(found):02d}", bounded=False)
        year = base.year + (-1 if found.value("rel", "PREV") is not None else found.value("rel", "NEXT") is not None)
    return date_sense(f"{year:04d}-{month_of(found):02d}")


def bare_month(found: Found, anchor: Anchor) -> Sense | None:
    """A month alone, in the likeliest year; refused where the word may be a name or a verb."""
    month, before = month_of(found), found.near(-1)
    led = (
        found.lexicon.value(before, "PREP") is not None and before.lower() not in ("and", "or")
    ) or found.lexicon.value(before, "DET") is not None
    text = found.tokens("x")[0].text
    if text in ("May", "March", "Mar") or (len(found.tokens("x")) == 1 and found.value("x", "MONABBR")):
        if not led or (text == "March" and before.lower() in ("the", "a", "on", "this", "to", "for", "each", "every")):
            return None
    elif not led and found.near(1)[:1].isupper() and found.near(1).lower() not in named_days():
        return None
    base = anchor.base_for(found)
    if base is None:
        return Sense("DATE", f"XXXX-{month:02d}", bounded=False)
    near = [date(year, month, min(base.day, 28)) for year in anchor.years(found)]
    which = anchor.nearest(found, near, 31)
    return date_sense(unit_value(which, "M"), detail=anchor.reason(found)) if which else None


def quarter_or_half(found: Found, anchor: Anchor) -> Sense | None:
    """The nth quarter or half of a year; a fiscal one keeps its value, but no bounds: whose year it is stays untold."""
    letter, count = ("H", 2) if found.has("half") else ("Q", 4)
    which = day_number(found, "n") if found.has("n") else count
    if not found.has("n") and not found.has("year") and not found.has("rel") and not found.has("ofyear"):
        return None
    if not 1 <= which <= count:
        return None
    year, base = year_of(found), anchor.day
    if year is None and base is not None:
        current = (base.month + 2) // 3 if letter == "Q" else (base.month + 5) // 6
        year = base.year
        if found.has("rel"):
            year += -1 if found.value("rel", "PREV") is not None else found.value("rel", "NEXT") is not None
        elif letter == "H" and not found.has("ofyear"):
            return None
        elif which > current and not anchor.lies_ahead(found):
            year -= 1
    if year is None:
        return None
    value = f"{year:04d}-{letter}{which}"
    fiscal = found.has("fiscal") or found.has("fiscal2")
    return Sense("DATE", value, bounded=not fiscal, tells=True)


def season(found: Found, anchor: Anchor) -> Sense | None:
    """A season with its year, with this, last or next, or alone: the last one begun, or the next by tense."""
    code, year = found.value("s", "SEASON") or "", year_of(found)
    base = anchor.counted_from(found.word("rel")) if found.has("rel") else anchor.base_for(found)
    before = found.near(-1)
    if found.tokens("s")[0].text[0].isupper() and before[:1].isupper() and found.lexicon.value(before, "PREP") is None:
        return None
    if year is not None:
        return date_sense(f"{year:04d}-{code}")
    if base is None:
        return Sense("DATE", f"XXXX-{code}", bounded=False)
    begun = base.month >= SEASON_WORDS[code]
    over = base.month > SEASON_WORDS[code] + 2
    last_begun = base.year if begun else base.year - 1
    if code == "WI" and base.month < 3:
        over = False
    if found.value("rel", "PREV") is not None:
        year = last_begun if over or (code != "WI" and not begun) else last_begun - 1
    elif found.value("rel", "NEXT") is not None:
        year = last_begun + 1
    elif found.has("rel"):
        year = last_begun if code == "WI" and base.month < 3 else base.year
        year += over and begun and anchor.lies_ahead(found)
    else:
        year = last_begun + 1 if anchor.lies_ahead(found) and (over or not begun) else last_begun
    return date_sense(f"{year:04d}-{code}", detail=anchor.counted(base) if found.has("rel") else anchor.reason(found))


def holiday(found: Found, anchor: Anchor) -> Sense | None:
    """A named day in its year, or in the likeliest one; "Easter week" is the week around it."""
    name = " ".join(found.word("name").replace("’", "'").split())
    rule = named_days().get(name)
    after = found.near(1)
    if rule is None or after in ("Island", "Islands", "Rising"):
        return None
    if name in SEASONAL and after.isalpha() and found.lexicon.letter(after) in found.lexicon.letters_with("LOW"):
        return None
    if len(rule) == 10 and rule[4] == "-":
        return date_sense(rule)
    year = year_of(found)
    base = anchor.counted_from(found.word("rel")) if found.has("rel") else anchor.base_for(found)
    if year is None:
        if base is None:
            return Sense("DATE", f"XXXX-{rule}" if rule[2] == "-" else "XXXX", bounded=False)
        days = [d for y in anchor.years(found) if 1 < y < 9998 and (d := named_day(rule, y))]
        if found.value("rel", "PREV") is not None:
            days = [d for d in days if d < base][-1:]
        elif found.value("rel", "NEXT") is not None:
            days = [d for d in days if d > base][:1]
        which = anchor.nearest(found, days, 0)
    else:
        which = named_day(rule, year) if 1 < year < 9998 else None
    if which is None:
        return None
    if found.has("week"):
        value = unit_value(which, "W") + ("-WE" if found.word("week") == "weekend" else "")
        return date_sense(value)
    sense = date_sense(which.isoformat(), detail="" if year else anchor.reason(found))
    if rule.split()[0] not in INEXACT or not 1 < which.year < 9998:
        return sense
    around = Interval(which - timedelta(days=1), which + timedelta(days=2), "day")
    return sense._replace(interval=around, detail=f"a day more or less {sense.detail}".strip())


def week_of(found: Found, anchor: Anchor) -> Sense | None:
    """The week of March 6: the seven days from it on for "beginning", up to it for "ending", else its calendar week."""
    sense = full_date(found, anchor)
    if not isinstance(sense, Sense) or (whole := interval_of(sense.value)) is None or not isinstance(whole.start, date):
        return None
    day = whole.start
    shift = {"beginning": (0, 7), "starting": (0, 7), "ending": (-6, 1), "ended": (-6, 1)}.get(found.word("how"))
    if shift is None:
        return date_sense(unit_value(day, "W"))
    first, last = (date.fromordinal(day.toordinal() + days) for days in shift)
    return Sense("DATE", unit_value(day, "W"), Interval(first, last, "week"), tells=True)


RULES = (
    Rule("date.week-of-day", "the week <how:of|beginning|ending|ended|starting> {mon} {day} {year}?", week_of),
    Rule("date.digits", "<x:ISO|SLASHED|DOTTED>", digits_date),
    Rule("date.month-day", "{wday}? {mon} the? {day} {year}?", full_date),
    Rule("date.month-day-relative", "<rel:PREV|NEXT> {mon} {day}", full_date),
    Rule(
        "date.month-days-year",
        "<a:{wday}? {mon} {day}> (<upto:HYPHEN|to|through|until>|SLASH|and|or) <b:<more:DAYNUM|ORDINAL> {year}>",
        full_date,
    ),
    Rule(
        "date.month-days",
        "<a:{wday}? {mon} {day}> (<upto:HYPHEN|to|through|until>|and|or) <more:DAYNUM|ORDINAL> {year}?"
        " (?!HYPHEN|MONTH|MONABBR|UNIT|UNITS|PERCENT|AMPM|LOW|ED)",
        full_date,
    ),
    Rule(
        "date.month-days-joined",
        "<a:{wday}? {mon} {day}> <upto:HYPHEN> <more:DAYNUM|ORDINAL>"
        " (?!HYPHEN|MONTH|MONABBR|UNIT|UNITS|PERCENT|AMPM|NUMBER|SLASH)",
        full_date,
    ),
    Rule(
        "date.days-month",
        "(?<!CURRENCY|NUMBER|SLASH) <a:the? <more:DAYNUM|ORDINAL>>"
        " (<upto:HYPHEN|to|through|until>|SLASH|and|or)"
        " <b:the? <day:DAYNUM|ORDINAL> of? {mon} {year}?>",
        days_of_month,
    ),
    Rule("date.day-month-hyphened", "<day:DAYNUM> HYPHEN {mon} HYPHEN <year:YEAR|SHORTYEAR|TWO>", full_date),
    Rule("date.day-month", "{wday}? the? {day} of? {mon} {year}?", full_date),
    Rule("date.month-year", "{mon} (COMMA|of)? <year:YEAR|SHORTYEAR>", month_and_year),
    Rule("date.month-of-year", "{mon} COMMA? of? (<rel:PREV|NEXT|THIS|that|(the same)|same> year)", month_and_year),
    Rule("date.month", "<x:{mon}>", bare_month),
    Rule(
        "date.quarter",
        "the? <fiscal:fiscal HYPHEN?>? (<n:ORDWORD|ORDINAL>|last|final|latter)"
        " <fiscal2:fiscal>? <quarter:quarter|quarters> (?!SPORTNOUN|(of the SPORTNOUN)|(of a)|HYPHEN final)"
        " (of? the? fiscal? (<year:YEAR>|(<rel:PREV|NEXT|THIS> year)))?",
        quarter_or_half,
    ),
    Rule(
        "date.quarter-attributive",
        "<fiscal:fiscal>? <n:ORDWORD|ORDINAL> HYPHEN <quarter:quarter> (?!HYPHEN)",
        quarter_or_half,
    ),
    Rule(
        "date.year-quarter",
        "(the? <year:YEAR>|(<rel:PREV|NEXT|THIS> year)) CLITIC? <fiscal:fiscal>?"
        " (<n:ORDWORD|ORDINAL>|last|final) HYPHEN? (<quarter:quarter>|<half:half>)",
        quarter_or_half,
    ),
    Rule("date.quarter-short", "<quarter:q> <n:INT> (of? <year:YEAR>)?", quarter_or_half),
    Rule(
        "date.half",
        "(the? (<n:ORDWORD|ORDINAL>|last|latter)) HYPHEN? <half:half>"
        " of <ofyear:(<year:YEAR>|(<rel:PREV|NEXT|THIS> year)|(the year))>",
        quarter_or_half,
    ),
    Rule("date.half-short", "<half:h> <n:INT> of? <ofyear:<year:YEAR>>", quarter_or_half),
    Rule("date.season-year", "the? <s:SEASON> (of|COMMA)? <year:YEAR>", season),
    Rule("date.season-relative", "(<rel:PREV|NEXT|THIS> (past|coming)?) <s:SEASON> (?!HYPHEN)", season),
    Rule(
        "date.season",
        "(?<=in|during|over|since|by|until|through|throughout|of|for|this|early|late|mid|HYPHEN)"
        " <x:the? <s:SEASON>> (?!of|HYPHEN|CAP)",
        season,
    ),
    Rule("date.season-the", "(?<!of) the <s:spring|summer|autumn|winter> (?!of|HYPHEN|CAP|PAPER)", season),
    Rule(
        "date.named-day",
        "(<rel:PREV|NEXT|THIS> year? CLITIC?)? <name:NAMED> (COMMA? <year:YEAR>)? <week:week|weekend>?",
        holiday,
    ),
)
