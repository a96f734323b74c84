"""Days told become entries of a timeline and plans with what became of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

import pytest

from onrecord.pipeline.days import told_days
from onrecord.pipeline.round_ups import round_up
from onrecord.record import (
    Article,
    Block,
    BlockKind,
    Figure,
    Plan,
    Reading,
    Span,
    Statement,
    Story,
    TimelineEntry,
    Voice,
    Why,
)
from onrecord.stories.days_told import stems
from onrecord.stories.sentences import readable

WHY = Why(rule="test")


def page(name: str, published: date, *told: str, kind: BlockKind = "paragraph", source: str = "") -> Reading:
    """A page of an outlet of its own, with a block a text, all told by the outlet or by the source."""
    text = "\n\n".join(told)
    blocks, at = [], 0
    for part in told:
        blocks.append(Block(kind=kind, span=Span(at, at + len(part))))
        at += len(part) + 2
    voices = [Voice(kind="outlet", label=f"The {name} Post")]
    whole = Statement(id=f"{name}-0", spans=(), chain=tuple(voices), manner="article", why=WHY)
    said = [whole]
    if source:
        voices.append(Voice(kind="organisation", label=source, span=Span(0, 1)))
        spans = (Span(0, len(text)),)
        said.append(
            Statement(id=f"{name}-1", spans=spans, chain=tuple(voices), manner="paraphrased", act="say", why=WHY)
        )
    article = Article(id=name, text=text, blocks=tuple(blocks), published=published, outlet=f"The {name} Post")
    return Reading(id=name, article=article, statements=tuple(said))


def told(*pages: Reading) -> tuple[Sequence[TimelineEntry], Sequence[Plan]]:
    ids = tuple(one.id for one in pages)
    found = round_up(pages, Story(id="s", level="event", articles=ids, joins=()))
    return found.timeline, found.plans


FRIDAY = date(2031, 5, 9)


@pytest.mark.parametrize(
    ("text", "day", "ahead"),
    [
        ("The two ministers met in Ostrava on Thursday.", 8, False),
        ("The two ministers will meet in Ostrava on Monday.", 12, True),
        ("The two ministers are to meet in Ostrava today.", 9, True),
        ("The minister, who on Saturday ruled out any talks, would not say more.", 3, False),
        ("The talks on the bridge were put off to Monday.", 12, True),
        ("The panel is to present first findings by 20 May.", 20, True),
        ("The schools of the harbour district open again on Monday.", 12, True),
        ("The prosecutor summoned the owner of the yard for Tuesday.", 13, True),
        ("The water company will send no bills, it said on Friday.", 9, False),
        ("The board named Ada Venn as its new manager from 12 May.", 12, True),
        ("She said that a meeting of the families on Monday would decide.", 12, True),
        ("Prosecutor Ada Venn will hear Rask on Monday.", 12, True),
    ],
)
def test_a_sentence_tells_of_a_day_past_or_ahead(text: str, day: int, ahead: bool) -> None:
    (found,) = told_days(page("p", FRIDAY, text))
    assert (found.day, found.ahead) == (date(2031, 5, day), ahead)


@pytest.mark.parametrize(
    "text",
    [
        "Would the two ministers meet in Ostrava on Monday?",
        "The town has been without any water since Monday.",
        "The minister spoke about Monday's march of the dockers.",
        "OSTRAVA, May 9 (Wire) - The two ministers met in the old town hall.",
        "Ostrava, 9 May 2031",
        "12.05.2031 18:30 The two ministers meet in the old town hall.",
        "The number of the sick rose overnight, the clinic said.",
    ],
)
def test_no_day_is_told_by_a_question_a_bound_a_dateline_or_a_stamp(text: str) -> None:
    assert told_days(page("p", FRIDAY, text)) == ()


def test_one_event_of_three_pages_is_one_entry_with_its_sources() -> None:
    entries, _ = told(
        page("A", FRIDAY, "Dockers marched through Ostrava on Friday over unpaid wages."),
        page("B", FRIDAY, "Some dockers marched in Ostrava on Friday because of wages, unpaid since winter."),
        page("C", date(2031, 5, 11), "The wages for which dockers marched through Ostrava on Friday are paid."),
        page("D", FRIDAY, "A ferry burned out on Friday off the northern coast."),
    )
    assert [(entry.day, len(entry.cites), len(entry.sources), entry.later) for entry in entries] == [
        (FRIDAY, 3, 3, 1),
        (FRIDAY, 1, 1, 0),
    ]


def test_two_pages_that_name_one_source_have_one() -> None:
    entries, _ = told(
        page("A", FRIDAY, "Dockers marched through Ostrava on Friday over unpaid wages.", source="Harbour police"),
        page("B", FRIDAY, "Dockers marched through Ostrava on Friday over unpaid wages.", source="Harbour police"),
    )
    assert [len(entry.sources) for entry in entries] == [1]


PLAN = "The river council will meet in Ostrava on Monday to vote on the new dam."


@pytest.mark.parametrize(
    ("published", "text", "outcome", "new"),
    [
        (13, "The river council met in Ostrava on Monday and voted for the dam.", "held", 12),
        (12, "In Ostrava the river council met and voted for the new dam.", "held", 12),
        (
            11,
            "The meeting of the river council in Ostrava, planned for Monday, was put off to Thursday.",
            "postponed",
            15,
        ),
        (
            14,
            "Talks of the river council in Ostrava on the dam, which had been planned for Wednesday, "
            "will be held on Friday instead.",
            "unknown",
            None,
        ),
        (13, "The river council called off the meeting in Ostrava on the new dam.", "cancelled", None),
        (13, "On Monday the council sat long.", "held", 12),
        (13, "A ferry burned out off the northern coast.", "unknown", None),
        (13, "A ferry burned out on Monday off the northern coast.", "unknown", None),
        (10, "A ferry burned out off the northern coast.", "pending", None),
    ],
)
def test_what_became_of_a_plan(published: int, text: str, outcome: str, new: int | None) -> None:
    _, plans = told(page("A", FRIDAY, PLAN), page("B", date(2031, 5, published), text))
    plan = next(plan for plan in plans if plan.day == date(2031, 5, 12))
    assert plan.outcome == outcome
    assert plan.new_day == (date(2031, 5, new) if new else None)


def test_what_the_last_page_announces_without_a_day_is_still_to_come() -> None:
    plan = page("A", FRIDAY, "The council will decide next week on the price of the ferry.")
    assert [one.outcome for one in told(plan)[1]] == ["pending"]
    later = page("B", date(2031, 5, 23), "A ship burned out off the northern coast.")
    assert [one.outcome for one in told(plan, later)[1]] == ["unknown"]


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Nobody had raised a hand when the term ended on Monday at noon.", "held"),
        ("A ferry burned out on Monday at 9 p.m. off the northern coast.", "unknown"),
        ("A ferry burned out on Tuesday at noon off the northern coast.", "unknown"),
    ],
    ids=["at its hour", "at another hour", "on another day"],
)
def test_what_comes_at_the_hour_of_a_plan_is_what_was_planned(text: str, outcome: str) -> None:
    plan = page("A", FRIDAY, "The clock of the two banks will run out on Monday at noon.")
    _, plans = told(plan, page("B", date(2031, 5, 13), text))
    assert [plan.outcome for plan in plans if plan.day == date(2031, 5, 12)] == [outcome]


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("The vote had been put off from Thursday because of high water. The hall was full.", "held"),
        ("The vote had been put off to Friday because of high water. The hall was empty.", "unknown"),
    ],
    ids=["to this day", "to another day"],
)
def test_a_page_that_looks_back_on_how_a_thing_was_put_off_tells_that_it_came(text: str, outcome: str) -> None:
    plan = page("A", FRIDAY, "The vote of the council will be held in Ostrava on Monday instead.")
    _, plans = told(plan, page("B", date(2031, 5, 12), text))
    assert [plan.outcome for plan in plans if plan.day == date(2031, 5, 12)] == [outcome]


def test_what_most_pages_of_a_story_are_about_ties_no_outcome_to_a_plan() -> None:
    plan = page("A", FRIDAY, "The river council will send boats for the villages of the river on Monday.")
    about = [page(name, date(2031, 5, 10), "The council counted the drowned cattle of the river.") for name in "BCDE"]
    _, plans = told(plan, *about, page("F", date(2031, 5, 13), "On Monday the river council named a clerk."))
    assert [plan.outcome for plan in plans if plan.day == date(2031, 5, 12)] == ["unknown"]


@pytest.mark.parametrize(
    "text",
    [
        "The river council will not meet in Ostrava on Monday.",
        "The river council will meet on Monday if the water falls.",
        "The river council met in Ostrava on Thursday.",
    ],
)
def test_a_refusal_a_condition_and_the_past_are_no_plans(text: str) -> None:
    assert told(page("A", FRIDAY, text))[1] == ()


def test_a_plan_carried_out_is_told_by_the_sentence_that_says_so() -> None:
    entries, _ = told(
        page("A", FRIDAY, PLAN), page("B", date(2031, 5, 12), "In Ostrava the river council met and voted for the dam.")
    )
    (entry,) = (entry for entry in entries if entry.day == date(2031, 5, 12))
    assert entry.statuses == ("planned", "happened")
    assert entry.words.page == "B"


def test_a_long_story_keeps_what_is_led_with_or_told_twice() -> None:
    filler = ("The weather on the coast was fine. " * 40).strip()
    pages = [page(name, FRIDAY, f"Dockers of pier {name} walked out on Friday over pay.") for name in "ABCDE"]
    aside = page("F", FRIDAY, filler, "The baker of the old harbour closed his shop on Thursday.")
    assert date(2031, 5, 8) not in {entry.day for entry in told(*pages, aside)[0]}


def test_a_page_whose_hour_is_told_keeps_its_own_day() -> None:
    (found,) = told_days(page("p", datetime(2031, 5, 9, 10), "Dockers marched through Ostrava on Friday over wages."))
    assert found.day == FRIDAY


def test_who_is_hurt_at_the_hour_of_a_plan_is_no_outcome_of_it() -> None:
    text = "Three people were hurt when a shop burned at noon on Monday, 12 May."
    hurt = Figure(
        id="B-f", statement="B-0", measure="wounded", bound="exact", span=Span(0, len("Three people")), why=WHY, low=3,
        high=3, unit="people",
    )  # fmt: skip
    plan = page("A", FRIDAY, "The council will vote on the quay at noon on Monday, 12 May.")
    _, plans = told(plan, replace(page("B", date(2031, 5, 13), text), figures=(hurt,)))
    assert [plan.outcome for plan in plans] == ["unknown"]


def test_stems_join_the_forms_of_a_word() -> None:
    assert stems("proposes meetings") == stems("proposal meeting")
    assert stems("they called a march for 9 March") == stems("called march")


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        (
            "The port office said that it would not pay.",
            "it would not pay",
            "The port office said that it would not pay.",
        ),
        ("It froze. Ships will wait for two days, the office said.", "Ships will wait for two days", None),
        ("The mayor called it a bad joke. It froze.", "a bad joke", "The mayor called it a bad joke."),
    ],
)
def test_a_content_that_does_not_stand_alone_is_shown_in_its_sentence(text: str, words: str, shown: str | None) -> None:
    article = Article(id="p", text=text)
    at = text.index(words)
    assert readable(article, [Span(at, at + len(words))]).of(text) == (shown or words)


def test_a_day_without_its_year_is_of_the_year_nearest_to_the_page() -> None:
    (found,) = told_days(
        page("p", FRIDAY, "The envoy may face questions about the call of 25 December to the minister.")
    )
    assert found.day == date(2030, 12, 25)


def test_a_month_cut_short_ends_no_sentence() -> None:
    text = "The vote on the dam was set for Oct. 31 by the council of the river."
    (found,) = told_days(page("p", date(2031, 10, 9), text))
    assert found.sentence.of(text) == text


def test_a_wish_is_no_plan() -> None:
    assert told(page("A", FRIDAY, "The dockers want to raid the offices of the port company."))[1] == ()


def test_a_sentence_that_leans_on_the_one_before_is_told_in_its_words_too() -> None:
    entries, _ = told(
        page("A", FRIDAY, "Two managers of the Lisk yard were detained in Ostrava on Thursday over the fatal fire."),
        page(
            "B",
            FRIDAY,
            "The court keeps the managers of the Lisk yard in custody. Both were detained at home on Thursday.",
        ),
    )
    assert [(entry.day, len(entry.cites)) for entry in entries] == [(date(2031, 5, 8), 2)]


def test_a_meeting_that_was_to_take_place_was_put_off_in_the_sentence_before() -> None:
    _, plans = told(
        page(
            "A", FRIDAY, "The yard has put off its first meeting with the families. It was to take place on Thursday."
        ),
        page("B", date(2031, 5, 12), "A ferry burned out off the northern coast."),
    )
    assert [(plan.day, plan.outcome) for plan in plans] == [(date(2031, 5, 8), "postponed")]


LEAD = ("Rain fell in Ostrava.", "Nothing is known yet.", "So it goes.")
FERRY = [page(name, date(2031, 5, 13), "A ferry burned out on Monday off the northern coast.") for name in "BCDEF"]


def test_what_one_page_announces_below_its_headline_is_a_plan_and_no_entry() -> None:
    entries, plans = told(page("A", FRIDAY, *LEAD, PLAN), *FERRY)
    assert [plan.outcome for plan in plans] == ["unknown"]
    assert [len(entry.cites) for entry in entries] == [5]
    entries, _ = told(page("A", FRIDAY, *LEAD, PLAN), page("G", FRIDAY, *LEAD, PLAN), *FERRY)
    assert sorted(len(entry.cites) for entry in entries) == [2, 5], "two pages announce it"


@pytest.mark.parametrize(
    ("text", "day", "kept"),
    [
        ("The baker of the old harbour closed his shop on Thursday.", 8, True),
        ("The baker of the old harbour closed his shop on Tuesday.", 6, False),
        ('"We baked the last of our bread on Thursday," a woman at the harbour said.', 8, False),
        ("The harbour master, who on Monday had shut the old pier, did not answer.", 5, False),
    ],
)
def test_a_short_report_is_news_of_its_own_days_in_words_of_its_own(text: str, day: int, kept: bool) -> None:
    entries, _ = told(page("A", FRIDAY, *LEAD, text), *FERRY)
    assert (date(2031, 5, day) in {entry.day for entry in entries}) == kept


def test_what_somebody_said_days_ago_is_news_no_more() -> None:
    said = "The harbour master said on {} that the old pier was safe."
    late, fresh = page("A", FRIDAY, said.format("Monday")), page("A", FRIDAY, said.format("Thursday"))
    assert [entry.day.day for entry in told(late, *FERRY)[0]] == [12]
    assert [entry.day.day for entry in told(fresh, *FERRY)[0]] == [8, 12]


def test_a_headline_and_the_lead_below_it_are_one_entry_and_join_what_announced_it() -> None:
    plan = page("A", FRIDAY, "Families of the drowned and the ferry company will meet for the first time on Monday.")
    held = page(
        "B",
        date(2031, 5, 13),
        "Families of drowned and ferry company meet",
        "For three hours on Monday they sat at one table.",
    )
    article = held.article
    assert article is not None
    blocks = (replace(article.blocks[0], kind="headline"), *article.blocks[1:])
    entries, _ = told(plan, replace(held, article=replace(article, blocks=blocks)))
    assert [(entry.day.day, len(entry.cites)) for entry in entries] == [(12, 3)]


def test_sentences_of_one_breath_that_announce_one_day_are_one_plan() -> None:
    _, plans = told(page("A", FRIDAY, "The money will be paid by Monday. The company will pay it all by Monday."))
    assert [len(plan.announced) for plan in plans] == [2]


def test_a_plan_told_by_a_pronoun_is_shown_by_the_sentence_that_puts_it_off() -> None:
    text = "The yard has put off its first meeting with the families. It was to take place on Thursday."
    pages = page("A", FRIDAY, text), page("B", date(2031, 5, 12), "A ferry burned out off the coast.")
    (plan,) = told(*pages)[1]
    assert plan.words.span.of(text) == "The yard has put off its first meeting with the families."


@pytest.mark.parametrize(
    ("one", "other", "entries"),
    [
        ("At least 240 people came to the clinics of Lisk", "Cramps have sent 240 people to bed in the port", 1),
        ("At least 240 people came to the clinics of Lisk", "Cramps have sent 250 people to bed in the port", 2),
        ("At least 24 people came to the clinics of Lisk", "A choir of 24 people sang for the sick in the port", 2),
    ],
)
def test_one_large_number_of_one_day_is_of_one_event(one: str, other: str, entries: int) -> None:
    pages = page("A", FRIDAY, f"{one} on Thursday."), page("G", FRIDAY, f"{other} on Thursday.")
    found, _ = told(*pages, *FERRY)
    assert len([entry for entry in found if entry.day == date(2031, 5, 8)]) == entries
