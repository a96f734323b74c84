"""Figures side by side: a chart of each measure with a panel a speaker, and the pairs that cannot both be true."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from onrecord.brief.borne import DENIED, HEADS, Borne
from onrecord.brief.desk import Desk
from onrecord.brief.lines import Chart, Line, Panel, Point, Versus
from onrecord.brief.over_lines import as_corrected
from onrecord.brief.sourcing import folded
from onrecord.brief.taken_back import GONE
from onrecord.brief.wording import MEASURES, NOT_NAMED, counted, listed
from onrecord.brief.wording import day as day_told
from onrecord.record import Relation, RoundUp, Series, ToldFigure

Rows = Sequence[tuple[ToldFigure, Line]]
CHARTS, PANELS, CONFLICTS = 4, 8, 6
_CHARTED = ("killed", "missing", "wounded", "displaced", "arrested", "infected", "people", "money", "votes")
"""Measures that are drawn, in this order of interest: shares, durations and other counts are of too many things."""
_OF_PEOPLE = frozenset({"killed", "missing", "wounded", "displaced", "arrested", "infected"})
_SURE = 0.75
"""Least score of a conflict that is shown: below it, no page tells that both figures count the same."""
_OFTEN = 2
"""Pairs in which one speaker may stand."""
_EXCEPT = re.compile(r"\b(?:without|excluding|not\s+(?:counting|including)|other\s+than)\b", re.IGNORECASE)
_KIND = re.compile(
    r"\b(?:rescue\s+workers?|rescuers?|firefighters?|soldiers?|troops|police(?:men|man)?|officers?|guards?|children|babies|women|"
    r"journalists?|reporters?|workers?|miners?|crew|doctors?|nurses?|students?|pupils?|teachers?|volunteers?)\b",
    re.IGNORECASE,
)
_OLD = 3
"""Days after which a number that has been overtaken is told to be of before."""
_LEAST = 3
"""Tellings with a number that make a chart."""


def charts(round_up: RoundUp, borne: Borne) -> tuple[tuple[Chart, ...], int]:
    """The charts of a story, measures with most tellings first, and how many tellings of them are left out."""
    desk = borne.desk
    found: list[Chart] = []
    left: dict[str, int] = {}
    joined = _with_exclusions(round_up.series, desk)
    for at, series in enumerate(joined):
        if series.measure not in _CHARTED or (series.measure in ("people", "money") and not series.group):
            continue
        told = [borne.with_its_bound(borne.without_the_happening(figure)) for figure in series.figures]
        rows = [(figure, line) for figure in told if (line := borne.row(figure, series, f"k{at}"))]
        rows = rows if series.group else _of_all(rows, desk)
        lost, rows = len(series.figures) - len(rows), _without_reprints(_each_once(rows, desk), desk)
        rows = [
            (figure, as_corrected(_withdrawn(figure, _of_before(figure, line, rows, series, desk), desk), desk))
            for figure, line in rows
        ]
        numbered = [figure for figure, _ in rows if _value(figure) is not None and _described(figure, desk)]
        amounts = {_value(figure) for figure in numbered}
        if len(numbered) >= _LEAST and len(amounts) > 1:
            left[f"k{at}"] = lost
            found.append(_chart(series, rows, borne, f"k{at}"))
    rank = {measure: place for place, measure in enumerate(_CHARTED)}
    order = {f"k{at}": rank.get(series.measure, 99) for at, series in enumerate(joined)}
    found.sort(key=lambda chart: (-len(chart.rows) if len(chart.rows) > 9 else 0, order[chart.id]))
    kept = tuple(found[:CHARTS])
    return kept, sum(left[chart.id] for chart in kept)


def counts(round_up: RoundUp, borne: Borne) -> tuple[Line, ...]:
    """The figures of people that their sentences bear out, of a story with too few of them for a chart; one sentence
    with several of them stands once, under all.
    """
    found: dict[str, Line] = {}
    for at, series in enumerate(round_up.series):
        for number, figure in enumerate(series.figures if series.measure in _OF_PEOPLE else ()):
            told = borne.with_its_bound(borne.without_the_happening(figure))
            line = borne.row(told, series, f"n{at}-{number}")
            asked = line is not None and line.quote.words.rstrip('”"’ ').endswith("?")
            if line is None or asked or (figure.polarity == "negative" and DENIED not in line.notes):
                continue
            group = f" ({' '.join(series.group)})" if series.group else ""
            label = f"{MEASURES[series.measure]}{group}: {line.label}"
            first = found.get(line.quote.anchor)
            if first is None:
                found[line.quote.anchor] = replace(line, label=label)
            elif label not in first.label.split("; "):
                found[line.quote.anchor] = replace(first, label=f"{first.label}; {label}")
    return tuple(found.values())


def _of_all(rows: Sequence[tuple[ToldFigure, Line]], desk: Desk) -> list[tuple[ToldFigure, Line]]:
    """The rows without counts of one kind of people that are told after a higher one of all: they are a part of it."""
    found = []
    for figure, line in rows:
        value, on = _value(figure), _described(figure, desk)
        part = _KIND.search(desk.quote(figure.cite.page, figure.cite.span).words) and value is not None and on
        higher = part and any(
            (_value(other) or 0) > (value or 0) and (day := _described(other, desk)) and on and day <= on
            for other, _ in rows
        )
        if not higher:
            found.append((figure, line))
    return found


def _withdrawn(figure: ToldFigure, line: Line, desk: Desk) -> Line:
    """The row with a word that its outlet has corrected it, where another page of it says which number was wrong."""
    outlet = desk.voices[line.quote.page].outlet
    if desk.taken_back.by(outlet, line.quote.page, {_value(figure)}):
        notes = tuple(note for note in line.notes if note != GONE)
        # Whose number it called it is taken back, too.
        return replace(line, chain=line.chain[:1], notes=(*notes, f"corrected by {outlet}"))
    return line


def _of_before(figure: ToldFigure, line: Line, rows: Rows, series: Series, desk: Desk) -> Line:
    """The row with the day on which a page first told its number, where one told a higher one between that and now.

    A page that tells when its number was counted needs no such word.
    """
    on, value = desk.day(line.quote.page), _value(figure)
    if on is None or value is None or (figure.as_of and figure.dated):
        return line
    same = [one for one in series.figures if _value(one) == value and (one.bound == "over") == (figure.bound == "over")]
    first = min((day for one in same if (day := desk.day(one.cite.page))), default=on)
    higher = any(
        (_value(other) or 0) > value and (day := desk.day(row.quote.page)) and first < day <= on
        for other, row in rows
        if not desk.taken_back.by(desk.voices[row.quote.page].outlet, row.quote.page, {_value(other)})
    )
    old = higher and (on - first).days >= _OLD
    return replace(line, notes=(*line.notes, f"first told on {day_told(first)}")) if old else line


def _each_once(rows: Rows, desk: Desk) -> Rows:
    """The rows without those of a page's headings and items that tell the amount of another of them again."""
    seen: set[tuple[str, str]] = set()
    found = []
    for figure, line in rows:
        key = line.quote.page, line.label
        if desk.block(figure.cite) not in HEADS or key not in seen:
            found.append((figure, line))
        if desk.block(figure.cite) in HEADS:
            seen.add(key)
    return found


