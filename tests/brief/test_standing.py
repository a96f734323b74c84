"""How things stand: each speaker's last figure, what is still in dispute, and what no page tells the outcome of."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from onrecord.brief import brief_html, brief_json, brief_markdown, composed
from onrecord.brief.standing import standing
from onrecord.record import RoundUp


def test_each_speaker_has_a_line_and_the_newest_comes_first(told: RoundUp) -> None:
    brief = composed(told)
    now = standing(brief, "now-", brief.story.end)
    assert now.figures
    days = [line.day for line in now.figures]
    assert days == sorted(days, reverse=True)
    assert len({line.chain for line in now.figures}) == len(now.figures)
    assert all(":" in line.label and line.label.split(": ")[-1] for line in now.figures)


def test_a_lower_bound_below_another_figure_is_no_stand_of_its_own(told: RoundUp) -> None:
    brief = composed(told)
    low = [point for chart in brief.charts for panel in chart.panels for point in panel.points if point.bound == "over"]
    assert [point.amount for point in low] == ["at least 9"]
    shown = standing(brief, "now-", brief.story.end).figures
    assert shown
    assert not any("at least 9" in line.label for line in shown)


def test_an_old_figure_is_no_longer_where_things_stand(told: RoundUp) -> None:
    brief = composed(told)
    late = max(chart.last for chart in brief.charts) + timedelta(days=60)
    assert standing(brief, "now-", late).figures == ()


def test_no_words_are_on_two_sides_of_what_is_in_dispute(told: RoundUp) -> None:
    brief = composed(told)
    assert brief.conflicts
    assert brief.differences
    now = standing(replace(brief, differences=brief.differences * 3), "now-", brief.story.end)
    anchors = [side.quote.anchor for pair in now.differences for side in (pair.one, pair.other)]
    assert len(anchors) == len(set(anchors)) == 2 * len(now.differences)
    # Of figures and of words one each comes first.
    assert {pair.label for pair in now.differences} >= {brief.conflicts[0].label}


def test_a_plan_whose_outcome_is_told_is_not_announced(told: RoundUp) -> None:
    brief = composed(told)
    assert standing(brief, "now-", brief.story.end).plans
    done = tuple(replace(plan, outcome="held") for plan in told.plans)
    settled = composed(replace(told, plans=done))
    assert standing(settled, "now-", settled.story.end).plans == ()


def test_it_stands_first_in_every_form(told: RoundUp, bare: RoundUp) -> None:
    brief = composed(told)
    assert brief_html(brief).index("How things stand") < brief_html(brief).index("Day by day")
    assert brief_markdown(brief).index("## How things stand") < brief_markdown(brief).index("## Day by day")
    assert brief_json(brief)["now"]["figures"]
    # A story without figures, disputes and plans has no such section.
    assert "How things stand" not in brief_html(composed(bare)) + brief_markdown(composed(bare))
