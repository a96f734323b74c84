"""Bodies that a page tells of by common words, by the names that the story has for them."""

from __future__ import annotations

import pytest

from onrecord.brief.called import bodies_named, seats_named, titles_named, without_article
from onrecord.brief.voices import Voices
from onrecord.record import Article, Cite, Source, Span, Why

WHY = Why(rule="made by hand")
SHUT, ASKS = "Mayor Ada Orm shut the pier.", "The mayor asks for patience."


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("the office", "office"),
        ("The office", "office"),
        ("Its foreign ministry", "foreign ministry"),
        ("the Harbour Office", ""),
        ("Ada Orm", ""),
        ("Ministry", "ministry"),
        ("a clerk, who left", ""),
    ],
)
def test_common_words_are_told_from_names(name: str, words: str) -> None:
    assert without_article(name) == words


def source(label: str, page: str, item: str) -> Source:
    cite = Cite(page=page, span=Span(0, 1), item=item)
    return Source(label=label, names=(), cites=(cite,), outlets=("Bay Mail",), own=False, why=WHY)


def page(**chains: str) -> Voices:
    return Voices({item: ("Bay Mail", name) for item, name in chains.items()}, {}, "Bay Mail")


def test_the_office_is_the_one_that_the_round_up_found_behind_it() -> None:
    sources = [source("Harbour Office", "p", "a"), source("Tarn’s ministry", "p", "b"), source("Ada Orm", "p", "c")]
    known = {"p": page(a="the office", b="Its ministry", c="the mayor")}
    assert bodies_named(sources, known) == {"p": {"office": "Harbour Office", "ministry": "Tarn’s ministry"}}


def test_words_for_two_bodies_name_neither() -> None:
    sources = [source("Tarn’s ministry", "p", "a"), source("Bay’s ministry", "p", "b"), source("ministry", "p", "c")]
    assert bodies_named(sources, {"p": page(a="the ministry", b="the ministry", c="the ministry")}) == {"p": {}}


def test_of_police_each_town_has_its_own() -> None:
    told = [source("Tarn police", "p", "a"), source("Tarn office", "p", "b")]
    assert bodies_named(told, {"p": page(a="Police", b="the office")}) == {"p": {"office": "Tarn office"}}


def test_a_name_that_hangs_itself_names_no_body() -> None:
    told = [source("Its foreign ministry", "p", "a"), source("The Tarnish ministry", "p", "b")]
    known = {"p": page(a="the foreign ministry", b="the ministry")}
    assert bodies_named(told, known) == {"p": {"ministry": "The Tarnish ministry"}}


def articles(**texts: str) -> dict[str, Article]:
    return {key: Article(id=key, text=text, outlet="Bay Mail") for key, text in texts.items()}


@pytest.mark.parametrize(
    ("told", "named"),
    [
        ("The trade ministry in Tarn has three lists.", {"tarn": "the government in Tarn"}),
        ("Diplomats met in the capital, Tarn, at noon.", {"tarn": "the government in Tarn"}),
        ("Diplomats met in Tarnland’s capital Tarn at noon.", {"tarn": "the government in Tarn"}),
        ("The capital of Tarn is full.", {}),
        ("Crowds filled the capital, Tarn reported.", {}),
        ("Crowds filled the capital, Tarn and two others said.", {}),
        ("The police in Tarn have three lists.", {}),
        ("The ministry in Tarn Valley has three lists.", {}),
    ],
)
def test_a_town_with_a_ministry_speaks_as_the_government_in_it(told: str, named: dict[str, str]) -> None:
    found = seats_named(articles(a=told, b="Tarn called the lists forged.", c="It rained."))
    assert found.get("b", {}) == named
    assert "c" not in found


@pytest.mark.parametrize("told", ["Crowds filled the capital Monday.", "The government in May fell."])
def test_a_day_or_a_month_is_no_seat(told: str) -> None:
    assert seats_named(articles(a=told, b="May and Monday Jones spoke.")) == {}


@pytest.mark.parametrize(
    ("told", "outlet", "text", "named"),
    [
        (f"In the town of Tarn {SHUT}", "Tarn Gazette", ASKS, {"mayor": "Ada Orm"}),
        ("The mayor of Tarn, Ada Orm, shut the pier.", "Bay Mail", f"{ASKS} It rains in Tarn.", {"mayor": "Ada Orm"}),
        (f"In the town of Tarn {SHUT}", "Bay Mail", ASKS, {}),
        (SHUT, "Tarn Gazette", ASKS, {}),
        ("In the town of Tarn former Mayor Ada Orm shut the pier.", "Tarn Gazette", ASKS, {}),
        ("In the town of Tarn the deputy mayor, Ada Orm, shut the pier.", "Tarn Gazette", ASKS, {}),
        ("In the town of Tarn the candidate for mayor, Ada Orm, shut the pier.", "Tarn Gazette", ASKS, {}),
        ("The mayor of Tarn, Ada Orm, met the mayor of Bay, Bo Ferrin.", "Tarn Gazette", ASKS, {}),
    ],
)
def test_the_mayor_is_the_one_whom_the_story_names_for_the_town(
    told: str, outlet: str, text: str, named: dict[str, str]
) -> None:
    found = titles_named(articles(a=told, b=text), {"a": "Bay Mail", "b": outlet}, {"Ada Orm", "Bo Ferrin"})
    assert found.get("b", {}) == named
    assert "a" not in found
