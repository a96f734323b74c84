"""Sentences and the counts they tell; and numbers that count nothing."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.findings import figures
from onrecord.language import Analyser
from onrecord.record import Analysis, Article, Block, Figure, Grounds, Span, Statement, Voice, When, Why


def read(text: str, analyser: Analyser, grounds: Grounds | None = None) -> tuple[Figure, ...]:
    article = Article(id="a", text=text, blocks=(Block(kind="paragraph", span=Span(0, len(text))),))
    return figures(article, analyser.analyse([article])[0], (), grounds or Grounds())


TOLD = [
    # sentence, measure, low, high, bound, words
    ("At least 12 people were killed in the blast.", "killed", 12, None, "over", "At least 12 people"),
    ("A bomber killed 12 people near the gate.", "killed", 12, 12, "exact", "12 people"),
    ("The shelling killed 12 and wounded 30.", "killed", 12, 12, "exact", "12"),
    ("The shelling killed 12 and wounded 30.", "wounded", 30, 30, "exact", "30"),
    ("12 dead after ferry sinks", "killed", 12, 12, "exact", "12 dead"),
    ("The storm left 12 dead.", "killed", 12, 12, "exact", "12 dead"),
    ("The war has left over 5,000 people dead.", "killed", 5000, None, "over", "over 5,000 people dead"),
    ("The death toll rose to 10 on Friday.", "killed", 10, 10, "exact", "10"),
    ("A death toll of 31 was given by the hospital.", "killed", 31, 31, "exact", "31"),
    ("The number of injured had climbed to 4,586.", "wounded", 4586, 4586, "exact", "4,586"),
    ("The deaths of 12 miners shocked the country.", "killed", 12, 12, "exact", "12 miners"),
    ("The flood claimed 12 lives.", "killed", 12, 12, "exact", "12 lives"),
    ("Eight climbers set out on Monday and did not come back.", "killed", 8, 8, "exact", "Eight climbers"),
    ("Ten of the patients did not survive the night.", "killed", 10, 10, "exact", "Ten of the patients"),
    ("Three drivers are under arrest.", "arrested", 3, 3, "exact", "Three drivers"),
    ("Nineteen with broken bones were sent home.", "wounded", 19, 19, "exact", "Nineteen"),
    ("Some 300 families are living in tents.", "displaced", 300, 300, "about", "Some 300 families"),
    ("Seriously injured: 2. Houses lost: 40.", "wounded", 2, 2, "exact", "2"),
    ("Arrests – 7, all of them at the gate.", "arrested", 7, 7, "exact", "7"),
    ("Nine villagers were brought up dead from the shaft.", "killed", 9, 9, "exact", "Nine villagers"),
    ("Seven of its citizens were among the victims.", "killed", 7, 7, "exact", "Seven of its citizens"),
    ("Twelve men have not been reached.", "missing", 12, 12, "exact", "Twelve men"),
    ("Some 400 guests were bussed out of the valley.", "displaced", 400, 400, "about", "Some 400 guests"),
    ("At the school about 350 spent the night on mats.", "displaced", 350, 350, "about", "about 350"),
    ("In the village 60 residents have fallen ill.", "infected", 60, 60, "exact", "60 residents"),
    ("The hall holds 70 at the most, and 60 residents fell ill.", "infected", 60, 60, "exact", "60 residents"),
    ("Two soldiers died in the ambush.", "killed", 2, 2, "exact", "Two soldiers"),
    ("Between 10 and 15 rebels died in the clashes.", "killed", 10, 15, "range", "Between 10 and 15 rebels"),
    ("No one was killed in the attack.", "killed", 0, 0, "exact", "No one"),
    ("Dozens were killed in the raid.", "killed", None, None, "vague", "Dozens"),
    ("Six women and one boy were shot dead.", "killed", 6, 6, "exact", "Six women"),
    ("Six women and one boy were shot dead.", "killed", 1, 1, "exact", "one boy"),
    ("Family of five found shot dead in a cabin", "killed", 5, 5, "exact", "five"),
    ("Five members of a family, including two girls, were found dead.", "killed", 5, 5, "exact", "Five members"),
    ("A man was shot dead outside the bar.", "killed", 1, 1, "exact", "A man"),
    ("Three others were injured in the crash.", "wounded", 3, 3, "exact", "Three others"),
    ("The blast left five people wounded.", "wounded", 5, 5, "exact", "five people wounded"),
    ("Six people are missing after the landslide.", "missing", 6, 6, "exact", "Six people"),
    (
        "More than 2.5 million people have been displaced.",
        "displaced",
        2.5e6,
        None,
        "over",
        "More than 2.5 million people",
    ),
    ("Thousands of people fled their homes.", "displaced", None, None, "vague", "Thousands of people"),
    ("Police arrested 240 people at the march.", "arrested", 240, 240, "exact", "240 people"),
    ("Some 40 activists were detained.", "arrested", 40, 40, "about", "Some 40 activists"),
    ("About 300 people were infected on the ship.", "infected", 300, 300, "about", "About 300 people"),
    ("Rebels freed 14 hostages on Sunday.", "people", 14, 14, "exact", "14 hostages"),
    ("The army sent 10,000 soldiers to the border.", "people", 10_000, 10_000, "exact", "10,000 soldiers"),
    ("Seven soldiers were killed or wounded.", "people", 7, 7, "exact", "Seven soldiers"),
    ("The council signed a £3bn contract.", "money", 3e9, 3e9, "exact", "£3bn"),
    ("They will spend up to $40 million on roads.", "money", None, 4e7, "under", "up to $40 million"),
    ("Turnout was 62 percent.", "percent", 62, 62, "exact", "62 percent"),
    ("The motion won 52 votes.", "votes", 52, 52, "exact", "52 votes"),
    ("The fire burned 3,000 hectares of forest.", "area", 3000, 3000, "exact", "3,000 hectares"),
    ("It ended a 20-month war in the hills.", "duration", 20, 20, "exact", "20-month"),
    ("The siege lasted more than two years.", "duration", 2, None, "over", "more than two years"),
    ("He ruled the country for 14 years.", "duration", 14, 14, "exact", "14 years"),
    ("The firm closed 14 stores.", "other", 14, 14, "exact", "14 stores"),
    ("The firm cut 1,200 posts.", "other", 1200, 1200, "exact", "1,200 posts"),
    ("The line sent 26 vessels to Lagos.", "other", 26, 26, "exact", "26 vessels"),
    ("The governor put the toll at 31.", "killed", 31, 31, "exact", "31"),
    ("Parliament voted by 61 to 58 to end the session.", "votes", 61, 61, "exact", "61"),
    ("Parliament voted by 61 to 58 to end the session.", "votes", 58, 58, "exact", "58"),
    (
        "Police arrested 30 strikers, while the union puts the number at more than 70.",
        "arrested",
        70,
        None,
        "over",
        "more than 70",
    ),
    (
        "Some 5,000 people marched. The organisers claim more than 15,000.",
        "people",
        15_000,
        None,
        "over",
        "more than 15,000",
    ),
    ("We moved 900 tonnes a week. Now it is fewer than 80.", "other", None, 80, "under", "fewer than 80"),
    ("The war has driven at least 50,000 from their homes.", "displaced", 50_000, None, "over", "at least 50,000"),
    ("The envoys have 48 hours to leave the country.", "duration", 48, 48, "exact", "48 hours"),
    ("They face up to 15 years in prison.", "duration", None, 15, "under", "up to 15 years"),
    ("It took the court more than two years to rule.", "duration", 2, None, "over", "more than two years"),
    ("He was sentenced to six years.", "duration", 6, 6, "exact", "six years"),
    ("A strike of nine days ruined the harvest.", "duration", 9, 9, "exact", "nine days"),
]


@pytest.mark.parametrize(("text", "measure", "low", "high", "bound", "words"), TOLD)
def test_a_count_is_told(
    text: str, measure: str, low: float | None, high: float | None, bound: str, words: str, analyser: Analyser
) -> None:
    found = [(f.measure, f.low, f.high, f.bound, f.span.of(text)) for f in read(text, analyser)]
    assert (measure, low, high, bound, words) in found


REFUSED = [
    "The treaty was signed in 2011.",
    "Ana Ruiz, 34, spoke to reporters.",
    "A 12-year-old spoke at the service.",
    "She was aged 41 and lived alone.",
    "The home team won 2-1 in the rain.",
    "They met at 5:30 p.m. on Monday.",
    "Call 555-123-4567 for help.",
    "See page 12 and section 3 of the report.",
    "Traffic stopped on Route 66 near the bridge.",
    "Officers went to the 600 block of Elm Street.",
    "It was the third time he had tried.",
    "He is one of the best known writers.",
    "There are two ways of looking at it.",
    "The two sides met again.",
    "He left two years ago.",
    "He scored 31 points in the final.",
    "The Boeing 737 landed safely.",
    "The town lies 30 kilometres from the coast.",
    "Nobody knows why he came.",
    "Officials handed over the keys.",
    "Officials could not say how many had died.",
    "If they hurt one more child, we will leave.",
    "The number is more than 40.",
]


@pytest.mark.parametrize("text", REFUSED)
def test_a_number_that_counts_nothing_is_refused(text: str, analyser: Analyser) -> None:
    assert [(f.measure, f.span.of(text)) for f in read(text, analyser)] == []


def test_a_count_knows_since_when_it_runs(analyser: Analyser) -> None:
    text = "The war has killed more than 900 people since March 2011."
    start = text.index("since")
    since = When(
        words="since March 2011",
        span=Span(start, start + 16),
        type="DATE",
        value="2011-03",
        why=Why(rule="test"),
        start=date(2011, 3, 1),
    )
    (found,) = read(text, analyser, Grounds(times=(since,)))
    assert found.since == since
    assert found.cumulative is True


def test_a_toll_knows_the_day_it_stood_at(analyser: Analyser) -> None:
    text = "The death toll rose to 10 on Friday."
    start = text.index("Friday")
    day = When(
        words="Friday",
        span=Span(start, start + 6),
        type="DATE",
        value="2024-05-03",
        why=Why(rule="test"),
        start=date(2024, 5, 3),
        end=date(2024, 5, 4),
        precision="day",
    )
    (found,) = read(text, analyser, Grounds(times=(day,)))
    assert found.as_of == day


def test_a_date_is_no_count(analyser: Analyser) -> None:
    text = "The fair opens on 12 May in 30 towns and villages."
    day = When(words="12 May", span=Span(18, 24), type="DATE", value="XXXX-05-12", why=Why(rule="test"))
    assert [f.low for f in read(text, analyser, Grounds(times=(day,)))] == [30]


def test_a_scope_says_who_is_counted(analyser: Analyser) -> None:
    text = "At least 12 miners, including two brothers, were killed."
    found = read(text, analyser)[0]
    assert found.scope is not None
    assert "miners" in found.scope
    assert "including two brothers" in found.scope


def test_a_denied_count_is_negative_and_belongs_to_who_denies_it(analyser: Analyser) -> None:
    text = "The army denied that 300 people had died."
    article = Article(id="a", text=text)
    outlet = Voice(kind="outlet", label="The Paper")
    army = Voice(kind="organisation", label="The army", span=Span(0, 8))
    page = Statement(id="s0", spans=(Span(0, len(text)),), chain=(outlet,), manner="article", why=Why(rule="test"))
    denial = Statement(
        id="s1",
        spans=(Span(text.index("300"), len(text) - 1),),
        chain=(outlet, army),
        manner="paraphrased",
        why=Why(rule="test"),
        act="deny",
        polarity="negative",
    )
    (found,) = figures(article, analyser.analyse([article])[0], (page, denial), Grounds())
    assert (found.statement, found.polarity) == ("s1", "negative")


VICTIMS = [
    # sentence, scopes of those killed
    ("A gunman shot dead Ruth Abel, 31, and Omar Diaz, 40, in the shop.", ["Ruth Abel", "Omar Diaz"]),
    ("Ruth Abel, a 31-year-old nurse, was killed in the crash.", ["Ruth Abel"]),
    ("Ruth Abel died in the crash. Abel was 31. Ruth Abel was killed at once.", ["Ruth Abel"]),
    ("Ruth Abel died of cancer on Sunday.", []),
    ("Ruth Abel killed the story.", []),
    ("If Ruth Abel is killed, the city will mourn.", []),
    ("The singer Ruth Abel died at the age of 84.", []),
]


@pytest.mark.parametrize(("text", "scopes"), VICTIMS)
def test_each_named_victim_is_one_and_only_once(text: str, scopes: list[str], analyser: Analyser) -> None:
    found = [f for f in read(text, analyser) if f.why.rule.startswith("one, by name")]
    assert [(f.low, f.scope) for f in found] == [(1.0, scope) for scope in scopes]


def test_the_attacker_who_dies_is_one_more(analyser: Analyser) -> None:
    text = "The gunman killed four people before turning the gun on himself."
    assert [(f.low, f.why.rule) for f in read(text, analyser) if f.measure == "killed"] == [
        (4.0, "object of a verb"),
        (1.0, "one, by own hand"),
    ]


def test_no_words_no_figures() -> None:
    assert figures(Article(id="a", text="12 dead"), Analysis(), (), Grounds()) == ()


NEWS = st.sampled_from(
    [
        "12",
        "three",
        "dozens",
        "more than",
        "people",
        "soldiers",
        "were",
        "killed",
        "wounded",
        "of",
        "the",
        "and",
        "in",
        "a",
        "£3bn",
        "25%",
        "2011",
        "two-year",
        "war",
        ",",
        ".",
        "—",
        "no one",
        "half",
        "toll",
        "rose",
        "to",
        "including",
    ]
)


@settings(max_examples=60, deadline=None)
@given(words=st.lists(NEWS, max_size=25))
def test_any_words_give_figures_that_re_read(words: list[str], analyser: Analyser) -> None:
    text = " ".join(words)
    for found in read(text, analyser):
        assert found.span.of(text).strip() == found.span.of(text) != ""
        if found.low is not None and found.high is not None:
            assert found.low <= found.high
        assert (found.bound == "vague") == (found.low is None and found.high is None)
