"""Time words become intervals: the grammar reads every block, and what stands beside a time limits it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone, tzinfo
from itertools import zip_longest

from onrecord.grounding.anchors import Anchor
from onrecord.grounding.day_math import shifted, unit_value
from onrecord.grounding.intervals import Bound, Interval, interval_of, narrowed
from onrecord.grounding.tense import Tense, by_syntax, ends_sentence
from onrecord.grounding.timex_clocks import NO_ZONE, UNTOLD
from onrecord.grounding.timex_grammar import Grammar, Reading, grammar, readings
from onrecord.grounding.timex_patterns import Found
from onrecord.grounding.timex_tokens import Line, read_line
from onrecord.record import FINDING_KINDS, Analysis, Article, Span, When, Why, day_of_words

YEARS = re.compile(r"(?<![\d$€£,.-])(?:1[5-9]|20)\d\d(?!\d|,\d|%|\.\d)")
FRESH = re.compile(
    r"\b(?:today|yesterday|tomorrow|tonight"
    r"|(?<!following )(?<!previous )(?<!next )(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?!,?\s(?:\d|[A-Z][a-z]+\s\d))"
    r"|last (?:week|month|year|night)|this (?:week|month|year))\b"
)
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
FULL_DAYS = re.compile(
    rf"\b(?:(?P<m1>{_MONTH})\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s*,?\s+(?P<y1>(?:19|20)\d\d)"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m2>{_MONTH})\s*,?\s+(?P<y2>(?:19|20)\d\d))\b",
    re.IGNORECASE,
)
"""Days told with their year: "Jan. 6, 2021", "6 January 2021"."""
TOLD_DAY = re.compile(r"\d{4}-\d\d-\d\d")
EVENT_WORDS = 6
MANY_YEARS = 10
"""Years that make a page without a "yesterday" a history, however near they come to its publication."""
FEW_YEARS = 3
"""Years of the past that make a page without a "yesterday" a narrative."""
PARTS = {
    "early": "START",
    "beginning": "START",
    "start": "START",
    "opening": "START",
    "mid": "MID",
    "middle": "MID",
    "midst": "MID",
}


def times(article: Article, analysis: Analysis) -> tuple[When, ...]:
    """Every time expression of the readable blocks, in text order.

    Values are TIMEX3 (TimeML 1.2.1); bounds are [start, end) in the zone of `article.published` (of
    `article.updated` on a page kept up for years), and None where the
    words leave them open, tell a distance only, or count from a day that is not known. `analysis` may be empty: tense
    is then read off the nearest verb form. Narrative pages, whose years lie far before their publication, are read
    from the last date told.
    """
    known = grammar()
    came_out, article = article.published, replace(article, published=day_of_words(article))
    out: list[When] = []
    anchor = Anchor(
        article.published,
        tense_reader(analysis),
        narrative=is_narrative(article),
        fresh=is_fresh(article),
        dated=years_told(article),
    )
    anchor.day_is = "published" if article.published == came_out else "changed"
    for span in stretches(article):
        line = read_line(known.lexicon, article.text, span.start, span.end)
        if line.tokens:
            anchor.turn()
            marks = joined(known, line, all_widened(known, line, readings(line, anchor), anchor), anchor)
            out.extend(whens(known, article.text, line, marks, anchor.zone))
    return tuple(out)


def stretches(article: Article) -> Iterator[Span]:
    """The blocks that findings may come from; the whole text where it has no blocks."""
    if not article.blocks:
        yield Span(0, len(article.text))
    for block in sorted(article.blocks, key=lambda block: block.span):
        if block.kind in FINDING_KINDS:
            yield block.span


def years_told(article: Article) -> dict[tuple[int, int], int]:
    """The year that a page tells with a month and a day, for those that it tells with no other year."""
    found: dict[tuple[int, int], set[int]] = {}
    for span in stretches(article):
        for day in FULL_DAYS.finditer(article.text, span.start, span.end):
            month = MONTHS.index((day["m1"] or day["m2"])[:3].lower()) + 1
            found.setdefault((month, int(day["d1"] or day["d2"])), set()).add(int(day["y1"] or day["y2"]))
    return {day: years.pop() for day, years in found.items() if len(years) == 1}


def is_narrative(article: Article) -> bool:
    """Whether a page tells of the past: years long before its publication and hardly a "yesterday".

    A page without a day of publication is one unless it says "yesterday" or "on Thursday" as often as it tells years:
    news whose day was lost has days that nobody can place, not the days of some year in its background.
    """
    years = [int(found[0]) for found in YEARS.finditer(article.text)]
    fresh = sum(1 for _ in FRESH.finditer(article.text))
    if article.published is None:
        return fresh == 0 or fresh < len(years)
    old = sum(year < article.published.year - 2 for year in years)
    if len(years) >= MANY_YEARS and len(set(years)) >= FEW_YEARS and fresh <= len(years) / 10:
        return True
    return old >= FEW_YEARS and old >= 0.8 * len(years) and fresh <= old / 10


def is_fresh(article: Article) -> bool:
    """Whether the page tells years near its publication, or days like "yesterday"."""
    if article.published is None:
        return False
    near = article.published.year - 2
    return FRESH.search(article.text) is not None or any(int(y[0]) >= near for y in YEARS.finditer(article.text))


def tense_reader(analysis: Analysis) -> Callable[[Found], Tense]:
    """A function from a match to its tense: by syntax where there are columns, else by the nearest signs."""
    signs = grammar().signs

    def tense(found: Found) -> Tense:
        first, last = found.match.span()
        if len(analysis):
            told = by_syntax(analysis, found.line.tokens[first].start)
            if told != "unknown":
                return told
        return signs.by_words(found.line, first, last)

    return tense


def all_widened(known: Grammar, line: Line, marks: list[Reading], anchor: Anchor) -> list[Reading]:
    """The marks, widened where the words before them are not another's: "a day later Monday" is two times."""
    out: list[Reading] = []
    for mark in marks:
        wide = widened(known, line, mark, anchor)
        out.append(mark if out and wide.first < out[-1].last else wide)
    return out


