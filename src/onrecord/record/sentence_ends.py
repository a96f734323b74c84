"""Where sentences end in a text: full stops that are not those of an abbreviation, found once for each text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache

from onrecord.record.spans import Span

_STOP = re.compile(r"(?<=[a-z]{3})[.!?](?=[A-Z][a-z]+ [a-z])|[.!?][\"'”’)]*\s+(?=[\"'“‘(]*[A-Z0-9])|\n\s*\n")
_LETTERS = re.compile(r"[^\W\d_]+\Z")
_SHORT = frozenset(
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Gen Gov Sen Rep Col Mr Ms Mrs Dr St Jr Sr Lt No Inc Ltd Corp Rev "
    "Hon Sgt Capt Cpl Maj Det Supt Adm Cmdr Calif Fla".split()
)
"""Words whose full stop ends no sentence."""
_COMMON = frozenset("it of in on up us me so do go to by at is we he be am".split())
"""Short words that no abbreviation is spelled like."""
_CLOSED = frozenset(")”\"’'%/")
_SURE = 3
"""Letters of a word that is no abbreviation, where those of the list are left out."""
_HOUR = re.compile(r"\b[ap]\.m\Z")
_OPENS = re.compile(
    r"(?:\A|[.!?][\"'”’)]*\s+|\n)[\"'“‘(]*(?:At|By|Around|About|Before|After|Until|Since|From|Shortly|Just)\b[^.!?\n]{0,24}[ap]\.m\Z"
)
"""An hour that opens a sentence, and what is of it comes after."""
_OF_HOUR = re.compile(
    r"\(|[A-Z]{2,}|[A-Z][\w-]+(?:\s[\w-]+)?\s+[Tt]ime\b|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d|\d"
)
"""What goes on behind an hour: its zone, its day."""
_AGO = 40
"""Characters before a full stop in which its word begins."""


@lru_cache(maxsize=1024)
def sentence_ends(text: str, least: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Where each sentence but the last ends, its marks included, and where the next one begins, in text order.

    A full stop ends one behind a word of `least` letters or more: shorter words may be abbreviations.
    """
    stops, starts = [], []
    for match in _STOP.finditer(text):
        if _ends(text, match.start(), match.end(), least):
            stops.append(match.start() + len(match.group().rstrip()))
            starts.append(match.end())
    return tuple(stops), tuple(starts)


def _ends(text: str, at: int, after: int, least: int) -> bool:
    if text[at] == "\n":
        return True
    before = text[max(0, at - _AGO) : at]
    if before[-1:].isdigit():
        return not text[after : after + 4].lstrip("\"'“‘(")[:1].isdigit()
    if before[-1:] in _CLOSED:
        return least < _SURE
    if _HOUR.search(before):
        return _OF_HOUR.match(text, after) is None and _OPENS.search(before) is None
    word = _LETTERS.search(before)
    return word is not None and (len(word[0]) >= least or word[0] in _COMMON) and word[0] not in _SHORT


def begins(text: str, at: int, least: int) -> int:
    """Where the sentence begins that holds the character at `at`."""
    starts = sentence_ends(text, least)[1]
    place = bisect_right(starts, at)
    return starts[place - 1] if place else 0


def stops(text: str, at: int, least: int) -> int:
    """Where the sentence stops that holds the character before `at`."""
    ends = sentence_ends(text, least)[0]
    place = bisect_left(ends, at)
    return ends[place] if place < len(ends) else len(text)


def pieces(text: str, within: Span, least: int) -> Iterator[Span]:
    """The sentences of a stretch of text, in order, the first and the last cut off at its ends."""
    start = within.start
    for stop, after in zip(*sentence_ends(text, least), strict=True):
        if within.start < stop and after <= within.end:
            yield Span(start, stop)
            start = after
    if start < within.end:
        yield Span(start, within.end)
