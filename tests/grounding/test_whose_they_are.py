"""Whose an envoy, a panel or a ministry is: never the country that it is sent to, about, or that merely stands by."""

from __future__ import annotations

import pytest

from onrecord import grounding
from onrecord.language import load
from onrecord.language.coreference import resolved
from onrecord.record import Actor, Article, Block, Span

COUNTRIES = [
    # page, words of an actor's label, country
    ("The House Select Committee on China held a hearing on chips. The committee voted.", "Committee", None),
    ("The special envoy to Ukraine Kurt Holm resigned on Friday.", "Holm", None),
    ("The US special envoy to Sudan, Tom Perrin, met activists.", "Perrin", "USA"),
    ("The ambassador to France Ann Lee said the visit was off.", "Lee", None),
    ("The ambassador of Chile Ann Lee said the visit was off.", "Lee", "CHL"),
    ("The Interior ministry said Orvenia would wait. The mission flew to Vienna.", "Interior ministry", None),
    ("The Land Party refused. The mission flew to Vienna.", "Land Party", None),
    ("The chancellor has ruled out imposing tariffs on Chinese steel.", "chancellor", None),
    ("The Ministry of Foreign Affairs said it had summoned the US ambassador.", "Ministry", None),
    ("The Ministry of Foreign Affairs of Chad said no.", "Ministry", "TCD"),
    ("Students fled. Students wept. Now students teach. I have students from Mali. Students wait.", "tudents", None),
    ("Residents of Goma fled.", "Residents", "COD"),
    ("Peru votes on Sunday. The government of Peru said Lima was calm. The ministry said so.", "The ministry", "PER"),
]


def actors(text: str) -> tuple[Actor, ...]:
    article = Article(id="a", text=text, blocks=(Block(kind="paragraph", span=Span(0, len(text))),))
    analysis = resolved(article, load().analyse([article])[0])
    return grounding.actors(article, analysis, grounding.places(article, analysis))


@pytest.mark.parametrize(("text", "label", "country"), COUNTRIES, ids=[row[0][:40] for row in COUNTRIES])
def test_a_country_that_only_stands_by_is_not_whose_they_are(text: str, label: str, country: str | None) -> None:
    assert {a.country for a in actors(text) if label in a.label} == {country}


def test_a_state_that_is_gone_and_its_heir_have_names_of_their_own() -> None:
    text = "The Soviet Union invaded Afghanistan in 1979. Russia said it was not bound. Russia attacked Ukraine."
    labels = {a.label: len(a.mentions) for a in actors(text) if a.country == "RUS"}
    assert set(labels) == {"Soviet Union", "Russia"}


@pytest.mark.parametrize(
    ("text", "polity"),
    [
        ("The ambassador to France Ann Lee said the visit was off.", None),
        ("The US ambassador to France, Ann Lee, said the visit was off.", "USA"),
        ("The president of France Ann Lee said the visit was off.", "FRA"),
    ],
)
def test_the_country_that_one_is_sent_to_is_not_whose_office_it_is(text: str, polity: str | None) -> None:
    assert [office.polity for actor in actors(text) if "Lee" in actor.label for office in actor.offices] == [polity]
