"""Characters to words."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.language.tokens import tokens


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The U.S. envoy left.", ["The", "U.S.", "envoy", "left", "."]),
        ("They didn't, he’s sure.", ["They", "did", "n't", ",", "he", "’s", "sure", "."]),
        ("We cannot go; they won't.", ["We", "can", "not", "go", ";", "they", "wo", "n't", "."]),
        ("Some $2.5bn and 40,000.5 tonnes", ["Some", "$", "2.5", "bn", "and", "40,000.5", "tonnes"]),
        ("a 20-month war", ["a", "20", "-", "month", "war"]),
        ("Mr. Ilya V. Oren met Gen. Sato.", ["Mr.", "Ilya", "V.", "Oren", "met", "Gen.", "Sato", "."]),
        ("He fell ill.", ["He", "fell", "ill", "."]),
        ("No. It was No. 10.", ["No", ".", "It", "was", "No.", "10", "."]),
        ("at 10:32 a.m. on Dec. 6", ["at", "10:32", "a.m.", "on", "Dec.", "6"]),
        ("O'Brien's (b. 1950)", ["O'Brien", "'s", "(", "b", ".", "1950", ")"]),
        ("“Stop!” she said…", ["“", "Stop", "!", "”", "she", "said", "…"]),
        ("the 1990s and '80s", ["the", "1990s", "and", "'80s"]),
        (
            "see www.example.org/a?b=1, or desk@example.org.",
            ["see", "www.example.org/a?b=1", ",", "or", "desk@example.org", "."],
        ),
        ("anti-corruption and cross-border raids", ["anti-corruption", "and", "cross-border", "raids"]),
        (
            "pro-Oslo, a co-founder re-elected",
            ["pro", "-", "Oslo", ",", "a", "co", "-", "founder", "re", "-", "elected"],
        ),
        ("a non-profit-making e-mail", ["a", "non", "-", "profit", "-", "making", "e-mail"]),
        ("They ran short of vitamin C. The rest left.", "They ran short of vitamin C . The rest left .".split()),
        ("Call 555-010-1234 about plan_b.pdf", ["Call", "555-010-1234", "about", "plan_b.pdf"]),
        ("GOV. LUND: U.S ready", ["GOV.", "LUND", ":", "U.S", "ready"]),
        ("We dont know the #1 seed, #relief", ["We", "do", "nt", "know", "the", "#", "1", "seed", ",", "#relief"]),
        ("rose 5% -- AT&T said", ["rose", "5", "%", "--", "AT&T", "said"]),
        ("", []),
        (" \n\t ", []),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert [text[start:end] for start, end in tokens(text)] == words


@given(st.text(max_size=200))
def test_words_are_in_order_and_nothing_but_blanks_and_odd_marks_is_left_out(text: str) -> None:
    spans = tokens(text)
    assert all(start < end for start, end in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    covered = {i for start, end in spans for i in range(start, end)}
    assert all(i in covered or not character.isalnum() for i, character in enumerate(text))
    assert not any(text[i].isspace() for i in covered)


def test_a_part_of_a_text_keeps_the_places_of_the_whole() -> None:
    assert tokens("one two three", 4, 7) == [(4, 7)]
