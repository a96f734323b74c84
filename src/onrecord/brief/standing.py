"""How things stand at a story's end: the last figures by speaker, where sources differ, and what is announced."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from onrecord.brief.lines import Brief, Chart, Line, Versus
from onrecord.brief.wording import MEASURES

FIGURES, DIFFERENCES, PLANS = 3, 2, 2
"""Lines of each kind, at most."""
_CHARTS = 2
"""Charts whose last figures are told: those that most tell of."""
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
        differences=tuple(_pair(pair, mark) for pair in _open(brief)),
        plans=tuple(own(line, mark) for line in brief.expected if line.id in pending)[:PLANS],
    )


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


def _pair(pair: Versus, mark: str) -> Versus:
    return replace(pair, one=own(pair.one, mark), other=own(pair.other, mark))


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
    # Of speakers who give one amount the newest stands for all, and "at least 31" says nothing against a later 101.
    apart = {point.amount: point for point in reversed(newest)}
    whole = max((point.value for point in newest), default=0.0)
    kept = [p for p in newest if apart[p.amount] is p and not (p.bound == "over" and p.value < whole)]
    for point in kept[:2]:
        yield replace(point.lines[-1], label=f"{chart.title}: {point.amount}")
