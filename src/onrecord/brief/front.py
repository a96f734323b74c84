"""A record as a front page: its stories with what is new in each, every line words of a page; the rest by title."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.brief.composing import composed
from onrecord.brief.lines import Brief, Line, Versus
from onrecord.brief.standing import own, standing
from onrecord.brief.wording import days
from onrecord.record import RoundUp, Story, calendar_day

NEWEST = 4
"""Lines on what is new in a story, at most."""
_LEAST_BARS, _BARS = 10, 40
"""Bars of a chart of pages, at least and at most: a shorter story has none, of a longer one each has several days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """Pages of a day, or of a few days from `first` to `last`; `x` and `width` in per cent, `height` of the highest."""

    first: date
    last: date
    pages: int
    x: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """A story on the front page: what is new in it, the figures as they stand, where sources differ, what is next.

    `headline` is the newest that says something, `began` the oldest. `pages` counts all its pages; `brief` is made of
    the newest of them, `cut` of which are left out. `parts` are the events' stories of an episode, the newest first.
    `file` is where its whole brief lies, if it is written; `situation` has gone on for months, and it is part of that.
    """

    story: Story
    brief: Brief
    pages: int
    outlets: int
    cut: int
    headline: Line | None
    began: Line | None
    newest: tuple[Line, ...]
    figures: tuple[Line, ...]
    differences: tuple[Versus, ...]
    plans: tuple[Line, ...]
    parts: tuple[Story, ...]
    bars: tuple[Bar, ...]
    file: str = ""
    situation: Story | None = None

    @property
    def period(self) -> str:
        """The days of the first and the last page."""
        return days(self.story.start, self.story.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """The front page of a record: `others` are stories that have no place of their own on it, in the same order;
    `written` are the ids of those whose brief lies beside it.
    """

    name: str
    pages: int
    outlets: int
    first: date | None
    last: date | None
    features: tuple[Feature, ...]
    others: tuple[Story, ...]
    written: frozenset[str] = frozenset()

    @property
    def period(self) -> str:
        """The days of the first and the last page of the record."""
        return days(self.first, self.last)


def feature(
    round_up: RoundUp, story: Story, parts: Sequence[Story] = (), file: str = "", situation: Story | None = None
) -> Feature:
    """A story on the front page, from the round-up of its newest pages; `story` names all of them."""
    brief = composed(round_up)
    mark = f"{story.id[:8]}-"
    happened = {f"e{at}" for at, entry in enumerate(round_up.timeline) if {"happened", "ongoing"} & {*entry.statuses}}
    newest = [
        line
        for day in reversed(brief.days)
        for line in (*reversed(day.headlines), *day.events)
        if (_speaks(line) if line in day.headlines else line.id in happened)
    ]
    heads = [line for day in reversed(brief.days) for line in reversed(day.headlines) if _speaks(line)]
    lead = heads[0] if heads else brief.lead
    began = heads[-1] if len(heads) > 1 else None
    seen = {one.quote.words.casefold() for one in (lead, began) if one}
    now = standing(brief, mark, story.end)
    published = [read.published for read in brief.articles if read.published]
    return Feature(
        story=story,
        brief=brief,
        pages=len(story.articles),
        outlets=brief.outlets,
        cut=len(story.articles) - len(brief.articles),
        headline=own(lead, mark) if lead else None,
        began=own(began, mark) if began else None,
        newest=tuple(own(line, mark) for line in _fresh(newest, seen))[:NEWEST],
        figures=now.figures,
        differences=now.differences,
        plans=now.plans,
        parts=tuple(sorted(parts, key=lambda part: (part.end or date.min, len(part.articles)), reverse=True)),
        bars=bars(calendar_day(at) for at in published),
        file=file,
        situation=situation,
    )


def _fresh(lines: Iterable[Line], seen: set[str]) -> Iterable[Line]:
    """Lines whose words have not stood above."""
    for line in lines:
        words = line.quote.words.casefold()
        if words not in seen:
            seen.add(words)
            yield line


def _speaks(line: Line) -> bool:
    """Whether a headline says something: not an agency's slug, and no name of a column ("World in brief")."""
    words = [word for word in line.quote.words.split() if len(word) > 1 and not word.isupper()]
    return len(words) > 3 and sum(word.isalpha() for word in words) > len(words) / 2


def bars(published: Iterable[date]) -> tuple[Bar, ...]:
    """Pages by day, in the order of days; empty where all came within a few days."""
    found = Counter(published)
    first, last = min(found, default=date.max), max(found, default=date.max)
    if (last - first).days + 1 < _LEAST_BARS:
        return ()
    step = -(-((last - first).days + 1) // _BARS)
    count = -(-((last - first).days + 1) // step)
    binned = Counter(dict.fromkeys(range(count), 0))
    for day, pages in found.items():
        binned[(day - first).days // step] += pages
    highest = max(binned.values())
    return tuple(
        Bar(
            first=first + timedelta(days=at * step),
            last=min(last, first + timedelta(days=at * step + step - 1)),
            pages=pages,
            x=round(100 * at / count, 2),
            width=round(100 / count, 2),
            height=round(pages / highest, 3),
        )
        for at, pages in sorted(binned.items())
    )
