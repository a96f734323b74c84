"""What a page says its news has nothing to do with: the names of another affair, which nobody is to take for it."""

from __future__ import annotations

import re

from onrecord.record import Article, Span
from onrecord.record.calendar_words import CALENDAR
from onrecord.stories.sentences import sentence_around, sentence_before

_NO_LINK = re.compile(
    r"\b(?:no|any|without)\s+(?:\w+\s+){0,2}?(?:connections?|links?|relations?|ties?)\s+(?:with|to|between)\b"
    r"|\b(?:not|never|n['’]t)\s+(?:\w+\s+)?(?:connected|linked|related)\s+(?:with|to)\b|\bunrelated\s+to\b"
    r"|\b(?:has|have|had)\s+nothing\s+(?:at\s+all\s+)?(?:to\s+do\s+with|in\s+common)\b",
    re.IGNORECASE,
)
_ANY = re.compile(r"\b(?:not|no|never|nobody|n['’]t|den(?:y|ies|ied)|rul(?:e|es|ed)\s+out|without)\b", re.IGNORECASE)
"""Without one of these "any link with" is a question or a suspicion."""
_BOTH = re.compile(r"\b(?:the\s+two|both|neither|they|these)\b", re.IGNORECASE)
"""Words by which a sentence speaks of what the one before names."""
_NAME = re.compile(r"\b[A-Z][^\W\d_]{2,}")
_NO_NAMES = CALENDAR | frozenset("the mr mrs ms dr president minister police mayor prosecutor".split())


def unlinked(article: Article) -> frozenset[str]:
    """The lower-case words of the names that a page says its news has no link with; what its title names is its own."""
    found: set[str] = set()
    for match in _NO_LINK.finditer(article.text):
        sentence = sentence_around(article, Span(*match.span()))
        if match.group().lower().startswith("any") and not _ANY.search(article.text, sentence.start, match.end()):
            continue
        after = re.split(r"[,;]", article.text[match.end() : sentence.end])[0]
        named = _names(after)
        if not named and _BOTH.search(article.text, sentence.start, match.start()):
            start = next((block.span.start for block in article.blocks if block.span.covers(sentence)), 0)
            before = sentence_before(article, sentence, start)
            named = _names(before.of(article.text)[1:]) if before else set()
        found |= named
    return frozenset(found - _names((article.title or "").title()))


def _names(text: str) -> set[str]:
    return {word.lower() for word in _NAME.findall(text)} - _NO_NAMES
