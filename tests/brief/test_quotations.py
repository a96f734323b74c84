"""What a page quotes of another outlet in a block of its own."""

from __future__ import annotations

import pytest

from onrecord.brief.quotations import first_printed, quotation
from onrecord.record import Article, Block, BlockKind, Reading, Span, Statement, Voice, VoiceKind, Why
from tests.brief.conftest import span

TEXT = "The Mail, on the pier:\nThe old pier fell.\nI saw it fall."


def reading(kind: BlockKind, voice: VoiceKind) -> Reading:
    passage = span(TEXT, "The old pier fell.")
    blocks = (
        Block(kind="paragraph", span=span(TEXT, "The Mail, on the pier:")),
        Block(kind=kind, span=passage),
        Block(kind="paragraph", span=span(TEXT, "I saw it fall.")),
    )
    chain = (Voice(kind="outlet", label="The Watch"), Voice(kind=voice, label="The Mail"))
    said = Statement(id="s", spans=(passage,), chain=chain, manner="block", why=Why(rule="made by hand"))
    return Reading(id="p", article=Article(id="p", text=TEXT, blocks=blocks), statements=(said,))


@pytest.mark.parametrize(
    ("kind", "voice", "words", "quoted"),
    [
        ("quote", "outlet", "pier fell", True),
        ("quote", "unnamed", "pier fell", True),
        ("paragraph", "outlet", "pier fell", True),
        ("paragraph", "person", "pier fell", False),
        ("quote", "outlet", "I saw it", False),
    ],
)
def test_who_answers_or_signs_is_not_quoted_from_a_page(
    kind: BlockKind, voice: VoiceKind, words: str, quoted: bool
) -> None:
    assert (quotation(reading(kind, voice), span(TEXT, words)) is not None) is quoted


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("The pier’s “end” came late.", Span(4, 31)),
        ('The pier\'s "end" came late.', Span(4, 31)),
        ("The pier's end came late.", None),
    ],
)
def test_words_are_found_again_whatever_marks_are_printed(words: str, found: Span | None) -> None:
    text = 'Yes. The pier\'s\n"end" came late.'
    at = text.index("The")
    article = Article(id="p", text=text, blocks=())
    told = first_printed(words, {"p": article})
    assert told == (("p", Span(at, len(text))) if found else None)
