"""A number alone that counts what the page tells with the same number elsewhere, or with the next toll it tells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from onrecord.findings.asked import asked_for
from onrecord.findings.bare_counts import is_given, is_near, words_before
from onrecord.findings.clauses import Clauses
from onrecord.findings.counted import Counted
from onrecord.findings.measure_lexicon import CASUALTY
from onrecord.findings.measures import Measured
from onrecord.findings.read_counts import GUESSED

_FEW, _NEAR = 10, 4
"""Below so many a number is often another; sentences that a toll is meant across."""
_ELSEWHERE = re.compile(
    r"\b(?:at|by|until|till|since|before|after|in|from|to|than|per|aged?|no|number|page|of|under|over|between|on|and)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""Words before a number that make it an hour, an age, a street, or the end of another amount."""
_COUNTED = re.compile(
    r"\b(?:put|puts|spoke|speaks|speak|talk|talked|toll|number|figure|count|total|list|reports?|rumou?rs?|claims?|claimed|turnout|think"
    r"|believe[sd]?|say|says|said|know|knows|knew|told\s+\w+)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
"""Words before one that let it follow "of" or "at" and be a count all the same."""
_NOT = re.compile(r"\b(?:not|no|never|n[’']t)\s+(?:(?:tell|say|give)\s+(?:(?:me|us)\s+)?)?$", re.IGNORECASE)
_NOT_SO = re.compile(
    r"[”\"’]*\s+(?:is|was|are|were)\s+(?:simply\s+|just\s+)?(?:not\s+(?:correct|true|right|so)|wrong|false|untrue|invented|nonsense|a\s+lie)\b"
    r"|[”\"’]*\s+from\b",
    re.IGNORECASE,
)
_WHENCE = re.compile(r"\b(?:know|say|see|imagine|tell\s+me)\s+(?:\w+\s+){0,2}where\s+[^.;]{0,40}$", re.IGNORECASE)
_GOES_ON = re.compile(r"\s*(?:[-–:/.]\d|[-‐‑–]\w|%|per\s+cent|years?|days?|a\.?m|p\.?m|o[’']clock)", re.IGNORECASE)

_OF_DEATHS = re.compile(r"\b(?:died|dead|deaths?|killed|drown(?:s|ed)?|buried|victims|bodies|graves)\b", re.IGNORECASE)
_HAS = re.compile(r"\b(?:has|have)\s+$", re.IGNORECASE)
_OF_THOSE = re.compile(r"\b[Oo]f\s+(?:those|them|these),?\s+$")

Pair = tuple[Counted, Measured]


def repeated(clauses: Clauses, left: Iterable[Counted], told: Sequence[Pair]) -> Iterator[Pair]:
    """The numbers with no noun among those `left` over that tell again what the page counts elsewhere (`told`).

    The same number of ten and more counts the same wherever it stands ("I have seen 22 come up"); a smaller one, and
    another number, only where somebody says it. "Not 22" and "22 is wrong" deny it.
    """
    tolls = [pair for pair in told if _is_toll(pair)]
    known: list[Pair] = []
    for one in left:
        amount = one.amount
        if one.head is not None or amount.unit or amount.form not in ("digits", "words") or amount.value is None:
            continue
        if _GOES_ON.match(clauses.text, amount.end) or amount.value < 2:
            continue
        found = _same_number(clauses, one, tolls) or _next_toll(clauses, one, tolls) or _answer(clauses, one)
        if found is None and not tolls:
            found = _known_toll(clauses, one) or _share(clauses, one, known)
            known.extend([(one, found)] if found else [])
        if found:
            yield one, found


def _known_toll(clauses: Clauses, one: Counted) -> Measured | None:
    """The toll that every reader knows, on a page that tells of deaths and counts nobody: "the monitor says 134"."""
    held = one.amount.bound == "exact" and _HAS.search(words_before(clauses, one))
    known = (one.amount.value or 0) >= _FEW and is_given(clauses, one) and not held and _OF_DEATHS.search(clauses.text)
    return Measured("killed", "people", "toll taken up", one.last, score=GUESSED) if known else None


def _share(clauses: Clauses, one: Counted, known: Sequence[Pair]) -> Measured | None:
    """A part of such a toll: "Of those, 101 are in the capital"."""
    whole = known[-1] if known else None
    if whole is None or not _OF_THOSE.search(words_before(clauses, one)):
        return None
    near = clauses.words.sentence[one.first] - clauses.words.sentence[whole[0].first] <= 1
    fewer = (one.amount.value or 0) < (whole[0].amount.value or 0)
    return whole[1]._replace(rule="share of a toll", last=one.last) if near and fewer else None


def _is_toll(pair: Pair) -> bool:
    one, told = pair
    return told.measure in CASUALTY or (told.measure == "people" and (one.amount.value or 0) >= _FEW)


def _same_number(clauses: Clauses, one: Counted, tolls: Sequence[Pair]) -> Measured | None:
    before = words_before(clauses, one)
    near = sorted(
        (abs(other.number - one.number), place)
        for place, (other, _) in enumerate(tolls)
        if other.amount.value == one.amount.value and other.amount.form != "none"
    )
    if not near or (_ELSEWHERE.search(before) and not _COUNTED.search(before)):
        return None
    denied = bool(_NOT.search(before) or _NOT_SO.match(clauses.text, one.amount.end) or _WHENCE.search(before))
    if (one.amount.value or 0) < _FEW and not denied and not is_given(clauses, one):
        return None
    told = tolls[near[0][1]][1]
    return Measured(told.measure, told.unit, "toll taken up", one.last, denied)


def _next_toll(clauses: Clauses, one: Counted, tolls: Sequence[Pair]) -> Measured | None:
    """What the next toll counts, where somebody says the number and no toll stands before it."""
    at = clauses.words.sentence[one.first]
    if any(other.number < one.number for other, _ in tolls) or not is_given(clauses, one):
        return None
    after = min(tolls, key=lambda pair: pair[0].number, default=None)
    if after is None or not is_near(one, after[0]) or clauses.words.sentence[after[0].number] - at > _NEAR:
        return None
    return Measured(after[1].measure, after[1].unit, "toll taken up", one.last)


def _answer(clauses: Clauses, one: Counted) -> Measured | None:
    """A sentence that is nothing but a number answers the one before it ("They arrested pickets." "Fourteen.")."""
    sentence = clauses.sentence(one.first)
    words = [word for word in sentence if clauses.words.pos[word] != "PUNCT"]
    alone = words and words[0] >= one.first and words[-1] <= one.last
    if not alone or sentence.start == 0:
        return None
    before = clauses.sentence(sentence.start - 1)
    asked = asked_for(clauses, before)
    return Measured(asked, "people", "asked above", one.last) if asked in CASUALTY and asked is not None else None
