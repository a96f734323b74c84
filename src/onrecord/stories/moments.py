"""The days and hours that a clause tells of, and what it sets apart from another telling: "at seven, not at six"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.record import Aspect, Span
from onrecord.record.calendar_words import MONTHS, WEEKDAYS
from onrecord.record.numerals import spelled
from onrecord.stories.clauses import is_saying
from onrecord.stories.senses import value

_DAY = re.compile(
    rf"\b(?:(?P<weekday>{'|'.join(WEEKDAYS)})(?![’']?s?\s+(?:paper|edition|issue|statement|talks))"
    r"|(?P<d>\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?\s+(?P<m>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b"
    r"|(?P<m2>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+(?P<d2>\d{1,2})\b(?!:)"
    r"|(?P<near>yesterday|last\s+night|today|tonight|this\s+(?:morning|afternoon|evening)))",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\bsince\s+(?:the\s+(?P<d>\d{1,2})(?:st|nd|rd|th)\b|(?P<words>[^.,;:]{3,24}))", re.IGNORECASE)
_NAMED = re.compile(rf"\b({'|'.join(WEEKDAYS)})[’']s\s+[a-z]", re.IGNORECASE)
LOOKS_BACK = re.compile(r"\bsince\b|day[’']s\b", re.IGNORECASE)
"""What a page has that tells what has been since a day, or names something by one."""
_NUMBER = rf"(?:\d{{1,2}}|{spelled(1, 12)})"
_HOUR = re.compile(
    rf"\b(?:(?P<h>\d{{1,2}})[:.h](?P<min>[0-5]\d)(?:\s*(?P<half>[ap])\.?m\b)?(?!\s*(?:per|%|million|billion|metres|kilomet|km))"
    rf"|(?P<to>half\s+past|(?:a\s+)?quarter\s+(?:past|to)|(?:five|ten|twenty|twenty-five)\s+(?:minutes\s+)?(?:past|to))\s+(?P<h3>{_NUMBER})"
    rf"|(?P<h2>{_NUMBER})\s*(?:o[’']clock|(?P<half2>[ap])\.?m\b)"
    rf"|(?:at|around|about|nearer|after|before|until|since|by|past)\s+(?P<h4>{_NUMBER})\b(?=\s*(?:[.,;:!?\"”]|$|on\b|in\s+the\b|this\b|that\b|yesterday|last\b|and\b|sharp|local|as\b))"
    r"|(?P<noon>noon|midday)|(?P<midnight>midnight))",
    re.IGNORECASE,
)
_LATE = re.compile(r"\b(?:afternoon|evening|at\s+night|tonight|p\.?m)\b", re.IGNORECASE)
_EARLY = re.compile(r"\b(?:morning|dawn|a\.?m|before\s+daybreak)\b", re.IGNORECASE)
_APART = 20
"""Minutes by which two hours differ that are not one roughly told."""
_NOT = re.compile(
    r"(?:,|\band|\bbut|[—–-])\s*(?:and\s+|but\s+)?not\s+(?P<what>(?:(?:at|in|on|by|from|near|to|the|any|a|an|before|after|as)\s+)?[^,;:.!?()\"”]{2,60})"
    r"|\bnot\s+(?P<but>(?:at|in|on|by|from|near|before|after|the|an?)\s+[^,;:.!?()\"”]{2,50}?),?\s+but\b"
    r"|\b(?:rather\s+than|instead\s+of|as\s+opposed\s+to)\s+(?P<than>[^,;:.!?()\"”]{2,60})"
    r"|\b(?:was|were|had|has|happened|came|took\s+place|occurred|began|started|fell|died|sank)\s+not\s+(?P<was>(?:at|in|on|by|from|near|before|after)\s+[^,;:.!?()\"”]{2,60})",
    re.IGNORECASE,
)
DAY_WORD = re.compile(r"\b(?:night|morning|evening|afternoon|dawn|noon|midnight|daylight|dusk)\b", re.IGNORECASE)
_BY = re.compile(r"\b(?:by|the\s+work\s+of)\s", re.IGNORECASE)


_AT = re.compile(r"\b(?:at|in|on|near|from|to|outside|inside|off)\s", re.IGNORECASE)
_BARE = re.compile(r"(?:the|an?|his|her|its|their|any)\s|[A-Z]")


@dataclass(frozen=True, slots=True)
class Moments:
    """Days, and hours as minutes from midnight with whether the half of the day is told."""

    days: frozenset[date]
    hours: frozenset[tuple[int, bool]]


def moments(text: str, page: date | None) -> Moments:
    """The days and hours of a clause, those left out on which something was only said; weekdays are the page's last."""
    days = {day for match in _DAY.finditer(text) if page and (day := _day(match, text, page))}
    return Moments(frozenset(days), frozenset(_hours(text)))


