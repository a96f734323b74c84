"""Many pages, one story: which articles and events belong together, and why two figures differ."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from onrecord.record.findings import Bound, Measure, Position, Procedure, Status
from onrecord.record.reading import Reading
from onrecord.record.spans import Span, Why
from onrecord.record.voices import Polarity

StoryLevel = Literal["event", "episode", "situation"]
CopyKind = Literal["exact", "edited", "excerpt"]
CorrectionKind = Literal["merge", "split", "apart", "undo"]
DifferenceKind = Literal["confirmed", "denied", "contradicted"]
Aspect = Literal["the whole", "actor", "place", "day"]
Outcome = Literal["held", "postponed", "cancelled", "pending", "unknown"]
RelationType = Literal[
    "same chain",
    "rounding",
    "update",
    "compatible bound",
    "part of",
    "scope difference",
    "stale",
    "source conflict",
    "denial",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Where the page `page`, whose own story is another, tells of a story by the way: `spans` of its article text."""

    page: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Articles that tell of one happening: `articles` are reading ids as they came, `joins` the reason each is in.

    A page has one story of its own and may tell others by the way: in those it stands last, and `passages` say where.

    Of an episode, a longer course of things, `parts` are the ids of its events' stories, `joins` the reasons of those;
    of a situation, which is episodes of one kind in one place, or of one party, over months, the ids of those and of
    stories of none.

    `events` are ids of the events told, `start` and `end` the days of its first and last article, `keys` the places,
    people and words that hold it together, the strongest first. `title` is the headline of the article that is most
    like the whole, of a story told only by the way the sentence that opens the passage most like the rest; `episode` is
    the id of the episode that an event's story is part of, `situation` that of the situation. `about` are the places,
    types of act and parties that most of its pages tell: "place", "type" or "party", a space, and the id or name.
    """

    id: str
    level: StoryLevel
    articles: tuple[str, ...]
    joins: tuple[Why, ...]
    events: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None
    keys: tuple[str, ...] = ()
    title: str | None = None
    episode: str | None = None
    parts: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()
    about: tuple[str, ...] = ()
    situation: str | None = None

    @property
    def own(self) -> tuple[str, ...]:
        """The pages whose own story it is; those that tell it by the way left out."""
        by_the_way = {passage.page for passage in self.passages}
        return tuple(page for page in self.articles if page not in by_the_way)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageCopy:
    """The page `page` prints words of the page `original`, which came first; `shared` is the share of its words.

    An exact copy has the same words, an edited one most of them, an excerpt prints a passage in an article of its own.
    """

    page: str
    original: str
    kind: CopyKind
    shared: float
    why: Why


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What a person changed in the stories: `sides` are the pages of each story that became one, or of each that one
    became; of pages set apart, those of the story and those that do not tell it by the way, whatever they say.

    `number` counts from 1; an undo names what it takes back in `of`. `at` is the instant, `why` the person's reason.
    """

    number: int
    kind: CorrectionKind
    at: datetime
    why: str
    sides: tuple[tuple[str, ...], ...] = ()
    of: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """Why the figure `a` differs from the figure `b` or agrees with it; of an order in time, `a` is the earlier."""

    a: str
    b: str
    type: RelationType
    why: Why

    @property
    def contradiction(self) -> bool:
        """Whether both cannot be true of one scope and period: a source conflict or a denial, nothing else."""
        return self.type in ("source conflict", "denial")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cite:
    """Where words stand: `span` indexes the article text of the reading `page`; `item` is the id of what was found."""

    page: str
    span: Span
    item: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One independent source: its label as a page has it, all its names in lower case, and where it is told from.

    `outlets` are those that carry it, the first to do so first; `own` is true where the source is an outlet itself.
    """

    label: str
    names: tuple[str, ...]
    cites: tuple[Cite, ...]
    outlets: tuple[str, ...]
    own: bool
    why: Why


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    """One event on its own day. `statuses`: what its tellings leave it at, each once; `later`: pages of later days that
    come back to it; `words`: the sentence that tells it best. `cites` point at the words that tell the act or its day.

    `type` is that of the act in PLOVER's terms, None where the words tell of the day without such an act.
    """

    day: date
    type: str | None
    place: str | None
    words: Cite
    statuses: tuple[Status, ...]
    cites: tuple[Cite, ...]
    sources: tuple[Source, ...]
    later: int
    why: Why


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldFigure:
    """One telling of a figure. `speaker` is the label of who answers for it, `chain` the labels from the outlet on.

    `as_of` is the interval [start, end] that it describes, in local time; `dated` is false where that is only the
    day of the page. `sentence` is the sentence that holds it.
    """

    cite: Cite
    sentence: Cite
    measure: Measure
    unit: str | None
    low: float | None
    high: float | None
    bound: Bound
    polarity: Polarity
    scope: str | None
    speaker: str
    chain: tuple[str, ...]
    own: bool
    as_of: tuple[datetime, datetime] | None
    dated: bool
    published: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Figures of one measure and scope side by side, by the day that they describe, then by publication.

    `place` runs from the widest to the narrowest, empty where no page tells; `group` are the words that limit who is
    counted, empty for everybody. Never an average: all tellings stand.
    """

    measure: Measure
    unit: str | None
    place: tuple[str, ...]
    group: tuple[str, ...]
    figures: tuple[ToldFigure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What `other` says of the words of `first`: confirmed, denied, or contradicted on actor, place or day."""

    kind: DifferenceKind
    on: Aspect
    first: Cite
    other: Cite
    speakers: tuple[str, str]
    why: Why


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What several tellings say alike, or one that others reject; `sources` are its independent origins, and their
    number is the count.

    `words` is the sentence of the first telling. `denied_by` names who rejects it.
    """

    words: Cite
    cites: tuple[Cite, ...]
    sources: tuple[Source, ...]
    denied_by: tuple[Source, ...]
    why: Why

    @property
    def independent(self) -> int:
        """How many independent sources stand behind the claim."""
        return len(self.sources)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A planned event and what became of it. `day` is the day it was planned for, None where no page tells.

    `announced` are the tellings of the plan, `told_after` those of the outcome; `new_day` is the day it was put off
    to. `type` is that of the planned act in PLOVER's terms, None where it is none of
    them. Pending: its day is after the last page, which may tell it without a day. Unknown: no page tells.
    """

    type: str | None
    day: date | None
    words: Cite
    announced: tuple[Cite, ...]
    outcome: Outcome
    told_after: tuple[Cite, ...]
    new_day: date | None
    why: Why


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """A position on a page: `holder` by the fullest name the page has, `speakers` the labels of its chain."""

    holder: str
    speakers: tuple[str, ...]
    position: Position
    cite: Cite
    day: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A procedure on a page; `speakers` are the labels of its chain, `blockers` who can block it, by fullest name."""

    speakers: tuple[str, ...]
    procedure: Procedure
    blockers: tuple[str, ...]
    cite: Cite
    day: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundUp:
    """A story told from its pages: everything in it names a page and a span, so that each line opens at its words.

    `readings` stand in order of publication. `relations` are between the figures of `series`, by the ids of their
    cites. `sources` are the independent sources of the whole, those with most pages first. No sentence is made here.
    """

    story: Story
    readings: tuple[Reading, ...]
    copies: tuple[PageCopy, ...]
    timeline: tuple[TimelineEntry, ...] = ()
    series: tuple[Series, ...] = ()
    relations: tuple[Relation, ...] = ()
    differences: tuple[Difference, ...] = ()
    claims: tuple[Claim, ...] = ()
    plans: tuple[Plan, ...] = ()
    stands: tuple[Stand, ...] = ()
    ways: tuple[Way, ...] = ()
    sources: tuple[Source, ...] = ()
