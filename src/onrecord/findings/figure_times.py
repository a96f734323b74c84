"""The times a count is told for: since when it runs, and the day it stood at."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.findings.clauses import Clauses
from onrecord.findings.counted import Counted
from onrecord.record import When

_RUNNING = re.compile(
    r"\b(?:since|so far|to date|until now|in total|altogether|overall|cumulative(?:ly)?)\b", re.IGNORECASE
)
_PERFECT = re.compile(
    r"\b(?:has|have)\s+(?:already\s+|now\s+|also\s+)?(?:left|killed|claimed|displaced|wounded|injured)\s+$",
    re.IGNORECASE,
)

_OTHER_CLAUSE = re.compile(r"[,;:]|\b(?:said|says|told|when|after|before|while|and|but|until|by)\b")
_NEAR = 60
"""Characters between a count and the day that follows it."""


def _in_sentence(clauses: Clauses, found: Counted, times: Sequence[When]) -> list[When]:
    sentence = clauses.sentence(found.first)
    start, end = clauses.words.start[sentence.start], clauses.words.end[sentence.stop - 1]
    return [t for t in times if start <= t.span.start and t.span.end <= end]


def _says_since(text: str, time: When) -> bool:
    return time.words.lower().startswith("since ") or bool(
        re.search(r"\bsince\s+$", text[: time.span.start][-8:], re.IGNORECASE)
    )


def since(clauses: Clauses, found: Counted, times: Sequence[When]) -> When | None:
    """The time after "since" in the sentence of the count, the nearest to it; None where none is dated."""
    near = [t for t in _in_sentence(clauses, found, times) if _says_since(clauses.text, t)]
    return min(near, key=lambda t: abs(t.span.start - found.amount.end), default=None)


def as_of(clauses: Clauses, found: Counted, times: Sequence[When]) -> When | None:
    """The day at which a toll stood: the nearest date of its sentence that is not a "since"."""
    near = [
        t
        for t in _in_sentence(clauses, found, times)
        if t.type in ("DATE", "TIME") and t.start is not None and not _says_since(clauses.text, t)
    ]
    return min(near, key=lambda t: abs(t.span.start - found.amount.end), default=None)


def runs(clauses: Clauses, found: Counted, *, toll: bool) -> bool | None:
    """True where the words say that the count adds up over time; None where they do not tell."""
    sentence = clauses.sentence(found.first)
    start, end = clauses.words.start[sentence.start], clauses.words.end[sentence.stop - 1]
    after, before = clauses.text[found.amount.end : end], clauses.text[start : found.amount.start]
    return True if toll or _RUNNING.search(after[:120]) or _PERFECT.search(before) else None


def day_after(clauses: Clauses, found: Counted, times: Sequence[When]) -> When | None:
    """The day that follows a count of people hurt or lost in its clause: "four rescuers drowned on Saturday"."""
    end = clauses.words.end[found.last]
    near = [
        t for t in _in_sentence(clauses, found, times) if end <= t.span.start <= end + _NEAR and t.precision == "day"
    ]
    if not near or _says_since(clauses.text, near[0]):
        return None
    between = clauses.text[end : near[0].span.start]
    return None if _OTHER_CLAUSE.search(between) or re.search(r"\d", between) else near[0]
