"""Where a figure stands on its chart: per cent of the width by day, pixels from the top by amount."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from math import log10
from statistics import median

from onrecord.brief.lines import Chart, Panel, Point
from onrecord.brief.wording import short_day

HEIGHT, TOP, FLOOR = 120, 32, 94
"""Pixels: of a panel, and where its highest amount and its zero stand; the days are written below the floor."""
LEFT, RIGHT = 5.0, 95.0
"""Per cent of the width where the first and the last day stand."""
_FAR = 25
"""A highest amount this many times the median squeezes the others together: the scale is logarithmic."""
_LABELLED = 4
"""Points of a panel that may all have their amount written beside them."""
_LETTER, _LINE, _RADIUS = 2.4, 17.0, 2.0
"""Room that an amount takes: per cent of the width a letter, pixels a line; and a point, in per cent."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A point placed; `high` is where a range ends, `label` the amount written beside it, `anchor` how it is set."""

    point: Point
    x: float
    y: float
    high: float
    label: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Plot:
    """A panel placed: its own dots, and the places of everybody else's (x, y)."""

    panel: Panel
    dots: tuple[Dot, ...]
    others: tuple[tuple[float, float], ...]

    @property
    def course(self) -> bool:
        """Whether a line may join the points: not where a speaker has two amounts for one day."""
        return len({dot.x for dot in self.dots}) == len(self.dots)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart placed; `ticks` are days with their x, `logarithmic` says how amounts are spaced."""

    chart: Chart
    plots: tuple[Plot, ...]
    ticks: tuple[tuple[float, str, str], ...]
    logarithmic: bool


def drawn(chart: Chart) -> Drawn:
    """Every panel of a chart on one scale."""
    values = [point.top for panel in chart.panels for point in panel.points]
    logarithmic = max(values) > _FAR * max(1.0, median(values))
    length = max(1, (chart.last - chart.first).days)
    single = chart.first == chart.last

    def across(at: float) -> float:
        return 50.0 if single else round(LEFT + (RIGHT - LEFT) * at / length, 2)

    def down(value: float) -> float:
        share = log10(1 + max(value, 0)) / log10(1 + max(values)) if logarithmic else value / (max(values) or 1)
        return round(FLOOR - (FLOOR - TOP) * max(0.0, share), 1)

    everywhere = {
        panel.speaker: {(across(point.at), down(point.value)) for point in panel.points} for panel in chart.panels
    }
    plots = []
    for panel in chart.panels:
        rest = {place for speaker, places in everywhere.items() if speaker != panel.speaker for place in places}
        placed = [(p, across(p.at), down(p.value), down(p.top)) for p in panel.points]
        plots.append(Plot(panel, _dots(placed), tuple(sorted(rest - everywhere[panel.speaker]))))
    return Drawn(chart, tuple(plots), _ticks(chart.first, chart.last, across), logarithmic)


def _dots(placed: list[tuple[Point, float, float, float]]) -> tuple[Dot, ...]:
    """Points with amounts beside the last, the first and the highest, or beside all of a few, none over another."""
    order = sorted(range(len(placed)), key=lambda at: (at != len(placed) - 1, at != 0, -placed[at][0].value))
    taken = [(x - _RADIUS, x + _RADIUS, y - 6, y + 6) for _, x, y, _ in placed]
    labelled = set()
    for at in order if len(placed) <= _LABELLED else order[:3]:
        point, x, _, high = placed[at]
        box = _box(point, x, high)
        if not any(_overlap(box, other) for number, other in enumerate(taken) if number != at):
            taken.append(box)
            labelled.add(at)
    return tuple(
        Dot(point, x, y, high, point.amount if at in labelled else "", _anchor(x))
        for at, (point, x, y, high) in enumerate(placed)
    )


_Box = tuple[float, float, float, float]


def _box(point: Point, x: float, y: float) -> _Box:
    """Where the amount of a point would be written: left, right, top and bottom."""
    width = _LETTER * len(point.amount)
    left = {"start": x, "middle": x - width / 2, "end": x - width}[_anchor(x)]
    bottom = y - (15 if point.bound == "over" else 8)
    return left, left + width, bottom - _LINE, bottom


def _overlap(one: _Box, other: _Box) -> bool:
    return one[0] < other[1] and other[0] < one[1] and one[2] < other[3] and other[2] < one[3]


def _anchor(x: float) -> str:
    return "start" if x < 22 else "end" if x > 78 else "middle"


def _ticks(first: date, last: date, across: object) -> tuple[tuple[float, str, str], ...]:
    assert callable(across)
    if first == last:
        return ((50.0, short_day(first), "middle"),)
    length = (last - first).days
    found = [(across(0), _tick(first, first, last), "start")]
    if length > 10:
        middle = length // 2
        found.append((across(middle), _tick(first + timedelta(days=middle), first, last), "middle"))
    return (*found, (across(length), _tick(last, first, last), "end"))


def _tick(day: date, first: date, last: date) -> str:
    return short_day(day) if first.year == last.year else f"{day:%b %Y}"
