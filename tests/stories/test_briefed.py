"""An unnamed source counts once for each paper that heard it alone, and once for all that heard it together."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.pipeline.round_ups import round_up
from onrecord.record import Article, Block, Reading, Span, Statement, Story, Voice, Why

WHY = Why(rule="test")
WORDS = "the harbour cranes had failed two safety tests in the spring"
WHO = "an official of the harbour inspectorate"


def page(name: str, text: str) -> Reading:
    """A page on which the official says the words."""
    outlet = Voice(kind="outlet", label=f"The {name} Post")
    at, who = text.index(WORDS), text.index(WHO)
    spans = (Span(at, at + len(WORDS)),)
    unnamed = Voice(kind="unnamed", label=WHO, span=Span(who, who + len(WHO)))
    said = Statement(id=f"{name}-1", spans=spans, chain=(outlet, unnamed), manner="paraphrased", act="say", why=WHY)
    whole = Statement(id=f"{name}-0", spans=(), chain=(outlet,), manner="article", why=WHY)
    block = Block(kind="paragraph", span=Span(0, len(text)))
    article = Article(id=name, text=text, blocks=(block,), published=date(2031, 5, 9), outlet=outlet.label)
    return Reading(id=name, article=article, statements=(whole, said))


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        (f"Last week {WORDS}, {WHO} said.", f"Last week {WORDS}, {WHO} said.", 2),
        (
            f"Last week {WORDS}, {WHO} told this paper and the Lisk Herald.",
            f"Last week {WORDS}, {WHO} told several newspapers on condition of anonymity.",
            1,
        ),
        (f"Last week {WORDS}, {WHO} told reporters.", f"Last week {WORDS}, {WHO} said.", 2),
    ],
    ids=("each heard one", "one spoke to both", "one paper may have heard another"),
)
def test_who_spoke_to_several_papers_is_one_source(one: str, other: str, count: int) -> None:
    pages = page("Ostrava", one), page("Lisk", other)
    found = round_up(pages, Story(id="s", level="event", articles=("Ostrava", "Lisk"), joins=()))
    (claim,) = found.claims
    assert claim.independent == count