def widened(known: Grammar, line: Line, mark: Reading, anchor: Anchor) -> Reading:
    """The words before a time that belong to it: "early", "the end of", "nearly", "at least"."""
    sense = mark.sense
    dated = sense.type in ("DATE", "TIME") and (sense.tells or sense.value.startswith("XXXX"))
    if dated and mark.rule != "relative.ago" and (edge := known.ends_with("edge", line, mark.first)):
        return with_edge(line, mark, edge.start(), anchor)
    starts = line.tokens[mark.first].text.lower()
    counted = starts[0].isdigit() or known.lexicon.value(starts, "NUMWORD") is not None or starts in ("a", "an", "one")
    if counted and (sense.type == "DURATION" or mark.rule in ("relative.ago", "told.later") or sense.type == "TIME"):
        about = known.ends_with("about", line, mark.first)
        if sense.type == "DURATION" or mark.rule == "relative.ago":
            about = about or known.ends_with("over-one" if starts in ("a", "an", "one") else "over", line, mark.first)
        return mark._replace(first=about.start()) if about else mark
    return mark


def with_edge(line: Line, mark: Reading, first: int, anchor: Anchor) -> Reading:
    """A time with "early", "mid", "late" or "the end of" before it stands for that part of its interval."""
    words = [token.text.lower() for token in line.tokens[first : mark.first]]
    part = next((PARTS[word] for word in words if word in PARTS), "END")
    whole = mark.sense.interval or interval_of(mark.sense.value)
    if "earlier" in words or "later" in words or "sometime" in words:
        rest = clipped(whole, anchor.day, "later" in words) if mark.rule == "relative.unit" else mark.sense.interval
        return mark._replace(first=first, sense=mark.sense._replace(interval=rest))
    interval = narrowed(whole, part) if whole and mark.sense.type == "DATE" else mark.sense.interval
    return mark._replace(first=first, sense=mark.sense._replace(interval=interval), rule=f"{mark.rule}+{part.lower()}")


def clipped(whole: Interval | None, day: date | None, later: bool) -> Interval | None:
    """Earlier this month ends with the day of publication; later this month begins with it."""
    if whole is None or day is None or not isinstance(whole.start, date) or not isinstance(whole.end, date):
        return whole
    if not whole.start <= day < whole.end:
        return whole
    return whole._replace(start=day) if later else whole._replace(end=shifted(day, 1, "D"))


