"""Dates that count from the day of publication ("last week", "Friday") or from the last date told ("a day later")."""

from __future__ import annotations

from datetime import date, timedelta

from onrecord.grounding.anchors import Anchor
from onrecord.grounding.day_math import length, shifted, unit_value
from onrecord.grounding.intervals import Interval
from onrecord.grounding.timex_dates import month_of
from onrecord.grounding.timex_patterns import Found, Resolver, Rule, Sense, number
from onrecord.grounding.timex_years import date_sense, day_number

SPOKEN_DAYS = {"yesterday": -1, "today": 0, "tomorrow": 1}
YESTERDAY = 1
"""Days back to a weekday that "last" does not name: it is "yesterday", or the bare weekday."""
SOON = 3
"""Days within which a coming Sunday is "this Sunday" or "Sunday" and no "next"."""
REFERENCES = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}


def side(found: Found, group: str = "rel") -> int:
    """-1 for last and previous, 1 for next and coming, 0 for this."""
    if found.value(group, "PREV") is not None:
        return -1
    return int(found.value(group, "NEXT") is not None)


def spoken_day(found: Found, anchor: Anchor) -> Sense | None:
    """yesterday, today, tomorrow, and the days before and after them."""
    if found.tokens("d")[0].text[0].isupper() and found.near(-1)[:1].isupper():
        return None
    off = SPOKEN_DAYS[found.word("d")] + (found.has("after")) - (found.has("before"))
    if anchor.day is None:
        return Sense("DATE", REFERENCES[(off > 0) - (off < 0)], bounded=False)
    day = shifted(anchor.day, off, "D")
    if day is None:
        return None
    if found.has("part"):
        part = found.value("part", "PARTDAY") or ""
        return Sense("TIME", f"{day.isoformat()}T{part}", tells=True, detail=anchor.since())
    return date_sense(day.isoformat(), detail=anchor.since())


def part_of_day(found: Found, anchor: Anchor) -> Sense | None:
    """tonight, overnight, last night, this morning."""
    part = found.value("part", "PARTDAY") or found.value("part2", "PARTDAY") or "NI"
    if anchor.day is None:
        return Sense("TIME", f"T{part}", bounded=False)
    past_night = found.has("last") or (found.word("x") == "overnight" and anchor.tense(found) in ("past", "over"))
    day = shifted(anchor.day, -1 if past_night else 0, "D")
    return Sense("TIME", f"{day.isoformat()}T{part}", tells=True, detail=anchor.since()) if day else None


def told_part(found: Found, anchor: Anchor) -> Sense | None:
    """That night, the next morning: a part of the last day told, or of the day after."""
    part = found.value("part", "PARTDAY") or found.value("part", "CLOCKNAME") or ""
    day = anchor.told_for("D")
    if day is None:
        return Sense("TIME", f"T{part}", bounded=False)
    rel = found.word("rel").split()[-1]
    which = shifted(day, {"next": 1, "following": 1, "previous": -1, "preceding": -1}.get(rel, 0), "D")
    return Sense("TIME", f"{which.isoformat()}T{part}", tells=True, detail=anchor.since_told()) if which else None


def weekday(found: Found, anchor: Anchor) -> Sense | None:
    """A weekday: the latest one, or the coming one where the verb says so; "last" and "next" are never today.

    "next" with a day that this week, Monday to Saturday, still has before it is that of the week after. Sunday opens
    a week for some readers: "next Sunday" is the coming one where that is no nearer than `SOON` days.
    """
    number_ = int(found.value("w", "WEEKDAY") or 0)
    if number_ == 0 or (found.near(1) != "" and found.lexicon.value(found.near(1), "PAPER") is not None):
        return None
    if found.near(-1) in ("Bloody", "Super", "Cyber", "Ruby", "Sunny"):
        return None
    told = found.has("rel") or found.has("week")
    base = anchor.counted_from(found.word("rel")) if told else anchor.base()
    if base is None:
        value = f"XXXX-WXX-{number_}"
        if found.has("part"):
            return Sense("TIME", f"{value}T{found.value('part', 'PARTDAY')}", bounded=False)
        return Sense("DATE", value, bounded=False)
    day: date | None
    if found.has("week"):
        week = side(found, "week")
        day = shifted(base, number_ - base.isoweekday() + 7 * week, "D")
    elif found.has("rel") and "past" not in found.word("rel").split()[1:]:
        back = (base.isoweekday() - number_) % 7
        off = {
            -1: -(back + 7 if back <= YESTERDAY else back),
            0: -back if back in (0,) or anchor.tense(found) in ("past", "over") else 7 - back,
            1: next_weekday(base.isoweekday(), number_),
        }
        day = shifted(base, off[side(found)], "D")
    elif found.has("rel"):
        day = shifted(base, -((base.isoweekday() - number_) % 7 or 7), "D")
    else:
        day = anchor.weekday(found, number_)
    if day is None:
        return None
    if found.has("part"):
        return Sense("TIME", f"{day.isoformat()}T{found.value('part', 'PARTDAY')}", tells=True, detail=anchor.since())
    return date_sense(day.isoformat(), detail=anchor.since())


