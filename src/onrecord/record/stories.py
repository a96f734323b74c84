"""Many pages, one story: which articles and events belong together, and why two figures differ."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from onrecord.record.spans import Why

StoryLevel = Literal["event", "episode", "situation"]
CopyKind = Literal["exact", "edited", "excerpt"]
CorrectionKind = Literal["merge", "split", "undo"]
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
class Story:
    """Articles that tell of one happening: `articles` are reading ids as they came, `joins` the reason each is in.

    Of an episode, a longer course of things, `parts` are the ids of its events' stories, `joins` the reasons of those.

    `events` are ids of the events told, `start` and `end` the days of its first and last article, `keys` the places,
    people and words that hold it together, the strongest first. `title` is the headline of the article that is most
    like the whole, `episode` the id of the episode that an event's story is part of.
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
    became.

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
