"""Voices that say nothing alone stand by the fuller name that the page has before them."""

from __future__ import annotations

import pytest

from onrecord.brief.voices import voices
from onrecord.brief.whose import is_bare_paper, with_owners
from onrecord.record import Actor, Article, Block, Reading, Span, Statement, Voice, Why
from tests.brief.conftest import span

WHY = Why(rule="made by hand")
PEOPLE = frozenset({"Ada Orm", "Bo Ferrin"})


def last_voice(text: str, label: str, *names: str) -> str:
    """The last voice of a page of one paragraph with that label, the page's actors by name."""
    at = text.rindex(label)
    statement = Statement(
        id="s",
        spans=(Span(at + len(label), len(text)),),
        chain=(
            Voice(kind="outlet", label="Bay Mail"),
            Voice(kind="organisation", label=label, span=Span(at, at + len(label))),
        ),
        manner="paraphrased",
        why=WHY,
    )
    actors = tuple(
        Actor(
            id=name,
            label=name,
            kind="person" if name in PEOPLE else "organisation",
            mentions=(span(text, name.split()[-1] if name in PEOPLE else name),),
            why=WHY,
        )
        for name in names
    )
    article = Article(id="p", text=text, outlet="Bay Mail", blocks=(Block(kind="paragraph", span=Span(0, len(text))),))
    reading = Reading(id="p", article=article, statements=(statement,), actors=actors)
    return with_owners(voices(reading), reading).chains["s"][-1]


TARN, BAY = "Tarnland", "Bay League"


@pytest.mark.parametrize(
    ("before", "label", "names", "name"),
    [
        ("Tarnland will come.", "Its trade ministry", (TARN,), "Tarnland’s trade ministry"),
        ("Tarnland turned the Bay League down.", "Its ministry", (TARN, BAY), "Tarnland’s ministry"),
        ("", "Its ministry", (), "Its ministry"),
        ("Nobody asked Tarnland or the Bay League.", "Its ministry", (TARN, BAY), "Its ministry"),
        ("Tarnland will pay,", "its ministry", (TARN,), "Tarnland’s ministry"),
        ("Lower Docks will pay,", "its owner", ("Lower Docks",), "Lower Docks’ owner"),
        ("Ada Orm is ill.", "Her own lawyer", ("Ada Orm",), "Ada Orm’s own lawyer"),
        ("Ada Orm met Bo Ferrin. It rained,", "her two old lawyers", ("Ada Orm", "Bo Ferrin"), "her two old lawyers"),
        ("Ada Orm will come.", "Its ministry", ("Ada Orm",), "Its ministry"),
        ("Though Ferrin is ill, Orm met", "her old captain", ("Ada Orm",), "a source not named"),
        ("Tarnland’s divers are ill, according to", "their old lawyers", (TARN,), "their old lawyers"),
        ("Tarnland’s divers are ill.", "Its trade ministry", (TARN,), "Its trade ministry"),
        ("Tarnland is ill. “It rains. Then", "its trade ministry", (TARN,), "its trade ministry"),
    ],
)
def test_whose_ministry_it_is_the_words_before_tell(before: str, label: str, names: tuple[str, ...], name: str) -> None:
    assert last_voice(f"{before} {label} said that it rains.", label, *names) == name


@pytest.mark.parametrize(
    ("before", "label", "names", "name"),
    [
        ("Orm showed a copy of a letter about it.", "The letter", ("Ada Orm",), "the letter shown by Ada Orm"),
        ("A report published by the Bay League is out.", "The report", (BAY,), "the report published by Bay League"),
        ("We have read a letter from two fitters.", "The letter", (), "the letter from two fitters"),
        ("There is a letter going round.", "The letter", (), "The letter"),
        ("There is a sealed report, they say.", "The report", (), "the sealed report"),
        ("Both sides signed an agreement.", "The text", (), "the text of the agreement"),
        ("It rained.", "The letter", (), "The letter"),
        ("Orm showed us a photograph.", "The letter", ("Ada Orm",), "The letter"),
        ("Orm showed a letter.", "The letter of the Bay League", ("Ada Orm",), "The letter of the Bay League"),
    ],
)
def test_which_letter_it_is_the_page_tells_where_it_brings_it_in(
    before: str, label: str, names: tuple[str, ...], name: str
) -> None:
    assert last_voice(f"{before} {label} says that the pier leans.", label, *names) == name
    assert is_bare_paper(name) == (name == label and " of " not in label)
