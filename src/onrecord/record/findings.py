"""What is said: events, figures, positions and procedures, each under a statement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.record.grounds import When, Where
from onrecord.record.spans import Span, Why
from onrecord.record.voices import Polarity

Status = Literal["happened", "ongoing", "planned", "demanded", "offered", "conditional", "possible", "denied", "asked"]
EventType = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
RoleName = Literal["actor", "recipient", "third", "instrument", "place"]
Measure = Literal[
    "killed",
    "wounded",
    "missing",
    "displaced",
    "arrested",
    "infected",
    "people",
    "money",
    "votes",
    "percent",
    "area",
    "duration",
    "other",
]
Bound = Literal["exact", "about", "over", "under", "range", "vague"]
Stance = Literal["supports", "opposes", "demands", "rejects", "offers", "would block"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """Who or what plays a part in an event: `label` is the slice at `span`, `actor` an `Actor.id`."""

    role: RoleName
    label: str
    span: Span | None
    actor: str | None = None
    country: str | None = None
    sectors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An act in the terms of PLOVER 0.8; `cameo` is derived. `statement` says whose word it is.

    `contexts`: what it is about (PLOVER's 37 contexts). `historical`: told as of long ago, not as the page's news.
    """

    id: str
    statement: str
    type: str
    status: Status
    trigger: Span
    why: Why
    mode: str | None = None
    cameo: str | None = None
    roles: tuple[Role, ...] = ()
    when: When | None = None
    where: Where | None = None
    contexts: tuple[str, ...] = ()
    historical: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A count as it was told: exact and about have low = high; over has low alone, under high alone; vague has neither.

    `unit` is what is counted ("people", "USD", "month"), `scope` the words that limit it ("civilians").
    """

    id: str
    statement: str
    measure: Measure
    bound: Bound
    span: Span
    why: Why
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    scope: str | None = None
    since: When | None = None
    as_of: When | None = None
    cumulative: bool | None = None
    polarity: Polarity = "positive"


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Somebody with a part in a position or a procedure: `label` is the slice at `span`, `actor` an `Actor.id`."""

    label: str
    span: Span | None
    actor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Who wants, refuses or offers what; `object` and `condition` are slices of the text."""

    id: str
    statement: str
    holder: Party
    stance: Stance
    object: str
    span: Span
    why: Why
    condition: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure:
    """How something is decided: `rule` names the kind ("veto", "vote", "consent", …), `steps` stand in order.

    `blockers` could stop it alone: those whose consent it needs, and those the page tells to be against it whose one
    vote is enough in the body that decides.
    """

    id: str
    statement: str
    decides: str
    rule: str
    span: Span
    why: Why
    parties: tuple[Party, ...] = ()
    steps: tuple[str, ...] = ()
    blockers: tuple[Party, ...] = ()
