"""Counts, amounts and days in words: the only words of a page that are not somebody's own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime

from onrecord.record import Bound, When, calendar_day

MEASURES = {
    "killed": "Killed",
    "wounded": "Wounded",
    "missing": "Missing",
    "displaced": "Displaced",
    "arrested": "Arrested",
    "infected": "Infected",
    "people": "People counted",
    "money": "Money",
    "votes": "Votes",
    "percent": "Per cent",
    "area": "Area",
    "duration": "Duration",
    "other": "Other counts",
}
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)\b"
)
"""A month's name, whole or cut short."""
_NEARLY = re.compile(r"(?:nearly|almost|close\s+to|just\s+under)\b", re.IGNORECASE)
"""What a page says of a count that is not reached."""
OVERNIGHT = re.compile(r"\bovernight\b", re.IGNORECASE)
"""What came or was counted in the night is of the morning."""
MEDIA = re.compile(
    r"\b(?:Press|News|Agency|Times|Post|Tribune|Herald|Reuters|AP|AFP|CNN|BBC|Wire|Radio|TV|Television|Gazette|Courier|"
    r"Journal|Telegraph|Broadcasting)\b"
)
"""In names of those who report what others say: beside whom they report they are no second source."""
_EDGE = re.compile(
    r"\b(?:(?P<over>(?:more|greater)\s+than|over)|(?P<under>(?:fewer|less)\s+than|under))\b", re.IGNORECASE
)
"""Which side of a number is meant, the number left out: "at least 9" may be 9, "more than 9" is not."""
HEADINGS = frozenset({"headline", "standfirst", "heading"})
"""Kinds of blocks that stand over a text."""
LEAST_WORDS = 3
"""Words of a statement that are worth a line of their own."""
NOT_NAMED, NO_OUTLET = "a source not named", "outlet not named"


def number(value: float) -> str:
    """12,000 or 2.5 or 640 million."""
    for size, name in ((1e9, "billion"), (1e6, "million")):
        if abs(value) >= size:
            return f"{value / size:,.4g} {name}"
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.4g}"


def amount(bound: Bound, low: float | None, high: float | None, words: str) -> str:
    """An amount as a phrase; the page's own words where they give no number, and "more than" where they say that."""
    lower, upper = (None if value is None else number(value) for value in (low, high))
    edge = _EDGE.search(words)
    if bound == "over" and lower:
        return f"{edge[0].lower() if edge and edge['over'] else 'at least'} {lower}"
    if bound == "under" and upper:
        return f"{edge[0].lower() if edge and edge['under'] else 'at most'} {upper}"
    if lower and upper and lower != upper:
        return f"{lower}–{upper}"
    if lower or upper:
        near = _NEARLY.match(words.strip())
        return f"{near[0].lower() if near else 'about'} {lower or upper}" if bound == "about" else f"{lower or upper}"
    return f"“{words}”"


def day(value: date | datetime | None) -> str:
    """12 March 2024; nothing for no day."""
    return f"{value.day} {value:%B %Y}" if value else ""


def short_day(value: date | datetime) -> str:
    """12 Mar."""
    return f"{value.day} {value:%b}"


def instant(value: date | datetime | None) -> str:
    """12 March 2024, 10:05, the offset where it is told; the day alone where no more is told."""
    if not isinstance(value, datetime):
        return day(value)
    offset = value.isoformat()[-6:] if value.tzinfo else ""
    return f"{day(value)}, {value:%H:%M} {offset}".strip()


def days(first: date | None, last: date | None) -> str:
    """12 March – 2 April 2024."""
    if not (first and last) or first == last:
        return day(first or last)
    if first.year != last.year:
        return f"{day(first)} – {day(last)}"
    return f"{first.day} – {day(last)}" if first.month == last.month else f"{first.day} {first:%B} – {day(last)}"


def interval(when: When) -> str:
    """The interval that words of time stand for; its last day is one that belongs to it."""
    if when.start is None and when.end is None:
        return ""
    if when.start is None or when.end is None:
        return f"until {instant(when.end)}" if when.end else f"since {instant(when.start)}"
    if when.precision in ("minute", "hour", "part of day"):
        return instant(when.start)
    last = date.fromordinal(max(when.end.toordinal() - 1, when.start.toordinal()))
    first = calendar_day(when.start)
    return days(first, last)


def counted(count: int, one: str, many: str = "") -> str:
    """1 page, 60 pages."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def told_act(act: str) -> str:
    """says, denies, wants to know."""
    return f"{act[:-1]}ies" if act.endswith("y") and act != "say" else f"{act}s"


def listed(names: Iterable[str], most: int = 4) -> str:
    """A, B, C and 3 more."""
    every = list(dict.fromkeys(names))
    if len(every) > most + 1:
        return f"{', '.join(every[:most])} and {len(every) - most} more"
    return ", ".join(every)
