"""A telling is a figure with what is needed to compare it: who says it, of what, as of when, and printed when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta

from onrecord.record import Bound, Event, Figure, Measure, Polarity, Reading, Statement, Voice, When, calendar_day
from onrecord.record.numerals import spelled
from onrecord.stories.scopes import EVERYTHING, Scope, group_words

_SHARE = re.compile(
    r"\b(?:of|among|amongst)\s+(?:the|them|these|those|whom|our|its|their|his|her|all)\b", re.IGNORECASE
)
_INCLUDING = re.compile(r"\b(?:including|among\s+them|of\s+(?:them|these|those|whom))\W*$", re.IGNORECASE)
_TAKES_IN = re.compile(r"(?:including|among\s+them|most(?:ly)?)\b", re.IGNORECASE)
"""How words of a scope begin that tell who is among those counted: they limit nothing."""
_WITHOUT = re.compile(
    r"\b(?:without|excluding|not\s+counting|not\s+including|other\s+than)\s+(?:the\s+)?(.+)", re.IGNORECASE
)
_WITHOUT_AFTER = re.compile(
    rf"[^.;]*?\b(?:without|excluding|not\s+counting|not\s+including)\s+(?:the\s+)?(?:(?:\d+|{spelled(2, 10)})\s+)?"
    r"((?!(?:a|an|any|warning|it|being)\b)[a-z]{4,})",
    re.IGNORECASE,
)
_ABOUT = 0.1
"""How far from "about N" the count may be, as a share of N."""
_SHARES = frozenset({"share by place", "share of a toll"})
"""Rules of figures that are told as a part of the one before."""
_EARLIER = "toll before"
"""The rule of a number that a later one is set against: where no day is told of it, it is of none of the page's."""
_SINGLE = ("one, by",)
"""How rules begin of a person told dead or hurt alone, who is one of however many there are."""
_CROWD = re.compile(
    r"\s+(?:(?:had|have|were|are|who)\s+){0,2}(?:marched|marching|gathered|rallied|demonstrated|turned\s+out|took\s+part|taken\s+part|protested|attended|on\s+the\s+(?:march|rally|square))\b"
)
_ON_TOP = re.compile(r"\b(?:(?i:another|further|additional|extra)|(?<!\bor\s)(?i:more)(?!\s+than)|new)\b")
"""Words of a count that comes on top of those before it."""
_CELL = " | "
"""What parts the cells of a table's row: words beyond it are about something else."""
_ALONE = re.compile(
    r"(?:(?:at\s+least|about|around|some|more\s+than|nearly|almost|over|only|just|up\s+to|fewer\s+than|less\s+than)\s+)?"
    r"[\d.,]+(?:\s?(?:million|billion|trillion|thousand|bn|m|%|per\s?cent))?",
    re.IGNORECASE,
)
_GIVES = re.compile(
    r"\b(?:puts?|putting|estimate[sd]?|reckon(?:s|ed)?|(?:spoke(?:n)?|speaks?)\s+of|arriv(?:es|ed)\s+at|c[ao]mes?\s+to|gave|gives"
    r"|claim(?:s|ed)|insist(?:s|ed))\b[^.;:,\d]{0,40}$",
    re.IGNORECASE,
)
_MET = re.compile(
    r"\b(?:saw|seen|buried|bury|recovered|pulled\s+(?:out|up)|dug\s+(?:out|up)|brought\s+(?:out|up)|laid\s+out|found)\s+(?:only\s+|the\s+)?$",
    re.IGNORECASE,
)
"""What somebody did with those that he counts, before the number."""
_REACH = 70
"""Characters beside a figure in which words make it a share of another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One telling of a figure. `speaker`: lower-case names of who answers for it, offices spoken for included.

    `own` is true where the outlet says it in its own voice, `generic` where the speaker is only a kind ("activists").
    `as_of` is the interval [start, end] that the number describes, in the page's local time; `dated` is false where
    that is only the page's own day, `placed` where the place is only what the page is about; `natives`: the words for
    the counted tell the place ("19,201 Zambians"). `partitive`: the words make it a share ("two of the dead"),
    `earlier`: the page sets a later number against it ("to 64 from 112"), `more`: so many come on top of others
    ("another 12", "29 more bodies"), `seen`: so many were met with, and there may be more ("we buried 22"), `alone`: no
    noun stands behind what somebody gives ("the union spoke of 9 billion"), so that it counts what was counted before.
    `chain`: the keys of the voices, outlet first; `start`: where on its page it stands; `breath`: the same for tellings
    between which the page turns to no other thing; `label`: the speaker as the page has it, where that is not the last
    voice of its statement.
    """

    id: str
    page: str
    measure: Measure
    bound: Bound
    speaker: frozenset[str]
    chain: tuple[str, ...]
    unit: str | None = None
    low: float | None = None
    high: float | None = None
    polarity: Polarity = "positive"
    own: bool = False
    generic: bool = False
    scope: Scope = EVERYTHING
    as_of: tuple[datetime, datetime] | None = None
    dated: bool = True
    placed: bool = True
    natives: bool = False
    label: str | None = None
    since: date | None = None
    published: datetime | None = None
    partitive: bool = False
    earlier: bool = False
    more: bool = False
    seen: bool = False
    alone: bool = False
    headline: bool = False
    cumulative: bool | None = None
    start: int = 0
    breath: int = 0

    value: float | None = field(init=False, default=None)
    """The number as said: the low end, or of "up to 70" the high one."""
    reach: tuple[float, float] = field(init=False, default=(0.0, 0.0))
    """The least and the most that the words allow; "about" allows a tenth either way."""

    def __post_init__(self) -> None:
        # Each pair of tellings asks for them: they are worked out once.
        low = self.low if self.low is not None else 0.0
        high = self.high if self.high is not None else float("inf")
        reach = (low * (1 - _ABOUT), high * (1 + _ABOUT)) if self.bound == "about" else (low, high)
        object.__setattr__(self, "value", self.low if self.low is not None else self.high)
        object.__setattr__(self, "reach", reach)


