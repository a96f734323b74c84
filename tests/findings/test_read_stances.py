"""Positions that no rule reads: given what the head says of a clause, who holds them, about what, and where none is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.findings import positions
from onrecord.findings.read_stances import RULE
from onrecord.language import load
from onrecord.record import (
    Analysis,
    Article,
    Block,
    Grounds,
    Position,
    Span,
    Stance,
    StanceWord,
    Statement,
    Voice,
    Why,
)

SAID = "The figures were cooked up at night"
TEXT = f"{SAID}, said Lena Ostrov."


def analysed(text: str) -> tuple[Article, Analysis]:
    article = Article(id="a", text=text, blocks=(Block(kind="paragraph", span=Span(0, len(text))),))
    [analysis] = load().analyse([article])
    return article, replace(analysis, stances=())


def statements(text: str, content: str, voice: str) -> tuple[Statement, ...]:
    """The page's own statement, and one of the content by the voice."""
    why, start, at = Why(rule="test"), text.index(content), text.index(voice)
    speaker = Voice(kind="person", label=voice, span=Span(at, at + len(voice)))
    page = Voice(kind="outlet", label="page")
    own = Statement(id="s0", spans=(Span(0, len(text)),), chain=(page,), manner="article", why=why)
    content_at = (Span(start, start + len(content)),)
    return own, Statement(id="s1", spans=content_at, chain=(page, speaker), manner="quoted", why=why, parent="s0")


def read(text: str, word: str, stance: Stance, sure: float, said: tuple[Statement, ...] = ()) -> list[Position]:
    """The positions that the head adds where it is so sure of a word."""
    article, analysis = analysed(text)
    place = next(i for i, start in enumerate(analysis.start) if start == text.index(word))
    heads = (StanceWord(word=place, stance=stance, sure=sure),)
    found = positions(article, replace(analysis, stances=heads), said, Grounds())
    return [one for one in found if one.why.rule.startswith(RULE)]


def test_whoever_said_it_holds_it() -> None:
    [found] = read(TEXT, "cooked", "opposes", 0.8, statements(TEXT, SAID, "Lena Ostrov"))
    assert (found.holder.label, found.stance, found.statement) == ("Lena Ostrov", "opposes", "s1")
    assert (found.span.of(TEXT), found.object) == (SAID, "The figures")
    assert found.why.score == 0.8


def test_of_a_demand_all_words_are_the_object() -> None:
    text = "Buses for everybody by spring, said Lena Ostrov."
    [found] = read(text, "Buses", "demands", 0.8, statements(text, "Buses for everybody by spring", "Lena Ostrov"))
    assert found.object == found.span.of(text) == "Buses for everybody by spring"


@pytest.mark.parametrize("sure", [0.0, 0.5, 0.69])
def test_the_head_has_to_be_sure(sure: float) -> None:
    assert read(TEXT, "cooked", "opposes", sure, statements(TEXT, SAID, "Lena Ostrov")) == []


def test_words_of_the_page_need_somebody_who_takes_the_position() -> None:
    [found] = read("The government shelved the levy.", "shelved", "opposes", 0.9)
    assert found.holder.label == "The government"
    assert read("The rain spoilt the levy.", "spoilt", "opposes", 0.9) == []


@pytest.mark.parametrize("text", ["Were the figures cooked up?", "Nobody knows if the figures were cooked up."])
def test_what_is_asked_or_supposed_is_not_held(text: str) -> None:
    assert read(text, "cooked", "opposes", 0.9, statements(text, text[:-1], text.split()[0])) == []


def test_what_a_rule_reads_is_left_to_it() -> None:
    assert read("The government opposes the levy.", "opposes", "opposes", 0.9) == []
