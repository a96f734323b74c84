"""Outlets that a page lets speak: quoted blocks' voices and known names misspelt."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.grounding.actors import actors
from onrecord.grounding.outlets import misspelt_identity, one_slip
from onrecord.record import Actor, Analysis, Article, Block, Span, Voice
from tests.language.parsed import parsed


@pytest.mark.parametrize(
    ("one", "two", "slip"),
    [
        ("herald", "hearld", True),
        ("herald", "heral", True),
        ("herald", "heralds", True),
        ("herald", "herold", True),
        ("herald", "herald", False),
        ("herald", "hreadl", False),
        ("herald", "harold", False),
        ("", "", False),
        ("", "a", True),
    ],
)
def test_one_slip(one: str, two: str, slip: bool) -> None:
    assert one_slip(one, two) is slip
    assert one_slip(two, one) is slip


@given(st.text(min_size=2, max_size=9), st.data())
def test_a_letter_left_out_is_one_slip(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word) - 1))
    assert one_slip(word, word[:at] + word[at + 1 :])


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("The Gaurdian", "Guardian"),
        ("Washingtn Post", "Washington Post"),
        ("Reuterss", "Reuters"),
        ("The Guardian", None),
        ("The Gardener", None),
        ("CNM", None),
    ],
)
def test_misspelt_outlets(name: str, known: str | None) -> None:
    found = misspelt_identity(name)
    assert (found.why.detail if found else None) == known
    assert found is None or (found.why.rule == "misspelt name" and "JRN" in found.sectors)


def with_voice(label: str) -> tuple[Actor, ...]:
    """The actors of a page whose one quoted block is introduced by `label`."""
    text = f"{label} reports: It rained."
    voice = Voice(kind="outlet", label=label, span=Span(0, len(label)))
    quote = Block(kind="quote", span=Span(len(label) + 10, len(text)), voice=voice)
    return actors(Article(id="v", text=text, blocks=(quote,)), Analysis(), ())


@pytest.mark.parametrize(
    ("label", "country", "sectors"),
    [("The Gaurdian", "GBR", ("JRN",)), ("The Guardian", "GBR", ("JRN",)), ("Harbour Gazette", None, ("JRN",))],
)
def test_the_voice_of_a_quoted_block_is_an_actor(label: str, country: str | None, sectors: tuple[str, ...]) -> None:
    [actor] = with_voice(label)
    assert (actor.label, actor.kind, actor.country, actor.sectors) == (label, "organisation", country, sectors)
    assert actor.mentions == (Span(0, len(label)),)


def test_an_actor_already_told_of_is_the_voice() -> None:
    article, analysis = parsed("initials")
    before = actors(article, analysis, ())
    at = article.text.index("United Nations")
    voice = Voice(kind="outlet", label="United Nations", span=Span(at, at + 14))
    blocks = (Block(kind="quote", span=Span(0, 5), voice=voice),)
    assert len(actors(replace(article, blocks=blocks), analysis, ())) == len(before)