def _day(match: re.Match[str], text: str, page: date) -> date | None:
    if is_saying(text, Span(match.start(), match.end())):
        return None
    if match["weekday"]:
        back = (page.weekday() - WEEKDAYS.index(match["weekday"].lower())) % 7
        return page - timedelta(days=back)
    if match["near"]:
        return page - timedelta(days=match["near"].lower() in ("yesterday", "last night"))
    number, month = int(match["d"] or match["d2"]), (match["m"] or match["m2"]).lower()
    at = next(n for n, name in enumerate(MONTHS, 1) if name.startswith(month))
    try:
        return date(page.year, at, number)
    except ValueError:
        return None


def day_since(text: str, page: date) -> date | None:
    """The day since which something is told to have been; None where no such day is told."""
    found = _SINCE.search(text)
    if found and found["d"] and 1 <= (number := int(found["d"])) <= page.day:
        return page.replace(day=number)
    days = moments(found["words"], page).days if found and found["words"] else ()
    return min((day for day in days if day <= page), default=None)


def day_named(text: str, page: date) -> date | None:
    """The last day of the week that something is named by: "Thursday's vote"."""
    found = _NAMED.search(text)
    return page - timedelta(days=(page.weekday() - WEEKDAYS.index(found[1].lower())) % 7) if found else None


def _hours(text: str) -> Iterator[tuple[int, bool]]:
    for match in _HOUR.finditer(text):
        if match["noon"] or match["midnight"]:
            yield (12 * 60 if match["noon"] else 0), True
            continue
        hour = value((match["h"] or match["h2"] or match["h3"] or match["h4"]).lower())
        if hour is None or hour > 24:
            continue
        minutes = int(hour) * 60 + int(match["min"] or 0) + _past((match["to"] or "").lower())
        half = (match["half"] or match["half2"] or "").lower()
        late, early = (
            half == "p" or (not half and _LATE.search(text)),
            half == "a" or (not half and _EARLY.search(text)),
        )
        sure = bool(late or early) or hour > 12 or bool(match["min"] and (hour == 0 or match["h"].startswith("0")))
        if late and not early and hour < 12:
            minutes += 12 * 60
        yield minutes % (24 * 60), sure


def _past(words: str) -> int:
    if not words:
        return 0
    count = (
        30
        if "half" in words
        else 15
        if "quarter" in words
        else {"five": 5, "ten": 10, "twenty": 20}.get(words.split()[0], 25)
    )
    return -count if words.endswith("to") else count


def other_hour(one: Moments, other: Moments) -> bool:
    """Whether both tell hours and none of the one is near one of the other."""
    return bool(one.hours and other.hours) and not any(_near(a, b) for a in one.hours for b in other.hours)


def _near(one: tuple[int, bool], other: tuple[int, bool]) -> bool:
    whole = 24 * 60 if one[1] and other[1] else 12 * 60
    away = abs(one[0] - other[0]) % whole
    return min(away, whole - away) <= _APART


def other_day(one: Moments, other: Moments) -> bool:
    """Whether both tell days, and none in common."""
    return bool(one.days and other.days) and not one.days & other.days


@dataclass(frozen=True, slots=True)
class SetApart:
    """What a clause says that something was not: the words behind "not", and of what kind they are, "the whole" where
    only another telling shows it.
    """

    words: str
    on: Aspect


def set_apart(text: str) -> Iterator[SetApart]:
    """What a clause excludes: an hour or a day, somebody by whom, or a place."""
    for match in _NOT.finditer(text):
        words = match["what"] or match["than"] or match["was"] or match["but"]
        timed = _DAY.search(words) or _HOUR.search(words) or DAY_WORD.search(words)
        if timed:
            yield SetApart(words, "day")
        elif _BY.match(words):
            yield SetApart(words, "actor")
        elif _AT.match(words):
            yield SetApart(words, "place")
        elif _BARE.match(words):
            yield SetApart(words, "the whole")


def stands_as(words: str, text: str) -> Aspect | None:
    """What words without a preposition are in a text: the place where something was, or who did it."""
    last = re.findall(r"[^\W\d_]+", words.lower())[-1:]
    if not last:
        return None
    before = r"(?:\b[\w’'-]+\s+)?(?:(?:the|an?|its|his|their)\s+)?(?:[\w’'-]+\s+){0,2}?"
    found = re.search(rf"{before}\b{last[0]}", text, re.IGNORECASE)
    if found is None:
        return None
    stretch = found[0].lower()
    if _AT.search(stretch):
        return "place"
    return "actor" if _BY.search(f"{stretch} ") or found.start() == 0 else None


def without_set_apart(text: str) -> str:
    """A text without what it says that something was not: "at the mill, not at the inn" denies no meeting."""
    return _NOT.sub(" ", text)
