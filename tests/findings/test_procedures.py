"""Sentences and the procedures they tell; and sentences that tell none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.findings import procedures
from onrecord.language import Analyser
from onrecord.record import Analysis, Article, Block, Grounds, Procedure, Span


def read(text: str, analyser: Analyser) -> tuple[Procedure, ...]:
    article = Article(id="a", text=text, blocks=(Block(kind="paragraph", span=Span(0, len(text))),))
    return procedures(article, analyser.analyse([article])[0], (), Grounds())


TOLD = [
    # sentence, rule, words of a party, words of what is decided
    ("Each camp has the right to veto judges.", "veto", "camp", "judges"),
    ("Britain is one of the countries that hold a veto.", "veto", "countries", ""),
    ("The treaty must be ratified by the Senate.", "consent", "the Senate", "The treaty"),
    ("The deal is subject to ratification by all members.", "consent", "members", "The deal"),
    ("The mission needs the approval of parliament.", "consent", "parliament", "The mission"),
    ("The Security Council must authorise the mission.", "authorisation", "Council", "the mission"),
    ("Parliament approved the budget by 52 votes to 48.", "vote", "", ""),
    ("The amendment needs a two-thirds majority.", "threshold", "", "The amendment"),
    ("The commission would decide by a two-thirds vote.", "threshold", "commission", ""),
    ("Parliament needs the votes of two thirds of its members.", "threshold", "Parliament", ""),
    ("A motion of no confidence needs more than half of all 90 members.", "threshold", "members", "A motion"),
    ("Each government would be able to veto the nominees.", "veto", "Each government", "nominees"),
    ("Each may veto the other’s choice of chair.", "veto", "Each", "choice"),
    ("Any four can block a decision.", "veto", "Any four", "a decision"),
    ("Each of the three members can block an inspection.", "veto", "Each", "an inspection"),
    ("A single objection blocks the plan.", "veto", "", "the plan"),
    ("The plan is adopted if none of the members lodges an objection.", "veto", "", "The plan"),
    ("Such a step needs the consent of the attorney general.", "consent", "attorney", "step"),
]


@pytest.mark.parametrize(("text", "rule", "party", "decides"), TOLD)
def test_a_procedure_is_told(text: str, rule: str, party: str, decides: str, analyser: Analyser) -> None:
    (found,) = read(text, analyser)
    assert found.rule == rule
    assert decides in found.decides
    assert not party or any(party in one.label for one in found.parties)


def test_steps_stand_in_the_order_in_which_they_are_taken(analyser: Analyser) -> None:
    (found,) = read("Each party may veto the judges proposed by its rival.", analyser)
    assert found.steps[0].startswith("propose: ")
    assert found.steps[1].startswith("veto: ")


def test_a_standing_body_completes_the_steps_and_is_named(analyser: Analyser) -> None:
    (found,) = read("The UN Security Council must authorise the mission.", analyser)
    assert "permanent member" in found.steps[-1]
    assert "UN Charter" in found.why.detail


@pytest.mark.parametrize(
    "text",
    [
        "Trade minister Ada Brul, who cast the veto in Bern, stayed at home.",
        "A delegate named one condition: no report may appear without the consent of Norland.",
    ],
)
def test_one_act_and_one_wish_are_no_rule(text: str, analyser: Analyser) -> None:
    assert read(text, analyser) == ()


@pytest.mark.parametrize(
    "text",
    [
        "She approved of the colour.",
        "One objection was heard at the wedding.",
        "A single objection was raised, and the plan was adopted.",
        "Any of you can stop the video.",
        "They approved 12 to 15 licences.",
        "The court needs more than half of the budget for repairs.",
        "The band won by a mile.",
        "He has a mandate from his mother.",
        "The vote was on Sunday.",
        "Critics endorsed the film.",
        "The toll passed 60,000 on Monday.",
    ],
)
def test_no_procedure_is_told(text: str, analyser: Analyser) -> None:
    assert [(p.rule, p.span.of(text)) for p in read(text, analyser)] == []


def test_no_words_no_procedures() -> None:
    assert procedures(Article(id="a", text="A veto."), Analysis(), (), Grounds()) == ()


NEWS = st.sampled_from(
    [
        "the Senate",
        "must",
        "ratify",
        "veto",
        "the right to",
        "approved",
        "by",
        "two-thirds majority",
        "consent",
        "of",
        "NATO",
        "needs",
        "the",
        "52",
        "votes",
        "to",
        "48",
        "passed",
        "treaty",
        ".",
        ",",
        "without",
        "approval",
        "each",
    ]
)


@settings(max_examples=60, deadline=None)
@given(words=st.lists(NEWS, max_size=25))
def test_any_words_give_procedures_that_re_read(words: list[str], analyser: Analyser) -> None:
    text = " ".join(words)
    for found in read(text, analyser):
        assert found.decides in text
        assert found.span.of(text).strip()
        assert all(one.span is not None and one.span.of(text) == one.label for one in found.parties)