def weekday_on(found: Found, anchor: Anchor) -> Sense | None:
    """Tuesday week: the Tuesday a week after the coming one, as the British say."""
    base, number_ = anchor.base(), int(found.value("w", "WEEKDAY") or 0)
    if base is None:
        return None
    ahead = (number_ - base.isoweekday()) % 7 or 7
    day = shifted(base, ahead + (7 if found.word("on") == "week" else 14), "D")
    return date_sense(day.isoformat(), detail=anchor.counted(base)) if day else None


def next_weekday(today: int, wanted: int) -> int:
    """Days to the weekday that "next" names: not one of this week, unless it is a Sunday still some days off."""
    ahead = (wanted - today) % 7 or 7
    this_week = wanted > today and not (wanted == 7 and ahead >= SOON)
    return ahead + 7 if this_week else ahead


def told_weekday(found: Found, anchor: Anchor) -> Sense | None:
    """The previous Friday, the following Monday: the first one before or after the last date told."""
    weekday_, base = int(found.value("w", "WEEKDAY") or 0), anchor.told_for("D") or anchor.day
    if base is None:
        return Sense("DATE", f"XXXX-WXX-{weekday_}", bounded=False)
    rel = found.word("rel").split()[-1]
    off = -((base.isoweekday() - weekday_) % 7 or 7)
    if rel in ("following", "next"):
        off = (weekday_ - base.isoweekday()) % 7 or 7
    day = shifted(base, off, "D")
    if day is None:
        return None
    if found.has("part"):
        return Sense(
            "TIME", f"{day.isoformat()}T{found.value('part', 'PARTDAY')}", tells=True, detail=anchor.since_told()
        )
    return date_sense(day.isoformat(), detail=anchor.since_told())


def relative_month(found: Found, anchor: Anchor) -> Sense | None:
    """last June, next March, this September."""
    month, base, off = month_of(found), anchor.counted_from(found.word("rel")), side(found)
    if base is None:
        return Sense("DATE", f"XXXX-{month:02d}", bounded=False)
    year = base.year - (off < 0 and month >= base.month) + (off > 0 and month <= base.month)
    return date_sense(f"{year:04d}-{month:02d}", detail=anchor.counted(base))


def unit_of(found: Found, group: str = "u") -> str:
    """The unit's code: TS, TM, TH, D, W, 2W, M, Q, Y, 10Y, 100Y."""
    return found.value(group, "UNIT") or found.value(group, "UNITS") or ""


def calendar_value(base: date, unit: str, off: int) -> str | None:
    """The value of the unit that lies `off` units from the one `base` is in."""
    if unit in ("10Y", "100Y"):
        day = shifted(base, off * int(unit[:-1]), "Y")
        return unit_value(day, unit) if day else None
    if unit not in ("D", "W", "M", "Q", "Y"):
        return None
    day = shifted(base, off, unit)
    return unit_value(day, unit) if day else None


def relative_unit(found: Found, anchor: Anchor) -> Sense | None:
    """last week, this month, next year, the current quarter; "the last week" is a length, "the last day" neither."""
    unit, off = unit_of(found), side(found)
    length_told = off and found.has("the") and not found.has("fiscal")
    if length_told or (unit == "D" and off):
        return None
    if anchor.day is None:
        return Sense("DATE", REFERENCES[off], bounded=False) if unit[0] != "T" else None
    if unit == "Q" and "latest" in found.word("rel"):
        return the_quarter(found, anchor)
    value = calendar_value(anchor.day, unit, off)
    if value is None:
        return None
    sense = date_sense(value, detail=anchor.since())
    return sense._replace(bounded=False) if found.has("fiscal") else sense


