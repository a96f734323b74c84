"""A story of which pages quote, copy and credit each other: who tells a thing again, and who tells another thing."""

from __future__ import annotations

from datetime import date

import pytest

import onrecord
from onrecord.brief import Brief, composed
from onrecord.brief.lines import Line
from onrecord.pipeline.round_ups import round_up
from onrecord.record import PageCopy, Reading, Story, Why
from onrecord.stories.copies import copies

AGENCY = """Norpress

Two divers drown at sunken ferry

3 May 2031

LODSUND (Norpress) - Two divers drowned on Saturday when a steel door closed behind them in the sunken ferry Alma, \
the Lodsund Harbour Office said.

They had been looking for missing passengers on the car deck. A third diver reached the surface with a broken arm.

The Lodsund Harbour Office said 11 passengers of the Alma were still missing, a week after the ferry sank.

The office will not send anybody down before Wednesday, its head, Ragna Holt, told reporters on the quay.
"""
GAZETTE = """Fjord Gazette

They wanted to bring them home

4 May 2031

Two divers drowned on Saturday when a steel door closed behind them in the ferry Alma, the Lodsund Harbour Office said.

They had been looking for missing passengers on the car deck. A third diver reached the surface with a broken arm.

The Lodsund Harbour Office said 11 passengers of the Alma were still missing, a week after the ferry sank.

Both men had two children each. The church in Lodsund was full on Sunday morning. (Norpress, own report)
"""
WATCH = """The Quay Observer

What the week left behind

5 May 2031

As always I quote at length and say who wrote it. Here is the worst of it.

The agency Norpress, on Saturday's dive:

> Two divers drowned on Saturday when a steel door closed behind them in the sunken ferry Alma, the Lodsund Harbour \
Office said.

Nobody has told me yet who sent them down there, and I have asked at the Harbour Office three times since.
"""
COURIER = """The Inland Courier

Questions after the dive

5 May 2031

Two divers drowned on Saturday in the sunken ferry Alma when a door closed behind them. Their union asks who sent them.

The Lodsund Harbour Office said on Monday that 11 passengers of the Alma were missing after the ferry sank.

Crowds threw stones at the Harbour Office in Lodsund on Sunday night over the divers who drowned in the ferry.
"""
LATER = """The Coastal Times

Ferry inquiry opens

20 May 2031

The inquiry into the loss of the ferry Alma opened in Lodsund on Tuesday. Five divers drowned in it on 3 May, the head \
of the inquiry said, and not two.
"""
HERALD = """The Sound Herald

A town that knows the sea

4 May 2031

In the harbour cafe nobody wanted to talk on Sunday. The chairs by the window, where the two used to sit, stayed \
empty, and somebody had put a candle on the table.

Two divers drowned on Saturday when a steel door closed behind them in the sunken ferry Alma, the Lodsund Harbour \
Office said.

Old fishermen remember the winter in which the lifeboat did not come back. They rang the bell by the mole then, and \
they rang it again this weekend, one stroke for each man, while the boats stayed in and the fish hall was shut.

The priest spoke of hands that hold. He named both of them and then he could not go on. (Norpress, own report)
"""
CALLED = """The Lodsund Tribune

Union to meet harbour office

5 May 2031

The divers' union and the Harbour Office will meet in Lodsund on Friday, 9 May, to talk about rules for dives, the \
mayor said on Monday.
"""
PAGES = (AGENCY, GAZETTE, HERALD, WATCH, COURIER, CALLED, LATER)


@pytest.fixture(scope="module")
def brief() -> Brief:
    pages: list[Reading] = [onrecord.read(text.encode()) for text in PAGES]
    ids = tuple(page.id for page in pages)
    story = Story(id="s", level="event", articles=ids, joins=tuple(Why(rule="test") for _ in ids))
    found = copies([page.article.text for page in pages if page.article])
    printed = [
        PageCopy(page=ids[one.copy], original=ids[one.original], kind=one.kind, shared=one.shared, why=one.why)
        for one in found
    ]
    return composed(round_up(pages, story, printed))


@pytest.fixture(scope="module")
def drowned(brief: Brief) -> Line:
    (line,) = (
        line
        for day in brief.days
        if day.day == date(2031, 5, 3)
        for line in day.events
        if line.quote.words.startswith("Two divers drowned")
    )
    return line


def test_a_quoted_block_and_a_credit_keep_the_agency_between(drowned: Line) -> None:
    assert [line.chain for line in (drowned, *drowned.more)] == [
        ("Norpress", "Lodsund Harbour Office"),
        ("Fjord Gazette", "Norpress", "Lodsund Harbour Office"),
        ("The Sound Herald", "Norpress", "Lodsund Harbour Office"),
        ("The Quay Observer", "Norpress", "Lodsund Harbour Office"),
        ("The Inland Courier",),
    ]


def test_only_who_tells_it_in_words_of_its_own_tells_it_again(drowned: Line) -> None:
    assert "also told by The Inland Courier" in drowned.notes


def test_another_number_and_another_thing_are_lines_of_their_own(brief: Brief) -> None:
    told = {line.quote.words.split(" ", 1)[0]: day.day for day in brief.days for line in day.events}
    assert (told["Five"], told["Crowds"]) == (date(2031, 5, 3), date(2031, 5, 4))


def test_no_line_is_told_again_by_its_own_page(brief: Brief) -> None:
    lines = [line for day in brief.days for line in day.events] + [*brief.expected, *brief.earlier]
    for line in lines:
        pages = [line.quote.page, *(other.quote.page for other in line.more)]
        assert len(pages) == len(set(pages))


def test_what_somebody_said_would_be_stands_under_the_day_on_which_it_is_to_be(brief: Brief) -> None:
    told = [(day.day, line.label) for day in brief.days for line in day.events if " will meet " in line.quote.words]
    assert told == [(date(2031, 5, 9), "planned")]


def test_as_many_outlets_carry_a_claim_as_its_list_has(brief: Brief) -> None:
    (claim,) = brief.claims
    assert claim.notes == (
        "carried by at least 3 outlets, 1 of them after Norpress, from one source: Lodsund Harbour Office",
    )
    assert len({claim.chain[0], *(line.chain[0] for line in claim.more)}) == 3
