"""Lengths of time, and how often: "20 minutes", "the past two years", "five-year", "every Thursday", "twice a week"."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from onrecord.grounding.anchors import Anchor
from onrecord.grounding.day_math import length, possible_day, shifted
from onrecord.grounding.intervals import Interval
from onrecord.grounding.timex_patterns import Found, Rule, Sense, number
from onrecord.grounding.timex_relative import unit_of
from onrecord.record import Precision

MOST_HOURS = 240
PRECISION: dict[str, Precision] = {"D": "day", "W": "week", "M": "month", "Q": "quarter", "Y": "year"}


def count_of(found: Found) -> float | None:
    """The count told: a number, one for "a", two for "a couple", none for "several"."""
    if found.has("low"):
        return number(found.tokens("low"), found.lexicon)
    if found.has("num"):
        count = number(found.tokens("num"), found.lexicon)
        return count if count is not None and count < 1e6 else None
    if found.has("vague"):
        return 2.0 if "couple" in found.word("vague") else None
    return None if found.has("many") else 1.5 if found.has("andhalf") else 0.5 if found.has("half") else 1.0


def duration(found: Found, anchor: Anchor) -> Sense | None:
    """A length alone has no bounds: when it began and ended is not told."""
    unit = unit_of(found)
    if found.has("num") and count_of(found) in (None, 0.0):
        return None
    if found.word("x") in ("a quarter", "a second", "one second", "one quarter"):
        return None
    return Sense("DURATION", length(count_of(found), unit), bounded=False)


def long_word(found: Found, anchor: Anchor) -> Sense | None:
    """daylong, weeklong, monthlong, yearlong."""
    return Sense("DURATION", f"P1{found.value('l', 'LONGUNIT')}", bounded=False)


def first_of_unit(found: Found, anchor: Anchor) -> Sense | None:
    """The first six months of the year, the last ten days of May: a length that lies in a time told beside it."""
    sense = duration(found, anchor)
    count, unit = count_of(found), unit_of(found)
    day = anchor.day if anchor.base() is anchor.day else anchor.told
    if sense is None or count is None or day is None or unit not in ("D", "W", "M") or count != int(count):
        return sense
    year = int(found.word("year")) if found.has("year") else day.year - (found.value("rel", "PREV") is not None)
    start, end = possible_day(year, 1, 1), possible_day(year + 1, 1, 1)
    if start is None or end is None:
        return sense
    last = found.has("last")
    other = shifted(end if last else start, round(count) * (-1 if last else 1), unit)
    if other is None or not start <= other <= end:
        return sense
    return sense._replace(
        interval=Interval(other, end, PRECISION[unit]) if last else Interval(start, other, PRECISION[unit]),
        bounded=True,
        detail="" if found.has("year") else anchor.counted(day),
    )


def bounded_duration(found: Found, anchor: Anchor) -> Sense | None:
    """The past 20 months, the next two weeks: a length that ends or begins with the day of publication."""
    unit, count, day = unit_of(found), count_of(found), anchor.counted_from(found.word("rel"))
    sense = Sense("DURATION", length(count, unit), bounded=False)
    if unit == "TH" and count and anchor.instant and day is anchor.day and count == int(count) <= MOST_HOURS:
        return hours_from(anchor.instant, round(count), found.value("rel", "NEXT") is not None, sense)
    if day is None or count is None or unit[0] == "T" or count > 5000:
        return sense
    if unit[0].isdigit():
        count, unit = count * int(unit[:-1]), unit[-1]
    if count != int(count):
        return sense
    ahead = found.value("rel", "NEXT") is not None
    other = shifted(day, round(count) * (1 if ahead else -1), unit)
    if other is None or day >= date(9998, 1, 1):
        return sense
    start, end = (day, other) if ahead else (other, day)
    return sense._replace(
        interval=Interval(start, end + timedelta(days=1), PRECISION[unit]), bounded=True, detail=anchor.counted(day)
    )


def hours_from(instant: datetime, count: int, ahead: bool, sense: Sense) -> Sense:
    """The past 24 hours: up to the moment of publication, or from it on."""
    other = instant + timedelta(hours=count if ahead else -count)
    start, end = (instant, other) if ahead else (other, instant)
    return sense._replace(
        interval=Interval(start, end, "hour"), bounded=True, detail=f"published {instant.isoformat()}"
    )


def aged_thing(found: Found, anchor: Anchor) -> Sense | None:
    """A 20-month-old conflict: its age is a length; a person's is no time of the story."""
    if found.lexicon.value(found.near(1), "EVENTNOUN") is None:
        return None
    return Sense("DURATION", length(count_of(found), unit_of(found)), bounded=False)


