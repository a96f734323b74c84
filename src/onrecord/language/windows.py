"""An article's readable blocks as words, and the words as windows that the encoder can take in at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from onrecord.language.features import word_features
from onrecord.language.tokens import tokens
from onrecord.record import FINDING_KINDS, Article, Span

WINDOW_WORDS = 130
"""A window takes whole paragraphs up to this; the model was trained on windows of up to 120 words."""
LONGEST = 180
"""A paragraph longer than this is cut, after a full stop if there is one."""
PIECES = 400
"""A window never has more pieces than this, so that its cost is bounded whatever its words are."""
WORD_LIMIT = 20_000
"""Words of one article that are read, so that its time and memory are bounded; a long newspaper page has 5,000."""
LONGEST_WORD = 60
"""Characters of a word that the encoder reads; longer ones (addresses, encoded data) add nothing."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one article: characters of each, and whether it opens a paragraph or a sentence for certain."""

    spans: list[tuple[int, int]]
    forms: list[str]
    opens: list[bool]


@dataclass(frozen=True, slots=True)
class Window:
    """Words [first, last) of document number `document`, and what the encoder reads of them."""

    document: int
    first: int
    last: int
    features: list[tuple[int, int, int]]


def readable_spans(article: Article) -> list[Span]:
    """Where words are read: the blocks that findings may come from, or the whole text where there are no blocks."""
    if not article.blocks:
        return [Span(0, len(article.text))]
    return [block.span for block in article.blocks if block.kind in FINDING_KINDS]


def words_of(article: Article) -> Words:
    """All words of the readable blocks, in text order; a block, and a line after a blank one, opens a paragraph."""
    text = article.text
    spans: list[tuple[int, int]] = []
    opens: list[bool] = []
    for area in readable_spans(article):
        end_of_last = area.start
        fresh = True
        for start, end in tokens(text, area.start, area.end, WORD_LIMIT - len(spans)):
            gap = text[end_of_last:start]
            spans.append((start, end))
            opens.append(fresh or gap.count("\n") > 1 or (not article.blocks and "\n" in gap))
            fresh, end_of_last = False, end
    return Words(spans, [text[a : min(b, a + LONGEST_WORD)] for a, b in spans], opens)


def paragraphs(words: Words) -> Iterator[tuple[int, int]]:
    """Word ranges of the paragraphs, a long one in several parts."""
    bounds = [*(i for i, opens in enumerate(words.opens) if opens), len(words.opens)]
    for start, end in pairwise(bounds):
        while end - start > LONGEST:
            cut = next(
                (i + 1 for i in range(start + LONGEST - 1, start + LONGEST // 2, -1) if words.forms[i] in ".!?"), 0
            )
            cut = cut or start + LONGEST
            yield start, cut
            start = cut
        yield start, end


def windows_of(words: Words, document: int) -> list[Window]:
    """Whole paragraphs packed into windows of up to `WINDOW_WORDS`, in order."""
    ranges: list[tuple[int, int]] = []
    for start, end in paragraphs(words):
        if ranges and end - ranges[-1][0] <= WINDOW_WORDS:
            ranges[-1] = (ranges[-1][0], end)
        else:
            ranges.append((start, end))
    return [
        Window(document, first, last, word_features(words.forms[first:last], [True, *words.opens[first + 1 : last]]))
        for first, last in ranges
    ]
