"""What was planned and what became of it, as later pages tell: held, postponed, cancelled, else pending or unknown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from onrecord.record import Cite, Event, Outcome, Plan, Reading, Span, Why
from onrecord.stories.sentences import sentence_around

_PUT_OFF = re.compile(r"\b(?:postponed?|put\s+off|puts\s+off|rescheduled|delayed\s+until|moved\s+to)\b", re.IGNORECASE)
_CALLED_OFF = re.compile(r"\b(?:cancell?ed|called\s+off|calls\s+off|scrapped|abandoned|dropped)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{4,}")
_SHARED = 2
"""Words of four letters or more that the sentence of an outcome has in common with that of the plan."""
_HAPPENED = frozenset({"happened", "ongoing"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Act:
    """An event on a page with its sentence and whom it names."""

    page: str
    at: date | None
    event: Event
    sentence: Span
    words: frozenset[str]
    who: frozenset[str]

    @property
    def cite(self) -> Cite:
        return Cite(page=self.page, span=self.sentence, item=self.event.id)


def plans(readings: Sequence[Reading], days: Mapping[str, date | None]) -> tuple[Plan, ...]:
    """The planned events of a story's pages, which stand in order of publication; `days` are the pages' own days.

    Tellings of one type with a common participant or sentence words, whose days do not differ, are one plan. Words
    such as "called off" count only in a later page's sentence that shares its words with the plan's.
    """
    acts = [act for reading in readings for act in _acts(reading, days.get(reading.id))]
    groups: list[list[_Act]] = []
    for act in acts:
        if act.event.status == "planned":
            same = next((group for group in groups if any(_one_plan(act, other) for other in group)), None)
            if same is None:
                groups.append([act])
            else:
                same.append(act)
    order = {reading.id: at for at, reading in enumerate(readings)}
    last = max((day for day in days.values() if day), default=None)
    return tuple(
        _plan(group, acts, [r for r in readings if order[r.id] > order[group[0].page]], last) for group in groups
    )


def _acts(reading: Reading, at: date | None) -> Iterator[_Act]:
    article = reading.article
    if article is None:
        return
    labels = {actor.id: actor.label.lower() for actor in reading.actors}
    for event in reading.events:
        if event.historical:
            continue
        sentence = sentence_around(article, event.trigger)
        words = frozenset(_WORD.findall(sentence.of(article.text).lower()))
        who = frozenset(labels.get(role.actor or "", role.label.lower()) for role in event.roles)
        yield _Act(page=reading.id, at=at, event=event, sentence=sentence, words=words, who=who)


def planned_day(event: Event) -> date | None:
    """The day of an event, where the page tells it to the day."""
    when = event.when
    if when is None or when.start is None or when.precision not in ("minute", "hour", "part of day", "day"):
        return None
    return when.start.date() if isinstance(when.start, datetime) else when.start


def _one_plan(one: _Act, other: _Act) -> bool:
    if one.event.type != other.event.type:
        return False
    days = {planned_day(one.event), planned_day(other.event)} - {None}
    if len(days) == 2:
        return False
    return bool(one.who & other.who) or len(one.words & other.words) >= 2 * _SHARED


def _plan(group: Sequence[_Act], acts: Sequence[_Act], after: Sequence[Reading], last: date | None) -> Plan:
    day = next((found for act in group if (found := planned_day(act.event))), None)
    outcome, cites, rule = _became(group, day, acts, after)
    if outcome is None:
        outcome = "pending" if day and last and day > last else "unknown"
        rule = "its day is after the last page" if outcome == "pending" else "no later page tells"
    return Plan(
        type=group[0].event.type,
        day=day,
        words=group[0].cite,
        announced=tuple(act.cite for act in group),
        outcome=outcome,
        told_after=cites,
        new_day=day if outcome == "held" else None,
        why=Why(rule=rule, detail=f"planned on {len({act.page for act in group})} pages"),
    )


def _became(
    group: Sequence[_Act], day: date | None, acts: Sequence[_Act], after: Sequence[Reading]
) -> tuple[Outcome | None, tuple[Cite, ...], str]:
    """What later pages tell of the plan; a sentence that calls it off outranks an event of its type."""
    later = {reading.id for reading in after}
    who = frozenset().union(*(act.who for act in group))
    words = frozenset().union(*(act.words for act in group))
    for reading in after:
        for sentence, outcome in _called_off(reading):
            shared = frozenset(_WORD.findall(sentence.of(_text(reading)).lower())) & words
            if len(shared) >= 2 * _SHARED:
                cite = Cite(page=reading.id, span=sentence, item=reading.id)
                return outcome, (cite,), f"a later page says so: {', '.join(sorted(shared)[:4])}"
    held = [
        act
        for act in acts
        if act.page in later
        and act.event.status in _HAPPENED
        and act.event.type == group[0].event.type
        and (act.who & who)
        and len(act.words & words) >= _SHARED
        and not (day and act.at and act.at < day)
        and planned_day(act.event) in (None, day)
    ]
    if held:
        return "held", tuple(act.cite for act in held), "a later page tells an event of its type and participants"
    return None, (), ""


def _called_off(reading: Reading) -> Iterator[tuple[Span, Outcome]]:
    article = reading.article
    assert article is not None
    for pattern, outcome in ((_CALLED_OFF, "cancelled"), (_PUT_OFF, "postponed")):
        for match in pattern.finditer(article.text):
            yield sentence_around(article, Span(match.start(), match.end())), outcome  # type: ignore[misc]


def _text(reading: Reading) -> str:
    return reading.article.text if reading.article else ""
