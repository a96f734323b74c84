"""The times a count is told for: since when it runs, and the day it stood at."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.findings.clauses import Clauses
from onrecord.findings.counted import Counted
from onrecord.record import Span, When

_RUNNING = re.compile(
    r"\b(?:since|so far|to date|until now|in total|altogether|overall|cumulative(?:ly)?)\b", re.IGNORECASE
)
_PERFECT = re.compile(
    r"\b(?:has|have)\s+(?:already\s+|now\s+|also\s+)?(?:left|killed|claimed|displaced|wounded|injured)\s+$",
    re.IGNORECASE,
)

_OTHER_CLAUSE = re.compile(r"[,;:]|\b(?:said|says|told|when|after|before|while|and|but|until|by)\b")
_FROM = re.compile(r"\b(?:from|against|compared\s+with)\s+(?:[a-z]+\s+){0,3}\d", re.IGNORECASE)
"""Another number that a day behind it belongs to ("to 64 from 112 on Friday")."""
_DAYS = frozenset({"day", "part of day", "hour", "minute"})
_PERFECT_NEAR = re.compile(r"\b(?:has|have)\s+(?:\w+\s+){0,3}$", re.IGNORECASE)
_PERFECT_AFTER = re.compile(r"\s+(?:\w+\s+){0,2}(?:has|have)\b", re.IGNORECASE)
_APART = re.compile(r"[;:]|\b(?:when|after|before|until|while|since|but)\b", re.IGNORECASE)
_SAID_ON = re.compile(
    r"\b(?:said|says|told\s+\w+|reported|announced|confirmed|estimated)\s+(?:late\s+|early\s+)?(?:on\s+)?$"
)
_EVENT_OF = re.compile(
    r"\b(?:the|this)\s+(?:[\w-]+\s+){0,2}(?:collapse|crash|quake|earthquake|tremor|flood|fire|blaze|blast|explosion|attack|bombing|strike|"
    r"raid|shooting|massacre|storm|cyclone|typhoon|hurricane|tornado|landslide|avalanche|eruption|accident|disaster|sinking|derailment|"
    r"stampede|crush|outbreak|siege|battle|clash|riot|march|protest|failure|breach|leak|spill|wave|tsunami)\s+(?:on|of)\s+$",
    re.IGNORECASE,
)
"""What stands before the day of a happening that is known already: what it cost is told as of now ("the collapse on
March 12 killed about 90")."""
_SAYS = re.compile(r"\b(?:said|says|told|reported|announced|counted|put|spoke|gave)\b", re.IGNORECASE)
_UNTIL = re.compile(
    r"\b(?:by|up\s+to|as\s+of|as\s+at)\s+(?:late\s+|early\s+|noon\s+on\s+|midday\s+on\s+)?$", re.IGNORECASE
)
_WHEN = re.compile(r",?\s+when\b")
_NEAR = 60
"""Characters between a count and the day that follows it."""


def _in_sentence(clauses: Clauses, found: Counted, times: Sequence[When]) -> list[When]:
    sentence = clauses.sentence(found.first)
    start, end = clauses.words.start[sentence.start], clauses.words.end[sentence.stop - 1]
    return [t for t in times if start <= t.span.start and t.span.end <= end]


def _says_since(text: str, time: When) -> bool:
    return time.words.lower().startswith("since ") or bool(
        re.search(r"\bsince\s+$", text[: time.span.start][-8:], re.IGNORECASE)
    )


def since(clauses: Clauses, found: Counted, times: Sequence[When]) -> When | None:
    """The time after "since" in the sentence of the count, the nearest to it; None where none is dated."""
    near = [t for t in _in_sentence(clauses, found, times) if _says_since(clauses.text, t)]
    return min(near, key=lambda t: abs(t.span.start - found.amount.end), default=None)


def as_of(clauses: Clauses, found: Counted, times: Sequence[When]) -> When | None:
    """The day at which a toll stood: the nearest date of its sentence that is not a "since", nor another number's."""
    near = [
        t
        for t in _in_sentence(clauses, found, times)
        if t.type in ("DATE", "TIME")
        and t.start is not None
        and not _says_since(clauses.text, t)
        and not (t.span.start > found.amount.end and _FROM.search(clauses.text[found.amount.end : t.span.start]))
    ]
    return min(near, key=lambda t: abs(t.span.start - found.amount.end), default=None)


def runs(clauses: Clauses, found: Counted, *, toll: bool) -> bool | None:
    """True where the words say that the count adds up over time; None where they do not tell."""
    sentence = clauses.sentence(found.first)
    start, end = clauses.words.start[sentence.start], clauses.words.end[sentence.stop - 1]
    after, before = clauses.text[found.amount.end : end], clauses.text[start : found.amount.start]
    return True if toll or _RUNNING.search(after[:120]) or _PERFECT.search(before) else None


def day_after(clauses: Clauses, found: Counted, times: Sequence[When]) -> When | None:
    """The day that follows a count of people hurt or lost in its clause: "four rescuers drowned on Saturday"."""
    end = clauses.words.end[found.last]
    near = [
        t for t in _in_sentence(clauses, found, times) if end <= t.span.start <= end + _NEAR and t.precision == "day"
    ]
    if not near or _says_since(clauses.text, near[0]):
        return None
    between = clauses.text[end : near[0].span.start]
    if clauses.text[near[0].span.end :].startswith(("'s", "’s")) and _PERFECT_AFTER.match(clauses.text[end:]):
        return None
    return None if _OTHER_CLAUSE.search(between) or re.search(r"\d", between) else near[0]


def day_until(clauses: Clauses, found: Counted, times: Sequence[When]) -> When | None:
    """The day up to which a count runs by its own words: "had fallen ill by Tuesday night", "640 up to Tuesday"."""
    near = [
        time
        for time in _in_sentence(clauses, found, times)
        if time.precision in _DAYS
        and _UNTIL.search(clauses.text[max(0, time.span.start - 20) : time.span.start])
        and not re.search(r"[;:]", clauses.text[min(found.amount.end, time.span.start) : time.span.start])
    ]
    return min(near, key=lambda time: abs(time.span.start - found.amount.end), default=None)


def day_told(clauses: Clauses, found: Counted, times: Sequence[When]) -> When | None:
    """The one day of a sentence before its count, or that of whoever says it behind the count.

    "On Wednesday she said at least 31", "Thursday's storm killed one", "…, the agency said on Friday". What has
    happened up to now ("have lost their homes in Monday's quake") stands at the page's own day.
    """
    near = [
        t
        for t in _in_sentence(clauses, found, times)
        if t.precision in _DAYS
        and (not _says_since(clauses.text, t) or _WHEN.match(clauses.text[t.span.end : found.amount.start]))
    ]
    days = {str(t.start)[:10] for t in near}
    if not near or len(days) > 1:
        return None
    sentence = clauses.sentence(found.first)
    start = clauses.words.start[sentence.start]
    before, after = clauses.text[start : found.amount.start], clauses.text[found.amount.end :]
    time = near[-1]
    if _WHEN.match(clauses.text[time.span.end : found.amount.start]):
        return time
    if _PERFECT_NEAR.search(before) or _PERFECT_AFTER.match(after):
        return None
    if time.span.end <= found.amount.start:
        between = clauses.text[time.span.end : found.amount.start]
        if _EVENT_OF.search(clauses.text[start : time.span.start]) and not _SAYS.search(between):
            return None
        return None if _APART.search(between) else time
    said = clauses.text[max(found.amount.end, time.span.start - _NEAR) : time.span.start]
    return time if _SAID_ON.search(said) else None


def day_above(span: Span, times: Sequence[When]) -> When | None:
    """The one day that the words above a list or a table tell."""
    near = [t for t in times if span.covers(t.span) and t.precision in _DAYS]
    return near[0] if len({str(t.start)[:10] for t in near}) == 1 else None