def told_unit(found: Found, anchor: Anchor) -> Sense | None:
    """the following year, that month, the same day: counted from the last date told."""
    unit, rel = unit_of(found), found.word("rel").split()[-1]
    if rel == "next" and found.near(-1).lower() in ("over", "in", "within", "for", "during"):
        return None
    off = {"following": 1, "next": 1, "previous": -1, "preceding": -1, "prior": -1}.get(rel, 0)
    base = anchor.told_for(unit)
    if base is None:
        return Sense("DATE", REFERENCES[off] if off else "PAST_REF", bounded=False) if rel != "next" else None
    value = calendar_value(base, unit, off)
    return date_sense(value, detail=anchor.since_told()) if value else None


def unit_beside(found: Found, anchor: Anchor) -> Sense | None:
    """The day before, the year after: beside the last date told; nothing where none is told finely enough."""
    unit = unit_of(found)
    base = anchor.told_for(unit)
    if base is None:
        return None
    value = calendar_value(base, unit, -1 if found.has("before") else 1)
    return date_sense(value, detail=anchor.since_told()) if value else None


def weekend(found: Found, anchor: Anchor) -> Sense | None:
    """the weekend, last weekend, next weekend: a bare one is the coming one only where the verb says so."""
    base = anchor.counted_from(found.word("rel")) if found.has("rel") else anchor.base()
    if base is None:
        return Sense("DATE", "XXXX-WXX-WE", bounded=False)
    off = side(found) if found.has("rel") else 0
    if not found.has("rel") and base.isoweekday() <= 5 and not anchor.lies_ahead(found):
        off = -1
    day = shifted(base, off, "W")
    return date_sense(unit_value(day, "W") + "-WE", detail=anchor.counted(base)) if day else None


def ago(found: Found, anchor: Anchor) -> Sense | None:
    """Two weeks ago, a year from now: as coarse as the unit; "months ago" and "several years ago" have no bounds."""
    direction = -1 if found.has("ago") else 1
    if direction < 0 and unit_of(found) == "Y" and not found.has("none"):
        return year_before(found, anchor)
    return counted(found, anchor, anchor.day, direction, anchor.since())


def later(found: Found, anchor: Anchor) -> Sense | None:
    """Two days later, a year earlier: from the last date told, or a bare distance where none is told finely enough."""
    unit, direction = unit_of(found), 1 if found.has("later") else -1
    told = anchor.told_for(unit)
    if direction < 0 and unit == "Y":
        return year_before(found, anchor)
    sense = counted(found, anchor, told, direction, anchor.since_told()) if told else None
    return sense or Sense(
        "DURATION", length(count_told(found), unit), bounded=False, detail="from a day that is not told"
    )


def year_before(found: Found, anchor: Anchor) -> Sense | None:
    """A year ago, a year earlier: beside a quarter that quarter, a year before; no date to count on from."""
    told = anchor.told_value
    single = not found.has("vague") and number(found.tokens("num"), found.lexicon) in (None, 1.0)
    if "-Q" in told and told[:4].isdigit() and single:
        return Sense("DATE", f"{int(told[:4]) - 1:04d}{told[4:]}", detail=anchor.since_told())
    base = anchor.told_for("Y") if found.has("earlier") else anchor.day
    detail = anchor.since() if base is anchor.day or base is None else anchor.since_told()
    sense = counted(found, anchor, base or anchor.day, -1, detail)
    return sense._replace(tells=not single) if sense else None


def count_told(found: Found) -> float | None:
    """The number before a unit: one for "a", two for "a couple", none for "several" and for a bare plural."""
    if found.has("vague") or found.has("none"):
        return 2.0 if "couple" in found.word("vague") else None
    if found.has("half") or found.has("andhalf"):
        return 0.5 if found.has("half") else 1.5
    return number(found.tokens("num"), found.lexicon) if found.has("num") else 1.0


def counted(found: Found, anchor: Anchor, base: date | None, direction: int, detail: str) -> Sense | None:
    """A number of units before or after a day."""
    unit, count = unit_of(found), count_told(found)
    if count is None or base is None:
        return Sense("DATE", REFERENCES[direction], bounded=False)
    if unit[0] == "T":
        return minutes_away(anchor, direction * count, unit) if base is anchor.day else None
    if unit == "2W":
        unit, count = "W", count * 2
    if count != int(count):
        lesser = {"Y": (12, "M"), "M": (30, "D"), "W": (7, "D"), "10Y": (10, "Y"), "100Y": (100, "Y")}
        factor, unit = lesser.get(unit, (1, unit))
        count *= factor
    if count > 3000:
        return Sense("DATE", REFERENCES[direction], bounded=False)
    value = calendar_value(base, unit, direction * round(count))
    return date_sense(value, detail=detail) if value else None