def joined(known: Grammar, line: Line, marks: list[Reading], anchor: Anchor) -> list[Reading]:
    """Times of day take the day beside them, else the last one told; a length and a day make a day."""
    out: list[Reading] = []
    marks = [year_shared(known, line, *pair) for pair in zip_longest(marks, marks[1:])]
    for index, mark in enumerate(marks):
        mark = in_order(known, line, marks[index - 1], mark) if index else mark
        if out and (whole := of_two(known, line, out[-1], mark)):
            out[-1] = whole
        else:
            out.append(mark)
    told = [placed(line, out, index, anchor) for index in range(len(out))]
    return [same_moment(line, told[index - 1] if index else None, mark) for index, mark in enumerate(told)]


def same_moment(line: Line, left: Reading | None, right: Reading) -> Reading:
    """10 p.m. Eastern time (0300 GMT): the second clock tells the moment of the first, whatever day it has there."""
    if left is None or right.first - left.last != 1 or line.tokens[left.last].text not in "(/":
        return right
    zones = left.sense.zone, right.sense.zone
    if (
        any(zone is None or zone is NO_ZONE for zone in zones)
        or ":" not in left.sense.value
        or ":" not in right.sense.value
    ):
        return right
    first, second = (interval_of(mark.sense.value, mark.sense.zone) for mark in (left, right))
    if first is None or second is None or not isinstance(first.start, datetime):
        return right
    for days in (-1, 0, 1):
        day = shifted(date.fromisoformat(right.sense.value[:10]), days, "D")
        moved = interval_of(f"{day}{right.sense.value[10:]}", right.sense.zone)
        if moved and isinstance(moved.start, datetime) and abs(moved.start - first.start) < timedelta(hours=1):
            return right._replace(sense=right.sense._replace(value=f"{day}{right.sense.value[10:]}"))
    return right


def year_shared(known: Grammar, line: Line, left: Reading, right: Reading | None) -> Reading:
    """In "November and December 2021" or "March 3 to April 5, 2010" the first date is of the second's year."""
    value = left.sense.value
    if right is None or left.rule not in ("date.month", "date.month-day") or not left.sense.detail.startswith("pub"):
        return left
    told = right.rule in ("date.month-year", "date.month-day") and not right.sense.detail
    if not told or not value[:4].isdigit() or not known.fills("with", line, left.last, right.first):
        return left
    year = int(right.sense.value[:4]) - (value[5:] > right.sense.value[5:])
    whole = interval_of(f"{year:04d}{value[4:]}")
    if whole is None:
        return left
    interval = None if left.sense.interval is None else whole
    return left._replace(sense=left.sense._replace(value=f"{year:04d}{value[4:]}", interval=interval, detail=""))


def in_order(known: Grammar, line: Line, left: Reading, right: Reading) -> Reading:
    """From Monday to Friday: the second weekday is the one after the first."""
    first, last = left.sense.value, right.sense.value
    weekdays = left.rule == right.rule == "relative.weekday" and first > last
    if not weekdays or not known.fills("to", line, left.last, right.first) or not TOLD_DAY.fullmatch(last):
        return right
    day = shifted(date.fromisoformat(last), 7, "D")
    return right._replace(sense=right.sense._replace(value=day.isoformat())) if day else right


def of_two(known: Grammar, line: Line, left: Reading, right: Reading) -> Reading | None:
    """One time out of two neighbours, or None where they stay two."""
    gap = (left.last, right.first)
    beside = gap[0] == gap[1] or known.fills("at", line, *gap)
    day_right, day_left = TOLD_DAY.match(right.sense.value), TOLD_DAY.match(left.sense.value)
    if left.sense.value.startswith(UNTOLD) and day_right and right.sense.type == "DATE":
        if beside or known.fills("of", line, *gap):
            return merged(left, right, left.sense.value.replace(UNTOLD, day_right[0]), left)
    elif day_left and right.sense.value.startswith(UNTOLD) and beside:
        part = left.sense.value[10:11] == "T" and ":" not in left.sense.value and ":" in right.sense.value
        if left.sense.type == "DATE" or part:
            return merged(left, right, right.sense.value.replace(UNTOLD, day_left[0]), right)
    return from_day(known, line, left, right)


