"""Dates that name their place in the calendar: days, months, quarters, seasons, years, decades, named days."""

from __future__ import annotations

from datetime import date

from onrecord.grounding.anchors import Anchor
from onrecord.grounding.day_math import named_day, named_days, possible_day, unit_value
from onrecord.grounding.intervals import Interval, interval_of
from onrecord.grounding.timex_patterns import Found, Rule, Sense

SEASONAL = frozenset({"christmas", "easter", "thanksgiving", "halloween"})
"""Named days that name a time of year as well: a Christmas tree tells no day."""
ATTACKS = ("attack", "terror", "hijack")
VEHICLES = frozenset(
    [
        "flight",
        "no",
        "room",
        "route",
        "highway",
        "interstate",
        "resolution",
        "article",
        "section",
        "bus",
        "train",
        "number",
        "boeing",
        "page",
        "law",
    ]
)
COUNTED = frozenset(
    [
        "people",
        "percent",
        "per",
        "men",
        "women",
        "troops",
        "soldiers",
        "dollars",
        "euros",
        "pounds",
        "miles",
        "feet",
        "km",
        "meters",
        "metres",
        "tons",
        "yen",
    ]
)
STRONG = frozenset(["in", "since", "by", "until", "till", "during", "year"])
SEASON_WORDS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def year_of(found: Found, group: str = "year") -> int | None:
    """The year that four digits or ’96 name; two digits lie in 1940–2039."""
    text = found.word(group)
    digits = "".join(c for c in text if c.isdigit())
    if not digits:
        return None
    year = int(digits)
    if len(digits) == 2:
        year += 1900 if year >= 40 else 2000
    return year


def month_of(found: Found, group: str = "month") -> int:
    """The month's number."""
    return int(found.value(group, "MONTH") or found.value(group, "MONABBR") or 0)


def day_number(found: Found, group: str = "day") -> int:
    """The day's number, from 5, 5th or fifth."""
    text = found.word(group)
    digits = "".join(c for c in text if c.isdigit())
    return int(digits[:4]) if digits else int(found.value(group, "ORDWORD") or 0)


def date_sense(value: str, group: str = "x", detail: str = "") -> Sense:
    """A DATE that later words may count from."""
    return Sense("DATE", value, group=group, tells=True, detail=detail)


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
    detail = "" if year else anchor.reason()
    if not found.has("more"):
        return date_sense(which.isoformat(), detail=detail)
    other = possible_day(which.year, which.month, day_number(found, "more"))
    first = date_sense(which.isoformat(), "a", detail)
    if other is None:
        return first
    second = date_sense(other.isoformat(), "more", detail)
    if found.has("upto") and which < other:
        whole = Interval(which, date.fromordinal(other.toordinal() + 1), "day")
        return first._replace(interval=whole), second._replace(interval=whole)
    return first, second


def digits_date(found: Found, anchor: Anchor) -> Sense | None:
    """2012-12-06, 12/06/2012 (month first, unless only day first can be) and 06.12.2012 (day first)."""
    text = found.tokens("x")[0].text
    if "-" in text:
        year, month, day = (int(part) for part in text[:10].split("-"))
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
    base = anchor.base()
    if base is None:
        return Sense("DATE", f"XXXX-{month:02d}", bounded=False)
    near = [date(year, month, min(base.day, 28)) for year in anchor.years()]
    which = anchor.nearest(found, near, 31)
    return date_sense(unit_value(which, "M"), detail=anchor.reason()) if which else None


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
    base = anchor.day if found.has("rel") else anchor.base()
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
    return date_sense(f"{year:04d}-{code}", detail=anchor.reason())


def bare_year(found: Found, anchor: Anchor) -> Sense | None:
    """Four digits that are a year and no count, price, flight or house number."""
    year = year_of(found)
    if year is None:
        return None
    before, after = found.near(-1), found.near(1)
    lead = before.lower()
    if after.lower() in COUNTED or (after in "%$€£" and after) or lead in VEHICLES or (before in "$€£#" and before):
        return None
    if joined_to_name(found):
        return None
    plural = after.islower() and after.endswith("s") and len(after) > 3
    if lead in STRONG or found.has("word"):
        return Sense("DATE", f"{year:04d}", bounded="fiscal" not in found.word("word"), tells=True)
    if not 1700 <= year <= 2099 or (plural and lead not in ("the", "its", "their", "his", "her")):
        return None
    if (before == "-" and found.near(-2).isdigit()) or (after == "-" and found.near(2).isdigit()):
        return None
    return None if before.isdigit() else date_sense(f"{year:04d}")


