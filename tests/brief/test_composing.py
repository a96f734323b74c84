"""A round-up becomes a brief: each thing once, under its question, with its words."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import datetime

import pytest

from onrecord.brief import BRIEF_SCHEMA, brief_json, brief_markdown, composed
from onrecord.brief.borne import Borne, besides
from onrecord.brief.composing import ALIKE, NEXT
from onrecord.brief.desk import Desk
from onrecord.brief.drawing import drawn
from onrecord.brief.pages import quotes
from onrecord.record import Block, Cite, Reading, RoundUp, Span, ToldFigure
from tests.brief.conftest import LATER, span


def test_every_quote_is_words_of_its_page(told: RoundUp) -> None:
    texts = {reading.id: reading.article.text for reading in told.readings if reading.article}
    found = list(quotes(composed(told)))
    assert len(found) > 15
    for quote in found:
        assert quote.words == " … ".join(" ".join(span.of(texts[quote.page]).split()) for span in quote.spans)


@pytest.fixture
def agreed(told: RoundUp) -> RoundUp:
    """The story with a page on which the hospital tells what the coastguard does."""
    text = "A toll\nNine people died when the ferry sank, the Island Hospital said."
    second = next(one for one in told.readings if one.id == "bb")
    assert second.article
    said = second.statements[1]
    voices = (said.chain[0], replace(said.chain[1], span=span(text, "the Island Hospital")))
    said = replace(said, spans=(span(text, "Nine people died when the ferry sank"),), chain=voices)
    block = Block(kind="paragraph", span=Span(7, len(text)))
    page = replace(
        second,
        article=replace(second.article, text=text, blocks=(block,)),
        statements=(replace(second.statements[0], spans=(Span(0, len(text)),)), said),
        figures=(),
    )
    (claim,) = told.claims
    cite = replace(claim.cites[2], span=said.spans[0])
    sources = (claim.sources[0], replace(claim.sources[1], cites=(cite,)))
    readings = tuple(page if one.id == "bb" else one for one in told.readings)
    claims = (replace(claim, cites=(*claim.cites[:2], cite), sources=sources),)
    return replace(told, readings=readings, claims=claims, series=(), relations=(), sources=(*sources, told.sources[2]))


def test_who_tells_another_number_makes_no_second_source(told: RoundUp) -> None:
    (claim,) = composed(told).claims
    assert (claim.notes, [other.quote.page for other in claim.more]) == (("rejected by Ada <b>Porter</b>",), ["dd"])


def test_counts_are_honest(agreed: RoundUp) -> None:
    brief = composed(agreed)
    assert (len(brief.articles), brief.copies, brief.outlets) == (4, 1, 4)
    assert [source.name for source in brief.named] == [
        "the Tarn Coastguard",
        "the Island Hospital",
        "Ada <b>Porter</b>",
    ]
    (claim,) = brief.claims
    assert claim.notes == (
        "2 independent sources: the Tarn Coastguard, the Island Hospital",
        "rejected by Ada <b>Porter</b>",
    )
    assert [other.quote.page for other in claim.more] == ["dd", "bb"]


def test_a_source_that_is_only_described_counts_for_none(told: RoundUp) -> None:
    (claim,) = told.claims
    coastguard, hospital = claim.sources
    described = replace(hospital, label="unnamed")
    spelled = replace(coastguard, names=("coastguard’s",))
    brief = composed(replace(told, claims=(replace(claim, sources=(coastguard, spelled, described)),)))
    assert brief.claims[0].notes == ("rejected by Ada <b>Porter</b>",)
    unopposed = replace(claim, sources=(coastguard, described), denied_by=())
    assert composed(replace(told, claims=(unopposed,))).claims == ()


def test_a_copy_adds_no_headline_and_no_statement(told: RoundUp) -> None:
    brief = composed(told)
    assert [len(day.headlines) for day in brief.days] == [1, 1, 1]
    assert [len(source.lines) for source in brief.sources] == [1, 1, 1]


def test_a_plan_to_come_is_expected_and_nothing_else(told: RoundUp) -> None:
    brief = composed(told)
    (plan,) = brief.expected
    assert (plan.label, plan.notes) == ("planned for 20 May 2024", ("still to come when the last page appeared",))
    assert brief.earlier == ()


def test_who_can_block_is_named(told: RoundUp) -> None:
    (way,) = composed(told).ways
    assert (way.label, way.notes) == ("veto", ("can block it: the council",))


@pytest.mark.parametrize("label", ["Tarn Press Agency", "Island Radio"])
def test_who_reports_what_others_say_is_no_second_source(told: RoundUp, label: str) -> None:
    (claim,) = told.claims
    coastguard, hospital = claim.sources
    agency = replace(hospital, label=label, names=(label.lower(),))
    assert composed(replace(told, claims=(replace(claim, sources=(coastguard, agency), denied_by=()),))).claims == ()


def test_a_body_that_failed_to_decide_tells_no_rule(told: RoundUp) -> None:
    failed = _in_words(told, "and the council can veto it", "unable to agree on a veto  ")
    assert composed(failed).ways == ()


def test_a_not_behind_a_number_denies_it_not(told: RoundUp) -> None:
    (series,) = told.series
    (relation,) = told.relations
    negative = replace(series.figures[1], polarity="negative")
    denied = replace(told, relations=(replace(relation, type="denial"),))
    assert composed(_with_series(denied, (series.figures[0], negative, series.figures[2]))).conflicts == ()


@pytest.mark.parametrize(("noun", "left"), [("guards", True), ("people", False)])
def test_a_count_of_one_kind_of_people_below_the_toll_is_a_part_of_it(told: RoundUp, noun: str, left: bool) -> None:
    (series,) = told.series
    later = LATER.replace("The Tarn Coastguard counts nine dead.", f"Police said that two {noun} were killed.")
    page = next(reading for reading in told.readings if reading.id == "bb")
    assert page.article
    blocks = (*page.article.blocks[:2], replace(page.article.blocks[2], span=Span(later.index("Police"), len(later))))
    added = replace(
        page, id="ee", article=replace(page.article, text=later, blocks=blocks), statements=page.statements[:1]
    )
    start = later.index("two " + noun)
    cite = replace(series.figures[2].cite, page="ee", span=Span(start, start + len("two " + noun)))
    sentence = replace(cite, span=Span(later.index("Police"), len(later)))
    two = replace(series.figures[2], cite=cite, sentence=sentence, low=2, high=2)
    brief = composed(_with_series(replace(told, readings=(*told.readings, added)), (*series.figures, two)))
    assert ("2" not in [row.label for row in brief.charts[0].rows]) is left


def test_a_number_that_its_outlet_takes_back_is_told_as_such(told: RoundUp) -> None:
    note = "Correction: An earlier version gave the number of dead as 14."
    page = next(reading for reading in told.readings if reading.id == "bb")
    assert page.article
    block = Block(kind="correction", span=Span(0, len(note)))
    later = replace(page, id="ee", article=replace(page.article, text=note, blocks=(block,)), statements=(), figures=())
    (chart,) = composed(replace(told, readings=(*told.readings, later))).charts
    assert [row.notes[-1] if row.notes else "" for row in chart.rows if row.label == "14"] == [
        "corrected by Island Radio"
    ]


def test_a_rule_that_pages_repeat_stands_once(told: RoundUp) -> None:
    (way,) = told.ways
    again = replace(way, cite=replace(way.cite, page="dd"))
    (line,) = composed(replace(told, ways=(way, again))).ways
    assert [other.quote.page for other in line.more] == ["dd"]


def test_that_somebody_vetoed_it_once_is_no_rule(told: RoundUp) -> None:
    assert composed(told).ways[0].notes == ("can block it: the council",)
    assert composed(_in_words(told, "can veto it", "vetoed it. ")).ways == ()


def _in_words(told: RoundUp, words: str, others: str) -> RoundUp:
    """The story with other words of the same length on its first page."""
    (first, *rest) = told.readings
    assert first.article
    assert len(words) == len(others)
    page = replace(first, article=replace(first.article, text=first.article.text.replace(words, others)))
    return replace(told, readings=(page, *rest))


@pytest.mark.parametrize(
    ("words", "notes"),
    [
        ("until noon", ("until noon",)),
        ("the mayor agrees", ("if: the mayor agrees",)),
        ("unless paid", ("unless paid",)),
    ],
)
def test_a_condition_is_told_in_the_words_of_the_page(told: RoundUp, words: str, notes: tuple[str, ...]) -> None:
    (stand,) = told.stands
    hangs = replace(stand, position=replace(stand.position, condition=words))
    assert composed(replace(told, stands=(hangs,))).holders[0].lines[0].notes == notes


@pytest.mark.parametrize(
    "words",
    ["called for backup, then", "says it should be over", "must understand that ."],
)
def test_what_is_asked_of_nobody_is_no_demand(told: RoundUp, words: str) -> None:
    assert composed(_in_words(told, "wants the wreck raised", words.ljust(22)[:22])).holders == ()


def test_who_decides_what_it_does_itself_takes_no_stand(told: RoundUp) -> None:
    decided = _in_words(told, "wants the wreck raised", "decided to raise wreck")
    assert [holder.name for holder in composed(told).holders] == ["The port"]
    assert composed(decided).holders == ()


def test_a_reprint_is_told_with_the_telling_that_it_prints(told: RoundUp) -> None:
    (series,) = told.series
    first = series.figures[0]
    reprint = replace(first, cite=replace(first.cite, page="dd"), sentence=replace(first.sentence, page="dd"))
    (chart,) = composed(_with_series(told, (*series.figures, reprint))).charts
    assert [row.label for row in chart.rows] == ["at least 9", "14", "9"]
    assert "printed by Copy Post, too" in chart.rows[0].notes


def test_a_count_for_the_same_place_stands_with_the_sentence_that_tells_which(told: RoundUp) -> None:
    (series,) = told.series
    longer = LATER.replace(
        "The Tarn Coastguard counts nine dead.", "Two guards died. For the same place radio counts nine."
    )
    (page,) = (reading for reading in told.readings if reading.id == "bb")
    assert page.article
    at, start = longer.index("nine."), longer.index("Two guards")
    blocks = (*page.article.blocks[:2], replace(page.article.blocks[2], span=Span(start, len(longer))))
    moved = replace(page, article=replace(page.article, text=longer, blocks=blocks))
    figure = series.figures[2]
    cite = replace(figure.cite, span=Span(at, at + 4))
    whole = replace(cite, span=Span(longer.index("For the same"), len(longer)))
    desk = Desk.of(replace(told, readings=(moved,)))
    row = Borne.of(replace(told, readings=(moved,), sources=()), desk).row(
        replace(figure, cite=cite, sentence=whole), series, "k"
    )
    assert row
    assert row.quote.words == "Two guards died. For the same place radio counts nine."


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Ada Orm and three others were arrested on Monday.", True),
        ("Police wounded one man and three others were arrested.", False),
        ("Three guards were arrested on Monday.", False),
    ],
)
def test_a_count_of_others_is_no_count_of_all(text: str, left: bool) -> None:
    at = text.lower().index("three")
    words = re.match(r"three \w+", text[at:], re.IGNORECASE)
    assert words
    assert besides(text[:at], words[0] + text[at + len(words[0]) :]) is left


def test_a_chart_has_a_panel_a_speaker_on_one_scale(told: RoundUp) -> None:
    (chart,) = composed(told).charts
    assert [panel.speaker for panel in chart.panels] == ["the Tarn Coastguard", "the Island Hospital", "Island Radio"]
    plots = drawn(chart).plots
    assert [plot.dots[0].label for plot in plots] == ["at least 9", "14", "9"]
    # The higher amount stands higher, the later day further right.
    assert plots[1].dots[0].y < plots[0].dots[0].y == plots[2].dots[0].y
    assert plots[1].dots[0].x > plots[0].dots[0].x


def test_figures_held_against_each_other_stand_side_by_side(told: RoundUp) -> None:
    (pair,) = composed(told).conflicts
    assert (pair.label, pair.one.label, pair.other.label) == ("Killed: source conflict", "at least 9", "14")


def test_nobody_is_set_against_another_by_guess(told: RoundUp) -> None:
    (relation,) = told.relations
    guess = replace(relation, why=replace(relation.why, score=0.5))
    brief = composed(replace(told, relations=(guess,)))
    assert (brief.conflicts, brief.unsure) == ((), 1)


def test_amounts_that_agree_make_no_chart(told: RoundUp) -> None:
    (series,) = told.series
    alike = tuple(figure for figure in series.figures if figure.low == 9) * 2
    assert composed(_with_series(told, alike)).charts == ()


def test_a_count_that_leaves_some_out_stands_with_the_whole_one(told: RoundUp) -> None:
    (series,) = told.series
    *whole, last = series.figures
    apart = replace(told, series=(replace(series, figures=tuple(whole)), replace(series, figures=(last,))))
    assert composed(apart).charts == ()
    readings = tuple(_said_of_the_crew(reading, last.cite.page) for reading in told.readings)
    text = next(reading.article.text for reading in readings if reading.article and reading.id == last.cite.page)
    sentence = replace(last.sentence, span=Span(last.sentence.span.start, len(text)))
    left = replace(series, figures=(replace(last, sentence=sentence),))
    (chart,) = composed(replace(apart, readings=readings, series=(apart.series[0], left))).charts
    assert [row.label for row in chart.rows] == ["at least 9", "14", "9"]


def _said_of_the_crew(reading: Reading, page: str) -> Reading:
    """The reading with a page that says of its last count whom it leaves out."""
    if reading.id != page or reading.article is None:
        return reading
    text = reading.article.text.removesuffix(".") + ", not counting the crew."
    last = reading.article.blocks[-1]
    blocks = (*reading.article.blocks[:-1], replace(last, span=Span(last.span.start, len(text))))
    return replace(reading, article=replace(reading.article, text=text, blocks=blocks))


def _with_series(told: RoundUp, figures: tuple[ToldFigure, ...]) -> RoundUp:
    return replace(told, series=(replace(told.series[0], figures=figures),))


def test_sections_of_a_bare_story_are_empty(bare: RoundUp) -> None:
    brief = composed(bare)
    assert not any((brief.charts, brief.claims, brief.sources, brief.holders, brief.ways, brief.expected))
    assert len(brief.days) == 3


def test_json_has_its_schema_and_every_line_its_characters(told: RoundUp) -> None:
    told_json = json.loads(json.dumps(brief_json(composed(told))))
    assert told_json["schema"] == BRIEF_SCHEMA == "onrecord/brief/1"
    assert told_json["sources_named"] == 3
    (claim,) = told_json["claims"]
    assert claim["quote"]["spans"] == [{"start": 21, "end": 103}]
    assert claim["chain"] == ["Tarn Herald", "the Tarn Coastguard"]
    (source,) = claim["sources"]
    assert (source["name"], source["independent"], source["own"]) == ("the Tarn Coastguard", True, False)
    assert source["pages"] == ["aa", "dd"]
    assert [source["name"] for source in claim["rejected_by"]] == ["Ada <b>Porter</b>"]


@pytest.mark.parametrize(
    "words",
    [
        "# Ferry sinks off Tarn",
        "4 pages, 1 of them a copy, from 4 outlets; 6 – 8 May 2024.",
        "**planned for 20 May 2024**",
    ],
)
def test_markdown_tells_the_story(told: RoundUp, words: str) -> None:
    assert words in brief_markdown(composed(told))


def test_markdown_takes_no_markup_from_a_page(told: RoundUp) -> None:
    text = brief_markdown(composed(told))
    assert r"\<script\>alert('x')\</script\>" in text
    assert "\u202e" not in text
    assert "javascript:" not in text


def test_what_a_sentence_does_not_bear_out_is_left_out_and_counted(told: RoundUp) -> None:
    (series,) = told.series
    whole = composed(told)
    assert (whole.left_out.figures, whole.left_out.statements) == (0, 0)
    bare = replace(series.figures[1], sentence=series.figures[1].cite)
    cut = composed(_with_series(told, (series.figures[0], bare, series.figures[2], series.figures[0])))
    assert cut.left_out.figures <= 1
    assert all("Fourteen" not in row.quote.words for chart in cut.charts for row in chart.rows)


def test_a_claim_that_a_reprint_repeats_is_none_of_several(told: RoundUp) -> None:
    (claim,) = told.claims
    (first, *_) = claim.sources
    own = replace(first, own=True, label="Tarn Herald"), replace(first, own=True, label="Copy Post")
    again = replace(claim, sources=own, cites=claim.cites[:2], denied_by=())
    brief = composed(replace(told, claims=(again,)))
    assert brief.claims == ()
    assert brief.left_out.claims == 1


def test_outlets_that_no_page_names_are_not_counted_apart(told: RoundUp) -> None:
    (claim,) = told.claims
    unnamed = tuple(replace(s, own=True, label="unnamed", outlets=("unnamed",)) for s in claim.sources)
    assert composed(replace(told, claims=(replace(claim, sources=unnamed, denied_by=()),))).claims == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [("The port", "Unless the port"), ("The port wants", "The reporter asked why the port wants")],
    ids=["supposed", "asked"],
)
def test_a_position_that_is_only_supposed_is_left_out(told: RoundUp, before: str, after: str) -> None:
    assert [holder.name for holder in composed(told).holders] == ["The port"]
    (stand,) = told.stands
    reading = next(r for r in told.readings if r.id == stand.cite.page)
    assert reading.article
    longer = len(after) - len(before)
    text = reading.article.text.replace(before, after)
    blocks = tuple(
        replace(b, span=replace(b.span, end=b.span.end + longer)) if b.span.end == len(reading.article.text) else b
        for b in reading.article.blocks
    )
    moved = replace(stand.cite.span, start=stand.cite.span.start + longer, end=stand.cite.span.end + longer)
    page = replace(reading, article=replace(reading.article, text=text, blocks=blocks))
    changed = replace(
        told,
        readings=tuple(page if r.id == page.id else r for r in told.readings),
        stands=(replace(stand, cite=replace(stand.cite, span=moved)),),
        ways=(),
        plans=(),
    )
    brief = composed(changed)
    assert (brief.holders, brief.left_out.positions) == ((), 1)


@pytest.mark.parametrize(
    ("begins", "notes"),
    [
        (
            "Off Tarn nine people died",
            [("carried by at least 3 outlets, 1 of them after Tarn Herald, from one source: the Tarn Coastguard",)],
        ),
        ("At least nine people died", []),
    ],
    ids=["in words of its own", "a reprint"],
)
def test_what_outlets_carry_from_one_source_is_told_as_such(
    told: RoundUp, begins: str, notes: list[tuple[str, ...]]
) -> None:
    (claim,) = told.claims
    (first, *_) = claim.sources
    third = replace(first, cites=(*first.cites, replace(first.cites[0], page="ee")))
    reading = next(r for r in told.readings if r.id == "aa")
    assert reading.article
    text = reading.article.text.replace("At least nine people died", begins)
    page = replace(reading, id="ee", article=replace(reading.article, outlet="Tarn Wire", text=text))
    carried = replace(claim, sources=(third,), cites=third.cites, denied_by=())
    brief = composed(replace(told, readings=(*told.readings, page), claims=(carried,)))
    assert [one.notes for one in brief.claims] == notes


def test_words_that_are_only_alike_are_no_denial(told: RoundUp) -> None:
    (pair,) = told.differences
    alike = replace(pair, first=pair.other, other=pair.first, why=replace(pair.why, rule=ALIKE))
    assert len(composed(replace(told, differences=(alike,))).differences) == 1
    neither = replace(alike, first=told.claims[0].cites[2])
    assert composed(replace(told, differences=(neither,))).differences == ()


@pytest.mark.parametrize("rule", ["another source tells the same", "calls untrue what another page tells"])
def test_sentences_of_two_pages_that_have_words_in_common_are_no_pair_of_a_brief(told: RoundUp, rule: str) -> None:
    (pair,) = told.differences
    across = replace(pair, why=replace(pair.why, rule=rule))
    assert composed(replace(told, differences=(across,))).differences == ()


@pytest.mark.parametrize(("words", "kept"), [("denied a report that rats", 0), ("said that it was not so", 1)])
def test_who_denies_another_thing_does_not_deny_what_was_said_before(told: RoundUp, words: str, kept: int) -> None:
    (pair,) = told.differences
    text = f"Nine people died off Tarn. Ada Porter {words}."
    page = next(one for one in told.readings if one.id == "cc")
    assert page.article
    blocks = (Block(kind="paragraph", span=Span(0, len(text))),)
    statement = replace(
        page.statements[1],
        spans=(Span(text.index(words), len(text) - 1),),
        chain=(
            page.statements[1].chain[0],
            replace(page.statements[1].chain[1], span=Span(27, 37), label="Ada Porter"),
        ),
        cue=Span(38, 38 + len(words.split()[0])),
    )
    changed = replace(
        page, article=replace(page.article, text=text, blocks=blocks), statements=(page.statements[0], statement)
    )
    other = Cite(page="cc", span=statement.spans[0], item=statement.id)
    first = Cite(page="cc", span=Span(0, 25), item=page.statements[0].id)
    found = replace(pair, first=first, other=other, why=replace(pair.why, rule=NEXT))
    readings = tuple(changed if one.id == "cc" else one for one in told.readings)
    alone = replace(told, readings=readings, differences=(found,), claims=(), sources=())
    assert len(composed(alone).differences) == kept


def test_words_that_several_deny_stand_once(told: RoundUp) -> None:
    (pair,) = told.differences
    again = replace(pair, other=told.claims[0].cites[2])
    (kept,) = composed(replace(told, differences=(pair, again))).differences
    assert kept.other.quote.page == pair.other.page


def test_a_day_on_which_it_happened_is_not_that_of_the_count(told: RoundUp) -> None:
    (series,) = told.series
    figure = replace(series.figures[1], as_of=(datetime(2024, 5, 6), datetime(2024, 5, 7)))
    text = LATER.replace(
        "Fourteen people died, the Island Hospital said on Tuesday", "It killed 14 people off Tarn on Monday"
    )
    start, word = text.index("It killed"), text.index("14 people")
    (reading,) = (r for r in told.readings if r.id == "bb")
    assert reading.article
    blocks = (replace(reading.article.blocks[1], span=Span(start, text.index("\nThe Tarn"))),)
    page = replace(reading, article=replace(reading.article, text=text, blocks=blocks))
    cite = replace(figure.cite, span=Span(word, word + 9))
    moved = replace(figure, cite=cite, sentence=replace(cite, span=blocks[0].span))
    desk = Desk.of(replace(told, readings=(page,)))
    borne = Borne.of(replace(told, readings=(page,), sources=()), desk)
    assert borne.without_the_happening(moved).as_of is None
    counted = replace(moved, sentence=figure.sentence)
    assert borne.without_the_happening(replace(figure, as_of=None)).as_of is None
    assert borne.without_the_happening(replace(counted, dated=False)).as_of is not None


@pytest.mark.parametrize(("other", "shown"), [(("hospital",), False), (("island", "hospital"), True)])
def test_a_place_inside_the_one_that_is_counted_is_no_other(told: RoundUp, other: tuple[str, ...], shown: bool) -> None:
    figure = told.series[0].figures[1]
    series = replace(told.series[0], place=("island",), figures=(figure,))
    story = replace(told, series=(series, replace(series, place=other, figures=())))
    assert (Borne.of(story, Desk.of(story)).row(figure, series, "f0") is not None) is shown
