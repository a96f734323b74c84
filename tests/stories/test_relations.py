from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.record import Bound
from onrecord.stories.relations import relation, relations
from onrecord.stories.scopes import Scope
from onrecord.stories.tellings import Telling, headlines_settled, instants, is_share, names

TOWN = Scope(place=("delta", "east bank", "pirrow"))
EAST = Scope(place=("delta", "east bank"))
WEST = Scope(place=("delta", "west bank"))
BOTH = Scope(place=("delta",))
ELSEWHERE = Scope(place=("plain",))
NO_CREW = Scope(place=EAST.place, without=frozenset({"crew"}))
WITH_CREW = Scope(place=EAST.place, including=frozenset({"crew"}))
MINORS = Scope(place=EAST.place, group=frozenset({"children"}))


def told(number: float, speaker: str, day: str = "2031-05-04", bound: Bound = "exact", **more: Any) -> Telling:
    """A count of the dead on the east bank, printed on its own day unless told otherwise."""
    fields: dict[str, Any] = {
        "id": f"{speaker} {bound} {number} {day}",
        "page": f"{speaker} {day}",
        "measure": "killed",
        "low": None if bound == "under" else number,
        "high": None if bound == "over" else number,
        "bound": bound,
        "speaker": names(speaker),
        "chain": ("the herald", speaker),
        "scope": EAST,
        "as_of": instants(day),
        "published": instants(day)[0],
        "cumulative": True,
    }
    return Telling(**{**fields, **more})


def own(number: float, outlet: str, day: str = "2031-05-04", bound: Bound = "exact", **more: Any) -> Telling:
    return told(number, outlet, day, bound, **{"own": True, "chain": (outlet,), **more})


PAIRS = [
    # the same word of the same speaker, wherever it is read
    (told(31, "fire service"), told(31, "fire service", page="other"), "same chain"),
    (told(31, "fire service", bound="over"), told(31, "fire service", page="other"), "same chain"),
    (own(31, "the tribune"), told(31, "union", chain=("the herald", "the tribune", "union")), "same chain"),
    (told(400, "activists", generic=True), told(400, "delta rights watch"), "same chain"),
    # a round number for a full one
    (own(70, "the tribune", bound="about"), told(67, "fire service"), "rounding"),
    (own(40_000, "the tribune", bound="over"), told(40_129, "fire service"), "rounding"),
    (own(17, "the tribune"), told(17, "fire service", bound="over"), "rounding"),
    # a count of the morning and a larger one of the day are no conflict
    (told(31, "fire service", as_of=instants("2031-05-04T08:00")), told(48, "union"), None),
    (told(48, "fire service", as_of=instants("2031-05-04T08:00")), told(31, "union"), "source conflict"),
    # a share of a whole
    (own(2, "the tribune", page="p", partitive=True), told(22, "fire service", page="p"), "part of"),
    (told(12, "fire service", scope=TOWN), told(31, "fire service"), "part of"),
    (told(9, "fire service", scope=MINORS), told(31, "fire service"), "part of"),
    (told(3100, "health office", page="p"), told(9340, "health office", page="p"), "part of"),
    # one speaker, later
    (told(17, "fire service"), told(31, "fire service", "2031-05-05"), "update"),
    (told(17, "fire service", scope=NO_CREW), told(31, "fire service", "2031-05-05"), "update"),
    (told(9, "fire service", "2031-05-04T13:00"), told(17, "fire service", "2031-05-04T20:00"), "update"),
    (told(64, "fire service", measure="missing"), told(27, "fire service", "2031-05-09", measure="missing"), "update"),
    (told(36, "ohchr/list"), told(99, "ohchr/data group", "2031-06-04"), "update"),
    (told(31, "fire service"), own(44, "the tribune", "2031-05-06"), "update"),
    (told(31, "fire service"), own(44, "the tribune", "2031-05-06", "over"), "compatible bound"),
    # one count under two names, or told again on a later page without a day
    (told(31, "ministry"), told(31, "interior ministry", page="p"), "same chain"),
    (own(31, "the tribune"), told(31, "union"), "same chain"),
    (told(31, "fire service"), told(31, "fire service", "2031-05-08", dated=False), "same chain"),
    (told(31, "fire service"), told(31, "fire service", "2031-05-08"), "update"),
    # what comes on top of others, what somebody met with, a count before of no told day
    (told(29, "ministry", page="p", more=True), told(79, "ministry", page="p"), "part of"),
    (told(29, "ministry", more=True), told(79, "union"), None),
    (told(22, "union", seen=True), told(38, "ministry"), "compatible bound"),
    (told(48, "union", seen=True), told(38, "ministry"), "source conflict"),
    (told(90, "ministry", page="p", earlier=True, as_of=None, dated=False), told(40, "union", page="p"), None),
    # a description is a source beside another one on its page
    (told(5, "a hospital doctor", page="p", generic=True), told(9, "ministry", page="p"), "source conflict"),
    (told(5, "a hospital doctor", generic=True), told(9, "ministry"), None),
    (
        told(100, "a source", bound="about", page="p", generic=True),
        told(165, "a resident", page="p", generic=True),
        "source conflict",
    ),
    # a sum that is only given beside another counts what that one does
    (
        told(9e9, "institute", measure="money", unit="EUR", page="p", alone=True, start=90),
        told(4e9, "court of audit", measure="money", unit="EUR", page="p"),
        "source conflict",
    ),
    (
        told(9e9, "institute", measure="money", unit="EUR", page="p", start=90),
        told(4e9, "court of audit", measure="money", unit="EUR", page="p"),
        None,
    ),
    # where a page does not tell the place, that which it is about may be wider
    (told(17, "fire service", scope=BOTH, placed=False), told(31, "fire service", "2031-05-05"), "update"),
    (told(19, "police", natives=True), told(31, "union", placed=False), None),
    # other people, other places, another beginning
    (told(31, "fire service"), told(12, "ministry", scope=WEST), "scope difference"),
    (told(31, "fire service"), told(44, "delta rights watch", scope=BOTH), "scope difference"),
    (told(67, "fire service", scope=NO_CREW), told(71, "delta rights watch", scope=WITH_CREW), "scope difference"),
    (
        told(31, "fire service", since=instants("2031-05-01")[0].date()),
        told(90, "delta rights watch", since=instants("2030-01-01")[0].date()),
        "scope difference",
    ),
    # an old number as if it were today's
    (
        told(31, "fire service", published=datetime(2031, 5, 20), page="letter"),
        told(89, "fire service", "2031-05-15"),
        "stale",
    ),
    (own(30_000, "the tribune", "2031-06-09", "over"), told(36_000, "delta rights watch", bound="over"), "stale"),
    # as worded, both can be true
    (told(30, "eyewitness", bound="over"), told(70, "activists", bound="under"), "compatible bound"),
    (told(31, "fire service", bound="over"), told(33, "delta rights watch"), "compatible bound"),
    (told(11, "ministry"), told(24, "delta rights watch", "2031-05-06"), "compatible bound"),
    # what is left
    (told(14, "ministry"), told(29, "delta rights watch"), "source conflict"),
    (told(60_000, "un", bound="over"), told(45_000, "activists", "2031-06-04", "over"), "source conflict"),
    # rejected
    (told(200, "ministry", polarity="negative"), told(200, "delta rights watch"), "denial"),
    (told(0, "ministry"), told(14, "delta rights watch"), "denial"),
    # nothing to do with each other
    (told(14, "ministry"), told(14, "ministry", measure="wounded"), None),
    (told(14, "ministry"), told(29, "governor", scope=ELSEWHERE), None),
]


