"""A reading: everything one page puts on the record."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.record.findings import Event, Figure, Position, Procedure
from onrecord.record.grounds import Actor
from onrecord.record.pages import Article, Origin, Problem
from onrecord.record.voices import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What `onrecord.read` gives for a page; a page that failed has no article and at least one problem.

    `statements[0]` is the article itself, in its outlet's voice. `origin` says where the page's bytes came from.
    """

    id: str
    article: Article | None
    actors: tuple[Actor, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    figures: tuple[Figure, ...] = ()
    positions: tuple[Position, ...] = ()
    procedures: tuple[Procedure, ...] = ()
    problems: tuple[Problem, ...] = ()
    origin: Origin | None = None
