"""Acts by words that no lexicon lists: read by the act head, placed by syntax; and such words where they tell none."""

from __future__ import annotations

import sys

import pytest

from onrecord import grounding
from onrecord.findings import events
from onrecord.language import load, resolved
from onrecord.record import Article, Block, Event, Grounds, Span

PAGE = (
    "Three ministers left the cabinet of Noland in May. The police of Tarvas have a new chief, Ola Venn. "
    "Interior Minister Lena Ostrov met the governors of the six northern provinces in Tarvas on Monday. "
    "The parliament of Noland will vote on the police bill next week, and the opposition wants it withdrawn. "
)
TOLD = [
    # sentence, types that will do, words of an actor
    ("Police hauled the blogger off to the barracks.", "COERCE", "Police"),
    ("The regime muzzled the newspapers of Tarvas.", "COERCE", "regime"),
    ("The party of the mayor excoriated the government over the levy.", "ACCUSE", "party"),
    ("Governor Ivo Brandt lambasted the interior minister over the raid.", "ACCUSE", "Brandt"),
]
SILENT = [
    "Two ministers doubt that the governor has read the bill.",
    "The minister's lorry struck a kerb outside the ministry.",
    "The president pointed out that the ministry has nine floors.",
    "The governor announced on Monday that he had grown up in Tarvas.",
]


STAGE = (
    "The band from Harlow opened its tour in the old cinema on Friday. Singer Mara Quint wore a silver coat and played "
    "the album from end to end. The drummer, Jo Pell, said the new songs were written in a barn. Guitarist Ed Moss "
    "thanked the fans. Bassist Lu Kerr changed her strings twice. "
)


def of(sentence: str, page: str = PAGE) -> list[Event]:
    """The events of the sentence, read at the end of a page, which is one of public affairs."""
    text = page + sentence
    article = Article(id="page", text=text, blocks=(Block(kind="paragraph", span=Span(0, len(text))),))
    [analysis] = load().analyse([article])
    analysis = resolved(article, analysis)
    places = grounding.places(article, analysis)
    who = grounding.actors(article, analysis, places)
    grounds = Grounds(times=grounding.times(article, analysis), places=places, actors=who)
    found = events(article, analysis, (), grounds)
    return [event for event in found if event.trigger.start >= len(page)]


@pytest.mark.parametrize(("sentence", "kinds", "actor"), TOLD)
def test_a_word_that_no_list_has_tells_an_act(sentence: str, kinds: str, actor: str) -> None:
    found = [e for e in of(sentence) if e.type in kinds.split()]
    assert found, [e.type for e in of(sentence)]
    assert any(actor in role.label for e in found for role in e.roles if role.role == "actor")


@pytest.mark.parametrize("sentence", SILENT)
def test_the_same_words_elsewhere_tell_none(sentence: str) -> None:
    assert of(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("Quint sued the label over unpaid royalties in May.", ["ACCUSE"]),
        ("Moss criticised the label for its treatment of the crew.", ["ACCUSE"]),
        ("Kerr met her husband at a concert.", []),
        ("Moss hit the high notes.", []),
    ],
)
def test_on_a_page_of_other_things_an_act_has_to_be_borne_out_by_the_head(
    sentence: str, kinds: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert [event.type for event in of(sentence, STAGE)] == kinds
    monkeypatch.setattr(sys.modules["onrecord.findings.events"], "borne_out", lambda clauses: frozenset())
    assert of(sentence, STAGE) == []
