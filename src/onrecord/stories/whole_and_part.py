"""What figures of a story are to each other: shares by place, sums of places, groups that are everybody, crowds."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta

from onrecord.record import Event, Figure, Reading, calendar_day
from onrecord.stories.scopes import WHOLE
from onrecord.stories.tellings import Telling

Page = tuple[Reading, Sequence[Telling]]
Place = tuple[str, ...]

_FATES = frozenset({"killed", "wounded", "missing", "displaced", "arrested", "infected"})
_PARTS = frozenset(
    "child children minor minors boy boys girl girls woman women baby babies infants pupil pupils student "
    "students teenagers soldier soldiers troops servicemen conscripts fighters rebels militants insurgents gunmen "
    "terrorists civilian civilians police policemen officers firefighter firefighters rescuer rescuers crew "
    "pilots passenger passengers journalist journalists reporters foreigners nationals citizens tourists medics "
    "doctors nurses guard guards peacekeepers marines contractor contractors staff employees driver drivers "
    "teachers athletes monks priests volunteers commanders generals its own our their his her family families".split()
)
"""Words for people who are a part of those that a disaster, an attack or a sickness can befall."""
_CROWD = frozenset(
    "crowd demonstrators protesters protestors marchers people participants attendees strikers supporters".split()
)
_PROTEST = re.compile(r"\b(?:demonstrat(?:ion|ed|ors)|protest(?:s|ers|ed)?|rall(?:y|ies|ied)|march(?:es|ed|ers)?)\b")
_QUESTION = re.compile(r"\?")
_MARCHED = frozenset({"a crowd", "asked above", "toll taken up", "count taken up", "toll before", "counted noun"})
_MANY = 50
"""People at least who are a crowd."""
_BY_PLACE = "share by place"
_LEAST = 2
"""Parts at least that make a sum, and people that are not one of others."""


def fitted(pages: Sequence[Page]) -> list[tuple[Telling, ...]]:
    """The placed tellings of each page, each with a scope that fits those of the others.

    A place that a page counts as a share of another's, or whose numbers add up to the other's, lies in it on every
    page. A noun for those counted limits nothing ("17 men") where it names no special group and its page tells no
    other count that it could be a part of. A crowd at a protest is one group, counted on the day of the protest.
    """
    told = [_everybody(*_crowds(reading, tellings)) for reading, tellings in pages]
    shares = [list(_shares(reading, found)) for (reading, _), found in zip(pages, told, strict=True)]
    holds = {telling.scope.place[0] for tellings in told for telling in tellings if len(telling.scope.place) > 1}
    inside = _inside([pair for found in shares for pair in found], holds)
    return [
        _in_breaths(
            reading, [_nested(telling, inside, {part.id: whole for part, whole in found}) for telling in tellings]
        )
        for (reading, _), tellings, found in zip(pages, told, shares, strict=True)
    ]


def _in_breaths(reading: Reading, tellings: Sequence[Telling]) -> tuple[Telling, ...]:
    """The tellings of a page, each with the breath that it is told in.

    One ends at a question, a heading, or a telling of another place: up to there the page speaks of one thing.
    """
    article = reading.article
    if article is None:
        return tuple(tellings)
    ends = [block.span.end for block in article.blocks if block.kind == "heading"]
    ends += [match.end() for match in _QUESTION.finditer(article.text)]
    done: dict[str, Telling] = {}
    before: Telling | None = None
    turns = 0
    for telling in sorted(tellings, key=lambda one: one.start):
        turns += before is not None and before.scope.place != telling.scope.place
        before = telling
        done[telling.id] = replace(telling, breath=turns + sum(end <= telling.start for end in ends))
    return tuple(done[telling.id] for telling in tellings)


def _everybody(reading: Reading, tellings: Sequence[Telling]) -> tuple[Telling, ...]:
    scopes = {figure.id: figure.scope or "" for figure in reading.figures}
    return tuple(
        replace(telling, scope=replace(telling.scope, group=frozenset()))
        if _is_everybody(telling, tellings, scopes[telling.id])
        else telling
        for telling in tellings
    )


def _is_everybody(telling: Telling, page: Sequence[Telling], words: str) -> bool:
    group = telling.scope.group
    if (
        telling.measure not in _FATES
        or not group
        or (telling.value or 0) < _LEAST
        or telling.partitive
        or telling.scope.without
        or group & _PARTS
    ):
        return False
    if len(group) > 1 or any(word[:1].isupper() for word in words.split()):
        # "Rescue workers", "Lantan sailors": an adjective makes a noun a special group.
        return False
    return not any(
        other.measure == telling.measure
        and other.scope.event == telling.scope.event
        and not (other.partitive or other.earlier)
        and _go_together(telling, other)
        and (
            (other.value or 0) > (telling.value or 0)
            if not other.scope.group
            else other.scope.group != group and other.value != telling.value
        )
        for other in page
    )


def _go_together(one: Telling, other: Telling) -> bool:
    """Whether one speaker tells both of one time, so that the one may be a part of the other."""
    if one.as_of and other.as_of and (one.as_of[1] < other.as_of[0] or other.as_of[1] < one.as_of[0]):
        return False
    return bool(one.speaker & other.speaker)


def _crowds(reading: Reading, tellings: Sequence[Telling]) -> tuple[Reading, tuple[Telling, ...]]:
    """The page with its crowds as one group, on the day of the protest where the figure tells none."""
    days = [event for event in reading.events if event.type == "PROTEST" and not event.historical]
    if not days and not (reading.article and _PROTEST.search(reading.article.text)):
        return reading, tuple(tellings)
    figures = {figure.id: figure for figure in reading.figures}
    return reading, tuple(
        _on_the_day(telling, days, figures[telling.id]) if _is_crowd(telling, figures[telling.id]) else telling
        for telling in tellings
    )


def _is_crowd(telling: Telling, figure: Figure) -> bool:
    if telling.measure != "people" or (telling.value or 0) < _MANY or telling.scope.without:
        return False
    return telling.scope.group <= _CROWD and (bool(telling.scope.group) or figure.why.rule in _MARCHED)


def _on_the_day(telling: Telling, protests: Sequence[Event], figure: Figure) -> Telling:
    telling = replace(telling, scope=replace(telling.scope, group=frozenset({"crowd"})))
    told = [event for event in protests if event.when and event.when.precision in ("day", "part of day")]
    if telling.dated or not told:
        return telling
    nearest = min(told, key=lambda event: abs(event.trigger.start - figure.span.start))
    start = calendar_day(nearest.when.start) if nearest.when else None
    if start is None or (telling.published and start > telling.published.date()):
        return telling
    at = datetime.combine(start, time())
    return replace(telling, as_of=(at, at + timedelta(days=1) - timedelta(microseconds=1)))


def _shares(reading: Reading, tellings: Sequence[Telling]) -> Iterator[tuple[Telling, Telling]]:
    """The tellings of a page that are told, or add up, as parts by place of another one."""
    spans = {figure.id: figure.span.start for figure in reading.figures}
    rules = {figure.id: figure.why.rule for figure in reading.figures}
    ordered = sorted(
        (one for one in tellings if one.value is not None and one.polarity == "positive"), key=lambda t: spans[t.id]
    )
    for measure in dict.fromkeys((one.measure, one.unit) for one in ordered):
        told = [one for one in ordered if (one.measure, one.unit) == measure]
        whole: Telling | None = None
        for one in told:
            share = rules[one.id] == _BY_PLACE or (one.partitive and one.placed)
            if share and whole is not None and _may_hold(whole, one):
                yield one, whole
            elif rules[one.id] != _BY_PLACE and not one.partitive:
                whole = one
        yield from _sums(told)


def _sums(told: Sequence[Telling]) -> Iterator[tuple[Telling, Telling]]:
    """Tellings next to each other, each of another place, that add up to one of a place that is none of theirs."""
    for first in range(len(told)):
        places: set[Place] = set()
        total = 0.0
        for last in range(first, len(told)):
            one = told[last]
            if one.scope.place in places or not one.scope.place or one.bound != "exact" or one.scope.event:
                break
            places.add(one.scope.place)
            total += one.value or 0.0
            whole = next((w for w in told if w.value == total and w.scope.place not in places), None)
            if whole and len(places) >= _LEAST and all(_may_hold(whole, part) for part in told[first : last + 1]):
                yield from ((part, whole) for part in told[first : last + 1])
                break


def _may_hold(whole: Telling, part: Telling) -> bool:
    place, wide = part.scope.place, whole.scope.place
    smaller = (part.value or 0) < (whole.value or 0) and part.scope.event == whole.scope.event
    return smaller and bool(place) and bool(wide) and wide != place and wide != WHOLE and place[: len(wide)] != wide


def _inside(shares: Sequence[tuple[Telling, Telling]], holds: Collection[str]) -> Mapping[Place, Place]:
    """For a place of one name the one that it lies in; none where pages tell two, or each in the other.

    What itself `holds` places that the story counts in is a country or the like, and lies in none.
    """
    found: dict[Place, set[Place]] = defaultdict(set)
    for part, whole in shares:
        if len(part.scope.place) == 1 and part.scope.place[0] not in holds:
            found[part.scope.place].add(whole.scope.place)
    one = {place: next(iter(wide)) for place, wide in found.items() if len(wide) == 1}
    return {place: wide for place, wide in one.items() if wide not in one}


def _nested(telling: Telling, inside: Mapping[Place, Place], parts: Mapping[str, Telling]) -> Telling:
    """The telling in the place that holds its own; one speaker's parts need no word of a share."""
    place = telling.scope.place
    wide = inside.get(place[:1]) if place else None
    if wide is None:
        return telling
    whole = parts.get(telling.id)
    share = telling.partitive if whole is None else not whole.speaker & telling.speaker
    return replace(telling, scope=replace(telling.scope, place=(*wide, *place)), partitive=share)
