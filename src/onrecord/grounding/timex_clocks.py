"""Times of day: 10:32 a.m., 1500 GMT, noon, five o'clock; their day is told beside them, before them, or not at all."""

from __future__ import annotations

import re
from datetime import timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from onrecord.grounding.anchors import Anchor
from onrecord.grounding.intervals import at_offset
from onrecord.grounding.timex_patterns import Found, Rule, Sense, number
from onrecord.grounding.timex_tokens import Token

SPLIT = re.compile(r"\d{1,2}[:.]\d\d(?!\d)")
UNTOLD = "XXXX-XX-XX"
"""Stands for the day of a time of day until the day is found."""


NO_ZONE = timezone(timedelta(0), "untold")
"""Stands for a zone that the words do not tell ("local time"): the bounds of such a time are those of its day."""


def zone_of(found: Found) -> tzinfo | None:
    """The zone that the words name; `NO_ZONE` where they name none that is known, None where they name none at all."""
    if found.has("local"):
        return NO_ZONE
    if found.has("place"):
        told = found.value("place", "ZONEPLACE")
        return zone_called(told) if told else zone_of_city(found.tokens("place"))
    if not found.has("zone"):
        return None
    return zone_called(found.value("zone", "ZONE") or "")


def zone_called(told: str) -> tzinfo:
    """The zone of a row of time_words.tsv: hours from UTC, or a name of the IANA time zone database."""
    if told.lstrip("-").replace(".", "").isdigit():
        return at_offset(float(told))
    return ZoneInfo(told) if told else NO_ZONE


def zone_of_city(tokens: tuple[Token, ...]) -> tzinfo:
    """The zone that the IANA time zone database names after a city ("Moscow time")."""
    name = cities().get("_".join(token.text for token in tokens))
    return ZoneInfo(name) if name else NO_ZONE


@cache
def cities() -> dict[str, str]:
    """Zones by their cities."""
    return {name.rpartition("/")[2]: name for name in available_timezones() if "/" in name}


def clock(found: Found, anchor: Anchor) -> Sense | None:
    """Hours and minutes on the clock of twelve or of twenty-four hours."""
    text = found.tokens("t")[0].text
    if SPLIT.match(text):
        hours, minutes = (int(part) for part in text.replace(".", ":").split(":")[:2])
    else:
        told = number(found.tokens("t"), found.lexicon)
        hours, minutes = int(told) if told is not None else 99, 0
    half = found.word("half")[:1] or {"MO": "a", "AF": "p", "EV": "p", "NI": "p"}.get(
        found.value("part", "PARTDAY") or "", ""
    )
    if (half and not 1 <= hours <= 12) or hours > 24 or minutes > 59:
        return None
    if half:
        hours = hours % 12 + (12 if half == "p" else 0)
    return Sense("TIME", f"{UNTOLD}T{hours:02d}:{minutes:02d}", zone=zone_of(found))


def military(found: Found, anchor: Anchor) -> Sense | None:
    """1500 GMT, 0930 hours."""
    text = found.word("t")
    return Sense("TIME", f"{UNTOLD}T{text[:2]}:{text[2:]}", zone=zone_of(found)) if int(text) <= 2400 else None


def clock_name(found: Found, anchor: Anchor) -> Sense | None:
    """noon, midday, midnight."""
    return Sense("TIME", f"{UNTOLD}T{found.value('t', 'CLOCKNAME')}")


def loose_part(found: Found, anchor: Anchor) -> Sense | None:
    """In the morning, in the late afternoon: a part of a day told elsewhere."""
    return Sense("TIME", f"{UNTOLD}T{found.value('part', 'PARTDAY')}")


def dawn(found: Found, anchor: Anchor) -> Sense | None:
    """Dawn and sunrise belong to the morning, dusk, sunset and nightfall to the evening."""
    return Sense("TIME", f"{UNTOLD}T{found.value('part', 'DAWN')}")


NAMED_ZONE = "(<zone:ZONE>|(<local:local> time)|(<place:ZONEPLACE|(CAP CAP?)> (standard|daylight|summer)? time))"
ZONE = f"(OPEN? {NAMED_ZONE} CLOSE?)?"
RULES = (
    Rule("clock.twelve-hours", f"<t:CLOCK|NUMBER|NUMWORD> <half:AMPM> {ZONE}", clock),
    Rule("clock.o-clock", f"<t:HOUR|NUMWORD> (o'clock|o’clock) (in the <part:PARTDAY>)? {ZONE}", clock),
    Rule("clock.in-the-morning", "<t:CLOCK|HOUR> in the <part:PARTDAY>", clock),
    Rule("clock.zone", f"<t:CLOCK> OPEN? {NAMED_ZONE} CLOSE?", clock),
    Rule(
        "clock.bare",
        "(?<=at|by|until|till|from|before|after|around|about|since) <x:<t:CLOCK> hours?>",
        clock,
    ),
    Rule("clock.military", f"<t:MILITARY> (hours? {NAMED_ZONE}|hours)", military),
    Rule("clock.named", "<t:CLOCKNAME>", clock_name),
    Rule(
        "clock.part",
        "(?<=in|during|by) <x:(the (early|mid|late)? <part:morning|afternoon|evening>)> (?!of|after|LOW|CAP|HYPHEN)",
        loose_part,
    ),
    Rule(
        "clock.part-of-date",
        "<x:the (early|mid|late)? HYPHEN? <part:PARTDAY>> (?=of (the? DAYNUM|ORDINAL|MONTH|MONABBR|WEEKDAY))",
        loose_part,
    ),
    Rule(
        "clock.dawn",
        "(?<=at|before|by|until|till|since|around|about|from|after|toward|towards|near|until|on) <x:<part:DAWN>>",
        dawn,
    ),
    Rule("clock.mid-part", "<x:(mid|late|early) HYPHEN? <part:PARTDAY>>", loose_part),
)
