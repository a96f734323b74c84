"""Who is described in one sentence and named in another is no unnamed source."""

from __future__ import annotations

import pytest

from onrecord.brief.described import is_named_elsewhere
from onrecord.record import Actor, Article, Block, Reading, Span, Statement, Voice, Why
from tests.brief.conftest import span

WHY = Why(rule="made by hand")


def page(text: str, voice: str, words: str, name: str = "", named_words: str = "") -> Reading:
    """A page whose first line is its headline: a description says some words, and perhaps somebody named others."""
    head = text.index("\n")
    blocks = (Block(kind="headline", span=Span(0, head)), Block(kind="paragraph", span=Span(head + 1, len(text))))
    chains = [(voice, None, words)] + ([(name, "x", named_words)] if name else [])
    said = tuple(
        Statement(
            id=label,
            spans=(span(text, told),),
            chain=(
                Voice(kind="outlet", label="Bay Mail"),
                Voice(kind="person", label=label, span=span(text, label), actor=actor),
            ),
            manner="paraphrased",
            why=WHY,
        )
        for label, actor, told in chains
    )
    mentions = (span(text, name),) if name else ()
    actors = (Actor(id="x", label=name, kind="person", mentions=mentions, why=WHY),) if name else ()
    return Reading(
        id="p", article=Article(id="p", text=text, outlet="p", blocks=blocks), statements=said, actors=actors
    )


@pytest.mark.parametrize(
    ("text", "body", "named"),
    [
        (
            "Pier\nThe press service of the Port Board came. The gate is shut, the press service said.",
            "the press service",
            True,
        ),
        ("Pier\nThe gate is shut, the press service said.", "the press service", False),
        ("Pier\nThe gate is shut, the ministry said. The Ministry of Ports came.", "the ministry", True),
        ("Pier\nThe gate is shut, the ministry said. The hall of the Port Board fell.", "the ministry", False),
    ],
)
def test_a_body_that_the_page_calls_by_its_whole_name_is_named(text: str, body: str, named: bool) -> None:
    read = page(text, body, "The gate is shut")
    assert is_named_elsewhere(read, read.statements[0]) is named


@pytest.mark.parametrize(
    ("text", "voice", "words", "quoted", "named"),
    [
        (
            "Pier\nA survivor says the lamp was out. “No lamp burned there,” Ada Orm said.",
            "A survivor",
            "the lamp was out",
            "No lamp burned there",
            True,
        ),
        (
            "Old lamp was out, survivor says\nA survivor has spoken. “No lamp burned there,” Ada Orm said.",
            "survivor",
            "Old lamp was out",
            "No lamp burned there",
            True,
        ),
        (
            "Pier\nA survivor says the lamp was out. “We will pay,” Ada Orm said.",
            "A survivor",
            "the lamp was out",
            "We will pay",
            False,
        ),
        (
            "Pier\nTwo survivors say the lamp was out. “No lamp burned there,” Ada Orm said.",
            "Two survivors",
            "the lamp was out",
            "No lamp burned there",
            False,
        ),
        (
            "Pier\nA survivor says the lamp was out. The sea rose. Rain fell. Wind blew. “No lamp,” Ada Orm said.",
            "A survivor",
            "the lamp was out",
            "No lamp",
            False,
        ),
    ],
    ids=["named next", "of a headline", "of another matter", "of several", "much later"],
)
def test_whom_the_next_sentence_names_is_no_unnamed_witness(
    text: str, voice: str, words: str, quoted: str, named: bool
) -> None:
    read = page(text, voice, words, "Ada Orm", quoted)
    assert is_named_elsewhere(read, read.statements[0]) is named


def test_somebody_whom_the_page_named_before_is_somebody_else() -> None:
    text = "Pier\nAda Orm came. A survivor says the lamp was out. “No lamp burned there,” she said."
    read = page(text, "A survivor", "the lamp was out", "Ada Orm", "No lamp burned there")
    assert not is_named_elsewhere(read, read.statements[0])