def joined_to_name(found: Found) -> bool:
    """Whether the digits hang on a name ("ABC-2024", "user1976") and not on "mid-" or "post-"."""
    first = found.match.start()
    tokens = found.line.tokens[max(0, first - 2) : first + 1]
    if len(tokens) < 2 or tokens[-2].end != tokens[-1].start:
        return False
    before = tokens[-2].text
    if before == "-" and len(tokens) == 3 and tokens[0].end == tokens[1].start:
        return tokens[0].text[0].isupper() and tokens[0].text.lower() not in ("mid", "early", "late", "pre", "post")
    return before.isalnum()


def year_range(found: Found, anchor: Anchor) -> tuple[Sense, ...] | None:
    """1914-18 or 2011-2012: two years, each with the bounds of the whole."""
    first, text = year_of(found, "a"), found.word("b")
    if first is None:
        return None
    last = int(text) if len(text) == 4 else first - first % 100 + int(text)
    if not first < last <= first + 120:
        return None
    whole = Interval(date(first, 1, 1), date(last + 1, 1, 1), "year")
    return Sense("DATE", f"{first:04d}", whole, "a", tells=True), Sense("DATE", f"{last:04d}", whole, "b", tells=True)


def spoken_year(found: Found, anchor: Anchor) -> Sense | None:
    """nineteen ninety-seven, two thousand and one."""
    values = [int(v) for t in found.tokens("said") if (v := found.lexicon.value(t.text, "NUMWORD"))]
    if values[:2] == [2, 1000]:
        return date_sense(f"{2000 + sum(values[2:]):04d}")
    low = sum(values[1:])
    return date_sense(f"{values[0] * 100 + low:04d}") if 10 <= low < 100 else None


def decade(found: Found, anchor: Anchor) -> Sense | None:
    """The 1990s, ’90s and nineties; "his 30s" are years of age."""
    if found.near(-1).lower() in ("his", "her", "their", "my", "your", "our"):
        return None
    digits = "".join(c for c in found.word("d") if c.isdigit()) or found.value("d", "DECADEWORD") or ""
    if len(digits) == 2:
        bare = found.tokens("d")[0].text[0].isdigit() or found.tokens("d")[0].text.isalpha()
        if bare and not found.has("the"):
            return None
        digits = ("19" if int(digits) >= 20 else "20") + digits
    hundreds = digits[2:] == "00" and int(digits) < 2000
    return date_sense(digits[:2] + "XX" if hundreds else digits[:3] + "X")


def century(found: Found, anchor: Anchor) -> Sense | None:
    """The 20th century is 19XX."""
    nth = day_number(found, "n")
    return date_sense(f"{nth - 1:02d}XX") if 1 <= nth <= 30 else None


def before_christ(found: Found, anchor: Anchor) -> Sense | None:
    """480 BC keeps its value; the calendar of the bounds has no such year."""
    digits = found.word("n")
    return Sense("DATE", f"BC{int(digits):04d}", bounded=False) if len(digits) <= 4 else None


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
    year, base = year_of(found), anchor.day if found.has("rel") else anchor.base()
    if year is None:
        if base is None:
            return Sense("DATE", f"XXXX-{rule}" if rule[2] == "-" else "XXXX", bounded=False)
        days = [d for y in anchor.years() if 1 < y < 9998 and (d := named_day(rule, y))]
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
    return date_sense(which.isoformat(), detail="" if year else anchor.reason())


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
        "date.month-days",
        "<a:{wday}? {mon} {day}> (<upto:HYPHEN|to|through|until>|and|or) <more:DAYNUM|ORDINAL> {year}?"
        " (?!HYPHEN|MONTH|MONABBR|UNIT|UNITS|PERCENT|AMPM|LOW|ED)",
        full_date,
    ),
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
        "date.year-spoken",
        "(the year)? <said:(NUMWORD TENWORD (HYPHEN? NUMWORD)?)|(two thousand (and? NUMWORD)?)>"
        " (?!UNITS|UNIT|HYPHEN|LOW|ED|hundred|million|percent)",
        spoken_year,
    ),
    Rule(
        "date.year",
        "(?<!CURRENCY|FRACTION) <word:the? (year|fiscal)>? <year:YEAR> (?!HYPHEN INT|PERCENT|COMMA THREE)",
        bare_year,
    ),
    Rule("date.years", "(?<!HYPHEN) <a:YEAR> <upto:HYPHEN|SLASH> <b:YEAR|TWO> (?!HYPHEN)", year_range),
    Rule("date.decade", "<the:the>? <d:DECADE|DECADEWORD>", decade),
    Rule("date.century", "the? <n:ORDWORD|ORDINAL> HYPHEN? century", century),
    Rule("date.before-christ", "<n:INT> (bc|bce)", before_christ),
    Rule(
        "date.named-day",
        "(<rel:PREV|NEXT|THIS> year? CLITIC?)? <name:NAMED> (COMMA? <year:YEAR>)? <week:week|weekend>?",
        holiday,
    ),
)
