"""Words for times, places and actors, and what they stand for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, overload

from onrecord.record.spans import Span, Why

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Precision = Literal[
    "minute",
    "hour",
    "part of day",
    "day",
    "weekend",
    "week",
    "month",
    "season",
    "quarter",
    "half",
    "year",
    "decade",
    "century",
    "vague",
]
ActorKind = Literal["person", "office", "organisation", "country", "group", "place", "document", "unnamed"]
Tenure = Literal["current", "former", "acting", "elect", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A time expression: the words, their TIMEX3 type and value, and the interval [start, end) they stand for.

    A bound that the words leave open is None ("since March 2011" has no end). A relation to an event that is not
    dated on the page ("one week before the meeting") keeps `value` as the distance and both bounds None.
    Days are in the article's zone.
    """

    words: str
    span: Span
    type: TimexType
    value: str
    why: Why
    start: date | datetime | None = None
    end: date | datetime | None = None
    precision: Precision = "vague"


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """A place name and the place it stands for: ISO 3166 alpha-3 `country`, degrees of latitude and longitude.

    `id` is a GeoNames id ("geonames:2964574") or one of our own tables ("region:middle-east"); `runner_up` the next
    best reading of the words. `kind`: city, country, division, region, water, …
    """

    words: str
    span: Span
    name: str
    kind: str
    why: Why
    country: str | None = None
    admin: str | None = None
    lat: float | None = None
    lon: float | None = None
    id: str | None = None
    runner_up: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A claim that somebody holds or held an office, as the words at `span` tell it."""

    office: str
    polity: str | None
    tenure: Tenure
    span: Span
    why: Why
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody the page tells of, under all the names it uses.

    `label` is the fullest name on the page, `country` an ISO 3166 alpha-3 code, `sectors` PLOVER sectors (GOV, MIL,
    REB, …), `mentions` every span that stands for the actor, pronouns included. `holder` is who held the office at
    the page's date, where the page names an office alone and other pages tell who held it.
    """

    id: str
    label: str
    kind: ActorKind
    mentions: tuple[Span, ...]
    why: Why
    country: str | None = None
    sectors: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()
    holder: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Occupancy:
    """Somebody in an office, as many pages tell it; `first` and `last` are the days that pages tell of as present.

    `ended` is the first day on which a page calls the person a former holder. `support` counts the pages, `outlets`
    the outlets among them, `sources` are the pages' ids. `polity` is an ISO 3166 alpha-3 code or a body's name.
    """

    person: str
    office: str
    polity: str | None
    first: date | None
    last: date | None
    ended: date | None
    support: int
    outlets: int
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """All that grounding found on one page, each list in text order."""

    times: tuple[When, ...] = ()
    places: tuple[Where, ...] = ()
    actors: tuple[Actor, ...] = ()


@overload
def calendar_day(at: date | datetime) -> date: ...
@overload
def calendar_day(at: date | datetime | None) -> date | None: ...
def calendar_day(at: date | datetime | None) -> date | None:
    """The day of an instant, in its own zone; of a day the day itself, of nothing nothing."""
    return at.date() if isinstance(at, datetime) else at