def minutes_away(anchor: Anchor, count: float, unit: str) -> Sense | None:
    """Hours or minutes from the instant of publication; without an instant only the direction is known."""
    if anchor.instant is None or abs(count) > 10_000:
        return Sense("TIME", REFERENCES[1 if count > 0 else -1], bounded=False)
    step = {"TS": timedelta(seconds=1), "TM": timedelta(minutes=1), "TH": timedelta(hours=1)}[unit]
    moment = anchor.instant + step * count
    width = timedelta(hours=1) if unit == "TH" else timedelta(minutes=1)
    interval = Interval(moment, moment + width, "hour" if unit == "TH" else "minute")
    return Sense("TIME", moment.strftime("%Y-%m-%dT%H:%M"), interval, tells=True, detail=anchor.since())


def the_quarter(found: Found, anchor: Anchor) -> Sense | None:
    """The quarter: the one last told, else the last that is over."""
    if "-Q" in anchor.told_value:
        return date_sense(anchor.told_value, detail=anchor.since_told())
    value = calendar_value(anchor.day, "Q", -1) if anchor.day else None
    return date_sense(value, detail=anchor.since()) if value else None


def year_ago_period(found: Found, anchor: Anchor) -> Sense | None:
    """The year-earlier quarter: the last period told, a year before."""
    told = anchor.told_value
    if "-Q" in told and told[:4].isdigit():
        return Sense("DATE", f"{int(told[:4]) - 1:04d}{told[4:]}", detail=anchor.since_told())
    value = (
        calendar_value(anchor.day, "Q" if found.has("quarter") else "Y", -4 if found.has("quarter") else -1)
        if anchor.day
        else None
    )
    return Sense("DATE", value, detail=anchor.since()) if value else None


def the_unit(found: Found, anchor: Anchor) -> Sense | None:
    """The end of the year, later in the day: the one last told, else the one of publication."""
    unit = unit_of(found)
    base = (anchor.told_for(unit) if unit == "D" else None) or anchor.base_for(found)
    value = calendar_value(base, unit, 0) if base else None
    return date_sense(value, detail=anchor.counted(base)) if value else None


def now(found: Found, anchor: Anchor) -> Sense | None:
    """Now, currently, these days; "Now, the question is" is filler."""
    opens = found.near(-1) in ("", ".", "!", "?", ":", ";", '"', "“", "”", "''", "``", "'", "‘", "—")
    if found.word("x") == "now" and (
        (opens and found.near(1) == ",") or (found.near(1), found.near(2)) == ("and", "then")
    ):
        return None
    return Sense("DATE", "PRESENT_REF", bounded=False)


def reference(value: str) -> Resolver:
    """A resolver that always gives the same reference."""

    def resolve(found: Found, anchor: Anchor) -> Sense:
        return Sense("DATE", value, bounded=False)

    return resolve


def ordinal_day(found: Found, anchor: Anchor) -> Sense | None:
    """The 5th, on the 23rd: a day of the month last told or of publication."""
    base = anchor.told_for("M") or anchor.day
    day = day_number(found)
    if base is None or day > 31:
        return None
    which = shifted(base.replace(day=1), day - 1, "D")
    return date_sense(which.isoformat()) if which and which.month == base.month else None


