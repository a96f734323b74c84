"""Whose number a sentence gives that has no word for saying."""

from __future__ import annotations

import pytest

from onrecord.brief.given import giver, teller_behind
from onrecord.record import Actor, Article, Block, Reading, Span, Why
from tests.brief.conftest import span

WHY = Why(rule="made by hand")
BEFORE = "The Harbour Office counts the dead of the ferry with the Coast Guard.\n"
ALONE = "Ask the Harbour Office in Tarn. "


def told(text: str, last: str) -> str | None:
    """Who gives the number of the last sentence of a text that names the Harbour Office, the Coast Guard or both."""
    names = [name for name in ("Harbour Office", "Coast Guard", "Tarn Council") if name in text]
    actors = tuple(
        Actor(id=name, label=name, kind="organisation", mentions=(span(text, name),), why=WHY) for name in names
    )
    article = Article(id="p", text=text, blocks=(Block(kind="paragraph", span=Span(0, len(text))),))
    return giver(Reading(id="p", article=article, actors=actors), "Tarn Herald", span(text, last))


@pytest.mark.parametrize(
    ("before", "last", "who"),
    [
        ("", "The Harbour Office's figure for Friday morning is 58.", "Harbour Office"),
        (BEFORE, "The office's previous figure, given on Wednesday evening, was at least 31.", "Harbour Office"),
        (BEFORE, "The guard’s count stood at 31.", "Coast Guard"),
        (BEFORE, "On Wednesday the office had 31 confirmed deaths.", "Harbour Office"),
        (BEFORE, "The council's count is 31.", None),
        (BEFORE, "The office's door was red on Wednesday.", None),
        (BEFORE, "The office had 31 boats on Wednesday.", None),
        (ALONE, "On Wednesday it had 96 confirmed deaths.", "Harbour Office"),
        (ALONE, "Its figure on Wednesday was 96.", "Harbour Office"),
        (ALONE, "It had 96 windows.", None),
        (BEFORE, "On Wednesday it had 96 confirmed deaths.", None),
        ("Ask Coast Guard’s Harbour Office. ", "On Wednesday it had 96 confirmed deaths.", "Harbour Office"),
        (BEFORE + "The Tarn Council met on Monday. ", "It had 96 names.", "Tarn Council"),
    ],
)
def test_a_count_is_of_the_body_that_gives_it(before: str, last: str, who: str | None) -> None:
    assert told(before + last, last) == who


@pytest.mark.parametrize(
    ("behind", "who"),
    [
        ("So says the logbook.", "the logbook"),
        ("So says the logbook, of which the port office showed a page.", "the logbook shown by the port office"),
        ("So says the logbook, which was red.", "the logbook"),
        ("That is what the Harbour Office said on Monday.", "Harbour Office"),
        ("That is how two divers tell it.", "two divers"),
        ("That is how the log has it.", "the log"),
        ("So says the lawyer of the Harbour Office.", "the lawyer of the Harbour Office"),
        ("That is how the dam broke.", None),
        ("That was what worried residents most.", None),
        ("That is what the town has to pay for.", None),
        ("That is what the divers were told.", None),
        ("This is what the mayor said: the valve was shut.", None),
        ("So said she.", None),
        ("So it was.", None),
        ("The Harbour Office said so.", None),
    ],
)
def test_a_sentence_is_of_whoever_the_next_one_says(behind: str, who: str | None) -> None:
    text, name = f"The valve was open. {behind}", "Harbour Office"
    mentions = (span(text, name),) if name in text else ()
    blocks = (Block(kind="paragraph", span=Span(0, len(text))),)
    page = Reading(
        id="p",
        article=Article(id="p", text=text, blocks=blocks),
        actors=(Actor(id="x", label=name, kind="organisation", mentions=mentions, why=WHY),),
    )
    assert teller_behind(page, span(text, "The valve was open.")) == who
