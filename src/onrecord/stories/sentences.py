"""The sentence around a span, within its block: what a reader is shown when a line opens at its words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.record import Article, Span

_SHORT = "".join(
    rf"(?<!\b{word})"
    for word in "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Gen Gov Sen Rep Col Mrs Inc Ltd Corp Rev Hon Sgt "
    "Capt Cpl Maj Det Supt Adm Cmdr Calif Fla".split()
)
"""Words of three letters or more whose full stop ends no sentence."""
_END = re.compile(
    rf"(?<=[^\W\d_]{{3}}){_SHORT}[.!?][\"'”’)]*\s+(?=[\"'“‘(]*[A-Z0-9])|(?<=\d)[.!?][\"'”’)]*\s+(?=[\"'“‘(]*[A-Z])|\n\s*\n"
)
"""A full stop after a word of three letters or a number; shorter words before it may be abbreviations."""
_REACH = 600
"""Characters on each side in which the ends of a sentence are looked for."""

_WORDS = 4
"""Words of a content that reads as a sentence."""
_LONGEST = 500
"""Characters of a sentence that is shown for a few words in it."""


def sentence_around(article: Article, span: Span) -> Span:
    """The sentence that holds the span, never beyond its block nor smaller than the span."""
    block = next((b.span for b in article.blocks if b.span.covers(span)), Span(0, len(article.text)))
    low, high = max(block.start, span.start - _REACH), min(block.end, span.end + _REACH)
    start = low
    # One character more than the start: the pattern looks at the first letter of the next sentence.
    for end in _END.finditer(article.text, low, span.start + 1):
        start = end.end()
    after = _END.search(article.text, span.end, high)
    stop = after.start() + len(after.group().rstrip()) if after else high
    while start < span.start and article.text[start].isspace():
        start += 1
    while stop > span.end and article.text[stop - 1].isspace():
        stop -= 1
    return Span(start, stop)


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
        start = block.start
        for end in _END.finditer(article.text, block.start, block.end):
            yield Span(start, end.start() + len(end.group().rstrip()))
            start = end.end()
        if start < block.end:
            yield Span(start, block.end)
