"""Times of day: 10:32 a.m., 1500 GMT, noon, five o'clock; their day is told beside them, before them, or not at all."""

from __future__ import annotations

import re
from datetime import tzinfo

from onrecord.grounding.anchors import Anchor
from onrecord.grounding.intervals import at_offset
from onrecord.grounding.timex_patterns import Found, Rule, Sense, number

SPLIT = re.compile(r"\d{1,2}[:.]\d\d(?!\d)")
UNTOLD = "XXXX-XX-XX"
"""Stands for the day of a time of day until the day is found."""


def zone_of(found: Found) -> tzinfo | None:
    """The zone that the words name, where its distance from UTC is known."""
    offset = found.value("zone", "ZONE")
    return at_offset(float(offset)) if offset and offset.lstrip("-").isdigit() else None


def placeable(found: Found) -> bool:
    """Whether the zone that the words name, if any, has one distance from UTC the year round."""
    return not found.has("zone") or zone_of(found) is not None


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
    return Sense("TIME", f"{UNTOLD}T{hours:02d}:{minutes:02d}", zone=zone_of(found), bounded=placeable(found))


def military(found: Found, anchor: Anchor) -> Sense | None:
    """1500 GMT, 0930 hours."""
    text = found.word("t")
    return (
        Sense("TIME", f"{UNTOLD}T{text[:2]}:{text[2:]}", zone=zone_of(found), bounded=placeable(found))
        if int(text) <= 2400
        else None
    )


def clock_name(found: Found, anchor: Anchor) -> Sense | None:
    """noon, midday, midnight."""
    return Sense("TIME", f"{UNTOLD}T{found.value('t', 'CLOCKNAME')}")


def loose_part(found: Found, anchor: Anchor) -> Sense | None:
    """In the morning, in the late afternoon: a part of a day told elsewhere."""
    return Sense("TIME", f"{UNTOLD}T{found.value('part', 'PARTDAY')}")


ZONE = "(OPEN? (<zone:ZONE>|(local time)) CLOSE?)?"
RULES = (
    Rule("clock.twelve-hours", f"<t:CLOCK|NUMBER|NUMWORD> <half:AMPM> {ZONE}", clock),
    Rule("clock.o-clock", f"<t:HOUR|NUMWORD> (o'clock|o’clock) (in the <part:PARTDAY>)? {ZONE}", clock),
    Rule("clock.in-the-morning", "<t:CLOCK|HOUR> in the <part:PARTDAY>", clock),
    Rule("clock.zone", "<t:CLOCK> OPEN? <zone:ZONE> CLOSE?", clock),
    Rule(
        "clock.bare",
        "(?<=at|by|until|till|from|before|after|around|about|since) <x:<t:CLOCK> (hours|(local time))?>",
        clock,
    ),
    Rule("clock.military", "<t:MILITARY> (<zone:ZONE>|hours)", military),
    Rule("clock.named", "<t:CLOCKNAME>", clock_name),
    Rule(
        "clock.part",
        "(?<=in|during|by) <x:(the (early|mid|late)? <part:morning|afternoon|evening>)> (?!of|after|LOW|CAP|HYPHEN)",
        loose_part,
    ),
    Rule("clock.mid-part", "<x:(mid|late|early) HYPHEN? <part:PARTDAY>>", loose_part),
)
