"""Which part of a sentence a day is of."""

from __future__ import annotations

import pytest

from onrecord.brief.main_clause import (
    DAY_WORDS,
    clause_of_day,
    is_ahead,
    is_of_now,
    is_of_who_said,
    is_share,
    was_to_come,
)
from onrecord.record import Span

WHOLE = "the whole sentence"
CASES = [
    # sentence, words for the day, the part that is of the day
    ("The port closed on Monday.", "Monday", WHOLE),
    ("The port, which runs the pier, closed it on Monday.", "Monday", WHOLE),
    ("The union, which on Monday called a strike, was fined by the port.", "Monday",
     "The union … on Monday called a strike"),
    ("The strike, which the union called on Monday, was banned by the port.", "Monday", None),
    ("The pier, where two swimmers drowned on Monday, was closed by the port.", "Monday", None),
    ("Ada Orm, who resigned on Monday, has left the town.", "Monday", "Ada Orm … resigned on Monday"),
    ("Divers praised Ada Orm, who on Monday shut the gate, and left.", "Monday", None),
    ("It praised the mayor, Ada Orm, who resigned on Monday.", "Monday", None),
    ("Counting those who drowned on Monday, it has nine names.", "Monday", None),
    ("Including the pier, where four who swam on Monday drowned, it counts nine.", "Monday", None),
    ("The clerk saw the bomb that killed nine on Monday.", "Monday", None),
    ("The clerk who had warned the port was fined on Monday.", "Monday", WHOLE),
    ("He is charged with robbing Bo Ferrin, 34, on Monday.", "Monday", None),
    ("Orm showed a note which, she said, pilots had sent on Monday.", "Monday", None),
    ("It is the first visit since a meeting on Monday broke up.", "Monday", None),
    ("The union, which had promised an answer by Monday, was silent.", "Monday", None),
    ("He was fined for the May 3 robbery of a shop.", "May 3", None),
    ("The clerk gave an account of the gathering held on Monday at the pier.", "Monday", None),
    ("The union held a gathering on Monday at the pier.", "Monday", WHOLE),
    ("The May 3 robbery shook the town.", "May 3", WHOLE),
    ("The clerk said on Monday that the gate was shut.", "Monday", WHOLE),
    ("The gate was shut after the storm broke on Monday.", "Monday", WHOLE),
]  # fmt: skip


@pytest.mark.parametrize(("text", "day", "part"), CASES)
def test_a_clause_beside_the_news_dates_itself_alone(text: str, day: str, part: str | None) -> None:
    at = Span(text.index(day), text.index(day) + len(day))
    found = clause_of_day(text, Span(0, len(text)), [at])
    assert (found and " … ".join(one.of(text) for one in found)) == (text if part == WHOLE else part)


def test_a_sentence_with_no_word_for_the_day_is_of_the_day_it_stands_on() -> None:
    assert clause_of_day("The port closed.", Span(0, 16), []) == (Span(0, 16),)


def test_one_day_of_the_main_clause_is_enough() -> None:
    text = "Ada Orm, who resigned on Monday, left on Monday."
    days = [Span(at, at + 6) for at in (text.index("Monday"), text.rindex("Monday"))]
    assert clause_of_day(text, Span(0, len(text)), days) == (Span(0, len(text)),)


@pytest.mark.parametrize(
    ("words", "now"),
    [
        ("The gap is four people, and those are the crew of Monday.", True),
        ("The gap was four people.", False),
        ("Four people drowned.", False),
        ("There will be a hearing.", False),
    ],
)
def test_words_in_the_present_are_of_the_day_of_their_page(words: str, now: bool) -> None:
    assert is_of_now(words) is now


@pytest.mark.parametrize(
    ("text", "ahead"),
    [
        ("The firm that runs the pier where nine died on Monday will mend it.", False),
        ("The firm will mend the pier by May, it said on Monday.", False),
        ("The firm said it would mend the pier on Monday.", True),
        ("The union waits until the talks, which begin on Monday.", True),
        ("The talks begin on Monday.", True),
    ],
)
def test_a_plan_is_for_no_day_on_which_it_was_told_or_something_happened(text: str, ahead: bool) -> None:
    day = Span(text.index("Monday"), text.index("Monday") + 6)
    assert is_ahead(text, Span(0, len(text)), [day]) is ahead


@pytest.mark.parametrize(
    ("words", "ahead"),
    [
        ("Schools would stay closed on Monday, it said.", True),
        ("Nine boats sank on Monday and none would float.", False),
        ("Nine boats lay there on Monday.", False),
    ],
)
def test_what_would_be_was_not_yet(words: str, ahead: bool) -> None:
    assert was_to_come(words) is ahead


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It decided to march on Thursday, 3 March.", ["Thursday", "March"]),
        ("The octopus may be shown today.", ["today"]),
        ("Junior staff left in Sept. and in May.", ["Sept", "May"]),
    ],
)
def test_words_for_days_are_told_from_words_that_begin_like_months(text: str, words: list[str]) -> None:
    assert DAY_WORDS.findall(text) == words


@pytest.mark.parametrize(
    ("words", "share"),
    [
        ("Nineteen were on the island and the others in the boats.", True),
        ("Of them, twelve were in their cabins on Monday.", True),
        ("Forty-one of them were children.", True),
        ("All were residents of Upper Tarn.", True),
        ("The others were from Tarn.", True),
        ("Nineteen were killed on Monday.", False),
        ("Nineteen were in custody on Monday.", False),
        ("Nineteen people were on the island on Monday.", False),
        ("Nineteen sailors were children of the quay.", False),
    ],
)
def test_what_only_shares_out_a_number_tells_of_nothing_that_came_about(words: str, share: bool) -> None:
    assert is_share(words) is share


@pytest.mark.parametrize(
    ("text", "days", "only"),
    [
        ("The council will meet on 9 May, the mayor said on Monday.", ("Monday",), True),
        ("The council will meet on 9 May, the mayor said on Monday.", ("9 May",), False),
        ("The council will meet on 9 May, the mayor said on Monday.", ("9 May", "Monday"), False),
        ("The council will meet on 9 May, the mayor said on Monday.", (), False),
    ],
)
def test_the_day_of_who_said_is_not_that_of_what_was_said(text: str, days: tuple[str, ...], only: bool) -> None:
    at = [Span(text.index(day), text.index(day) + len(day)) for day in days]
    assert is_of_who_said(text, Span(0, len(text)), at) is only
