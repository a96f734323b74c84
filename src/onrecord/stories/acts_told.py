"""Events of several pages side by side: the timeline's entries with their sources, and who denies or moves an act."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from onrecord.record import Aspect, Cite, Difference, DifferenceKind, Event, Reading, TimelineEntry, Why
from onrecord.stories.plans import planned_day
from onrecord.stories.sentences import sentence_around
from onrecord.stories.sourced import Said, sources
from onrecord.stories.timeline import timeline

_DEEDS = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "AID", "SANCTION", "RETREAT", "CONCEDE"})
"""Acts done, not said: two sources that put one on different days or in different places contradict each other."""
_REPORTED = frozenset({"happened", "ongoing"})


def entries(
    readings: Sequence[Reading], said: Mapping[str, Said], days: Mapping[str, date | None]
) -> tuple[TimelineEntry, ...]:
    """The dated events, by day; on a day by independent sources, then by how many pages come back to it later.

    `days` are the pages' own days. An entry's sentence is that of its first telling on the day or after.
    """
    articles = {reading.id: reading.article for reading in readings}
    found = []
    for entry in timeline(readings):
        told = [said[key] for key in entry.events if key in said]
        behind = sources(told)
        first = told[0].cite
        article = articles[first.page]
        assert article is not None
        later = len({t.cite.page for t in told if (day := days.get(t.cite.page)) and day > entry.day})
        found.append(
            TimelineEntry(
                day=entry.day,
                type=entry.type,
                place=entry.place,
                words=Cite(page=first.page, span=sentence_around(article, first.span), item=first.item),
                statuses=entry.statuses,
                cites=tuple(t.cite for t in told),
                sources=behind,
                later=later,
                why=Why(rule=entry.why.rule, detail=f"{len(behind)} independent sources on {len(entry.pages)} pages"),
            )
        )
    return tuple(sorted(found, key=lambda e: (e.day, -len(e.sources), -e.later, -len(e.cites))))


@dataclass(frozen=True, slots=True)
class _Act:
    said: Said
    event: Event
    actor: frozenset[str]
    recipient: frozenset[str]


def act_differences(readings: Sequence[Reading], said: Mapping[str, Said]) -> tuple[Difference, ...]:
    """Acts that one source tells and another denies, or puts on another day, in another place or on another actor.

    Only acts between the same two sides (of a denial: of one type) are compared, and only of different speakers.
    """
    kinds: dict[str, list[_Act]] = {}
    for act in (act for reading in readings for act in _acts(reading, said)):
        kinds.setdefault(act.event.type, []).append(act)
    return tuple(
        found
        for acts in kinds.values()
        for one, other in combinations(acts[:200], 2)
        if one.said.cite.page != other.said.cite.page
        and one.said.page != other.said.page
        and not one.said.speaker & other.said.speaker
        and (found := _difference(one, other))
    )


def _acts(reading: Reading, said: Mapping[str, Said]) -> Iterator[_Act]:
    labels = {actor.id: actor.label.lower() for actor in reading.actors}
    for event in reading.events:
        if event.historical or event.id not in said:
            continue
        sides = {
            name: frozenset(labels.get(r.actor or "", r.label.lower()) for r in event.roles if r.role == name)
            for name in ("actor", "recipient")
        }
        yield _Act(said[event.id], event, sides["actor"], sides["recipient"])


def _difference(one: _Act, other: _Act) -> Difference | None:
    statuses = {one.event.status, other.event.status}
    same_actor, same_recipient = one.actor & other.actor, one.recipient & other.recipient
    days = planned_day(one.event), planned_day(other.event)
    apart = None not in days and days[0] != days[1]
    if "denied" in statuses and statuses & _REPORTED and not apart and same_actor and same_recipient:
        return _told("denied", "the whole", one, other, "one tells the act, the other denies it")
    if not (statuses <= _REPORTED and one.event.type in _DEEDS and same_recipient):
        return None
    where = [act.event.where.id if act.event.where else None for act in (one, other)]
    one_day = None not in days and days[0] == days[1]
    one_place = None not in where and where[0] == where[1]
    if one_day and one_place and one.actor and other.actor and not same_actor:
        return _told("contradicted", "actor", one, other, "one day, place and recipient, but another actor")
    if one_day and same_actor and None not in where and not one_place and _apart(one.event, other.event):
        return _told("contradicted", "place", one, other, "one day and the same sides, but another place")
    return None


def _apart(one: Event, other: Event) -> bool:
    """Whether two places are of one kind, so that neither can lie in the other."""
    return bool(one.where and other.where and one.where.kind == other.where.kind)


def _told(kind: DifferenceKind, on: Aspect, one: _Act, other: _Act, rule: str) -> Difference:
    first, second = (other, one) if one.event.status == "denied" else (one, other)
    return Difference(
        kind=kind,
        on=on,
        first=first.said.cite,
        other=second.said.cite,
        speakers=(first.said.label, second.said.label),
        why=Why(rule=rule, detail=f"{one.event.type}: {first.event.status} against {second.event.status}"),
    )