def is_share(words: str, before: str = "", after: str = "") -> bool:
    """Whether the words make a count a share of another: "two of the dead", "among them two", "61 of these"."""
    head = re.match(r"\s*" + _SHARE.pattern, after, re.IGNORECASE)
    return bool(_SHARE.search(words) or head or _INCLUDING.search(before))


def names(label: str) -> frozenset[str]:
    """The names in a speaker's label: "Navi Pillay (OHCHR)" and "OHCHR/Benetech" share one."""
    parts = re.split(r"[/(),]|\bvia\b", label.lower())
    return frozenset(part.removeprefix("the ").strip() for part in parts if part.strip())


def instants(value: str) -> tuple[datetime, datetime]:
    """The interval of a year, month, day or minute in ISO 8601; zones are dropped, since a day is local."""
    if len(value) > 10:
        at = datetime.fromisoformat(value).replace(tzinfo=None)
        return at, at
    year, month, day = (int(part) for part in (value + "-0-0").split("-")[:3])
    start = datetime(year, month or 1, day or 1)
    step = 1 if day else 28 if month else 365
    after = start + timedelta(days=step)
    if month and not day:
        after = (start + timedelta(days=31)).replace(day=1)
    return start, after - timedelta(microseconds=1)


def headlines_settled(tellings: Sequence[Telling]) -> tuple[Telling, ...]:
    """A headline's number belongs to whoever says it in the body of the same page, where one alone does."""
    said: dict[tuple[object, ...], set[tuple[frozenset[str], bool]]] = {}
    for telling in tellings:
        if not telling.own:
            said.setdefault((telling.page, telling.measure, telling.value), set()).add(
                (telling.speaker, telling.generic)
            )
    found = []
    for telling in tellings:
        speakers = said.get((telling.page, telling.measure, telling.value), set())
        if telling.own and telling.headline and len(speakers) == 1:
            speaker, generic = next(iter(speakers))
            telling = replace(telling, speaker=speaker, generic=generic)
        found.append(telling)
    return tuple(found)


def tellings(reading: Reading) -> tuple[Telling, ...]:
    """The figures of a page as tellings; a page that failed has none."""
    if reading.article is None:
        return ()
    statements = {statement.id: statement for statement in reading.statements}
    told = (_telling(reading, figure, statements[figure.statement]) for figure in reading.figures)
    return headlines_settled(tuple(told))


