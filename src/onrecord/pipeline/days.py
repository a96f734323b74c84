"""The days that a page of a round-up tells of: kept by a record or read from its words, each with who tells it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from onrecord.record import Analysis, Reading, Span, Statement
from onrecord.stories.days_told import DayTold, dated, days_told

_DAY = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday|tomorrow|tonight|overnight|morning|evening|night"
    r"|afternoon|noon|midnight|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|January|February|March|April|June|July"
    r"|August|Sept|September|October|November|December)\b|\b\d{1,2}[./-]\d{1,2}\b",
    re.IGNORECASE,
)
"""Words without which a block tells no day: most blocks are not read again."""


def dated_in(reading: Reading) -> tuple[tuple[Span, date], ...]:
    """The words of a page that are a day each, with it, by the grammar of times."""
    # A record keeps these: a page that came to it need not wait for the grammar.
    from onrecord.grounding.times import times

    article = reading.article
    blocks = tuple(block for block in article.blocks if _DAY.search(block.span.of(article.text))) if article else ()
    if article is None or (article.blocks and not blocks):
        return ()
    # The syntax of a page is not kept in its reading: the grammar goes by the words alone.
    return dated(article, times(replace(article, blocks=blocks), Analysis()))


def told_days(reading: Reading, days: Sequence[tuple[Span, date]] | None = None) -> tuple[DayTold, ...]:
    """The days that the sentences of a page tell of; `days` are those of its words, read anew where they are None."""
    return days_told(reading, dated_in(reading) if days is None else days)


def teller(reading: Reading, sentence: Span) -> Statement:
    """The statement that a sentence stands in, or most of whose words it reports; else the article's own."""
    found: list[tuple[int, int, Statement]] = []
    for statement in reading.statements[1:]:
        shared = sum(max(0, min(span.end, sentence.end) - max(span.start, sentence.start)) for span in statement.spans)
        if shared >= len(sentence) / 3:
            found.append((shared, len(statement.chain), statement))
    return max(found, key=lambda one: one[:2])[2] if found else reading.statements[0]
