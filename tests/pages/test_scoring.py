"""The scorer of the sample pages pays for what is right, once, and for nothing else."""

from __future__ import annotations

from typing import Any

import pytest

from tests.pages.checks import unread_spans
from tests.pages.scoring import Expected, best_pairs, closeness, locate, plain, score

TEXT = "Ana Ruiz said 12 people died. “It was dark,” she added."


def figure(words: str, low: float, **more: Any) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"measure": "killed", "bound": "exact", "low": low, "high": low, "statement": "s", **more} | {
        "start": start,
        "end": start + len(words),
        "text": words,
    }


def reading(**more: Any) -> dict[str, Any]:
    said = {"id": "s", "manner": "paraphrased", "chain": [{"label": "Daily"}, {"label": "she", "actor": "a"}]}
    empty: dict[str, Any] = {"events": [], "figures": [], "positions": [], "procedures": []}
    actors = [{"id": "a", "label": "Ana Ruiz", "country": "ESP"}]
    return {"article": {"text": TEXT, "blocks": []}, "actors": actors, "statements": [said], **empty, **more}


@pytest.mark.parametrize(
    ("snippet", "parts"),
    [
        ("12 people", ["12 people"]),
        ("Ana … died", ["Ana Ruiz said 12 people died"]),
        (["Ana", "she added"], ["Ana", "she added"]),
    ],
)
def test_a_snippet_is_found_where_it_stands(snippet: Any, parts: list[str]) -> None:
    assert [TEXT[start:end] for start, end in locate(snippet, TEXT)] == parts


@pytest.mark.parametrize("snippet", ["nobody", "e"])
def test_a_snippet_that_is_not_there_once_is_an_error(snippet: str) -> None:
    with pytest.raises(AssertionError, match="times in the text"):
        locate(snippet, TEXT)


@pytest.mark.parametrize(
    ("wanted", "party", "same"),
    [
        ("Ana Ruiz", {"label": "she", "actor": "a"}, True),
        ("ESP", {"label": "she", "actor": "a"}, True),
        ("Ruiz|nobody", {"label": "Ana Ruíz"}, True),
        ("the mayor", {"label": "a mayor of Lima"}, True),
        ("the mayor", {"label": "she"}, False),
        ("unnamed", {"label": None}, False),
    ],
)
def test_names_are_compared_by_their_words(wanted: str, party: dict[str, Any], same: bool) -> None:
    assert Expected(reading()).named(wanted, party) is same


def test_words_are_compared_without_accents_and_articles() -> None:
    assert plain("The Café’s") == ["cafe"]


def test_closeness_is_shared_over_all() -> None:
    assert closeness([(0, 10)], [(5, 15)]) == pytest.approx(1 / 3)
    assert closeness([(0, 4), (8, 10)], [(0, 10)]) == 1
    assert closeness([(0, 10)], []) == 0


def test_each_item_is_in_one_pair_and_the_best_pairs_come_first() -> None:
    def credit(want: dict[str, Any], got: dict[str, Any]) -> float:
        return 1 / (1 + abs(want["n"] - got["n"]))

    assert best_pairs([{"n": 1}, {"n": 2}], [{"n": 2}], credit) == {1: (0, 1.0)}


WANTED = {"measure": "killed", "value": 12, "bound": "exact", "text": "12 people", "says": "Ana Ruiz"}


@pytest.mark.parametrize(
    ("wanted", "given", "recall", "precision"),
    [
        ([WANTED], [figure("12 people", 12)], 1, 1),
        ([WANTED], [], 0, 1),
        ([WANTED], [figure("12 people", 13)], 0, 0),
        ([WANTED], [figure("12 people", 12, bound="over", measure="wounded")], 0.5, 0.5),
        ([WANTED], [figure("12 people", 12), figure("dark", 1)], 1, 0.5),
        ([WANTED], [figure("12 people", 12), figure("12 people died", 12)], 1, 1),
        ([{**WANTED, "optional": True}], [figure("12 people", 12)], 1, 1),
        ([], [figure("12 people", 12)], 1, 0),
    ],
)
def test_what_is_right_is_paid_once(wanted: list[Any], given: list[Any], recall: float, precision: float) -> None:
    got = score({"rows": [{"figures": wanted}]}, [reading(figures=given)], "figures")
    assert (got.recall, got.precision) == pytest.approx((recall, precision))


def test_a_must_item_that_is_not_found_is_named() -> None:
    must = {**WANTED, "must": True}
    assert score({"rows": [{"figures": [must]}]}, [reading()], "figures").missed == [must]


def test_a_label_that_is_not_its_slice_is_found() -> None:
    wrong = {"label": "Ana", "start": 1, "end": 4}
    assert len(unread_spans([{"chain": [wrong]}, {"label": "Ana", "start": 0, "end": 3}], TEXT)) == 1
