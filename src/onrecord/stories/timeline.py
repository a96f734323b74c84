"""One entry an event, on the event's own day, with all who tell of it; what most sources tell of stands first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from math import log

from onrecord.record import Cite, Event, Plan, Status, TimelineEntry, Why
from onrecord.stories.days_told import DayTold, stems
from onrecord.stories.sourced import Said, sources

_ALIKE = 0.35
"""Share of the weight of the shorter telling's words that both have, for one event of one day."""
_SHARED = 2
_NEWS = 1
"""Days for which what somebody said, or a short report tells in a sentence, is news."""
_BY_CHANCE = 2
"""Digits of a number that two events of one day have by chance often enough, where it counts no dead or hurt."""
_FEW = 4
"""Pages of a story so short that each dated sentence is worth an entry."""


def entries(
    told: Sequence[DayTold],
    said: Mapping[str, Said],
    days: Mapping[str, date | None],
    weight: Mapping[str, float],
    planned: Sequence[Plan] = (),
) -> tuple[TimelineEntry, ...]:
    """The dated events, by day; on a day by independent sources, then by how many pages come back to it later.

    `told` stand in order of publication, `days` are the pages' own, `weight` that of a word's stem. Tellings of one
    day are one event if an act of one type has a common participant or place, if the words of their clauses agree, if
    one heads the page and the other leads it, or if one tells a plan of `planned` and the other that it was carried
    out. Of a long story only what a page leads with, plans or counts, what an act tells, what a short report tells of
    its own days or what two pages tell is an entry; what one page announces below its headline is none, nor is what one
    page comes back to in a clause or as said by somebody. Its sentence is that of its first telling from the day on.
    """
    plan_of = {(cite.page, cite.span): n for n, one in enumerate(planned) for cite in (*one.announced, *one.told_after)}

    def alike(one: DayTold, other: DayTold) -> float:
        mine = plan_of.get((one.page, one.sentence))
        same = mine is not None and mine == plan_of.get((other.page, other.sentence))
        return 1.0 if same else _alike(one, other, weight)

    near: dict[date, list[list[DayTold]]] = defaultdict(list)
    for one in told:
        groups = near[one.day]
        likes = [max(alike(one, other) for other in group) for group in groups]
        best = max(likes, default=0.0)
        # What is surely one with several makes one of them.
        same = [at for at, like in enumerate(likes) if like >= 1.0] or [likes.index(best)] if best >= _ALIKE else []
        joined = [one_told for at in same for one_told in groups[at]]
        near[one.day] = [group for at, group in enumerate(groups) if at not in same] + [[*joined, one]]
    short = len({one.page for one in told}) <= _FEW
    kept = [group for groups in near.values() for group in groups if short or _is_worth_it(group, said, days)]
    found = [_entry(group, said, days) for group in kept]
    return tuple(sorted(found, key=lambda e: (e.day, -len(e.sources), -e.later, -len(e.cites))))


def weights(pages: Iterable[str]) -> dict[str, float]:
    """What each word's stem says, by how many of the pages have it: the less, the more do."""
    every = [stems(text) for text in pages]
    held = Counter(word for words in every for word in words)
    return {word: log(1 + len(every) / count) for word, count in held.items()}


def share(one: frozenset[str], other: frozenset[str], weight: Mapping[str, float], shared: int = _SHARED) -> float:
    """The share of the weight of the shorter telling's words that both have; 0 for fewer than `shared` words."""
    both = one & other
    if len(both) < shared:
        return 0.0
    least = min(sum(weight.get(word, 1.0) for word in words) for words in (one, other))
    return sum(weight.get(word, 1.0) for word in both) / least if least else 0.0


def _alike(one: DayTold, other: DayTold, weight: Mapping[str, float]) -> float:
    if one.page == other.page and one.sentence == other.sentence:
        return 1.0
    types = {act.type for act in one.acts} & {act.type for act in other.acts}
    places = [{act.where.id for act in told.acts if act.where and act.where.id} for told in (one, other)]
    if types and all(places) and not places[0] & places[1]:
        return 0.0
    if types and (one.who & other.who or (places[0] & places[1] and not (one.who and other.who))):
        return 1.0
    if one.page == other.page and one.headline != other.headline and one.lead and other.lead:
        # A headline and the lead below it tell one thing, if they tell of one day.
        return 1.0
    told = one.numbers & other.numbers if one.words & other.words else ()
    if any(len(number) > _BY_CHANCE or (one.counted and other.counted) for number in told):
        return 1.0
    # A clause has few words: "the hall that burned on Monday".
    return share(one.words, other.words, weight, 1 if one.aside or other.aside else _SHARED)


def _is_worth_it(group: Sequence[DayTold], said: Mapping[str, Said], days: Mapping[str, date | None]) -> bool:
    if len({said[one.id].page if one.id in said else one.page for one in group}) > 1:
        return True
    if all(one.ahead and not one.headline for one in group):
        return False
    told = [one for one in group if not _is_background(one, days)]
    return any(
        one.lead or one.ahead or one.was_set or one.counted or _dated(one) or _is_news(one, days) for one in told
    )


def _is_news(one: DayTold, days: Mapping[str, date | None]) -> bool:
    """Whether a short report tells, in words of its own, what happened on its day or the one before."""
    at = days.get(one.page)
    plain = one.brief and not (one.ahead or one.was_set or one.aside or one.saying or one.denied)
    return plain and at is not None and 0 <= (at - one.day).days <= _NEWS


def _is_background(one: DayTold, days: Mapping[str, date | None]) -> bool:
    """Whether a page comes back to what was said, or to what it only names by the way, days before."""
    at = days.get(one.page)
    return (one.aside or one.saying) and at is not None and (at - one.day).days > _NEWS


def _dated(one: DayTold) -> list[Event]:
    return [act for act in one.acts if act.when is not None]


def _entry(group: Sequence[DayTold], said: Mapping[str, Said], days: Mapping[str, date | None]) -> TimelineEntry:
    day = group[0].day
    best = min(group, key=lambda one: (_is_before(one, days), not one.lead))
    behind = sources([said[one.id] for one in group if one.id in said])
    acts = [act for one in group for act in _dated(one) or one.acts]
    pages = {one.page for one in group}
    later = len({page for page in pages if (at := days.get(page)) and at > day})
    return TimelineEntry(
        day=day,
        type=Counter(act.type for act in acts).most_common(1)[0][0] if acts else None,
        place=next((act.where.name for act in acts if act.where), None),
        words=Cite(page=best.page, span=best.sentence, item=_item(best, said)),
        statuses=tuple(dict.fromkeys(status for one in group for status in _statuses(one))),
        cites=tuple(Cite(page=one.page, span=one.span, item=_item(one, said)) for one in group),
        sources=behind,
        later=later,
        why=Why(
            rule="same day, and the same act or words" if len(group) > 1 else "told once",
            detail=f"{len(behind)} independent sources on {len(pages)} pages",
        ),
    )


def _is_before(one: DayTold, days: Mapping[str, date | None]) -> bool:
    at = days.get(one.page)
    return one.ahead or bool(at and at < one.day)


def _item(one: DayTold, said: Mapping[str, Said]) -> str:
    return one.acts[0].id if one.acts else said[one.id].cite.item if one.id in said else one.id


def _statuses(one: DayTold) -> Sequence[Status]:
    dated = _dated(one)
    if dated:
        return [act.status for act in dated]
    return ["denied" if one.denied and one.ahead else "planned" if one.ahead or one.was_set else "happened"]
