"""Transcripts: each turn is its speaker's, a question asks, and a page with a colon now and then is no transcript."""

from __future__ import annotations

import pytest

from onrecord.attribution import statements
from onrecord.language import load
from onrecord.record import Article, Block, Span, Statement


def read(*paragraphs: str) -> tuple[str, tuple[Statement, ...]]:
    text = "\n".join(paragraphs)
    blocks, start = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(kind="paragraph", span=Span(start, start + len(paragraph))))
        start += len(paragraph) + 1
    article = Article(id="a", text=text, outlet="The Quay Post", blocks=tuple(blocks))
    return text, statements(article, load().analyse([article])[0], ())


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (
            ["COUNSEL: Who rang the bell?", "MS DAHL: The night watchman. He was new."],
            [("COUNSEL", "ask", "Who rang the bell?"), ("MS DAHL", "say", "The night watchman. He was new.")],
        ),
        (
            ["Q: Were you there?", "Ines Dahl: I was.", "Q: Alone?", "Ines Dahl: With my brother."],
            [
                ("Q", "ask", "Were you there?"),
                ("Ines Dahl", "say", "I was."),
                ("Q", "ask", "Alone?"),
                ("Ines Dahl", "say", "With my brother."),
            ],
        ),
        (
            ["Mr Ek (Coast Party): Will it float?", "Ms Dahl (Minister): It floats now."],
            [("Mr Ek", "ask", "Will it float?"), ("Ms Dahl", "say", "It floats now.")],
        ),
    ],
)
def test_each_turn_is_its_speakers(paragraphs: list[str], expected: list[tuple[str, str, str]]) -> None:
    text, found = read(*paragraphs)
    turns = [s for s in found if s.manner == "block"]
    assert [(s.chain[-1].label, s.act, s.spans[0].of(text)) for s in turns] == expected


def test_a_colon_in_prose_makes_no_transcript() -> None:
    _, found = read("The plan is simple: dig.", "The port has one crane: it is old.", "Nobody came.", "It rained.")
    assert not [s for s in found if s.manner == "block"]
