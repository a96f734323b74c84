"""The sentence around a span, within its block: what a reader is shown when a line opens at its words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.record import Article, Span
from onrecord.record.sentence_ends import begins, pieces, stops

_LEAST = 3
"""Letters of a word whose full stop ends a sentence: shorter ones may be abbreviations."""
_REACH = 600
"""Characters on each side in which the ends of a sentence are looked for."""

_WORDS = 4
"""Words of a content that reads as a sentence."""
_LONGEST = 500
"""Characters of a sentence that is shown for a few words in it."""


def sentence_around(article: Article, span: Span) -> Span:
    """The sentence that holds the span, never beyond its block nor smaller than the span."""
    block = _block_of(article, span)
    low, high = max(block.start, span.start - _REACH), min(block.end, span.end + _REACH)
    start = max(low, begins(article.text, span.start, _LEAST))
    stop = min(high, stops(article.text, span.end + 1, _LEAST))
    while start < span.start and article.text[start].isspace():
        start += 1
    while stop > span.end and article.text[stop - 1].isspace():
        stop -= 1
    return Span(start, stop)


def _block_of(article: Article, span: Span) -> Span:
    """The first block that holds the span, else the whole text."""
    start, end = span.start, span.end
    for block in article.blocks:
        around = block.span
        if around.start <= start and end <= around.end:
            return around
    return Span(0, len(article.text))


def sentence_before(article: Article, sentence: Span, start: int) -> Span | None:
    """The sentence before one, not before the character `start`; None where there is none."""
    at = sentence.start - 1
    while at >= start and not article.text[at].isalnum():
        at -= 1
    return sentence_around(article, Span(at, at + 1)) if at >= start else None


def readable(article: Article, spans: Sequence[Span]) -> Span:
    """Words that can stand by themselves: the reported ones where they open like a sentence and are not broken off,
    else the sentence that holds them, unless that is very long.
    """
    first, last = spans[0], spans[-1]
    words = first.of(article.text).lstrip("\"'“‘( ")
    if len(spans) == 1 and words[:1].isupper() and len(words.split()) >= _WORDS:
        return first
    around = Span(sentence_around(article, first).start, sentence_around(article, last).end)
    return around if len(around) <= _LONGEST else first


def sentences(article: Article) -> Iterator[Span]:
    """The sentences of an article's blocks, in text order; of one without blocks those of its text."""
    blocks = sorted(block.span for block in article.blocks) or [Span(0, len(article.text))]
    for block in blocks:
        yield from pieces(article.text, block, _LEAST)
