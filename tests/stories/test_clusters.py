from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.record import Article, Event, Reading, Span, Where, Why
from onrecord.stories.clusters import Measure, Stream, stories
from onrecord.stories.traits import Traits, text_traits, traits

FERRY = [
    (
        "a1",
        "Ferry aground off Carrow",
        "The ferry Lisk Star ran aground off Carrow. Harbour master Ada Venn praised pilots.",
        4,
    ),
    (
        "a2",
        "Carrow ferry towed",
        "Tugs towed the Lisk Star from the bar off Carrow; Ada Venn, harbour master, thanked pilots.",
        5,
    ),
]
OTHER_FERRY = [
    (
        "b1",
        "Ferry aground at Pirrow",
        "The ferry Blue Tern ran aground at Pirrow. Captain Oto Rask blamed buoys near Selm.",
        5,
    ),
    (
        "b2",
        "Pirrow ferry freed",
        "The Blue Tern was freed at Pirrow. Captain Oto Rask said that buoys near Selm were dark.",
        6,
    ),
]
VOTE = [
    (
        "c1",
        "Council shuts libraries",
        "The council of Merrin voted to shut two libraries. Mayor Jo Lind refused a delay.",
        5,
    ),
    (
        "c2",
        "Libraries in Merrin to close",
        "Two libraries close in Merrin, the council decided; mayor Jo Lind saw no delay.",
        5,
    ),
]
SEASONS = [
    text_traits(
        f"k{year}",
        "Ferry aground",
        f"A ferry ran aground near Quay {year} off the bar. Harbour pilots and tugs freed it; dark buoys.",
        date(2000 + year, 1, 5),
    )
    for year in range(10, 25)
]
"""What such reports have in common: which words tell nothing of a case must be seen in other cases."""


def articles(*groups: list[tuple[str, str, str, int]], dated: bool = True) -> list[Traits]:
    return [
        text_traits(key, title, body, date(2031, 5, day) if dated else None)
        for group in zip(*groups, strict=True)
        for key, title, body, day in group
    ]


@pytest.mark.parametrize("dated", [True, False])
def test_look_alikes_are_two_stories_each_join_with_its_reason(dated: bool) -> None:
    told = [*articles(FERRY, OTHER_FERRY, VOTE, dated=dated), *SEASONS]
    found = [story for story in stories(told) if not story.articles[0].startswith("k")]
    assert [story.articles for story in found] == [("a1", "a2"), ("b1", "b2"), ("c1", "c2")]
    assert all(len(story.joins) == 2 and all(join.rule for join in story.joins) for story in found)
    assert "carrow" in found[0].keys
    assert found[0].start == (date(2031, 5, 4) if dated else None)


def test_the_same_words_long_after_are_another_story() -> None:
    early = articles(FERRY)
    late = [replace(article, id=f"late {article.id}", day=(article.day or 0) + 400) for article in early]
    assert [story.articles for story in stories([*early, *late, *articles(VOTE)])][:2] == [
        ("a1", "a2"),
        ("late a1", "late a2"),
    ]


def test_a_stream_without_background_learns_as_it_goes() -> None:
    stream = Stream()
    labels = [stream.add(article) for article in articles(VOTE, FERRY)]
    assert labels[0] == 0
    assert labels[0] != labels[1]


def test_keys_of_the_record_tip_the_scale() -> None:
    plain = articles(FERRY, OTHER_FERRY, VOTE)
    keyed = [replace(a, keys=frozenset({("place", a.id[0])})) for a in plain]
    strict = Measure(dated=0.6, undated=0.6, key=0.6)
    assert len(stories(plain, replace(strict, dated=1.5))) == 6
    found = stories(keyed, replace(strict, dated=0.7))
    assert [story.articles for story in found] == [("a1", "a2"), ("b1", "b2"), ("c1", "c2")]
    assert any("same place" in join.detail for join in found[0].joins)


def test_traits_of_a_reading_hold_its_places_and_types() -> None:
    text = "Ferry aground off Carrow\nThe ferry ran aground."
    why = Why(rule="test")
    where = Where(words="Carrow", span=Span(18, 24), name="Carrow", kind="city", id="geonames:1", why=why)
    event = Event(id="e", statement="s", type="ACCUSE", status="happened", trigger=Span(0, 5), why=why, where=where)
    reading = Reading(id="r", article=Article(id="r", text=text, published=date(2031, 5, 4)), events=(event,))
    found = traits(reading)
    assert found is not None
    assert found.keys == {("place", "geonames:1"), ("type", "ACCUSE")}
    assert found.day == date(2031, 5, 4).toordinal()
    assert traits(Reading(id="x", article=None)) is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("In the town of Carrow 14 people met Ada.", {"carrow", "14", "ada"}),
        ("Pilots met. Tugs came.", set()),
        ("He said: “Pilots came to Lisk's quay”", {"lisk"}),
    ],
)
def test_names_are_words_written_large_inside_a_sentence(text: str, names: set[str]) -> None:
    assert text_traits("k", "", text).names == names


@given(st.permutations(articles(FERRY, OTHER_FERRY, VOTE)))
def test_every_article_is_in_one_story(order: list[Traits]) -> None:
    found = stories(order)
    assert sorted(key for story in found for key in story.articles) == ["a1", "a2", "b1", "b2", "c1", "c2"]
    assert all(len(story.articles) == len(story.joins) for story in found)


def test_the_words_of_a_credit_line_are_no_names() -> None:
    found = text_traits("a", "", "Boats sank off Tarn. (Reporting by Ada Orm; Editing by Bo Ferrin) 12 May 0240 GMT")
    assert found.names >= {"tarn", "orm", "ferrin"}
    assert not found.names & {"reporting", "editing", "gmt"}
