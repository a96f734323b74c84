"""Which sentences of a page an agency wrote that the page credits beside its own reporters."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from onrecord.brief.passed import outlet_called
from onrecord.record import BODY_KINDS, Article

_CREDIT = re.compile(r"\((?P<names>[^()\n]{2,60})\)\s*\Z")
"""The credit that a text ends with: "(Wire, own report)"."""
_BETWEEN = re.compile(r"\s*[,;/&+]\s*|\s+(?:and|with|also)\s+")
_LAST = 3
"""Blocks at the end of a text of which one may hold its credit."""
_RUN = 3
"""Words in a row that two texts have alike."""
_MOST = 0.6
"""Share of the runs of a sentence that stand in an agency's text where it is the agency's, edited a little."""
_LEAST = 5
"""Runs of a sentence that can be known again."""
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Borrowed:
    """What the pages of a story have of other outlets.

    `credits` are the outlets of the story that a page credits beside its own reporters; `runs` has for each of them the
    runs of words on its pages.
    """

    credits: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    runs: Mapping[str, frozenset[tuple[str, ...]]] = field(default_factory=dict)

    @staticmethod
    def of(articles: Mapping[str, Article], outlets: Mapping[str, str]) -> Borrowed:
        """The credits of articles; `outlets` by page. A page that an agency's name stands over whole needs none."""
        every = frozenset(outlets.values())
        credits = {
            page: told
            for page, article in articles.items()
            if article.wire is None and (told := _credited(article, every - {outlets[page]}))
        }
        needed = {name for told in credits.values() for name in told}
        runs = {
            name: frozenset(run for page, own in outlets.items() if own == name for run in _runs(articles[page].text))
            for name in needed
        }
        return Borrowed(credits, runs)

    def from_whom(self, page: str, sentence: str) -> str | None:
        """The outlet that a page credits and on whose own page a sentence stands, edited a little at most."""
        credited = self.credits.get(page)
        if not credited:
            return None
        runs = _runs(sentence)
        if len(runs) < _LEAST:
            return None
        return next((name for name in credited if len(runs & self.runs[name]) >= _MOST * len(runs)), None)


def _credited(article: Article, others: Collection[str]) -> tuple[str, ...]:
    """The other outlets of the story that a page's byline, its credits or the end of its text name."""
    text = article.text
    by = [author.name for author in article.authors]
    by += [block.span.of(text) for block in article.blocks if block.kind == "byline"]
    by += [words for words in article.credits if len(words.split()) <= 2 * _LEAST]
    found = [name for words in by for name in sorted(others) if _names(name, words)]
    body = [block for block in article.blocks if block.kind in BODY_KINDS]
    # What stands last in a capture is hard to tell from the teasers below it.
    last = dict.fromkeys(block.span.of(text) for block in (*body[-_LAST:], *article.blocks[-_LAST:]))
    for told in filter(None, map(_CREDIT.search, last)):
        found += [name for part in _BETWEEN.split(told["names"]) if (name := outlet_called(part, others)) in others]
    return tuple(dict.fromkeys(found))


def _names(name: str, words: str) -> bool:
    told = " ".join(words.split())
    return name in told and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", told) is not None


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = _WORD.findall(text.lower())
    return frozenset(zip(*(words[at:] for at in range(_RUN)), strict=False))