def _without_reprints(rows: Sequence[tuple[ToldFigure, Line]], desk: Desk) -> list[tuple[ToldFigure, Line]]:
    """The rows without those of copies and quotations whose original tells the amount: its row says which outlets
    print it again.
    """
    again: dict[int, list[Line]] = defaultdict(list)
    firsts: dict[tuple[str, float | None], list[int]] = defaultdict(list)
    for at, (figure, line) in enumerate(rows):
        firsts[line.quote.page, _value(figure)].append(at)
    printed = set()
    for at, (figure, line) in enumerate(rows):
        same = firsts.get((desk.origin(line) or "", _value(figure)))
        if same:
            # Of two such numbers of a page the copy prints the one of its bound, day and words.
            again[max(same, key=lambda one: _likeness(rows[at], rows[one]))].append(line)
            printed.add(at)
    found = []
    for at, (figure, line) in enumerate(rows):
        if at in printed:
            continue
        copies = again.get(at, [])
        outlets = listed(copy.chain[0] for copy in copies if copy.chain[0] != line.chain[0])
        notes = (*line.notes, f"printed by {outlets}, too") if outlets else line.notes
        copies = [_of_the_same_voice(copy, line, desk) for copy in copies]
        found.append((figure, replace(line, notes=notes, more=(*line.more, *copies))))
    return found


def _likeness(one: tuple[ToldFigure, Line], other: tuple[ToldFigure, Line]) -> tuple[bool, bool, int]:
    """How like two rows of one number are: in their bound, their day and the words that they share."""
    (figure, line), (first, told) = one, other
    shared = set(folded(line.quote.words).split()) & set(folded(told.quote.words).split())
    return figure.bound == first.bound, figure.as_of == first.as_of, len(shared)


def _of_the_same_voice(copy: Line, line: Line, desk: Desk) -> Line:
    """A copy's row with the voices of the original's, where it has none of its own: a headline names nobody."""
    page = copy.quote.page
    bare = desk.passed(page, "", (desk.voices[page].outlet,), copy.quote.spans[0])
    chain = (*bare, *(voice for voice in line.chain[1:] if voice not in bare)) if copy.chain == bare else copy.chain
    return replace(copy, id=f"{copy.quote.anchor}-again", chain=chain)


