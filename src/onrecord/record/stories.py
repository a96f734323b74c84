"""Many pages, one story: which articles and events belong together, and why two figures differ."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from onrecord.record.spans import Why

StoryLevel = Literal["event", "episode", "situation"]
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

    `events` are ids of the events told, `start` and `end` the days of its first and last article, `keys` the places,
    people and words that hold it together, the strongest first.
    """

    id: str
    level: StoryLevel
    articles: tuple[str, ...]
    joins: tuple[Why, ...]
    events: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None
    keys: tuple[str, ...] = ()


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