def merged(left: Reading, right: Reading, value: str, clock: Reading) -> Reading:
    """A time of day with its day, over the words of both."""
    sense = clock.sense._replace(value=value, tells=True, interval=None)
    return Reading(left.first, right.last, sense, f"{clock.rule}+day")


def from_day(known: Grammar, line: Line, left: Reading, right: Reading) -> Reading | None:
    """Two days before Christmas, a week from Tuesday: a whole count of days or weeks from a day that is told."""
    gap = (left.last, right.first)
    length = re.fullmatch(r"P(\d{1,3})([DWMY])", left.sense.value)
    if not length or left.sense.type != "DURATION" or not known.fills("from-date", line, *gap):
        return None
    if right.sense.type != "DATE" or not TOLD_DAY.fullmatch(right.sense.value) or modifies(line, right):
        return None
    back = line.tokens[gap[0]].text.lower() == "before"
    day = shifted(date.fromisoformat(right.sense.value), int(length[1]) * (-1 if back else 1), length[2])
    if day is None:
        return None
    sense = right.sense._replace(value=unit_value(day, "D"), interval=None)
    return Reading(left.first, right.last, sense, "relative.from-day")


def same_sentence(line: Line, first: int, last: int) -> bool:
    """Whether few tokens and no end of a sentence lie between two."""
    return last - first <= 6 and not any(ends_sentence(line, index) for index in range(first, last))


def placed(line: Line, marks: list[Reading], index: int, anchor: Anchor) -> Reading:
    """A time of day takes the day told near it; else its value takes that of publication, and it has no bounds."""
    mark = marks[index]
    if not mark.sense.value.startswith(UNTOLD):
        return mark
    clock = mark.sense.value[len(UNTOLD) :]
    near = [other for other in marks[index + 1 : index + 3] if same_sentence(line, mark.last, other.first)]
    for other in [*near, *reversed(marks[max(0, index - 12) : index])]:
        if day := TOLD_DAY.match(other.sense.value):
            return mark._replace(sense=mark.sense._replace(value=day[0] + clock), rule=f"{mark.rule}+told-day")
    value = anchor.day.isoformat() + clock if anchor.day else clock
    return mark._replace(sense=mark.sense._replace(value=value, bounded=False), rule=f"{mark.rule}+untold-day")


def modifies(line: Line, mark: Reading) -> bool:
    """Whether the words qualify a noun that follows ("Friday's vote", "the March accord")."""
    after = line.tokens[mark.last] if mark.last < len(line.tokens) else None
    if after is None:
        return False
    if after.text in ("'s", "’s", "-"):
        return True
    return line.letters[mark.last] in grammar().lexicon.letters_with("LOW")


def whens(known: Grammar, text: str, line: Line, marks: list[Reading], zone: tzinfo | None) -> Iterator[When]:
    """The records of a line's times, with what stands around them taken into their bounds."""
    whole = [interval(mark, zone) for mark in marks]
    for index, mark in enumerate(marks):
        start, end = line.tokens[mark.first].start, line.tokens[mark.last - 1].end
        if mark.sense.type != "TIME" and not text[start:end].endswith(("B.C.", "B.C.E.", "A.D.")):
            end = start + len(text[start:end].rstrip("."))
        limited, relation = limits(known, line, marks, whole, index)
        yield When(
            words=text[start:end],
            span=Span(start, end),
            type=mark.sense.type,
            value=mark.sense.value,
            why=Why(rule=mark.rule + relation, detail=event_after(known, line, mark) or mark.sense.detail),
            start=limited.start if limited else None,
            end=limited.end if limited else None,
            precision=limited.precision if limited else "vague",
        )


def interval(mark: Reading, zone: tzinfo | None) -> Interval | None:
    """The interval of one time by itself."""
    if not mark.sense.bounded:
        return None
    if mark.sense.interval is not None:
        return mark.sense.interval
    if mark.sense.zone is NO_ZONE:
        return interval_of(mark.sense.value[:10])
    return at_fixed_offset(interval_of(mark.sense.value, mark.sense.zone or zone))


def at_fixed_offset(whole: Interval | None) -> Interval | None:
    """The interval with the distance from UTC that its zone has on that day."""
    if whole is None or not isinstance(whole.start, datetime) or not isinstance(whole.end, datetime):
        return whole
    start, end = (
        bound.replace(tzinfo=timezone(off)) if (off := bound.utcoffset()) is not None else bound
        for bound in (whole.start, whole.end)
    )
    return whole._replace(start=start, end=end)


