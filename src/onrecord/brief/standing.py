"""How things stand at a story's end: the last figures by speaker, where sources differ, and what is announced."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from onrecord.brief.lines import Brief, Chart, Line, Point, Versus
from onrecord.brief.wording import MEASURES, day

FIGURES, DIFFERENCES, PLANS = 4, 2, 2
"""Lines of each kind, at most."""
_CHARTS = 3
"""Charts whose last figures are told: those that most tell of."""
_PASSED = 3
"""Days after which a newer figure has overtaken an outlet's own."""
_LATE = timedelta(days=10)
"""Before a story's last page: a figure told earlier is no longer where things stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The last figures, no average, a line a speaker; pairs that differ; plans of which no page tells the outcome."""

    figures: tuple[Line, ...]
    differences: tuple[Versus, ...]
    plans: tuple[Line, ...]


def standing(brief: Brief, mark: str, end: date | None) -> Standing:
    """What a reader needs first of a story whose last page is of the day `end`; ids of lines begin with `mark`."""
    pending = {f"p{at}" for at, plan in enumerate(brief.round_up.plans) if plan.day and plan.outcome == "pending"}
    latest = (line for chart in brief.charts[:_CHARTS] for line in _latest(chart, end))
    return Standing(
        figures=tuple(own(line, mark) for line in latest)[:FIGURES],
        differences=tuple(_pair(pair, mark, brief, end) for pair in _open(brief)),
        plans=tuple(own(line, mark) for line in _each_once(brief.expected) if line.id in pending)[:PLANS],
    )


def _each_once(lines: Iterable[Line]) -> Iterable[Line]:
    """The lines, of those with the same words the first alone."""
    seen: set[str] = set()
    for line in lines:
        if line.quote.words.casefold() not in seen:
            seen.add(line.quote.words.casefold())
            yield line


def own(line: Line, mark: str) -> Line:
    """The line by itself, under an id that stands nowhere else on the page."""
    return replace(line, id=mark + line.id, more=())


def _open(brief: Brief) -> list[Versus]:
    """What is still in dispute: of figures and of words the pair told last each, then the next ones."""
    counted, said = (sorted(pairs, key=_told, reverse=True) for pairs in (brief.conflicts, brief.differences))
    found: list[Versus] = []
    seen: set[str] = set()
    for pair in (*counted[:1], *said, *counted[1:]):
        sides = {side.quote.anchor for side in (pair.one, pair.other)}
        if not sides & seen:
            found.append(pair)
            seen |= sides
    return found[:DIFFERENCES]


def _told(pair: Versus) -> date:
    """The day of the later of two sides."""
    return max(pair.one.day or date.min, pair.other.day or date.min)


def _pair(pair: Versus, mark: str, brief: Brief, end: date | None) -> Versus:
    """The pair by itself, with its day where pages go on after it, and what a side has counted since."""
    on = max((side.day for side in (pair.one, pair.other) if side.day), default=None)
    label = f"{pair.label}, as told on {day(on)}" if on and end and on < end else pair.label
    one, other = (own(_with_later(side, brief), mark) for side in (pair.one, pair.other))
    return replace(pair, label=label, one=one, other=other)


def _with_later(side: Line, brief: Brief) -> Line:
    """A side of figures with the amount that its speaker told last, where that is another on a later day."""
    for chart in brief.charts:
        for panel in chart.panels:
            at = next((point.at for point in panel.points if _has(point, side)), None)
            later = [point for point in panel.points if at is not None and point.at > at]
            last = max(later, key=lambda point: point.at, default=None)
            if last and last.amount != side.label:
                since = chart.first + timedelta(days=last.at)
                return replace(side, notes=(*side.notes, f"{last.amount} by {day(since)}"))
    return side


def _has(point: Point, side: Line) -> bool:
    """Whether a side's amount and words are among the tellings of a point."""
    return any((line.quote.anchor, line.label) == (side.quote.anchor, side.label) for line in point.lines)


def _latest(chart: Chart, end: date | None) -> Iterable[Line]:
    """The last figures of two speakers who differ, of late, the newest first: where each stands, no average.

    A toll of the dead only grows: of one speaker's late figures the highest is the whole, a lower one is of fewer.
    """
    grows = chart.title.startswith(MEASURES["killed"])
    late = (end or chart.last) - _LATE
    told = []
    for panel in chart.panels:
        points = [point for point in panel.points if chart.first + timedelta(days=point.at) >= late]
        if points:
            told.append(max(points, key=lambda point: point.value if grows else point.at))
    newest = sorted(told, key=lambda point: -point.at)
    # What an outlet tells by itself is nobody's count: once somebody has told a later one, it is no stand.
    newest = [p for p in newest if p.at > newest[0].at - _PASSED or len(p.lines[-1].chain) > 1]
    # Of speakers who give one amount the newest stands for all, and "at least 31" says nothing against a later 101.
    apart = {point.amount: point for point in reversed(newest)}
    whole = max((point.value for point in newest), default=0.0)
    kept = [p for p in newest if apart[p.amount] is p and not (p.bound == "over" and p.value < whole)]
    for point in kept[:2]:
        yield replace(point.lines[-1], label=f"{chart.title}: {point.amount}")