def _with_exclusions(series: Sequence[Series], desk: Desk) -> list[Series]:
    """Counts that leave some out stand with the whole count of the same place; their own sentences say whom.

    "101, not counting four rescue workers" is no figure of its own to a reader, but the latest of the toll.
    """
    whole: dict[tuple[object, ...], Series] = {}
    apart: list[Series] = []
    for one in sorted(series, key=lambda one: -len(one.figures)):
        key = (one.measure, one.unit, one.place, one.group)
        if key not in whole:
            whole[key] = one
        elif all(_leaves_out(figure, desk) for figure in one.figures):
            whole[key] = replace(whole[key], figures=(*whole[key].figures, *one.figures))
        else:
            apart.append(one)
    return [*whole.values(), *apart]


def _leaves_out(figure: ToldFigure, desk: Desk) -> bool:
    return _EXCEPT.search(desk.quote(figure.sentence.page, figure.sentence.span).words) is not None


def _value(figure: ToldFigure) -> float | None:
    return figure.low if figure.low is not None else figure.high


def _described(figure: ToldFigure, desk: Desk) -> date | None:
    """The day that a figure describes, else the day of its page."""
    return figure.as_of[0].date() if figure.as_of else desk.day(figure.cite.page)


def _chart(series: Series, told_rows: Sequence[tuple[ToldFigure, Line]], borne: Borne, name: str) -> Chart:
    desk = borne.desk
    told_rows = sorted(told_rows, key=lambda told: _described(told[0], desk) or date.min)
    days = [on for figure, _ in told_rows if (on := _described(figure, desk))]
    first = min(days)
    told: dict[str, dict[tuple[int, float, str], list[tuple[ToldFigure, Line]]]] = defaultdict(dict)
    names: dict[str, str] = {}
    rows = []
    for number, (figure, row) in enumerate(told_rows):
        line = replace(row, id=f"{name}-{number}")
        speaker = borne.speaker(figure, line)
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
    last = series.place[-1] if series.place and borne.parted(series) else ""
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


def is_sure(relation: Relation) -> bool:
    """Whether two figures contradict each other by what their pages tell of scope and day."""
    return relation.contradiction and relation.why.score >= _SURE


def conflicts(round_up: RoundUp, borne: Borne) -> tuple[Versus, ...]:
    """Pairs of amounts of one scope and day that cannot both be true: each pair of speakers once.

    Pairs whose pages do not tell that both count the same are left out, and so are those with a side whose speaker is
    in doubt: a brief sets nobody against another by guess.
    """
    figures = {
        figure.cite.item: (borne.with_its_bound(borne.without_the_happening(figure)), series)
        for series in round_up.series
        for figure in series.figures
    }
    rows = {
        key: borne.row(*figures[key], key)
        for r in round_up.relations
        if is_sure(r)
        for key in (r.a, r.b)
        if key in figures
    }
    found: dict[tuple[str, frozenset[str]], list[Relation]] = {}
    for relation in filter(is_sure, round_up.relations):
        lines = [line for key in (relation.a, relation.b) if (line := rows.get(key)) and len(line.chain) > 1]
        if len(lines) < 2 or (relation.type == "denial" and not any(DENIED in line.notes for line in lines)):
            continue
        sides = frozenset(
            folded(borne.speaker(figures[key][0], line))
            for key, line in zip((relation.a, relation.b), lines, strict=True)
        )
        if NOT_NAMED not in sides and len(sides) > 1:
            found.setdefault((figures[relation.a][1].measure, sides), []).append(relation)
    kept: list[Versus] = []
    times: Counter[str] = Counter()
    for (measure, sides), told in sorted(
        found.items(), key=lambda one: (-max(r.why.score for r in one[1]), -len(one[1]))
    ):
        if len(kept) < CONFLICTS and all(times[side] < _OFTEN for side in sides):
            times.update(sides)
            best = max(told, key=lambda relation: relation.why.score)
            one, other = (
                replace(line, id=f"x{len(kept)}{side}")
                for key, side in ((best.a, "a"), (best.b, "b"))
                if (line := rows[key])
            )
            label = f"{MEASURES[measure]}: {best.type}"
            kept.append(Versus(label=label, one=one, other=other, why=best.why.rule, times=len(told)))
    return tuple(kept)


def told_by(chart: Chart) -> str:
    """60 tellings by 9 speakers."""
    speakers = listed((panel.speaker for panel in chart.panels), most=2)
    return f"{counted(len(chart.rows), 'telling')}; {speakers}"