def limits(
    known: Grammar, line: Line, marks: list[Reading], whole: list[Interval | None], index: int
) -> tuple[Interval | None, str]:
    """The interval with "since", "until", "before", "after" and ranges taken in, and the rule's suffix."""
    mark, own = marks[index], whole[index]
    if own is None and (run := run_up_to(known, line, marks, whole, index)):
        return run, "+to"
    if mark.sense.type == "DURATION" and own is None:
        return None, "+relative-to-event" if event_after(known, line, mark) else ""
    if own is None or mark.sense.type not in ("DATE", "TIME"):
        return own, ""
    for left, right in ((index, index + 1), (index - 1, index)):
        if left >= 0 and right < len(marks) and (span := range_of(known, line, marks, whole, left)):
            return span, "+range"
    if known.ends_with("since", line, mark.first) or onward(line, mark):
        return own._replace(end=None), "+since"
    if modifies(line, mark):
        return own, ""
    if known.ends_with("until", line, mark.first):
        return own._replace(start=None), "+until"
    if known.ends_with("before", line, mark.first):
        return own._replace(start=None, end=own.start), "+before"
    if known.ends_with("after", line, mark.first):
        return own._replace(start=own.end, end=None), "+after"
    return own, ""


def onward(line: Line, mark: Reading) -> bool:
    """Whether the words after a time leave its end open: "from March on", "from 2003 onwards"."""
    after = [token.text.lower() for token in line.tokens[mark.last : mark.last + 2]]
    before = line.tokens[mark.first - 1].text.lower() if mark.first else ""
    if after[:1] == ["on"]:
        return before == "from" and (len(after) < 2 or not after[1].isalnum())
    return bool(after) and after[0] in ("onward", "onwards", "forward")


def run_up_to(
    known: Grammar, line: Line, marks: list[Reading], whole: list[Interval | None], index: int
) -> Interval | None:
    """The three months to September: a length in months or years that ends with the time told after it."""
    found = re.fullmatch(r"P(\d{1,3})([MY])", marks[index].sense.value)
    after = whole[index + 1] if index + 1 < len(marks) else None
    if not found or marks[index].sense.type != "DURATION" or after is None or isinstance(after.end, datetime):
        return None
    if after.end is None or not known.fills("to-date", line, marks[index].last, marks[index + 1].first):
        return None
    start = shifted(after.end, -int(found[1]), found[2])
    return Interval(start, after.end, "month" if found[2] == "M" else "year") if start else None


def event_after(known: Grammar, line: Line, mark: Reading) -> str:
    """The words that relate a length to an event ("before the meeting"), up to a mark or the sixth word; else ""."""
    event = (n for n in range(mark.last + 1, mark.last + 3) if known.fills("event", line, mark.last, n))
    if mark.sense.type != "DURATION" or mark.sense.interval is not None or next(event, None) is None:
        return ""
    words: list[str] = []
    for token in line.tokens[mark.last : mark.last + EVENT_WORDS]:
        if not token.text[0].isalnum():
            break
        words.append(token.text)
    return " ".join(words)


def range_of(
    known: Grammar, line: Line, marks: list[Reading], whole: list[Interval | None], left: int
) -> Interval | None:
    """The interval from one time to the next, where the words between and before them say so."""
    first, last = whole[left], whole[left + 1]
    gap = (marks[left].last, marks[left + 1].first)
    if first is None or last is None or gap[0] >= gap[1] or marks[left + 1].sense.type == "DURATION":
        return None
    to = known.fills("to", line, *gap)
    to = to or (known.fills("and", line, *gap) and known.ends_with("between", line, marks[left].first) is not None)
    if not to or not runs_forward(first.start, last.end):
        return None
    return Interval(first.start, last.end, last.precision)


def runs_forward(start: Bound, end: Bound) -> bool:
    """Whether both bounds are told, alike, and in order."""
    if start is None or end is None or isinstance(start, datetime) != isinstance(end, datetime):
        return False
    if isinstance(start, datetime) and isinstance(end, datetime) and (start.tzinfo is None) != (end.tzinfo is None):
        return False
    return start < end
