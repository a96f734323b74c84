"""History told apart from news: an act of years ago on a page about this week."""

from __future__ import annotations

from onrecord.findings.clauses import Clauses
from onrecord.findings.triggers import Trigger
from onrecord.findings.word_classes import word_class
from onrecord.record import Article, When, calendar_day, day_of_words

_NEWS_DAYS = 365
"""How long before the page an act may end and still be its news."""


def history(article: Article, clauses: Clauses, trigger: Trigger, when: When | None) -> str | None:
    """The words that make an act history: a day more than a year before the page, or "once", "in the past", "years
    ago" in its clause; None for news, and where the page tells neither its day nor such words."""
    told = calendar_day(day_of_words(article))
    if when is not None and told is not None:
        end = when.end or when.start
        if end is not None and (told - calendar_day(end)).days > _NEWS_DAYS:
            return when.words
    own = clauses.clause(trigger.predicate)
    for word in own:
        low = clauses.lowers[word]
        if low in word_class("of_history"):
            return low
        if low == "ago" and word and clauses.lowers[word - 1] in ("years", "decades", "centuries", "generations"):
            return clauses.slice(word - 1, word)
        if low == "past" and word > 1 and clauses.lowers[word - 2 : word] == ("in", "the"):
            return clauses.slice(word - 2, word)
    return None
