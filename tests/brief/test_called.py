"""Bodies that a page tells of by common words, by the names that the story has for them."""

from __future__ import annotations

import pytest

from onrecord.brief.called import bodies_named, without_article
from onrecord.brief.voices import Voices
from onrecord.record import Cite, Source, Span, Why

WHY = Why(rule="made by hand")


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
