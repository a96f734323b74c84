"""The days that a page of a round-up tells of: its times are read again from its words, and each has who tells it."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.grounding import times
from onrecord.record import Analysis, Reading, Span, Statement
from onrecord.stories.days_told import DayTold, days_told

_DAY = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday|tomorrow|tonight|overnight|morning|evening|night"
    r"|afternoon|noon|midnight|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|January|February|March|April|June|July"
    r"|August|Sept|September|October|November|December)\b|\b\d{1,2}[./-]\d{1,2}\b",
    re.IGNORECASE,
)
"""Words without which a block tells no day: most blocks are not read again."""


def told_days(reading: Reading) -> tuple[DayTold, ...]:
    """The days that the sentences of a page tell of."""
    article = reading.article
    if article is None:
        return ()
    blocks = tuple(block for block in article.blocks if _DAY.search(block.span.of(article.text)))
    if article.blocks and not blocks:
        return ()
    # The syntax of a page is not kept in its reading: the grammar goes by the words alone.
    return days_told(reading, times(replace(article, blocks=blocks), Analysis()))


def teller(reading: Reading, sentence: Span) -> Statement:
    """The statement that a sentence stands in, or most of whose words it reports; else the article's own."""
    found: list[tuple[int, int, Statement]] = []
    for statement in reading.statements[1:]:
        shared = sum(max(0, min(span.end, sentence.end) - max(span.start, sentence.start)) for span in statement.spans)
        if shared >= len(sentence) / 3:
            found.append((shared, len(statement.chain), statement))
    return max(found, key=lambda one: one[:2])[2] if found else reading.statements[0]
