"""Each event on its own day, by its first page; a plan is called what became of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from onrecord.brief import composed
from onrecord.brief.dated import is_to_come, of_another_day
from onrecord.brief.lines import Line
from onrecord.brief.sourcing import numbers
from onrecord.record import Block, Cite, Outcome, RoundUp, Span, Statement, Status, Voice
from tests.brief.conftest import LATER, LOCKED, span

DEAD = "At least nine people died when the ferry sank on Monday"
FOURTEEN = "Fourteen people died, the Island Hospital said on Tuesday, and two are still missing."


def test_the_page_that_is_quoted_does_not_come_back_to_itself(told: RoundUp) -> None:
    (entry,) = told.timeline
    later = Cite(page="bb", span=span(LATER, FOURTEEN), item="bb1")
    early = replace(entry, day=date(2024, 5, 6), words=later, cites=(later,), sources=())
    (line,) = _events(replace(told, timeline=(early,)), date(2024, 5, 6))
    assert line.notes == ()


def test_a_copy_comes_back_to_nothing_and_is_not_quoted_for_its_original(told: RoundUp) -> None:
    (entry,) = told.timeline
    copied = replace(entry, words=next(cite for cite in entry.cites if cite.page == "dd"))
    (line,) = _events(replace(told, timeline=(copied,)), date(2024, 5, 6))
    assert (line.quote.page, line.quote.words) == ("aa", DEAD + ", the Tarn Coastguard said.")
    assert not any("later page" in note for note in line.notes)


@pytest.mark.parametrize(
    ("statuses", "outcome", "label"),
    [
        (("planned",), "pending", "planned"),
        (("happened",), "unknown", "planned"),
        (("planned",), "held", "planned, took place"),
        (("planned",), "cancelled", "called off"),
        (("planned",), "postponed", "put off to 27 May 2024"),
        (("denied",), "unknown", "said not to be"),
    ],
)
def test_what_a_page_tells_ahead_is_called_what_became_of_it(
    told: RoundUp, statuses: tuple[Status, ...], outcome: Outcome, label: str
) -> None:
    words = Cite(page="aa", span=span(LOCKED, "A hearing is planned for 20 May."), item="aae")
    entry = replace(told.timeline[0], day=date(2024, 5, 20), words=words, cites=(words,), statuses=statuses)
    plan = replace(
        told.plans[0],
        announced=(words,),
        outcome=outcome,
        new_day=date(2024, 5, 27) if outcome == "postponed" else None,
    )
    (line,) = _events(replace(told, timeline=(entry,), plans=(plan,)), date(2024, 5, 20))
    assert line.label == label


@pytest.mark.parametrize(
    ("words", "other"),
    [
        ("In this Monday, Dec. 3, 2029 photo, a man waits at the quay.", True),
        ("The hearing on 20 May 2024 will be short.", False),
        ("It was set for May 13, 2024, and will be held on May 20, 2024.", False),
        ("A hearing is planned for 20 May.", False),
        ("The March 2021 plan will be shown.", False),
    ],
)
def test_a_day_with_its_year_is_that_day(words: str, other: bool) -> None:
    assert of_another_day(words, date(2024, 5, 20)) is other


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("At least nine people died on 12 March 2024.", {"9"}),
        ("It broke at 4:40 on March 12, and 8,000 fled; 31 died.", {"8000", "31"}),
        ("One of them left at 9 a.m.", set()),
    ],
)
def test_counts_are_no_days_and_hours(words: str, told: set[str]) -> None:
    assert numbers(words) == told


def test_who_tells_another_number_does_not_tell_the_same(told: RoundUp) -> None:
    (entry,) = told.timeline
    text = LATER.replace("Fourteen people died", "Fourteen people died when the ferry sank, at least,")
    page = next(one for one in told.readings if one.id == "bb")
    assert page.article
    start, stop = text.index("Fourteen"), text.index("\nThe Tarn")
    blocks = (replace(page.article.blocks[1], span=Span(start, stop)),)
    changed = replace(page, article=replace(page.article, text=text, blocks=blocks), statements=page.statements[:1])
    other = Cite(page="bb", span=Span(start, start + 8), item="bb0")
    outlets = tuple(
        replace(entry.sources[0], own=True, label=label, outlets=(label,), cites=(cite,))
        for label, cite in (("Tarn Herald", entry.words), ("Island Radio", other))
    )
    both = replace(entry, cites=(entry.words, other), sources=outlets)
    readings = tuple(changed if one.id == "bb" else one for one in told.readings)
    lines = _events(replace(told, readings=readings, timeline=(both,), series=(), relations=(), claims=()), entry.day)
    assert [(line.notes, len(line.more)) for line in lines] == [((), 0), ((), 0)]
    assert lines[1].quote.words.startswith("Fourteen people died when the ferry sank")
    # What has an entry of its own is told there alone.
    later = replace(both, day=date(2024, 5, 7), words=other, cites=(other,), sources=())
    every = replace(told, readings=readings, timeline=(both, later), series=(), relations=(), claims=())
    assert [len(_events(every, day)) for day in (entry.day, later.day)] == [1, 1]


@pytest.mark.parametrize(
    ("words", "there"),
    [
        ("The wreck will be raised on 20 May.", True),
        ("A hearing, called for 20 May, was cancelled.", True),
        ("The quay was busy on the morning of 20 May.", False),
        ("His sister had an appointment at Planned Shores on 20 May.", False),
    ],
)
def test_what_a_page_tells_as_past_was_no_plan(words: str, there: bool) -> None:
    assert is_to_come(words) is there


@pytest.mark.parametrize(
    "before", ["* ", "TARN, May 6 (Meridian) - ", "TARN, 6 May. /OTA/. ", "UPPER TARN, Orvenia, May 6 (AP) — "]
)
def test_a_line_begins_behind_its_dateline(told: RoundUp, before: str) -> None:
    text = before + FOURTEEN
    page = next(one for one in told.readings if one.id == "bb")
    assert page.article
    blocks = (Block(kind="paragraph", span=Span(0, len(text))),)
    changed = replace(page, article=replace(page.article, text=text, blocks=blocks), statements=page.statements[:1])
    words = Cite(page="bb", span=Span(0, len(text)), item="bb0")
    entry = replace(told.timeline[0], day=date(2024, 5, 7), words=words, cites=(words,), sources=())
    readings = tuple(changed if one.id == "bb" else one for one in told.readings)
    alone = replace(told, readings=readings, timeline=(entry,), series=(), relations=(), claims=(), sources=())
    assert [line.quote.words for line in _events(alone, date(2024, 5, 7))] == [FOURTEEN]


def test_what_was_counted_overnight_stands_on_the_morning(told: RoundUp) -> None:
    text = LATER.replace("on Tuesday", "overnight ")
    readings = tuple(
        replace(one, article=replace(one.article, text=text)) if one.id == "bb" and one.article else one
        for one in told.readings
    )
    words = Cite(page="bb", span=Span(text.index("Fourteen"), text.index("missing.") + 8), item="bb1")
    entry = replace(told.timeline[0], day=date(2024, 5, 6), words=words, cites=(words,), sources=())
    assert len(_events(replace(told, readings=readings, timeline=(entry,)), date(2024, 5, 7))) == 1


def test_a_sentence_that_tells_what_happened_on_two_days_stands_under_the_later(told: RoundUp) -> None:
    (entry,) = told.timeline
    long_ago = replace(entry, day=date(1979, 3, 17))
    brief = composed(replace(told, timeline=(long_ago, entry)))
    assert [day.day.year for day in brief.days if day.events] == [2024]


def test_of_a_plan_that_is_not_settled_the_day_is_named_where_pages_tell_of_it(told: RoundUp) -> None:
    cite = Cite(page="bb", span=span(LATER, FOURTEEN), item="bb1")
    happened = replace(told.timeline[0], day=date(2024, 5, 7), words=cite, cites=(cite,), sources=())
    plan = replace(told.plans[0], day=date(2024, 5, 7), outcome="unknown")
    assert _earlier(replace(told, plans=(plan,), timeline=(happened,))) == [
        ("announced; see 7 May 2024 for what is told of that day",)
    ]
    assert _earlier(replace(told, plans=(plan,), timeline=())) == [("announced; what became of it is not shown here",)]


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("The board is to answer by 7 May.", "planned by 7 May 2024"),
        ("The board will answer on 7 May.", "planned for 7 May 2024"),
        ("The board will answer by letter on 7 May.", "planned for 7 May 2024"),
    ],
)
def test_the_last_day_for_a_thing_is_told_as_such(told: RoundUp, words: str, label: str) -> None:
    more, cite = _with_text(told, "aa", words)
    plan = replace(told.plans[0], day=date(2024, 5, 7), words=cite, announced=(cite,), outcome="held", told_after=())
    (line,) = composed(replace(more, plans=(plan,), timeline=())).earlier
    assert line.label == label


@pytest.mark.parametrize(("on", "there"), [(10, True), (20, False)])
def test_a_plan_without_a_day_of_which_no_page_tells_more_is_told_for_a_week(
    told: RoundUp, on: int, there: bool
) -> None:
    page = next(one for one in told.readings if one.id == "bb")
    assert page.article
    last = replace(page, id="zz", article=replace(page.article, published=datetime(2024, 5, on, 9, 0, tzinfo=UTC)))
    plan = replace(told.plans[0], day=None, outcome="unknown")
    brief = composed(replace(told, readings=(*told.readings, last), plans=(plan,), timeline=()))
    assert bool(brief.earlier) is there


def test_a_plan_by_the_way_gives_way_to_one_that_is_the_news(told: RoundUp) -> None:
    more, aside = _with_text(told, "bb", "The union ends its strike before the talks, which begin on Monday.")
    more, news = _with_text(more, "aa", "The talks with the owners will be held on Monday.")
    plan = replace(told.plans[0], day=date(2024, 5, 13), outcome="unknown")
    one, other = (replace(plan, words=at, announced=(at,)) for at in (aside, news))
    (line,) = composed(replace(more, plans=(one, other), timeline=())).earlier
    assert line.quote.page == "aa"
    (alone,) = composed(replace(more, plans=(one,), timeline=())).earlier
    assert alone.quote.page == "bb"


def test_plans_that_one_sentence_settles_stand_once(told: RoundUp) -> None:
    more, fined = _with_text(told, "aa", "The crew was fined for the strike called for 20 May.")
    more, ahead = _with_text(more, "bb", "The crew will stop work on 20 May and march to the port.")
    more, after = _with_text(more, "cc", "The crew stopped work on 20 May for its strike and marched.")
    plan = replace(told.plans[0], day=date(2024, 5, 7), outcome="held", told_after=(after,))
    one, other = (replace(plan, words=at, announced=(at,)) for at in (fined, ahead))
    brief = composed(replace(more, plans=(one, other, told.plans[0]), timeline=()))
    # What is still to come is known by its number, whichever plans before it are one.
    assert [line.id for line in brief.expected] == ["p2"]
    (line,) = brief.earlier
    assert line.quote.words == "The crew will stop work on 20 May and march to the port."
    assert [told.quote.words for told in line.more] == [
        "The crew was fined for the strike called for 20 May.",
        "The crew stopped work on 20 May for its strike and marched.",
    ]


def _earlier(told: RoundUp) -> list[tuple[str, ...]]:
    return [line.notes for line in composed(told).earlier]


def _events(told: RoundUp, on: date) -> tuple[Line, ...]:
    return next(day.events for day in composed(told).days if day.day == on)


@pytest.mark.parametrize(("after", "shown"), [("the strike in Tarn", False), ("the strike in Sund", True)])
def test_a_page_that_has_nothing_to_do_with_the_story_tells_none_of_its_events(
    told: RoundUp, after: str, shown: bool
) -> None:
    first = next(one for one in told.readings if one.id == "aa")
    assert first.article
    text = first.article.text + f"\nThere was no connection with {after}."
    page = replace(first, article=replace(first.article, text=text))
    readings = tuple(page if one.id == "aa" else one for one in told.readings)
    story = replace(told.story, keys=("tarn", "ferry"))
    days = composed(replace(told, readings=readings, story=story)).days
    assert any(line.quote.page == "aa" for one in days for line in one.events) is shown


def _with_text(told: RoundUp, page: str, more: str) -> tuple[RoundUp, Cite]:
    """The round-up with a sentence more on a page, and the cite of that sentence."""
    readings = []
    cite = None
    for one in told.readings:
        if one.id == page and one.article:
            text = f"{one.article.text}\n{more}"
            at = Span(len(one.article.text) + 1, len(text))
            cite = Cite(page=page, span=at, item=f"{page}9")
            block = Block(kind="paragraph", span=at)
            one = replace(one, article=replace(one.article, text=text, blocks=(*one.article.blocks, block)))
        readings.append(one)
    assert cite
    return replace(told, readings=tuple(readings)), cite


@pytest.mark.parametrize(
    ("after", "note"),
    [
        ("The hearing was short.", "took place"),
        ("A ferry left on Monday.", "announced; what became of it is not shown here"),
        ("The Tarn police came on Monday.", "announced; what became of it is not shown here"),
        ("The hearing takes place if nobody objects by Monday.", "announced; what became of it is not shown here"),
    ],
    ids=["of the plan", "of another thing", "of what all pages tell", "on a condition"],
)
def test_what_came_of_a_plan_is_told_by_pages_that_tell_of_it(told: RoundUp, after: str, note: str) -> None:
    more, cite = _with_text(told, "bb", after)
    plan = replace(told.plans[0], day=date(2024, 5, 7), outcome="held", told_after=(cite, cite))
    story = replace(told.story, keys=("Tarn", "ferry"))
    (line,) = composed(replace(more, plans=(plan,), timeline=(), story=story)).earlier
    assert line.notes == (note,)
    assert [one.quote.words for one in line.more] == ([after] if note == "took place" else [])


@pytest.mark.parametrize(("label", "pages"), [("postponed", ["bb"]), ("held", ["aa", "bb"])])
def test_a_page_before_a_thing_was_put_off_does_not_tell_that(told: RoundUp, label: Outcome, pages: list[str]) -> None:
    more, early = _with_text(told, "aa", "Port experts will inspect the sunken wreck on 20 May.")
    more, late = _with_text(more, "bb", "Experts of the port will inspect the sunken wreck later than on 20 May.")
    entry = replace(
        told.timeline[0], day=date(2024, 5, 20), words=late, cites=(early, late), statuses=("planned",), sources=()
    )
    moved = date(2024, 5, 27) if label == "postponed" else None
    plan = replace(told.plans[0], announced=(late,), outcome=label, new_day=moved)
    (line,) = _events(replace(more, timeline=(entry,), plans=(plan,)), date(2024, 5, 20))
    assert sorted({line.quote.page, *(one.quote.page for one in line.more)}) == pages


@pytest.mark.parametrize(("says", "there"), [("her office said", False), ("her office is shut", True)])
def test_a_plan_that_somebody_tells_whom_no_name_stands_for_is_left_out(told: RoundUp, says: str, there: bool) -> None:
    words = f"Orm will hear the owners on 20 May, {says}."
    more, cite = _with_text(told, "aa", words)
    first = next(one for one in more.readings if one.id == "aa")
    at = cite.span.start
    said = Statement(
        id="aa9",
        spans=(Span(at, at + words.index(",")),),
        chain=(
            Voice(kind="outlet", label="Tarn Herald"),
            Voice(kind="organisation", label="her office", span=Span(at + 36, at + 46)),
        ),
        manner="paraphrased",
        cue=Span(at + 47, at + 51),
        why=told.timeline[0].why,
    )
    known = replace(first, statements=(*first.statements, said)) if "said" in says else first
    readings = tuple(known if one.id == "aa" else one for one in more.readings)
    plan = replace(told.plans[0], words=replace(cite, item="aae"))
    assert bool(composed(replace(more, readings=readings, plans=(plan,))).expected) is there


def test_the_line_of_the_new_day_tells_of_the_old_one_alone(told: RoundUp) -> None:
    announced, first = _with_text(told, "aa", "The board is to answer by 7 May.")
    both, cite = _with_text(announced, "bb", "The board, which had promised an answer by 7 May, put it off to 9 May.")
    old = replace(
        told.plans[0], day=date(2024, 5, 7), words=first, announced=(first,), outcome="postponed",
        told_after=(cite,), new_day=date(2024, 5, 9),
    )  # fmt: skip
    new = replace(old, day=date(2024, 5, 9), words=cite, announced=(cite,), outcome="unknown", told_after=())
    shown = composed(replace(both, plans=(old, new), timeline=()))
    assert [line.label for line in (*shown.expected, *shown.earlier)] == ["planned for 9 May 2024"]
    alone = composed(replace(both, plans=(old,), timeline=()))
    assert [line.label for line in (*alone.expected, *alone.earlier)] == ["planned by 7 May 2024"]


def test_a_wish_for_the_day_of_a_plan_is_no_plan_of_its_own(told: RoundUp) -> None:
    more, wish = _with_text(told, "aa", "The visit should take place on 9 May, Orm said.")
    both, cite = _with_text(more, "bb", "Nine divers will cross the sound on 9 May.")
    plan = replace(told.plans[0], day=date(2024, 5, 9), words=cite, announced=(cite,), outcome="unknown", told_after=())
    wished = replace(plan, words=wish, announced=(wish,))
    assert len(composed(replace(both, plans=(plan, wished), timeline=())).earlier) == 1
    assert len(composed(replace(both, plans=(wished,), timeline=())).earlier) == 1


@pytest.mark.parametrize(("on", "lines"), [(7, 0), (9, 1)], ids=["due on the page's own day", "due later"])
def test_what_was_due_on_the_day_of_its_page_is_told_with_an_outcome_alone(told: RoundUp, on: int, lines: int) -> None:
    more, cite = _with_text(told, "bb", "The papers will be handed out this evening.")
    plan = replace(
        told.plans[0], day=date(2024, 5, on), words=cite, announced=(cite,), outcome="unknown", told_after=()
    )
    assert len(composed(replace(more, plans=(plan,), timeline=())).earlier) == lines
    held = replace(plan, outcome="held")
    assert len(composed(replace(more, plans=(held,), timeline=())).earlier) == 1
