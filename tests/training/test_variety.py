"""Variants of a window keep every column as long as its words, and every name where its tags say."""

from __future__ import annotations

import random

import pytest

from training.samples import Window
from training.variety import entities, hidden, names_of, varied, with_gaps, with_other_names

WORDS = ["Ana", "Lund", "left", "Oslo", "for", "Port", "Said", "."]
TAGS = ["B-PERSON", "I-PERSON", "O", "B-LOC", "O", "B-LOC", "I-LOC", "O"]


def window() -> Window:
    return Window(list(WORDS), [True] + [False] * 7, name=list(TAGS))


def test_names_are_gathered_by_label() -> None:
    assert names_of([window()])["LOC"] == [["Oslo"], ["Port", "Said"]]


@pytest.mark.parametrize("seed", range(20))
def test_other_names_stand_where_names_stood(seed: int) -> None:
    names = {"PERSON": [["Bo"], ["Mary", "Ann", "Lee"]], "LOC": [["New", "Delhi"], ["Rome"]]}
    other = with_other_names(window(), random.Random(seed), names)
    assert len(other.words) == len(other.opens) == len(other.name)
    assert [label for _, _, label in entities(other.name)] == ["PERSON", "LOC", "LOC"]
    known = {("Ana", "Lund"), ("Oslo",), ("Port", "Said"), *(tuple(n) for group in names.values() for n in group)}
    assert all(tuple(other.words[a:b]) in known for a, b, _ in entities(other.name))


@pytest.mark.parametrize("seed", range(20))
def test_a_variant_has_columns_of_one_length(seed: int) -> None:
    rng = random.Random(seed)
    told = Window(["“", "Go", "”", ",", "she", "said"], [True, False, False, False, True, False], role=["O"] * 6)
    for one in (varied(told, rng), with_gaps(told, rng), varied(window(), rng, names_of([window()]))):
        assert len(one.words) == len(one.opens) == len(one.role or one.name)


def test_only_inner_pieces_are_hidden() -> None:
    assert hidden([101, 5, 6, 7, 102], random.Random(1), 1.0, 103) == [101, 103, 103, 103, 102]
    assert hidden([101, 5, 6, 7, 102], random.Random(1), 0.0, 103) == [101, 5, 6, 7, 102]