PLAIN = "(?!HYPHEN)"
RULES = (
    Rule("relative.day", "<d:yesterday|today|tomorrow> <part:PARTDAY>?", spoken_day),
    Rule("relative.day-beyond", "the? day (<before:before>|<after:after>) <d:yesterday|tomorrow>", spoken_day),
    Rule(
        "relative.part-of-day",
        "<x:tonight|overnight|(<last:last> <part:night|evening>)|(this <part2:PARTDAY>)>",
        part_of_day,
    ),
    Rule(
        "told.part-of-day",
        "(<rel:(that (same|very)?)|(the (same|next|following|previous|preceding))> <part:PARTDAY>)",
        told_part,
    ),
    Rule(
        "relative.weekday",
        f"(<rel:this? (coming|past)|PREV|NEXT|THIS>)? <w:WEEKDAY> (<week:PREV|NEXT|THIS> week)? {PLAIN}",
        weekday,
    ),
    Rule("relative.weekday-week", "<w:WEEKDAY> <on:week|fortnight> (?=STOP|COMMA|BREAK|and|LOW|CLOSE)", weekday_on),
    Rule("relative.weekday-part", "(<rel:this? (coming|past)|PREV|NEXT|THIS>)? <w:WEEKDAY> <part:PARTDAY>", weekday),
    Rule("relative.month", "<rel:PREV|NEXT|THIS> <month:MONTH> (?!YEAR|DAYNUM)", relative_month),
    Rule(
        "relative.unit",
        "(<the:the>|its|their)? <rel:last|this|next|current|coming|latest> <fiscal:fiscal|financial>?"
        f" (calendar|school)? <u:UNIT> {PLAIN}",
        relative_unit,
    ),
    Rule(
        "told.unit",
        f"<rel:(that (same|very)?)|(the (same|following|previous|preceding|next|prior))> <u:UNIT> {PLAIN}",
        told_unit,
    ),
    Rule(
        "told.unit-beside",
        "the <u:day|week|month|year> (<before:before>|<after:after>) (?=COMMA|STOP|BREAK|CLOSE|and)",
        unit_beside,
    ),
    Rule("relative.weekend", "(<rel:(this (past|coming))|PREV|NEXT|THIS>|the) weekend", weekend),
    Rule("relative.ago", "({num}|a|an|{vague}) <u:UNIT|UNITS> (or (so|two|more))? <ago:ago>", ago),
    Rule("relative.ago-half", "<half:half> (a|an) <u:UNIT> <ago:ago>", ago),
    Rule("relative.ago-and-half", "(a|an|one) <u:UNIT> <andhalf:and a half> <ago:ago>", ago),
    Rule("relative.ago-vague", "<none:<u:UNITS>> <ago:ago>", ago),
    Rule("relative.from-now", "({num}|a|an|{vague}) <u:UNIT|UNITS> (from (now|today)|hence)", ago),
    Rule(
        "told.later",
        "({num}|a|an|the|{vague}) <u:UNIT|UNITS> (<later:later|afterwards|afterward>|<earlier:earlier|previously>)",
        later,
    ),
    Rule(
        "told.after-that",
        "({num}|a|an|{vague}) <u:UNIT|UNITS> (<later:after>|<earlier:before>) (that|this|then)"
        " (?=COMMA|STOP|BREAK|CLOSE|it|he|she|they|we|you|the|his|her|their)",
        later,
    ),
    Rule("told.quarter", "the <quarter:quarter> (?!CLITIC LOW|of|HYPHEN|final)", the_quarter),
    Rule("told.year-ago", "<x:year HYPHEN (ago|earlier)> (?!period|quarter|ORDWORD)", year_ago_period),
    Rule(
        "told.year-ago-period",
        "(the|its)? (comparable|corresponding)? year HYPHEN (ago|earlier)"
        " (ORDWORD HYPHEN?)? (<quarter:quarter>|period)",
        year_ago_period,
    ),
    Rule(
        "told.weekday", "<rel:the (previous|following|preceding|next|same)> <w:WEEKDAY> <part:PARTDAY>?", told_weekday
    ),
    Rule(
        "relative.the-year",
        "the full? <u:year> (?!ended|ending|before|after|of|that|when|to|in|CLITIC LOW|YEAR|LOW|ED|CAP|HYPHEN)",
        the_unit,
    ),
    Rule(
        "told.unit-end",
        "(EARLY|LATE|MID|earlier|later) (of|in) <x:the <u:day|week|month|year|decade>> (?!before|after|of|that|when)",
        the_unit,
    ),
    Rule("relative.year-end", "<x:<u:year> (HYPHEN|CLITIC)? end>", the_unit),
    Rule("reference.now", "<x:now|currently|nowadays|(right now)|(these days)|(at present)>", now),
    Rule(
        "reference.past",
        "<x:((more|most)? recently)|((not long ago))|((?<=in) the (recent|distant)? past)> (?!HYPHEN|UNIT|NUMWORD)",
        reference("PAST_REF"),
    ),
    Rule(
        "reference.future",
        "<x:the (near|foreseeable|distant|immediate)? future> (?!of|HYPHEN)",
        reference("FUTURE_REF"),
    ),
    Rule(
        "relative.day-ordinal",
        "(?<=on) <x:the <day:ORDINAL>> (?!LOW|CAP|UNIT|MONTH|century|PARTDAY|ED|HYPHEN)",
        ordinal_day,
    ),
)
