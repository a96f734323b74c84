"""The scorer of told figures: how items are coded, where a figure stands, and what makes one right."""

from __future__ import annotations

from datetime import datetime

import pytest

from evaluation.told_figures import Coded, Met, half, span_of, stories
from onrecord.record import Cite, Series, Span, ToldFigure

ALL = [coded for items in stories() for item in items for coded in item.figures]


def coded(**more: object) -> Coded:
    fields = {
        "name": "", "words": "12", "around": ("Calder", "340"), "numbers": ("killed", 12.0, 12.0, "exact", "positive"),
        "place": "calder", "day": "2031-05-04", "speakers": ("police",),
    }  # fmt: skip
    return Coded(**(fields | more))  # type: ignore[arg-type]


def met(one: Coded, place: str = "calder", speaker: str = "the police’s spokesman", own: bool = False) -> Met:
    cite = Cite(page="p", span=Span(0, 2), item="f")
    day = datetime(2031, 5, 4)
    told = ToldFigure(
        cite=cite, sentence=cite, measure="killed", unit=None, low=12.0, high=12.0, bound="exact", polarity="positive",
        scope=None, speaker=speaker, chain=("n", speaker), own=own, as_of=(day, day), dated=False, published=day,
    )  # fmt: skip
    return Met(
        stories()[0][0], one, told, Series(measure="killed", unit=None, place=(place,), group=(), figures=(told,))
    )


@pytest.mark.parametrize(
    ("one", "right", "placed", "dated", "voiced"),
    [
        (met(coded()), True, True, True, True),
        (met(coded(numbers=("killed", 12.0, None, "over", "positive"))), False, True, True, True),
        (met(coded(), place="irsa"), True, False, True, True),
        (met(coded(place="."), place="irsa"), True, True, True, True),
        (met(coded(day="2031-05")), True, True, True, True),
        (met(coded(day="2031-05-03")), True, True, False, True),
        (met(coded(speakers=("army", "police"))), True, True, True, True),
        (met(coded(speakers=("-",))), True, True, True, False),
        (met(coded(speakers=("-",)), own=True), True, True, True, True),
        (met(coded(), own=True), True, True, True, False),
        (Met(stories()[0][0], coded()), False, False, False, False),
    ],
)
def test_what_is_right(one: Met, right: bool, placed: bool, dated: bool, voiced: bool) -> None:
    assert (one.right, one.placed, one.dated, one.voiced) == (right, placed, dated, voiced)


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("Calder | 12 | 340", (9, 11)),
        ("In 12 towns. Calder\n12\n340", (20, 22)),
        ("Irsa 12", None),
    ],
)
def test_a_figure_is_found_by_the_letters_around_it(text: str, span: tuple[int, int] | None) -> None:
    assert span_of(text, coded()) == (Span(*span) if span else None)


def test_items_are_coded_as_the_file_says() -> None:
    assert len(stories()) > 12
    assert {half(items[0].story) for items in stories()} == {"look", "check"}
    assert {one.numbers[3] for one in ALL} >= {"exact", "over", "under", "about", "vague"}
    assert {one.numbers[4] for one in ALL} == {"positive", "negative"}
    names = [one.name for one in ALL if one.name]
    assert len(names) == len(set(names))
    assert {name for items in stories() for item in items for a, b, _ in item.relations for name in (a, b)} <= set(
        names
    )


def test_no_mark_is_left_in_a_page() -> None:
    assert not [item.story for items in stories() for item in items if "[[" in item.body or "]]" in item.body]