@pytest.mark.parametrize(("one", "other", "kind"), PAIRS, ids=lambda v: getattr(v, "id", str(v)))
def test_why_two_figures_differ(one: Telling, other: Telling, kind: str | None) -> None:
    for first, second in ((one, other), (other, one)):
        found = relation(first, second)
        assert (found.type if found else None) == kind
        if found:
            assert found.why.rule
            assert found.why.detail
            assert found.contradiction == (kind in ("source conflict", "denial"))


def test_an_update_names_the_earlier_first() -> None:
    old, new = told(17, "fire service"), told(31, "fire service", "2031-05-05")
    found = relation(new, old)
    assert found is not None
    assert (found.a, found.b) == (old.id, new.id)


def test_the_numbers_of_a_headline_are_those_of_the_speakers_below() -> None:
    page = [
        own(14, "the tribune", page="p", headline=True, id="h14"),
        own(29, "the tribune", page="p", headline=True, id="h29"),
        told(14, "ministry", page="p"),
        told(29, "delta rights watch", page="p"),
    ]
    found = {frozenset((r.a, r.b)): r.type for r in relations(headlines_settled(page))}
    assert found[frozenset(("h14", "h29"))] == "source conflict"
    assert found[frozenset(("h14", page[2].id))] == "same chain"


@pytest.mark.parametrize(
    ("words", "before", "after", "share"),
    [
        ("two of the dead", "", "", True),
        ("61", "", " of these in the town", True),
        ("two children", "31 people died, among them ", "", True),
        ("31 people", "", " died in the flood", False),
        ("31", "", " of the brigade's engines", True),
        ("31 people", "the news of ", "", False),
    ],
)
def test_words_make_a_share(words: str, before: str, after: str, share: bool) -> None:
    assert is_share(words, before, after) == share


@pytest.mark.parametrize(
    ("value", "first", "last_day"),
    [
        ("2031", datetime(2031, 1, 1), (2031, 12, 31)),
        ("2032-02", datetime(2032, 2, 1), (2032, 2, 29)),
        ("2031-05-04", datetime(2031, 5, 4), (2031, 5, 4)),
        ("2031-05-04T13:30", datetime(2031, 5, 4, 13, 30), (2031, 5, 4)),
    ],
)
def test_a_date_is_an_interval(value: str, first: datetime, last_day: tuple[int, int, int]) -> None:
    start, end = instants(value)
    assert start == first
    assert (end.year, end.month, end.day) == last_day


@given(
    st.permutations([pair[0] for pair in PAIRS][:12]),
    st.sampled_from([EAST, WEST, BOTH, TOWN, ELSEWHERE]),
)
def test_order_does_not_change_what_is_found(order: list[Telling], scope: Scope) -> None:
    moved = [replace(telling, scope=scope) for telling in order]
    for one, other in permutations(moved[:4], 2):
        there, back = relation(one, other), relation(other, one)
        assert (there and there.type) == (back and back.type)
