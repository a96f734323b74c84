"""A page with two old tolls, read with two later pages: bounds of other days and speakers, no contradiction."""

from __future__ import annotations

import pytest

import onrecord
from onrecord.pipeline.round_ups import round_up
from onrecord.record import Reading, RoundUp, Story, ToldFigure, Why

FOUNDING = """The Harbour Wire

Envoys of Norland and Ostria Meet About Karania

Mira Halden |
December 6, 2030 | 10:32 a.m. PST

Norland may be loosening its ties with President Tarek Osman of Karania after signs that his government may be \
near its end. The envoy Lund Berg hosted both ministers in Geneva on Thursday to end Karania’s 20-month civil \
war that has left over 30,000 people dead.

The Coastal Times reports:

This is not the first time that talks between the two have raised hopes. In June the ministers appeared to be \
close to an agreement on a caretaker government, but it broke down within days.

The Evening Guardian reports on a possible plan:

The plan demanded several steps by the Osman government to end the violence that activists say has killed more \
than 40,000 people since April 2029. It would then have asked both sides to put forward candidates.
"""
LATER = """The Coastal Times

UN counts 59,600 dead in Karania

2 January 2031

At least 59,600 people have been killed in Karania since April 2029, the United Nations human rights office \
said on Wednesday.
The office worked from seven lists of names.
"""
LAST = """The Inland Courier

Karania’s dead

16 February 2031

The United Nations said on Friday that the number of people killed in Karania had reached 70,000. In December \
activists had spoken of 40,000.
"""


@pytest.fixture(scope="module")
def told() -> RoundUp:
    pages: list[Reading] = [onrecord.read(text.encode()) for text in (FOUNDING, LATER, LAST)]
    ids = tuple(page.id for page in pages)
    return round_up(pages, Story(id="s", level="episode", articles=ids, joins=tuple(Why(rule="test") for _ in ids)))


def toll(told: RoundUp, number: int) -> list[ToldFigure]:
    figures = [f for s in told.series if s.measure == "killed" for f in s.figures]
    return [figure for figure in figures if figure.low == number]


@pytest.mark.parametrize(("number", "bound"), [(30_000, "over"), (40_000, "over"), (59_600, "over"), (70_000, "exact")])
def test_each_toll_stands_with_its_bound(told: RoundUp, number: int, bound: str) -> None:
    assert bound in {figure.bound for figure in toll(told, number)}


def test_the_two_tolls_of_one_page_have_a_speaker_each(told: RoundUp) -> None:
    (own,), activists = toll(told, 30_000), toll(told, 40_000)
    assert own.own
    assert activists[0].speaker == "activists"


@pytest.mark.parametrize("old", [30_000, 40_000])
def test_no_toll_contradicts_another(told: RoundUp, old: int) -> None:
    ids = {figure.cite.item for figure in toll(told, old)}
    found = {relation.type for relation in told.relations if {relation.a, relation.b} & ids}
    assert found
    assert found <= {"stale", "compatible bound", "rounding", "same chain", "update"}


def test_the_outlets_own_toll_is_behind_or_compatible(told: RoundUp) -> None:
    (own,) = toll(told, 30_000)
    for number in (40_000, 59_600, 70_000):
        others = {figure.cite.item for figure in toll(told, number)}
        found = {r.type for r in told.relations if own.cite.item in (r.a, r.b) and others & {r.a, r.b}}
        assert found <= {"stale", "compatible bound"}
        assert found
