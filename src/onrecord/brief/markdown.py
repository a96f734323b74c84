"""The brief as Markdown, for pasting into a document: each line with its words, its voices and its article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from onrecord.brief.front import Feature, Front
from onrecord.brief.lines import Brief, LeftOut, Line, Versus, named
from onrecord.brief.shown import shown
from onrecord.brief.standing import standing
from onrecord.brief.wording import counted, day, instant
from onrecord.record import Story

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~])")
_ROWS, _STATEMENTS, _SOURCES = 12, 3, 12


def brief_markdown(brief: Brief) -> str:
    """The sections of a brief that have something, the longest ones cut with a count of what is left out.

    `[12]` stands for the article of that number in the list at the end.
    """
    number = {read.page: at for at, read in enumerate(brief.articles, 1)}
    copies = f", {brief.copies} of them {'a copy' if brief.copies == 1 else 'copies'}" if brief.copies else ""
    out = [
        f"# {_safe(brief.title)}",
        "",
        f"{counted(len(brief.articles), 'page')}{copies}, from {counted(brief.outlets, 'outlet')}; {brief.period}. "
        f"{counted(len(brief.named), 'source')} named.",
    ]
    for title, lines in _sections(brief, number):
        found = list(lines)
        if found:
            out += ["", f"## {title}", "", *found]
    return "\n".join(out) + "\n"


def front_markdown(front: Front) -> str:
    """The front page: a section a story, then the other stories by title. Lines end with the id of their page."""
    out = [
        f"# {_safe(front.name)}: the front page",
        "",
        f"{counted(front.pages, 'page')} from {counted(front.outlets, 'outlet')}; {front.period}.",
    ]
    for one in front.features:
        out += _feature(one)
    if front.others:
        out += ["", "## More stories", ""]
        out += [
            f"- {_named(story)}: {counted(len(story.articles), 'page')}{_last(story)}, `{story.id[:8]}`"
            for story in front.others
        ]
    return "\n".join(out) + "\n"


def _named(story: Story) -> str:
    return _safe(named(story))


def _last(story: Story) -> str:
    """, last on 12 March 2024."""
    return f", last on {day(story.end)}" if story.end else ""


def _feature(one: Feature) -> list[str]:
    number = {read.page: read.page for read in one.brief.articles}
    facts = [
        counted(one.pages, "page"),
        counted(one.outlets, "outlet"),
        f"{counted(len(one.brief.named), 'source')} named",
    ]
    title = _safe(one.headline.quote.words) if one.headline else _named(one.story)
    whole = f" “{_named(one.story)}”" if one.headline and one.headline.quote.words != named(one.story) else ""
    out = ["", f"## {title}", "", f"{', '.join([*facts, one.period])}; its brief:{whole} `{one.story.id[:8]}`"]
    for section, lines in (
        ("Newest", [_line(line, number) for line in one.newest]),
        ("Figures as last told", [_line(line, number) for line in one.figures]),
        ("Where sources differ", list(_pairs(one.differences, number))),
        ("Announced", [_line(line, number) for line in one.plans]),
    ):
        if lines:
            out += ["", f"### {section}", "", *lines]
    if one.situation and one.situation.start:
        parts = counted(len(one.situation.parts), "episode or story", "episodes and stories")
        pages = counted(len(one.situation.articles), "page")
        since = f"Part of what has gone on since {day(one.situation.start)}: {parts}, {pages}"
        out += ["", f"{since}; `{one.situation.id[:8]}`"]
    return out


def _sections(brief: Brief, number: dict[str, int]) -> Iterator[tuple[str, Iterable[str]]]:
    now = standing(brief, "now-", brief.story.end)
    differing = _pairs(now.differences, number)
    yield "How things stand", [*(_line(line, number) for line in (*now.figures, *now.plans)), *differing]
    yield "Day by day", _days(brief, number)
    yield "What several tell", _cut([_line(line, number) for line in brief.claims], "claims")
    yield "Who says what", _sources(brief, number)
    yield "Said by people and papers not named", _latest([_line(line, number) for line in brief.described])
    yield "Where sources differ", [*_pairs(brief.differences, number), *_pairs(brief.conflicts, number)]
    for chart in brief.charts:
        yield f"Figures: {_safe(chart.title)}", _newest([_line(row, number) for row in chart.rows])
    yield "Figures told", _cut([_line(line, number) for line in brief.counts], "figures")
    yield "Who can block it", [_line(line, number) for line in brief.ways]
    yield (
        "Who wants what",
        _cut(
            [f"{_line(line, number)} ({_safe(holder.name)})" for holder in brief.holders for line in holder.lines],
            "positions",
        ),
    )
    yield "What is next", [_line(line, number) for line in brief.expected]
    yield "What became of plans", [_line(line, number) for line in brief.earlier]
    yield "Left out", _left_out(brief.left_out)
    yield "The articles read", _articles(brief, number)


def _left_out(left: LeftOut) -> Iterator[str]:
    """What the sections leave out, in a line each."""
    told = (
        (left.claims, "claim", "no two sources that are named and surely apart"),
        (left.statements, "statement", "whose words they are is not sure"),
        (left.figures, "telling of a figure", "who counts, or which place or people, is not sure"),
        (
            left.others,
            "figure",
            "of other things, or told too seldom to be set side by side; `onrecord figures` lists them",
        ),
        (left.events, "event", "whether it fell on that day, or who tells of it, is not sure"),
        (left.positions, "position", "nobody is named who holds it, or it is none for sure"),
        (left.hanging, "line", "what it is about is told too far from its words"),
    )
    for count, noun, why in told:
        if count:
            yield f"- {counted(count, noun, 'tellings of figures' if ' ' in noun else '')}: {why}"


def _safe(text: str) -> str:
    """Text that Markdown takes letter for letter: a page may not write a link or markup into a document."""
    return _SPECIAL.sub(r"\\\1", str(shown(" ".join(text.split()))))


def _line(line: Line, number: Mapping[str, int | str]) -> str:
    label = f"**{_safe(line.label)}** " if line.label else ""
    if line.before:
        label += f"({'asked' if line.asked else 'before it'}: “{_safe(line.before.words)}”) "
    notes = "".join(f"; {_safe(note)}" for note in line.notes)
    told = f"{', ' + day(line.day) if line.day else ''}{notes}"
    return (
        f"- {label}“{_safe(line.quote.words)}” — {' › '.join(map(_safe, line.chain))}{told} [{number[line.quote.page]}]"
    )


def _cut(lines: list[str], noun: str) -> list[str]:
    left = len(lines) - _ROWS
    return [*lines[:_ROWS], f"- and {left} more {noun}"] if left > 1 else lines


def _newest(lines: list[str]) -> list[str]:
    """The last lines of many: how a count began matters less than where it stands."""
    left = len(lines) - _ROWS
    return [f"- {left} earlier tellings", *lines[-_ROWS:]] if left > 1 else lines


def _latest(lines: list[str]) -> list[str]:
    """Newest first."""
    left = len(lines) - _ROWS
    return [*lines[: -_ROWS - 1 : -1], f"- {left} earlier statements"] if left > 1 else lines[::-1]


def _days(brief: Brief, number: dict[str, int]) -> Iterator[str]:
    for one in brief.days:
        yield f"### {day(one.day)}"
        yield ""
        for line in (*one.events, *one.headlines):
            yield _line(line, number) if line in one.events else _headline(line, number)
        yield ""


def _headline(line: Line, number: dict[str, int]) -> str:
    return f"- {_safe(line.quote.words)} ({_safe(line.chain[0])}) [{number[line.quote.page]}]"


def _sources(brief: Brief, number: dict[str, int]) -> Iterator[str]:
    for source in [source for source in brief.named if source.lines][:_SOURCES]:
        yield f"### {_safe(source.name)}"
        yield ""
        for line in source.lines[: -_STATEMENTS - 1 : -1]:
            yield _line(line, number)
        left = len(source.lines) - _STATEMENTS
        if left > 0:
            yield f"- {counted(left, 'earlier statement')}"
        yield ""


def _pairs(pairs: Iterable[Versus], number: Mapping[str, int | str]) -> Iterator[str]:
    for pair in pairs:
        yield f"- **{_safe(pair.label)}** ({_safe(pair.why)})"
        for side in (pair.one, pair.other):
            yield f"  {_line(side, number)}"


def _articles(brief: Brief, number: dict[str, int]) -> Iterator[str]:
    for read in brief.articles:
        published = f", {instant(read.published)}" if read.published else ""
        how = "corrected version" if read.how == "corrected" else f"{read.how} copy"
        copied = f"; {how} of [{number[read.copy_of]}]" if read.copy_of in number else ""
        url = f" <{read.url}>" if read.url and not set(read.url) & set("<> \n") else ""
        yield f"{number[read.page]}. {_safe(read.title)} ({_safe(read.outlet)}{published}{copied}){url}"
