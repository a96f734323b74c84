"""The scorer of plans and what became of them: how a story is coded, and what a plan of a round-up counts for."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from evaluation.between import Item, Pair, half
from evaluation.plans_told import OUTCOMES, Scored, met_by, misses, shares, told_stories
from onrecord.record import Cite, Outcome, Plan, Span, Why

TEXTS = {
    "0": "The council will vote on Monday. The clerk was ill.",
    "1": "Nine hands went up. The band played.",
}
MARKS = ("p1", "ThecouncilwillvoteonMonday"), ("o1", "Ninehandswentup"), ("x1", "Thebandplayed")


def story() -> list[Item]:
    pairs = (Pair("o1", "p1", "held"),)
    marks = [tuple((name, words, ("", "")) for name, words in MARKS if (name == "p1") == first) for first in (1, 0)]
    return [
        Item("look-a", "Post", "2031-05-09T10:00", "text", text, marks[n], pairs if n else (), ())
        for n, text in enumerate(TEXTS.values())
    ]


def plan(outcome: Outcome, announced: Sequence[tuple[int, int]], after: Sequence[tuple[int, int]] = ()) -> Plan:
    told = tuple(Cite(page="0", span=Span(*span), item="s") for span in announced)
    later = tuple(Cite(page="1", span=Span(*span), item="s") for span in after)
    return Plan(
        type=None, day=None, words=told[0], announced=told, outcome=outcome, told_after=later, new_day=None,
        why=Why(rule="r"),
    )  # fmt: skip


def score(*plans: Plan) -> tuple[Scored, dict[str, float]]:
    found = met_by(story(), TEXTS, plans)
    return found, {key: value for key, value, _ in shares([found])}


def test_every_relation_names_sentences_of_its_story_and_no_page_keeps_a_mark() -> None:
    for items in told_stories():
        names = [name for item in items for name, _, _ in item.marks]
        assert len(names) == len(set(names)), items[0].story
        for item in items:
            assert "[[" not in item.body
            assert "]]" not in item.body
            assert half(item.story) in ("look", "check")
            for pair in item.pairs:
                assert {pair.answer, pair.first} <= set(names), (item.story, pair)
                assert pair.kind in OUTCOMES
    assert len(told_stories()) == 262
    halves = [half(items[0].story) for items in told_stories()]
    assert abs(halves.count("look") - halves.count("check")) <= 4


@pytest.mark.parametrize(
    ("plans", "figures"),
    [
        ((), {"found": 0, "outcome_whole": 0}),
        ((plan("unknown", [(0, 32)]),), {"found": 1, "coded": 1, "outcome_recall": 0, "evidence_recall": 0}),
        (
            (plan("held", [(0, 32)], [(0, 19)]),),
            {"outcome_precision": 1, "held_precision": 1, "outcome_whole": 1, "evidence_recall": 1},
        ),
        ((plan("held", [(0, 32)], [(20, 36)]),), {"outcome_precision": 1, "evidence_precision": 0}),
        ((plan("cancelled", [(0, 32)], [(0, 19)]),), {"outcome_precision": 0, "evidence_precision": 1}),
        ((plan("unknown", [(33, 51)]),), {"found": 0, "coded": 0}),
    ],
)
def test_what_a_plan_counts_for(plans: tuple[Plan, ...], figures: dict[str, float]) -> None:
    _, found = score(*plans)
    assert {key: found[key] for key in figures} == figures


@pytest.mark.parametrize(
    ("plans", "first"),
    [
        ((), "MISSED"),
        ((plan("unknown", [(0, 32)]),), "UNTOLD"),
        ((plan("postponed", [(0, 32)], [(0, 19)]),), "WRONG"),
        ((plan("held", [(0, 32)], [(0, 19)]), plan("unknown", [(33, 51)])), "NO PLAN"),
    ],
)
def test_what_is_wrong_is_listed_with_its_words(plans: tuple[Plan, ...], first: str) -> None:
    line, *_ = misses(score(*plans)[0])
    assert line.startswith(first)
    assert ("clerk" if first == "NO PLAN" else "council will vote") in line
