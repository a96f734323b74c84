"""What stands on a brief: lines, each with the words it opens at, gathered under the questions a reader has."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from onrecord.brief.wording import days, listed
from onrecord.record import RoundUp, Span, Story


def named(story: Story) -> str:
    """What a story is called: its title, else what it is about by its names."""
    return story.title or (f"About {listed(story.keys)}" if story.keys else "Without a headline")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words of a page, letter for letter: `anchor` names them in the file, `page` is the reading's id."""

    page: str
    spans: tuple[Span, ...]
    words: str
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Words with the chain of voices behind them, first the outlet; `label` heads them, `notes` stand behind.

    `day` is the day of the page. `more` are other tellings of the same. `before` are words of the page that stand
    before the line's, where these say nothing without them: what was asked, if `asked`, else sentences of the page.
    """

    id: str
    quote: Quote
    chain: tuple[str, ...]
    day: date | None
    label: str = ""
    notes: tuple[str, ...] = ()
    more: tuple[Line, ...] = ()
    before: Quote | None = None
    asked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Backer:
    """One that tells a claim or rejects it: its name, the outlets that carry it, and the ids of the pages that do.

    `independent` is true of those that the count of independent sources counts: named by a page, and surely apart
    from the others; `own` where it is an outlet in its own voice.
    """

    name: str
    independent: bool
    own: bool
    outlets: tuple[str, ...]
    pages: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed(Line):
    """What several tell, or somebody rejects, with who does: what its notes say in words."""

    sources: tuple[Backer, ...] = ()
    rejected_by: tuple[Backer, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """What happened on a day, and the headlines that pages of that day had; copies are left out."""

    day: date
    events: tuple[Line, ...]
    headlines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Voiced:
    """One independent source and what it says, oldest first; `pages` counts where it is told, `why` why it is one."""

    name: str
    own: bool
    named: bool
    outlets: tuple[str, ...]
    pages: int
    why: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Versus:
    """Two lines that differ or agree, and the rule that says so."""

    label: str
    one: Line
    other: Line
    why: str
    times: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Somebody who wants something, with each position as a line."""

    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """Tellings of one amount for one day: `at` days from the first, `value` its height, `top` the end of a range."""

    at: int
    value: float
    top: float
    bound: str
    negative: bool
    amount: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """The figures of one speaker, oldest first."""

    speaker: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Figures of one measure and scope, a panel a speaker, all on one scale of days and amounts.

    `first` and `last` are days, `rows` every telling with its amount, those without a number included.
    """

    id: str
    title: str
    first: date
    last: date
    panels: tuple[Panel, ...]
    rows: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """An article of the story; `copy_of` is the id of the page whose words it prints, `how` says how: it is an exact or
    edited copy or a corrected version of that page, or has an excerpt of it.
    """

    page: str
    anchor: str
    title: str
    outlet: str
    published: date | datetime | None
    url: str | None
    copy_of: str | None
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """How many lines a section leaves out, since the words of their pages do not bear them out for sure.

    `statements`: whose words they are is in doubt; `figures`: whose count it is, of which place or of what;
    `positions`: who holds them; `claims`: whether more than one source says so;
    `others`: figures of things that are not set side by side at all;
    `events`: whether they fell on that day, or who tells of them; `hanging`: lines of any section whose words say
    nothing without others that are too long or too far away.
    """

    statements: int = 0
    figures: int = 0
    positions: int = 0
    claims: int = 0
    events: int = 0
    hanging: int = 0
    others: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A story as a reader gets it, each section empty where the record has nothing for it.

    `claims` are `Claimed` lines, `described` lines of sources that no page names. `unsure` counts pairs of figures that
    differ, where no page tells whether both count the same. `counts` are figures of people in a story with too few of
    them for a chart.
    """

    story: Story
    title: str
    lead: Line | None
    articles: tuple[Read, ...]
    outlets: int
    days: tuple[Day, ...]
    charts: tuple[Chart, ...]
    conflicts: tuple[Versus, ...]
    unsure: int
    differences: tuple[Versus, ...]
    claims: tuple[Line, ...]
    holders: tuple[Holder, ...]
    ways: tuple[Line, ...]
    expected: tuple[Line, ...]
    earlier: tuple[Line, ...]
    sources: tuple[Voiced, ...]
    described: tuple[Line, ...]
    left_out: LeftOut
    round_up: RoundUp
    counts: tuple[Line, ...] = ()

    @property
    def copies(self) -> int:
        """How many of the articles print the words of another, whole or edited; an excerpt is no copy of a page."""
        return sum(1 for read in self.articles if read.how in ("exact", "edited", "corrected"))

    @property
    def period(self) -> str:
        """The days of the first and the last page."""
        return days(self.story.start, self.story.end)

    def read(self, page: str) -> Read | None:
        """The article of a page; None where the story has not got it."""
        return next((read for read in self.articles if read.page == page), None)

    @property
    def named(self) -> tuple[Voiced, ...]:
        """The sources that a page names."""
        return tuple(source for source in self.sources if source.named)
