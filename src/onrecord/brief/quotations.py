"""What a page quotes of another outlet in a block of its own, and who speaks there."""

from __future__ import annotations

import re
from collections.abc import Mapping

from onrecord.brief.wording import MEDIA
from onrecord.record import Article, Reading, Span, Statement, Voice

_APOSTROPHE = re.compile(r"['’]")
_MARK = re.compile(r"[\"“”]")


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
    parts = (_MARK.sub(r"[\"“”]", _APOSTROPHE.sub("['’]", re.escape(part))) for part in words.split())
    same = re.compile(r"\s+".join(parts))
    for page, article in articles.items():
        if found := same.search(article.text):
            return page, Span(found.start(), found.end())
    return None
