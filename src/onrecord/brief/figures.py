"""Figures side by side: a chart of each measure with a panel a speaker, and the pairs that cannot both be true."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from onrecord.brief.desk import Desk
from onrecord.brief.lines import Chart, Line, Panel, Point, Versus
from onrecord.brief.sourcing import folded, named_sources
from onrecord.brief.wording import MEASURES, NOT_NAMED, amount, counted, day, listed
from onrecord.record import Relation, RoundUp, Series, ToldFigure

CHARTS, PANELS, CONFLICTS = 4, 8, 6
_CHARTED = ("killed", "missing", "wounded", "displaced", "arrested", "infected", "people", "money", "votes")
"""Measures that are drawn, in this order of interest: shares, durations and other counts are of too many things."""
_SURE = 0.75
"""Least score of a conflict that is shown: below it, no page tells that both figures count the same."""
_OFTEN = 2
"""Pairs in which one speaker may stand."""
_LEAST = 3
"""Tellings with a number that make a chart."""


def charts(round_up: RoundUp, desk: Desk) -> tuple[Chart, ...]:
    """The charts of a story: measures with most tellings first, at most six."""
    speakers = _speakers(round_up, desk)
    found = []
    for at, series in enumerate(round_up.series):
        numbered = [figure for figure in series.figures if _value(figure) is not None and _described(figure, desk)]
        amounts = {_value(figure) for figure in numbered}
        like = series.measure in _CHARTED and (series.measure != "people" or series.group)
        if like and len(numbered) >= _LEAST and len(amounts) > 1:
            found.append(_chart(series, numbered, speakers, desk, f"k{at}"))
    rank = {measure: place for place, measure in enumerate(_CHARTED)}
    order = {f"k{at}": rank.get(series.measure, 99) for at, series in enumerate(round_up.series)}
    found.sort(key=lambda chart: (-len(chart.rows) if len(chart.rows) > 9 else 0, order[chart.id]))
    return tuple(found[:CHARTS])


def _speakers(round_up: RoundUp, desk: Desk) -> Mapping[str, str]:
    """For each figure the name of the independent source whose word it is."""
    names = named_sources(round_up, desk)
    return {
        figure.id: names[figure.statement]
        for reading in round_up.readings
        for figure in reading.figures
        if figure.statement in names
    }


def _value(figure: ToldFigure) -> float | None:
    return figure.low if figure.low is not None else figure.high


def _described(figure: ToldFigure, desk: Desk) -> date | None:
    """The day that a figure describes, else the day of its page."""
    return figure.as_of[0].date() if figure.as_of else desk.day(figure.cite.page)


def _chart(series: Series, figures: Sequence[ToldFigure], speakers: Mapping[str, str], desk: Desk, name: str) -> Chart:
    days = [on for figure in figures if (on := _described(figure, desk))]
    first = min(days)
    told: dict[str, dict[tuple[int, float, str], list[tuple[ToldFigure, Line]]]] = defaultdict(dict)
    names: dict[str, str] = {}
    rows = []
    for number, figure in enumerate(series.figures):
        speaker = speakers.get(figure.cite.item) or NOT_NAMED
        line = _row(figure, desk, f"{name}-{number}")
        rows.append(line)
        value, described = _value(figure), _described(figure, desk)
        if value is not None and described:
            key = ((described - first).days, value, figure.bound)
            names.setdefault(folded(speaker), speaker)
            told[folded(speaker)].setdefault(key, []).append((figure, line))
    panels = [Panel(speaker=names[key], points=_points(points)) for key, points in told.items()]
    panels.sort(key=lambda panel: (panel.speaker == NOT_NAMED, -sum(len(point.lines) for point in panel.points)))
    group = f": {' '.join(series.group)}" if series.group else ""
    unit = f" ({series.unit})" if series.unit and series.unit not in ("people", "XXX") else ""
    last = series.place[-1] if series.place else ""
    place = f", {last if last[:1].isupper() else last.title()}" if last else ""
    title = f"{MEASURES[series.measure]}{unit}{group}{place}"
    return Chart(id=name, title=title, first=first, last=max(days), panels=tuple(panels[:PANELS]), rows=tuple(rows))


def _points(
    told: Mapping[tuple[int, float, str], Sequence[tuple[ToldFigure, Line]]],
) -> tuple[Point, ...]:
    return tuple(
        Point(
            at=at,
            value=value,
            top=max(value, same[0][0].high or value),
            bound=bound,
            negative=same[0][0].polarity == "negative",
            amount=same[0][1].label,
            lines=tuple(line for _, line in same),
        )
        for (at, value, bound), same in sorted(told.items())
    )


def _row(figure: ToldFigure, desk: Desk, name: str) -> Line:
    """A telling as a line: its amount, the day it describes, and the sentence that holds it."""
    words = desk.quote(figure.cite.page, figure.cite.span).words
    told = amount(figure.bound, figure.low, figure.high, words)
    as_of = f"as of {day(figure.as_of[0])}" if figure.as_of and figure.dated else ""
    notes = [as_of, "said in order to be denied" if figure.polarity == "negative" else ""]
    line = desk.line(figure.cite, name, label=told, notes=notes)
    return replace(line, quote=desk.quote(figure.sentence.page, figure.sentence.span))


def is_sure(relation: Relation) -> bool:
    """Whether two figures contradict each other by what their pages tell of scope and day."""
    return relation.contradiction and relation.why.score >= _SURE


def conflicts(round_up: RoundUp, desk: Desk) -> tuple[Versus, ...]:
    """Pairs of amounts of one scope and day that cannot both be true: each pair of speakers once.

    Pairs whose pages do not tell that both count the same are left out: a brief sets nobody against another by guess.
    """
    figures = {figure.cite.item: (figure, series) for series in round_up.series for figure in series.figures}
    speakers = _speakers(round_up, desk)
    found: dict[tuple[str, frozenset[str]], list[Relation]] = {}
    for relation in round_up.relations:
        if not is_sure(relation) or not {relation.a, relation.b} <= figures.keys():
            continue
        sides = frozenset(folded(speakers.get(key, NOT_NAMED)) for key in (relation.a, relation.b))
        if NOT_NAMED not in sides and len(sides) > 1:
            found.setdefault((figures[relation.a][1].measure, sides), []).append(relation)
    kept: list[Versus] = []
    times: Counter[str] = Counter()
    for (_, sides), told in sorted(found.items(), key=lambda one: (-max(r.why.score for r in one[1]), -len(one[1]))):
        if len(kept) < CONFLICTS and all(times[side] < _OFTEN for side in sides):
            times.update(sides)
            kept.append(_versus(told, figures, desk, f"x{len(kept)}"))
    return tuple(kept)


def _versus(
    told: Sequence[Relation], figures: Mapping[str, tuple[ToldFigure, Series]], desk: Desk, name: str
) -> Versus:
    """The surest of several pairs of two speakers, earlier first."""
    best = max(told, key=lambda relation: relation.why.score)
    one, other = (_row(figures[key][0], desk, f"{name}{side}") for key, side in ((best.a, "a"), (best.b, "b")))
    label = f"{MEASURES[figures[best.a][1].measure]}: {best.type}"
    return Versus(label=label, one=one, other=other, why=best.why.rule, times=len(told))


def told_by(chart: Chart) -> str:
    """60 tellings by 9 speakers."""
    speakers = listed((panel.speaker for panel in chart.panels), most=2)
    return f"{counted(len(chart.rows), 'telling')}; {speakers}"
