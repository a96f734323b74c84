"""What is announced in words, and what later pages tell became of it in others."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.stories.announcing import announces, sets
from onrecord.stories.fell_through import CALLED_OFF, FAILED, PUT_OFF
from onrecord.stories.kin_words import kinds
from onrecord.stories.moments import day_named, day_since
from tests.stories.test_timeline import page, told

FRIDAY, MONDAY = date(2031, 5, 9), date(2031, 5, 12)


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("The harbour court gives its verdict next week.", True),
        ("A new pier is to be built by the end of the year.", True),
        ("The owners want to sell the yard in autumn.", True),
        ("The ferry will sail again in two weeks.", True),
        ("The ferry sank before the end of the month.", False),
        ("The yard could be sold next week.", False),
        ("If the owners agree, the yard will be sold next week.", False),
        ("Few people think that the yard will be sold next week.", False),
        ('"We will sell the yard next week," he said.', False),
        ("The yard has forty cranes and a dock.", False),
    ],
)
def test_a_sentence_without_a_day_announces_an_act_at_a_time_to_come(text: str, does: bool) -> None:
    assert announces(text) is does


@pytest.mark.parametrize(
    ("before", "after", "ahead"),
    [
        ("The council votes on the pier on ", ".", True),
        ("On ", " the council votes on the pier.", True),
        ("On ", " the council will vote on the pier.", True),
        ("The dockers have called a strike for ", ".", True),
        ("The mayor has invited both sides for ", ".", True),
        ("The price is discussed in the council on ", ".", True),
        ("The council voted on the pier on ", ".", False),
        ("After the votes on ", " the mayor went home.", False),
        ("The two shook hands on ", ".", False),
        ("The mayor will appeal against a ruling that came on ", ".", False),
    ],
)
def test_words_around_a_day_set_it_as_one_to_come(before: str, after: str, ahead: bool) -> None:
    assert sets(before, after) is ahead


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The harbour council votes on the new pier on Monday.", MONDAY),
        ("The dockers of Ostrava have called a march for Monday.", MONDAY),
        ("The harbour council voted on the new pier on Monday.", None),
        ("A clerk of the harbour council gives the names of new members next week.", None),
    ],
)
def test_what_words_announce_is_a_plan(text: str, day: date | None) -> None:
    _, plans = told(page("A", FRIDAY, text))
    assert [plan.day for plan in plans] == ([] if "voted" in text else [day])


@pytest.mark.parametrize(
    ("plan", "text", "outcome"),
    [
        ("vote on the pier", "On Monday nine members of the council raised their hands for the pier.", "held"),
        ("vote on the pier", "On Monday the council dropped its vote on the pier.", "cancelled"),
        ("vote on the pier", "The vote on the pier did not take place on Monday.", "cancelled"),
        ("vote on the pier", "On Monday the council took no decision on the pier.", "postponed"),
        ("vote on the pier", "On Monday the council still had no paper on the pier.", "unknown"),
        ("vote on the pier", "On Monday a band played in the park.", "unknown"),
        ("march to the port", "Monday's walk to the port was the longest that the council has led.", "held"),
        ("open the pier", "Boats have been mooring at the pier since Monday.", "held"),
        ("open the pier", "Boats have been burning in the north since Monday.", "unknown"),
    ],
)
def test_an_outcome_is_told_in_words_akin_to_those_of_the_plan(plan: str, text: str, outcome: str) -> None:
    _, plans = told(page("A", FRIDAY, f"The council will {plan} on Monday."), page("B", date(2031, 5, 14), text))
    assert next(one for one in plans if one.day == MONDAY).outcome == outcome


@pytest.mark.parametrize(
    ("text", "since", "named"),
    [
        ("Boats moor there since Monday.", MONDAY, None),
        ("Boats have moored there since the 12th.", MONDAY, None),
        ("Boats have moored there since the 30th.", None, None),
        ("Monday's vote was close.", None, MONDAY),
        ("Boats moor there on Monday.", None, None),
    ],
)
def test_the_day_since_which_something_is_and_that_which_names_it(
    text: str, since: date | None, named: date | None
) -> None:
    assert day_since(text, date(2031, 5, 14)) == since
    assert day_named(text, date(2031, 5, 14)) == named


def test_acts_of_one_kind_have_other_words() -> None:
    assert "vote" in kinds("a vote on the pier") & kinds("nine raised their hands")
    assert "bury" in kinds("the funeral of the pilot") & kinds("he was buried at dusk")
    assert not kinds("a vote on the pier") & kinds("the fog was thick")


@pytest.mark.parametrize(
    ("text", "put_off", "called_off", "failed"),
    [
        ("the hearing was deferred", True, False, False),
        ("the tour came to nothing", False, True, False),
        ("he dropped the demand", False, False, True),
        ("instead of the mayor a clerk came", False, False, True),
        ("the council met for three hours", False, False, False),
    ],
)
def test_words_that_tell_that_nothing_came_of_it(text: str, put_off: bool, called_off: bool, failed: bool) -> None:
    found = [bool(words.search(text)) for words in (PUT_OFF, CALLED_OFF, FAILED)]
    assert found == [put_off, called_off, failed]
