from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.record import Span
from onrecord.stories.clauses import clause_of, is_quoted, is_saying


def at(sentence: str, day: str) -> Span:
    start = sentence.index(day)
    return Span(start, start + len(day))


@pytest.mark.parametrize(
    ("sentence", "day", "words", "aside"),
    [
        (
            "Two men were held over the hall that burned on 8 May.",
            "8 May",
            "held over the hall that burned on 8 May",
            True,
        ),
        (
            "The union, which on Monday called a strike, was fined.",
            "Monday",
            "which on Monday called a strike",
            True,
        ),
        ("The mayor resigned after the wall fell on Monday.", "Monday", "after the wall fell on Monday", True),
        ("The mayor, who had stayed away, resigned on Monday.", "Monday", "The mayor , resigned on Monday.", False),
        (
            "Crews searched on Monday after the wall had fallen.",
            "Monday",
            "Crews searched on Monday .",
            False,
        ),
        ("Six died when the wall fell on Monday.", "Monday", "Six died when the wall fell on Monday.", False),
        ("He said that on Monday the wall fell.", "Monday", "He said that on Monday the wall fell.", False),
    ],
)
def test_a_day_is_told_of_what_its_clause_tells(sentence: str, day: str, words: str, aside: bool) -> None:
    assert clause_of(sentence, at(sentence, day)) == (words, aside)


@pytest.mark.parametrize(
    ("sentence", "saying"),
    [
        ("The mayor said on Monday that the wall was safe.", True),
        ("Ada Venn, a weigher, told the Lisk Herald from her bed on Monday.", True),
        ("On Monday, the mayor said the wall was safe.", True),
        ("The count given on Monday was nine.", True),
        ("Six people died on Monday, the mayor said.", False),
        ("The mayor said the wall fell on Monday.", False),
        ("The mayor told reporters that the wall had fallen on Monday.", False),
    ],
)
def test_a_day_on_which_something_was_said(sentence: str, saying: bool) -> None:
    assert is_saying(sentence, at(sentence, "Monday")) == saying


def test_a_day_inside_a_quotation() -> None:
    sentence = 'On Monday she said: "By Sunday we are home," and left on Tuesday.'
    assert [is_quoted(sentence, at(sentence, day)) for day in ("Monday", "Sunday", "Tuesday")] == [False, True, False]


@given(
    st.lists(
        st.sampled_from("who which, after before that fell the wall, ; mayor said . when was".split()), max_size=20
    ),
    st.data(),
)
def test_a_clause_holds_its_day_whatever_stands_around_it(words: list[str], data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(words)))
    sentence = " ".join([*words[:cut], "Monday", *words[cut:]])
    assert "Monday" in clause_of(sentence, at(sentence, "Monday"))[0]
