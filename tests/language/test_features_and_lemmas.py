"""Small numbers for case and quotation marks, and lemmas as edits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.language.features import quote_states, shape
from onrecord.language.lemmas import apply_edit, edit_between, lemma_of


@pytest.mark.parametrize(
    ("word", "number"),
    [("NATO", 1), ("A", 2), ("Oslo", 3), ("2012", 4), ("20th", 5), ("--", 6), ("iPhone", 7), ("said", 8)],
)
def test_shapes(word: str, number: int) -> None:
    assert shape(word) == number


@pytest.mark.parametrize(
    ("words", "states"),
    [
        (["he", "“", "no", "”", "said"], [1, 3, 2, 3, 1]),
        (['"', "no", '"', "said"], [3, 2, 3, 1]),
        (["“", "it", "goes", "on"], [3, 2, 2, 2]),
    ],
)
def test_quotation_marks(words: list[str], states: list[int]) -> None:
    assert quote_states(words, [True] + [False] * (len(words) - 1)) == states


def test_a_new_paragraph_starts_outside() -> None:
    assert quote_states(["“", "one", "two"], [True, False, True]) == [3, 2, 1]


@given(
    st.text(st.characters(categories=["Lu", "Ll"]), min_size=1), st.text(st.characters(categories=["Ll"]), min_size=1)
)
def test_an_edit_makes_the_lemma_again(word: str, lemma: str) -> None:
    assert apply_edit(word, edit_between(word, lemma)) == lemma


@pytest.mark.parametrize(
    ("word", "edit", "lemma"), [("said", "2|y", "say"), ("Talks", "^1|", "talk"), ("a", "3|x", "a")]
)
def test_edits(word: str, edit: str, lemma: str) -> None:
    assert apply_edit(word, edit) == lemma


@pytest.mark.parametrize(
    ("word", "tag", "pos", "edit", "lemma"),
    [
        ("Talks", "NNS", "NOUN", "^1|", "talk"),
        ("40,000", "CD", "NUM", "4|000", "40000"),
        ("me", "PRP", "PRON", "2|I", "I"),
        ("I", "PRP", "PRON", "0|", "I"),
        ("’s", "POS", "PART", "0|", "'s"),
        ("'s", "VBZ", "AUX", "2|have", "have"),
        ("'s", "VBZ", "AUX", "2|be", "be"),
        ("The", "DT", "DET", "0|", "the"),
        ("French", "JJ", "ADJ", "0|", "French"),
        ("Nations", "NNPS", "PROPN", "1|", "Nation"),
        ("Libraries", "NNPS", "PROPN", "2|", "Library"),
        ("Philippines", "NNPS", "PROPN", "0|", "Philippines"),
        ("United", "NNP", "PROPN", "1|", "United"),
        ("television", "NN", "NOUN", "2|TV", "television"),
        ("Envoy", "NN", "NOUN", "0|", "envoy"),
        ("NATO", "NNP", "PROPN", "0|", "NATO"),
    ],
)
def test_lemmas(word: str, tag: str, pos: str, edit: str, lemma: str) -> None:
    assert lemma_of(word, tag, pos, edit, {"library": 1, "nation": 2, "talk": 3}) == lemma
