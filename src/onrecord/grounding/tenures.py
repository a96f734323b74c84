"""Who held what when: the claims of many pages about offices, put together with their support."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from onrecord.grounding.bodies import spelling
from onrecord.grounding.countries import fold
from onrecord.record import Actor, Article, Occupancy, Office, Reading, Tenure, calendar_day

PRESENT = frozenset({"current", "acting"})
REACH = timedelta(days=400)
"""How far from the days told somebody may still be taken for the holder of an office."""
_SAME = {"foreign affairs": "foreign", "the interior": "interior", "interior affairs": "interior", "defence": "defense"}
_OF_FIELD = re.compile(r"^(?P<rank>.*?)(?P<noun>minister|secretary) (?:of|for) (?:the )?(?P<field>[a-z -]+)$")


@dataclass(frozen=True, slots=True)
class Told:
    """One page's claim: who, what, of whom, on which day it was told, by which page and outlet."""

    person: str
    office: str
    polity: str | None
    tenure: Tenure
    day: date | None
    page: str
    outlet: str


def claims(reading: Reading) -> Iterator[Told]:
    """The claims of one page about named persons; a claim with years of its own is dated by them."""
    article = reading.article
    if article is None:
        return
    day = published_day(article)
    for actor in reading.actors:
        for office in actor.offices if actor.kind == "person" else ():
            tenure: Tenure = "current" if office.start and office.end else office.tenure
            for told in [office.start, office.end] if office.start and office.end else [day]:
                shown = told - timedelta(days=1) if told and told == office.end else told
                yield Told(
                    actor.label, office.office, office.polity, tenure, shown, reading.id, article.outlet or reading.id
                )


def occupancies(readings: Iterable[Reading]) -> tuple[Occupancy, ...]:
    """Everybody whom pages tell to hold or have held an office, by office, then by the first day told.

    Claims go together where office and polity are one and the names are of one person: alike but for spelling and
    middle names, or a surname that only one holder of the office bears.
    """
    grouped: dict[tuple[str, str | None], list[Told]] = defaultdict(list)
    for reading in readings:
        for told in claims(reading):
            grouped[(office_key(told.office), told.polity)].append(told)
    found = [
        _occupancy(own)
        for told in grouped.values()
        for own in _by_person(told)
        if any(t.tenure != "elect" for t in own)
    ]
    return tuple(sorted(found, key=lambda o: (o.office, o.polity or "", o.first or date.max, o.person)))


def holder(table: Sequence[Occupancy], office: Office, day: date | None) -> Occupancy | None:
    """Who held the office on a day by the table: the best told of those whose days reach it; None where two tie."""
    if day is None or office.polity is None:
        return None
    key = office_key(office.office)
    near = [
        o
        for o in table
        if office_key(o.office) == key and o.polity == office.polity and _reaches(o, day) and o.first is not None
    ]
    ranked = sorted(near, key=lambda o: (-_distance(o, day), o.support), reverse=True)
    if not ranked:
        return None
    tied = len(ranked) > 1 and _distance(ranked[0], day) == _distance(ranked[1], day)
    return None if tied and ranked[0].support == ranked[1].support else ranked[0]


def with_holders(found: Sequence[Actor], article: Article, table: Sequence[Occupancy]) -> tuple[Actor, ...]:
    """The actors, those that are an office alone with who held it on the day of the page."""
    day = published_day(article)
    out = []
    for actor in found:
        alone = actor.offices[0] if actor.kind == "office" and actor.offices else None
        held = holder(table, alone, day) if alone and alone.tenure in PRESENT else None
        out.append(replace(actor, holder=held.person) if held else actor)
    return tuple(out)


def published_day(article: Article) -> date | None:
    """The day of publication."""
    told = article.published
    return calendar_day(told)


def office_key(office: str) -> str:
    """The form in which offices are compared: "minister of foreign affairs" and "foreign minister" are one."""
    own = re.sub(r"^(?:the )+", "", " ".join(fold(office).split()))
    found = _OF_FIELD.match(own)
    if found:
        field = _SAME.get(found["field"].strip(), found["field"].strip())
        own = f"{found['rank']}{field} {found['noun']}"
    return own.replace("defence", "defense").replace("labour", "labor").replace("foreign affairs", "foreign")


def _reaches(held: Occupancy, day: date) -> bool:
    if held.ended and held.ended <= day and not (held.last and held.last >= day):
        return False
    return _distance(held, day) <= REACH.days


def _distance(held: Occupancy, day: date) -> int:
    """Days from the nearest day that tells the holder; 0 between the first and the last."""
    first, last = held.first or date.max, held.last or date.min
    return 0 if first <= day <= last else min(abs((day - first).days), abs((day - last).days))


def _by_person(told: Sequence[Told]) -> Iterator[list[Told]]:
    people: dict[tuple[str, str], list[Told]] = defaultdict(list)
    alone: list[Told] = []
    for one in told:
        words = spelling(one.person).split()
        if len(words) > 1:
            people[(words[0][:1], words[-1])].append(one)
        elif words:
            alone.append(one)
    for one in alone:
        surname = spelling(one.person)
        same = [key for key in people if key[1] == surname]
        people[same[0] if len(same) == 1 else ("", surname)].append(one)
    yield from people.values()


def _occupancy(told: Sequence[Told]) -> Occupancy:
    present = sorted(t.day for t in told if t.tenure in PRESENT and t.day)
    former = sorted(t.day for t in told if t.tenure == "former" and t.day and (not present or t.day >= present[-1]))
    pages = sorted({t.page for t in told})
    return Occupancy(
        person=max((t.person for t in told), key=len),
        office=min((t.office for t in told), key=lambda office: (len(office), office)),
        polity=told[0].polity,
        first=present[0] if present else None,
        last=present[-1] if present else None,
        ended=former[0] if former else None,
        support=len(pages),
        outlets=len({t.outlet for t in told}),
        sources=tuple(pages),
    )
