"""One entry an event, on the event's own day, with all who tell of it; what most sources tell of stands first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from onrecord.record import Event, Reading, Status, Why
from onrecord.stories.independence import Origin, origins
from onrecord.stories.tellings import is_generic, speaker_of, voice_key

_TO_THE_DAY = frozenset({"minute", "hour", "part of day", "day"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An event as all its pages tell it. `day`: its own day, never the page's; `origins`: its independent sources.

    `statuses`: what the tellings leave it at, in order of telling; one that differs from the first is kept, so that
    "planned, happened" and "happened, denied" are told apart. `events` and `pages` are ids in order of telling.
    """

    day: date
    type: str
    place: str | None
    events: tuple[str, ...]
    pages: tuple[str, ...]
    statuses: tuple[Status, ...]
    origins: tuple[Origin, ...]
    why: Why


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """One event on one page, with the voice that answers for it."""

    id: str
    page: str
    chain: tuple[str, ...]
    speaker: frozenset[str]
    generic: bool
    event: Event
    day: date
    who: frozenset[str]


def timeline(readings: Iterable[Reading], original: Mapping[str, str] | None = None) -> tuple[Entry, ...]:
    """The dated events of a story's readings, by day, on a day by the number of independent sources, then of pages.

    Readings stand in order of publication; `original` maps a copy's page to the page that it copies. Two tellings are
    one event if day and type are the same and they share a participant or, where one names none, the place.
    """
    days: dict[tuple[date, str], list[list[_Told]]] = defaultdict(list)
    for told in (told for reading in readings for told in _told(reading)):
        near = days[told.day, told.event.type]
        same = next((entry for entry in near if any(_one_event(told, other) for other in entry)), None)
        if same is None:
            near.append([told])
        else:
            same.append(told)
    found = [_entry(entry, original) for near in days.values() for entry in near]
    return tuple(sorted(found, key=lambda e: (e.day, -len(e.origins), -len(e.pages))))


def _told(reading: Reading) -> Iterable[_Told]:
    statements = {statement.id: statement for statement in reading.statements}
    labels = {actor.id: actor.label.lower() for actor in reading.actors}
    for event in reading.events:
        day = _own_day(event)
        if day is None or event.historical:
            continue
        chain = statements[event.statement].chain
        yield _Told(
            id=event.id,
            page=reading.id,
            chain=tuple(voice_key(voice) for voice in chain),
            speaker=speaker_of(reading, chain[-1]),
            generic=is_generic(chain[-1]),
            event=event,
            day=day,
            who=frozenset(labels.get(role.actor or "", role.label.lower()) for role in event.roles),
        )


def _own_day(event: Event) -> date | None:
    """The day that the page gives the event itself; an event without one has no place on a timeline."""
    when = event.when
    if when is None or when.start is None or when.precision not in _TO_THE_DAY:
        return None
    return when.start.date() if isinstance(when.start, datetime) else when.start


def _one_event(one: _Told, other: _Told) -> bool:
    """Whether two tellings of one type and day are of one event."""
    places = [told.event.where.id for told in (one, other) if told.event.where and told.event.where.id]
    if len(set(places)) == 2:
        return False
    if one.who and other.who:
        return bool(one.who & other.who)
    return len(places) == 2


def _entry(told: Sequence[_Told], original: Mapping[str, str] | None) -> Entry:
    places = [t.event.where.name for t in told if t.event.where]
    sources = origins(told, original)
    pages = tuple(dict.fromkeys(t.page for t in told))
    detail = f"{len(sources)} independent sources on {len(pages)} pages"
    return Entry(
        day=told[0].day,
        type=told[0].event.type,
        place=places[0] if places else None,
        events=tuple(t.id for t in told),
        pages=pages,
        statuses=tuple(dict.fromkeys(t.event.status for t in told)),
        origins=sources,
        why=Why(rule="same day, type and participant or place" if len(told) > 1 else "told once", detail=detail),
    )