def _telling(reading: Reading, figure: Figure, statement: Statement) -> Telling:
    article = reading.article
    assert article is not None
    block = next((block.span for block in article.blocks if block.span.covers(figure.span)), None)
    first, last = (block.start, block.end) if block else (0, len(article.text))
    before = article.text[max(first, figure.span.start - _REACH) : figure.span.start].rsplit(_CELL, 1)[-1]
    after = article.text[figure.span.end : min(last, figure.span.end + _REACH)].split(_CELL, 1)[0]
    origin = statement.chain[-1]
    printed = _instant(article.published)
    return Telling(
        id=figure.id,
        page=reading.id,
        measure=figure.measure,
        unit=figure.unit if figure.measure in ("money", "other", "area", "duration") else None,
        low=figure.low,
        high=figure.high,
        bound=figure.bound,
        polarity=figure.polarity,
        speaker=speaker_of(reading, origin),
        own=len(statement.chain) == 1,
        generic=is_generic(origin),
        chain=tuple(voice_key(voice) for voice in statement.chain),
        scope=_scope(figure, _scene(reading.events, figure), after),
        as_of=_interval(figure.as_of) or (_day(printed) if printed and figure.why.rule != _EARLIER else None),
        dated=figure.as_of is not None,
        since=_start(figure.since),
        published=printed,
        partitive=figure.why.rule in _SHARES
        or figure.why.rule.startswith(_SINGLE)
        or is_share(figure.span.of(article.text), before, after),
        earlier=figure.why.rule == _EARLIER,
        seen=bool(_MET.search(before)),
        alone=bool(_ALONE.fullmatch(figure.span.of(article.text)) and _GIVES.search(before)),
        more=bool(_ON_TOP.search(figure.span.of(article.text))),
        headline=any(block.kind == "headline" and block.span.covers(figure.span) for block in article.blocks),
        cumulative=figure.cumulative,
        start=figure.span.start,
    )


def voice_key(voice: Voice) -> str:
    """A voice by its label alone, so that an outlet is the same wherever it is named."""
    return voice.label.lower().removeprefix("the ")


def is_generic(voice: Voice) -> bool:
    """Whether the voice is only a kind of people ("activists") or nobody that the page names."""
    return voice.kind in ("group", "unnamed") and voice.label == voice.label.lower()


def speaker_of(reading: Reading, voice: Voice) -> frozenset[str]:
    """Whoever answers: the voice's actor by its fullest name, with the bodies of the offices it holds."""
    actor = next((actor for actor in reading.actors if actor.id == voice.actor), None)
    if actor is None:
        return names(voice.label)
    held = {office.polity.lower() for office in actor.offices if office.polity and len(office.polity) > 3}
    return names(actor.label) | held


def _scene(events: Iterable[Event], figure: Figure) -> Event | None:
    """The placed event of the same statement whose words are nearest."""
    near = [e for e in events if e.statement == figure.statement and e.where and not e.historical]
    return min(near, key=lambda e: abs(e.trigger.start - figure.span.start), default=None)


def _scope(figure: Figure, scene: Event | None, after: str) -> Scope:
    words = "; ".join(part for part in (figure.scope or "").split("; ") if not _TAKES_IN.match(part))
    left_out = _WITHOUT.search(words)
    kept = words[: left_out.start()] if left_out else words
    left_out = left_out or _WITHOUT_AFTER.match(after)
    crowd = figure.measure == "people" and (figure.why.rule == "a crowd" or _CROWD.match(after))
    return Scope(
        place=_place(scene),
        group=group_words(kept) | ({"crowd"} if crowd else frozenset()),
        without=group_words(left_out.group(1)) if left_out else frozenset(),
    )


def _place(scene: Event | None) -> tuple[str, ...]:
    where = scene.where if scene else None
    if where is None or where.country is None:
        return ()
    parts = [where.country, where.admin, None if where.kind in ("country", "division") else where.name]
    return tuple(part.lower() for part in parts if part)


def _start(when: When | None) -> date | None:
    start = when.start if when else None
    return calendar_day(start)


def _instant(value: datetime | date | None) -> datetime | None:
    """In UTC without its zone; a day alone stands at its first minute."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).replace(tzinfo=None) if value.tzinfo else value
    return datetime.combine(value, time()) if value else None


def _day(instant: datetime) -> tuple[datetime, datetime]:
    start = datetime.combine(instant.date(), time())
    return start, start + timedelta(days=1) - timedelta(microseconds=1)


def _interval(when: When | None) -> tuple[datetime, datetime] | None:
    if when is None or when.start is None or when.end is None:
        return None
    start, end = (
        value.replace(tzinfo=None) if isinstance(value, datetime) else datetime.combine(value, time())
        for value in (when.start, when.end)
    )
    return start, max(start, end - timedelta(microseconds=1))
