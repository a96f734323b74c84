"""Through which other paper or agency words reached a page: the one of its credit, or the one that somebody told."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from onrecord.brief.supported import sentence
from onrecord.brief.wording import MEDIA, MONTH
from onrecord.record import Article, Statement

_TO = re.compile(
    r"\b(?:told|tells?|telling|interview\s+(?:with|to|by)|interviewed\s+by|sp(?:oke|eaking|eaks)\s+(?:to|with)|talk(?:ed|ing)\s+to|"
    r"quoted\s+by)\s+(?:[Tt]he\s+)?(?P<name>[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*){0,3})"
)
"""To whom somebody spoke, by a name."""
_BEHIND = re.compile(rf"\s+(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|{MONTH})\b.*$")
"""A day without its "on", behind a name."""
_ANY = frozenset(
    "Press News Agency Times Post Tribune Herald Wire Radio TV Television Gazette Courier Journal Telegraph".split()
)
_SITE = 3
"""Letters of a word, at least, that an address can be known by."""
_REACH = 80
"""Characters behind a cue in which it is told to whom."""


def with_passers(
    names: tuple[str, ...],
    article: Article,
    statement: Statement | None,
    outlets: Collection[str],
    agency: str | None = None,
) -> tuple[str, ...]:
    """A chain with who passed its words on to the page behind the outlet: the agency that the page credits, and the
    paper that the last voice told them, by the names of the story's outlets where those are fuller.

    `agency` is one that the page credits beside its own reporters, where the words are known to be the agency's.
    """
    found = [names[0]]
    passers = [passer for passer in (article.wire or agency,) if passer]
    if len(names) > 1 and statement is not None and (paper := _told_to(article, statement, outlets)):
        passers.append(paper)
    for passer in passers:
        name = outlet_called(passer, outlets)
        if not any(is_one(name, other) for other in (*found, *names[1:])):
            found.append(name)
    return (*found, *names[1:])


def outlet_called(name: str, outlets: Collection[str]) -> str:
    """The one outlet whose name holds all words of a shorter one ("Meridian", of a credit line), else the name."""
    return _called(name, frozenset(outlets))


@lru_cache(maxsize=1024)
def _called(name: str, outlets: frozenset[str]) -> str:
    words = set(name.lower().split())
    longer = sorted({outlet for outlet in outlets if words < set(outlet.lower().split())})
    return longer[0] if len(longer) == 1 and name not in outlets else name


def _told_to(article: Article, statement: Statement, outlets: Collection[str]) -> str | None:
    """The paper or agency to which the last voice spoke; None where the sentence of the cue tells none."""
    cue = statement.cue
    if cue is None:
        return None
    high = min(cue.end + _REACH, sentence(article, cue).end)
    told = _TO.search(article.text, cue.start, high)
    if told is None or ";" in article.text[cue.end : max(cue.end, told.start())]:
        return None
    name = _BEHIND.sub("", " ".join(told["name"].split()))
    known = any(is_one(name, outlet) for outlet in outlets)
    # "The News" alone is of any paper.
    return name if known or (MEDIA.search(name) and name not in _ANY) else None


def is_one(name: str, other: str) -> bool:
    """Whether two names are of one outlet: all words of the shorter stand in the other, or the other is a site whose
    address has them ("The Bay Post" of baypost.example).
    """
    one, two = (told.lower().removeprefix("the ").split() for told in (name, other))
    if len(two) == 1 and "." in two[0]:
        return "".join(one) in two[0] or all(len(word) >= _SITE and word in two[0] for word in one)
    return set(one) <= set(two) or set(two) <= set(one)
