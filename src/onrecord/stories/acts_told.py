"""Acts of several pages side by side: who denies an act, or puts it on another actor, day or place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from onrecord.record import Aspect, Difference, DifferenceKind, Event, Reading, Why
from onrecord.stories.days_told import own_day
from onrecord.stories.sourced import Said

_DEEDS = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "AID", "SANCTION", "RETREAT", "CONCEDE"})
"""Acts done, not said: two sources that put one on different days or in different places contradict each other."""
_REPORTED = frozenset({"happened", "ongoing"})


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
    days = own_day(one.event), own_day(other.event)
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