def repeated(found: Found, anchor: Anchor) -> Sense | None:
    """every day, each of two weeks, every other Friday, twice a week, per year."""
    if found.has("w"):
        number_ = found.value("w", "WEEKDAY") or found.value("w", "WEEKDAYS")
        part = found.value("part", "PARTDAY") or found.value("part", "PARTDAYS")
        return Sense("SET", f"XXXX-WXX-{number_}" + (f"T{part}" if part else ""), bounded=False)
    if found.has("month"):
        return Sense("SET", f"XXXX-{int(found.value('month', 'MONTH') or 0):02d}", bounded=False)
    if found.has("s"):
        return Sense("SET", f"XXXX-{found.value('s', 'SEASON') or found.value('s', 'SEASONS')}", bounded=False)
    if found.has("part"):
        return Sense("SET", f"T{found.value('part', 'PARTDAY') or found.value('part', 'PARTDAYS')}", bounded=False)
    if found.has("weekend"):
        return Sense("SET", "XXXX-WXX-WE", bounded=False)
    count = 2.0 if found.has("other") else count_of(found)
    return Sense("SET", length(count, unit_of(found)), bounded=False)


def adverb(found: Found, anchor: Anchor) -> Sense | None:
    """daily, weekly, annually; "The Daily Mail" is a newspaper."""
    token = found.tokens("f")[0].text
    if token[0].isupper() and (found.near(1)[:1].isupper() or found.near(-1) in ("The", "the", "'s", "’s")):
        return None
    value = found.value("f", "FREQ")
    return Sense("SET", value, bounded=False) if value and found.near(1) != "-" else None


