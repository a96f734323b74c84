"""What an article is known by: its head weighs more, a number is one word, an official is no key of one affair."""

from __future__ import annotations

from onrecord.record import Why
from onrecord.stories.clusters import told
from onrecord.stories.traits import OPENING, called, text_traits

_BODY = (
    "Rain flooded the cellar of the Marlow mill on Sunday and 12,500 sacks of flour were lost. "
    "The miller said that nobody was hurt. "
) + "Years ago a barge sank at Penholt, and its crew was saved by the ferry. The barge was never raised again. " * 9


def test_words_of_the_head_count_twice_and_those_of_the_title_with_them() -> None:
    words = text_traits("a", "Flour lost at mill", f"{_BODY}Only here a heron stands.").words
    assert (words["marlow"], words["mill"], words["heron"]) == (2, 4, 1)


def test_a_passage_has_no_head() -> None:
    assert text_traits("a", "", _BODY, lead=False).words["marlow"] == 1


def test_a_number_with_its_separators_is_one_word() -> None:
    found = text_traits("a", "", _BODY)
    assert "12500" in found.names
    assert "500" not in found.words


def test_a_page_without_a_headline_is_called_by_its_first_words() -> None:
    bare = called(text_traits("a", "", _BODY), _BODY)
    assert bare.title == f"Rain flooded the cellar of the Marlow mill on Sunday and 12,500 sacks of flour{OPENING}"
    assert called(text_traits("a", "", ""), "  ").title is None
    assert called(text_traits("a", "Flour lost", _BODY), _BODY).title == "Flour lost"


def test_a_story_has_a_headline_of_a_page_before_the_first_words_of_another() -> None:
    why = Why(rule="made by hand")
    bare, headed = called(text_traits("a", "", _BODY), _BODY), text_traits("b", "Flour lost at mill", "It rained.")
    assert told([(bare, why), (headed, why)]).title == "Flour lost at mill"
    assert told([(bare, why)]).title == bare.title
