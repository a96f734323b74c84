"""What a page quotes of another outlet in a block of its own, and who speaks there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.brief.wording import MEDIA
from onrecord.record import Article, Reading, Span, Statement, Voice

_PRINTED = str.maketrans({"’": "'", "“": '"', "”": '"'})
"""Marks that print varies, each by one character."""
_GAP = 40
"""Characters of space between two words, at most."""


def quotation(reading: Reading, span: Span) -> Statement | None:
    """The passage of another outlet that a page quotes in a block of its own, where it covers a span.

    Who answers a question or signs a release has passages, too, and is not quoted from another page.
    """
    blocks = reading.article.blocks if reading.article else ()
    for one in reading.statements:
        if one.manner == "block" and len(one.chain) > 1 and any(part.covers(span) for part in one.spans):
            set_apart = any(block.kind == "quote" and block.span.covers(span) for block in blocks)
            if set_apart or one.chain[-1].kind == "outlet":
                return one
    return None


def is_outlet(voice: Voice) -> bool:
    """Whether a voice is a paper, a station or an agency."""
    return voice.kind == "outlet" or MEDIA.search(voice.label) is not None


def first_printed(words: str, articles: Mapping[str, Article]) -> tuple[str, Span] | None:
    """The page, of some articles by page, and the place where words stand; what print varies does not count."""
    parts = words.translate(_PRINTED).split()
    for page, article in articles.items() if parts else ():
        if found := _place(parts, article.text.translate(_PRINTED)):
            return page, found
    return None


def _place(parts: Sequence[str], text: str) -> Span | None:
    """Where parts stand in a text, in their order and with nothing but space between two of them."""
    at = text.find(parts[0])
    while at >= 0:
        end = at + len(parts[0])
        for part in parts[1:]:
            start = end + len(text[end : end + _GAP]) - len(text[end : end + _GAP].lstrip())
            if start == end or not text.startswith(part, start):
                break
            end = start + len(part)
        else:
            return Span(at, end)
        at = text.find(parts[0], at + 1)
    return None
