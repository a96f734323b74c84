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
    assert any(pair.label.startswith(brief.conflicts[0].label) for pair in now.differences)


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


def test_what_is_in_dispute_tells_its_day_where_pages_go_on_after_it(told: RoundUp) -> None:
    brief = composed(told)
    told_on = max(side.day for pair in brief.conflicts for side in (pair.one, pair.other) if side.day)
    (pair,) = (p for p in standing(brief, "now-", told_on).differences if p.label.startswith("Killed"))
    assert "as told on" not in pair.label
    (pair,) = (
        p for p in standing(brief, "n-", told_on + timedelta(days=3)).differences if p.label.startswith("Killed")
    )
    assert pair.label.endswith(f"as told on {told_on.day} {told_on:%B %Y}")


def test_a_side_tells_what_its_speaker_has_counted_since(told: RoundUp) -> None:
    brief = composed(told)
    side = brief.conflicts[0].one
    chart, panel = next(
        (c, p) for c in brief.charts for p in c.panels for point in p.points if side.quote.anchor in
        {line.quote.anchor for line in point.lines}
    )  # fmt: skip
    later = replace(panel.points[-1], at=panel.points[-1].at + 2, amount="31", value=31.0)
    grown = replace(panel, points=(*panel.points, later))
    charts = tuple(
        replace(one, panels=tuple(grown if p is panel else p for p in one.panels)) if one is chart else one
        for one in brief.charts
    )
    (pair,) = (p for p in standing(replace(brief, charts=charts), "n-", None).differences if p.one.label == side.label)
    on = chart.first + timedelta(days=later.at)
    assert pair.one.notes[-1] == f"31 by {on.day} {on:%B %Y}"
    (pair,) = (p for p in standing(brief, "n-", None).differences if p.one.label == side.label)
    assert not any(" by " in note for note in pair.one.notes)


def test_a_plan_told_twice_is_announced_once(told: RoundUp) -> None:
    brief = composed(told)
    twice = replace(brief, expected=(*brief.expected, *brief.expected))
    plans = standing(twice, "n-", brief.story.end).plans
    assert [line.quote.words for line in plans] == [line.quote.words for line in brief.expected[:2]]