RULES = (
    Rule("duration.age-of-event", "<x:({num}|a) HYPHEN <u:UNIT|UNITS> HYPHEN old> (?=EVENTNOUN)", aged_thing),
    Rule("refused.age", "({num}|a|an) HYPHEN? (UNIT|UNITS) HYPHEN? (old|olds)", None),
    Rule("refused.age-of", "(aged|ages|age) {num} ((HYPHEN|to|and|or) NUMBER)? UNITS? old?", None),
    Rule("refused.age-told", "{num} (UNIT|UNITS) (of age|younger|older)", None),
    Rule("refused.telephone", "OPEN? INT CLOSE? (HYPHEN|STOP)? THREE HYPHEN INT", None),
    Rule("refused.telephone-short", "THREE HYPHEN INT", None),
    Rule("refused.comparison", "UNIT HYPHEN (on|over|by|to|after) HYPHEN UNIT", None),
    Rule("refused.unit-in-word", "(light|man|person|last|all) HYPHEN (UNIT|UNITS)", None),
    Rule(
        "duration.of-year",
        "<x:the (first|<last:last|final>) {num} <u:UNITS>>"
        " (?=(of|in) (<year:YEAR>|(the year)|(this year)|(<rel:PREV> year)))",
        first_of_unit,
    ),
    Rule("duration.count", "(another|the|these|those|its)? (first|final|full)? {num} {extra}? <u:UNITS>", duration),
    Rule(
        "duration.count-one",
        "(one|another|the|an|a) (entire|whole|full|additional|extra|single) <u:UNIT> (?!HYPHEN|old|ago)",
        duration,
    ),
    Rule("duration.half", "(<half:half> HYPHEN? (a|an)?|(a|one) HYPHEN? half HYPHEN?) <u:UNIT> (?!HYPHEN)", duration),
    Rule(
        "refused.rate",
        "(?<=NUMBER|LOW|FRACTION|hundred|thousand|PERCENT|UNITS|NUMWORD) (a|an) (day|week|month|year|hour|minute|night)"
        " (?!later|earlier|ago|before|after|or|and|old|HYPHEN)",
        None,
    ),
    Rule(
        "duration.one",
        "<x:(a|an|one|another) <u:UNIT> (or (so|two|more))?> (?!HYPHEN|and|CAP|of the (game|match|people))",
        duration,
    ),
    Rule("duration.one-and-half", "(a|an|one) <u:UNIT> <andhalf:and a half>", duration),
    Rule(
        "duration.range",
        "(the (next|last|past|first))? <low:NUMBER|NUMWORD> HYPHEN? (to|or|HYPHEN) HYPHEN?"
        " {num} HYPHEN? <u:UNIT|UNITS>",
        duration,
    ),
    Rule("duration.compound", "{num} HYPHEN <u:UNIT> (?!HYPHEN (old|olds|on))", duration),
    Rule(
        "duration.compound-open", "<x:<num:NUMWORD> <u:year|month|week|day|hour|minute>> (?=LOW|ED|EVENTNOUN)", duration
    ),
    Rule("duration.long", "<many:<u:UNITS>> HYPHEN long", duration),
    Rule("duration.long-one", "(a|an|half)? HYPHEN? <u:UNIT> HYPHEN long", duration),
    Rule("duration.long-word", "<l:LONGUNIT>", long_word),
    Rule("duration.vague", "(the|another|these|those)? {vague} (more|additional|short|long|LOW)? <u:UNITS>", duration),
    Rule("duration.vague-compound", "{vague} HYPHEN <u:UNIT>", duration),
    Rule(
        "duration.bare",
        "(?<=for|in|within|after|over|takes|take|took|lasted|last|lasting|spent|spend|of|following|past)"
        " <x:<many:<u:UNITS>> ((or|and) UNITS)?> (?!old|ago|later|earlier|before|HYPHEN old)",
        duration,
    ),
    Rule(
        "duration.past",
        "(the|this|these|his|her|its|their)? <rel:last|past|next|coming|previous|following|preceding> ({num}|{vague})"
        " {extra}? <u:UNITS>",
        bounded_duration,
    ),
    Rule(
        "duration.past-one",
        "(the|this) <rel:last|past|next|coming> (fiscal|calendar)? <u:UNIT> (?!HYPHEN)",
        bounded_duration,
    ),
    Rule(
        "duration.past-bare",
        "<x:(the|these)? (last|past|recent|coming|next|upcoming) <many:<u:UNITS>> ((or|and) UNITS)?>",
        duration,
    ),
    Rule("set.every", "(every|each) (single|passing)? (<other:other>|{num})? <u:UNIT|UNITS>", repeated),
    Rule("set.every-weekday", "(every|each) (other)? <w:WEEKDAY> <part:PARTDAY>?", repeated),
    Rule("set.every-month", "(every|each) <month:MONTH>", repeated),
    Rule("set.every-season", "(every|each) <s:SEASON>", repeated),
    Rule("set.every-part", "(every|each) <part:PARTDAY>", repeated),
    Rule("set.weekdays", "<w:WEEKDAYS>", repeated),
    Rule("set.weekday-parts", "<w:WEEKDAY> <part:PARTDAYS>", repeated),
    Rule("set.weekends", "<weekend:weekends>", repeated),
    Rule("set.times", "((NUMWORD|NUMBER|VAGUE) times|once|twice|thrice) (a|an|per|every|each) <u:UNIT>", repeated),
    Rule("set.times-adverb", "(once|twice|thrice) <f:FREQ>", adverb),
    Rule("set.adverb", "<f:hourly|daily|nightly|weekly|fortnightly|monthly|yearly|annually>", adverb),
)
