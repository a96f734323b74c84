"""Days and plans: the timeline and the plans of the sample crisis, as it is read, against its coded events."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from time import perf_counter

from evaluation.crisis import Crisis, crisis, is_there
from evaluation.figure import Figure
from onrecord.record import Cite, Plan, TimelineEntry

_STEM = 5
"""Letters that two forms of a word share: "proposes" and "proposal"."""
_SHARED = 2
"""Stems that a coded event and the words of an entry have in common, at least."""
_EMPTY = frozenset("the of in at on for to and by with its not says from that said as an is it be will".split())


@dataclass(frozen=True, slots=True)
class Coded:
    """A coded event or plan: its words, day, the pages that tell it, and what became of it (plans)."""

    id: str
    words: frozenset[str]
    day: date
    pages: frozenset[str]
    outcome: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """An entry or a plan of the round-up, as it is set against the coded ones."""

    words: frozenset[str]
    day: date | None
    pages: frozenset[str]
    outcome: str | None = None


def figures(data: Path | None = None) -> dict[str, Figure]:
    """timeline.crisis.* and plans.crisis.*

    A line is a coded event if both have a page and two word stems in common; each is matched once, the best pair
    first. Timeline: `f1`, `precision` and `recall` of lines on the right day. Plans: `recall`, `precision` (not every
    plan worth telling is coded), and of those found the shares with the right `day` and the right `outcome`.
    """
    if not is_there():
        return {}
    began = perf_counter()
    read = crisis()
    events, entries = coded_events(read), lines(read)
    on_day = matched(entries, events, lambda line, event: line.day == event.day)
    planned, plans = coded_plans(read), plan_lines(read)
    found = matched(plans, planned, lambda line, plan: line.day in (None, plan.day))
    seconds = perf_counter() - began
    precision, recall = len(on_day) / max(1, len(entries)), len(on_day) / len(events)
    days = sum(plans[at].day == planned[to].day for at, to in found)
    outcomes = sum(plans[at].outcome == planned[to].outcome for at, to in found)
    return {
        "timeline.crisis.precision": Figure(precision, len(entries), seconds),
        "timeline.crisis.recall": Figure(recall, len(events), seconds),
        "timeline.crisis.f1": Figure(2 * len(on_day) / (len(entries) + len(events)), len(events), seconds),
        "plans.crisis.precision": Figure(len(found) / max(1, len(plans)), len(plans), seconds),
        "plans.crisis.recall": Figure(len(found) / len(planned), len(planned), seconds),
        "plans.crisis.day": Figure(days / max(1, len(found)), len(found), seconds),
        "plans.crisis.outcome": Figure(outcomes / max(1, len(found)), len(found), seconds),
    }


def matched(
    lines: Sequence[Line], coded: Sequence[Coded], allowed: Callable[[Line, Coded], bool]
) -> list[tuple[int, int]]:
    """Pairs of a line and a coded event by their places, one to one, those with most in common first."""
    pairs = []
    for at, line in enumerate(lines):
        for to, event in enumerate(coded):
            words, pages = len(line.words & event.words), len(line.pages & event.pages)
            if words >= _SHARED and pages and allowed(line, event):
                pairs.append((words, pages, -at, -to))
    chosen: dict[int, int] = {}
    for _, _, at, to in sorted(pairs, reverse=True):
        if -at not in chosen and -to not in chosen.values():
            chosen[-at] = -to
    return sorted(chosen.items())


def stems(text: str) -> frozenset[str]:
    return frozenset(w[:_STEM] for w in re.findall(r"[^\W_]{2,}", text.lower()) if w not in _EMPTY)


def coded_events(read: Crisis) -> list[Coded]:
    """The events that the episode's pages tell."""
    rows = [row for row in read.gold["events"] if set(row["pages"]) & read.readings.keys()]
    return [
        Coded(row["id"], stems(row["what"]), date.fromisoformat(row["day"]), frozenset(row["pages"]))
        for row in rows
        if not row["id"].startswith("x")
    ]


def coded_plans(read: Crisis) -> list[Coded]:
    """The plans that the episode's pages announce; the words of the event stand beside those of the plan."""
    what = {row["id"]: row["what"] for row in read.gold["events"]}
    return [
        Coded(
            id=row["id"],
            words=stems(f"{row['what']} {what[row['event']]}"),
            day=date.fromisoformat(row["planned_for"]),
            pages=frozenset(row["announced_in"]),
            outcome=row["outcome"],
        )
        for row in read.gold["planned"]
        if set(row["announced_in"]) & read.readings.keys()
    ]


def lines(read: Crisis) -> list[Line]:
    return [_line(read, entry, entry.cites) for entry in read.told.timeline]


def plan_lines(read: Crisis) -> list[Line]:
    return [_line(read, plan, plan.announced, plan.outcome) for plan in read.told.plans]


def _line(read: Crisis, told: TimelineEntry | Plan, cites: Sequence[Cite], outcome: str | None = None) -> Line:
    names: Mapping[str, str] = read.names
    article = read.readings[names[told.words.page]].article
    assert article is not None
    words = stems(told.words.span.of(article.text))
    return Line(words, told.day, frozenset(names[cite.page] for cite in cites), outcome)


def main() -> None:
    for name, figure in figures().items():
        print(f"{name} {figure.value:.3f} of {figure.n}")


if __name__ == "__main__":
    main()
