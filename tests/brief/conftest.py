"""A small story made by hand: three pages, one of them a copy, two tolls that differ, and a page that means harm."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from onrecord.record import (
    Article,
    Block,
    Cite,
    Claim,
    Difference,
    Event,
    Figure,
    PageCopy,
    Party,
    Plan,
    Position,
    Procedure,
    Reading,
    Relation,
    RoundUp,
    Series,
    Source,
    Span,
    Stand,
    Statement,
    Story,
    TimelineEntry,
    ToldFigure,
    Voice,
    Way,
    When,
    Why,
)

WHY = Why(rule="made by hand")
LOCKED = (
    "Ferry sinks off Tarn\n"
    "At least nine people died when the ferry sank on Monday, the Tarn Coastguard said. "
    "The owners deny that it was overloaded.\n"
    "A hearing is planned for 20 May. The port wants the wreck raised, and the council can veto it."
)
LATER = (
    "Toll rises to 14\n"
    "Fourteen people died, the Island Hospital said on Tuesday, and two are still missing.\n"
    "The Tarn Coastguard counts nine dead."
)
HOSTILE = (
    "<script>alert('x')</script> & \u202egnorw\u202c \"quoted\"\n"
    "</p><img src=http://evil.example/x.png onerror=alert(1)> The ferry was <b>full</b>, Ada Porter said.\n"
    "More of the same {{ 7 * 7 }} {% raw %}."
)


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _blocks(text: str) -> tuple[Block, ...]:
    found, at = [], 0
    for number, line in enumerate(text.split("\n")):
        found.append(Block(kind="paragraph" if number else "headline", span=Span(at, at + len(line))))
        at += len(line) + 1
    return tuple(found)


def _article(name: str, text: str, outlet: str | None, day: int, url: str | None = None) -> Article:
    return Article(
        id=name,
        text=text,
        blocks=_blocks(text),
        outlet=outlet,
        title=text.split("\n")[0],
        published=datetime(2024, 5, day, 9, 30, tzinfo=UTC),
        url=url,
    )


def _statement(name: str, text: str, words: str, source: str, outlet: str) -> Statement:
    voices = (Voice(kind="outlet", label=outlet), Voice(kind="organisation", label=source, span=span(text, source)))
    return Statement(id=name, spans=(span(text, words),), chain=voices, manner="paraphrased", why=WHY)


def _whole(name: str, text: str, outlet: str) -> Statement:
    voices = (Voice(kind="outlet", label=outlet),)
    return Statement(id=name, spans=(Span(0, len(text)),), chain=voices, manner="article", why=WHY)


def _figure(name: str, statement: str, text: str, words: str, low: float) -> Figure:
    bound = "over" if "least" in words else "exact"
    return Figure(
        id=name, statement=statement, measure="killed", bound=bound, span=span(text, words), why=WHY, low=low,
        high=None if bound == "over" else low, unit="people",
    )  # fmt: skip


def first_reading(name: str = "aa", outlet: str = "Tarn Herald") -> Reading:
    text = LOCKED
    monday = When(
        words="Monday", span=span(text, "Monday"), type="DATE", value="2024-05-06", why=WHY, start=date(2024, 5, 6),
        end=date(2024, 5, 7), precision="day",
    )  # fmt: skip
    statements = (
        _whole(f"{name}0", text, outlet),
        _statement(
            f"{name}1", text, "At least nine people died when the ferry sank on Monday", "the Tarn Coastguard", outlet
        ),
        _statement(f"{name}2", text, "that it was overloaded", "The owners", outlet),
    )
    event = Event(
        id=f"{name}e", statement=f"{name}1", type="AID", status="planned", trigger=span(text, "sank"), why=WHY,
        when=monday,
    )  # fmt: skip
    position = Position(
        id=f"{name}p", statement=f"{name}0", holder=Party(label="The port", span=span(text, "The port")),
        stance="demands", object="the wreck raised", span=span(text, "wants the wreck raised"), why=WHY,
    )  # fmt: skip
    council = Party(label="the council", span=span(text, "the council"))
    procedure = Procedure(
        id=f"{name}y", statement=f"{name}0", decides="it", rule="veto", span=span(text, "the council can veto it"),
        why=WHY, parties=(council,), blockers=(council,),
    )  # fmt: skip
    return Reading(
        id=name,
        article=_article(name, text, outlet, 6, "https://herald.example/1"),
        statements=statements,
        events=(event,),
        figures=(_figure(f"{name}f", f"{name}1", text, "At least nine people", 9),),
        positions=(position,),
        procedures=(procedure,),
    )


def second_reading() -> Reading:
    statements = (
        _whole("bb0", LATER, "Island Radio"),
        _statement("bb1", LATER, "Fourteen people died", "the Island Hospital", "Island Radio"),
    )
    figures = (
        _figure("bbf", "bb1", LATER, "Fourteen people", 14),
        _figure("bbg", "bb0", LATER, "nine", 9),
    )
    article = _article("bb", LATER, "Island Radio", 7, "javascript:alert(1)")
    return Reading(id="bb", article=article, statements=statements, figures=figures)


def hostile_reading() -> Reading:
    words = "<b>full</b>"
    statement = _statement("cc1", HOSTILE, f"The ferry was {words}", "Ada Porter", "<i>Outlet</i>")
    statement = replace(statement, act="deny")
    whole = _whole("cc0", HOSTILE, "<i>Outlet</i>")
    article = _article("cc", HOSTILE, "<i>Outlet</i>", 8)
    return Reading(id="cc", article=article, statements=(whole, statement))


def _cite(reading: Reading, words: str, item: str) -> Cite:
    assert reading.article
    return Cite(page=reading.id, span=span(reading.article.text, words), item=item)


def _source(label: str, *cites: Cite, outlets: tuple[str, ...] = ("Tarn Herald",)) -> Source:
    names = (label.lower().removeprefix("the "),)
    return Source(label=label, names=names, cites=cites, outlets=outlets, own=False, why=WHY)


def _told(reading: Reading, words: str, item: str, low: float, speaker: str, day: int) -> ToldFigure:
    cite = _cite(reading, words, item)
    assert reading.article
    text, over = reading.article.text, "least" in words
    start = max(text.rfind("\n", 0, cite.span.start), text.rfind(". ", 0, cite.span.start) + 1) + 1
    sentence = replace(cite, span=Span(start, text.index(".", cite.span.end) + 1))
    return ToldFigure(
        cite=cite, sentence=sentence, measure="killed", unit="people", low=low, high=None if over else low,
        bound="over" if over else "exact", polarity="positive", scope=None, speaker=speaker, chain=("x", speaker),
        own=speaker == "Island Radio", as_of=(datetime(2024, 5, day), datetime(2024, 5, day + 1)), dated=True,
        published=None,
    )  # fmt: skip


@pytest.fixture(scope="session")
def told() -> RoundUp:
    """The round-up of the small story."""
    first, copy, second, hostile = (
        first_reading(),
        first_reading("dd", "Copy Post"),
        second_reading(),
        hostile_reading(),
    )
    died = _cite(first, "At least nine people died when the ferry sank on Monday", "aa1")
    again = _cite(copy, "At least nine people died when the ferry sank on Monday", "dd1")
    more = _cite(second, "Fourteen people died", "bb1")
    harm = _cite(hostile, "The ferry was <b>full</b>", "cc1")
    coastguard, hospital = _source("the Tarn Coastguard", died, again), _source("the Island Hospital", more)
    porter = _source("Ada <b>Porter</b>", harm, outlets=("<i>Outlet</i>",))
    figures = (
        _told(first, "At least nine people", "aaf", 9, "the Tarn Coastguard", 6),
        _told(second, "Fourteen people", "bbf", 14, "the Island Hospital", 7),
        _told(second, "nine", "bbg", 9, "Island Radio", 7),
    )
    sank = TimelineEntry(
        day=date(2024, 5, 6), type="AID", place="Tarn", words=died, statuses=("happened",), cites=(died, again),
        sources=(coastguard,), later=2, why=WHY,
    )  # fmt: skip
    plan = Plan(
        type="CONSULT", day=date(2024, 5, 20), words=_cite(first, "A hearing is planned for 20 May.", "aae"),
        announced=(), outcome="pending", told_after=(), new_day=None, why=WHY,
    )  # fmt: skip
    claim = Claim(words=died, cites=(died, again, more), sources=(coastguard, hospital), denied_by=(porter,), why=WHY)
    return RoundUp(
        story=Story(
            id="5707", level="event", articles=("aa", "dd", "bb", "cc"), joins=(WHY,) * 4, keys=("tarn", "ferry"),
            start=date(2024, 5, 6), end=date(2024, 5, 8), title="Ferry sinks off Tarn",
        ),
        readings=(first, copy, second, hostile),
        copies=(PageCopy(page="dd", original="aa", kind="exact", shared=1.0, why=WHY),),
        timeline=(sank,),
        series=(Series(measure="killed", unit="people", place=(), group=(), figures=figures),),
        relations=(Relation(a="aaf", b="bbf", type="source conflict", why=WHY),),
        differences=(
            Difference(kind="denied", on="the whole", first=died, other=harm, speakers=("a", "b"), why=WHY),
        ),
        claims=(claim,),
        plans=(plan,),
        stands=(
            Stand(
                holder="the port", speakers=("Tarn Herald",), position=first.positions[0],
                cite=_cite(first, "wants the wreck raised", "aap"), day=date(2024, 5, 6),
            ),
        ),
        ways=(
            Way(
                speakers=("Tarn Herald",), procedure=first.procedures[0], blockers=("the council",),
                cite=_cite(first, "the council can veto it", "aay"), day=date(2024, 5, 6),
            ),
        ),
        sources=(coastguard, hospital, porter),
    )  # fmt: skip


@pytest.fixture(scope="session")
def bare(told: RoundUp) -> RoundUp:
    """The same story where nothing but the pages is known."""
    return RoundUp(story=told.story, readings=told.readings, copies=())
