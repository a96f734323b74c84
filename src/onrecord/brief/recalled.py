"""When somebody said what a page recalls: its own words tell a day before the page's."""

from __future__ import annotations

import re
from datetime import date

from onrecord.brief.supported import sentence
from onrecord.brief.wording import MONTH
from onrecord.brief.wording import day as day_told
from onrecord.record import Article, Statement
from onrecord.record.calendar_words import MONTHS

_YEAR = r"(?:19|20)\d\d"
_DAY = (
    rf"(?:(?P<day>\d{{1,2}})\s+(?P<month>{MONTH})|(?P<other>{MONTH})\s+(?P<at>\d{{1,2}})\b)"
    rf"(?:,?\s+(?P<year>{_YEAR})\b)?"
)
_ON = rf"[Oo]n\s+(?:\w+day,?\s+)?{_DAY}"
_ONCE = (
    rf"(?:[Ii]n\s+(?:(?P<of>{MONTH})(?:\s+{_YEAR})?|{_YEAR})|[Ll]ast\s+(?:week|month|year)"
    r"|(?:[Aa]|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive)\s+(?:weeks?|months?|years?)\s+ago)\b"
)
_OPEN = r"(?![’'-])(?!\s+(?:was|were|is|are|had|has|saw|brought|would|will|and|or|to)\b)"
"""Behind a time that is not whose something is, nor what the sentence is about: not "said last year was hard"."""
_BEHIND = re.compile(rf"(?:,?\s+(?:\w+ly\s+)?)(?:{_ON}|(?P<once>{_ONCE})){_OPEN}")
"""Right behind a word for saying: "said on 16 March that"."""
_BEFORE = re.compile(rf"\W*(?:{_ON}|(?P<once>{_ONCE})),?\s")
"""What a sentence of saying begins with: "On 16 March Orm said"."""
_THAT = re.compile(r",?\s+that\b")
_LEAST = 2
"""Days before the page's on which that was said which the page recalls: yesterday's words are news."""
_MONTHS = [month[:3] for month in MONTHS]


def said_before(article: Article, statement: Statement, on: date | None) -> str:
    """A note of the day on which a statement was made, where its page says that it was before; "" where it does not."""
    cue, voice = statement.cue, statement.chain[-1].span
    if cue is None or on is None:
        return ""
    start = sentence(article, cue).start
    found = _BEHIND.match(article.text, cue.end)
    if found is None and voice is not None and voice.start <= cue.start:
        opens = _BEFORE.match(article.text, start, cue.start)
        found = opens if opens and opens.end() == voice.start else None
    if found is None:
        return ""
    if found["once"]:
        once = " ".join(found["once"].split())
        return "" if _is_ahead(found, once, on) else f"said {once[:1].lower()}{once[1:]}"
    told = _day(found, on)
    return f"said on {day_told(told)}" if told and (on - told).days >= _LEAST else ""


def _is_ahead(found: re.Match[str], once: str, on: date) -> bool:
    """Whether a month or year is one to come: what was said is then of it, and not said in it."""
    year = re.search(_YEAR, once)
    month = _month(found["of"]) if found["of"] else 1
    if year:
        return (int(year[0]), month) > (on.year, on.month)
    # "In December Orm said" is of the December before.
    return found.re is _BEHIND and month > on.month and not _THAT.match(found.string, found.end())


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


def _day(found: re.Match[str], on: date) -> date | None:
    """The day of a match, of the year before where it would be behind the page's; None where there is no such day."""
    month = _month(found["month"] or found["other"])
    try:
        told = date(int(found["year"] or on.year), month, int(found["day"] or found["at"]))
        return told if found["year"] or told <= on else told.replace(year=on.year - 1)
    except ValueError:
        # The words name a day that no calendar has: a misprint, or no day at all.
        return None
