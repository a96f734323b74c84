"""Numbers that count what was counted before them ("puts the number at more than 80"), and the two sides of a vote."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.findings.amounts import Amount
from onrecord.findings.clauses import Clauses
from onrecord.findings.counted import Counted
from onrecord.findings.measures import Measured

_PUT = re.compile(r"\b(?:put|puts|putting)\s+(?:the|that|its)\s+(?:number|figure|count|total)\s+at\s+$", re.IGNORECASE)
_CLAIMED = re.compile(
    r"\b(?:claim(?:s|ed|ing)?|estimat(?:e|es|ed|ing)|counted|(?:speak|speaks|spoke|speaking|talked)\s+of)\s+$",
    re.IGNORECASE,
)
_SPOKEN = re.compile(r"\b(?:speak|speaks|spoke|speaking|talk|talked|counted|count)\s+(?:of\s+)?$", re.IGNORECASE)
_NOW = re.compile(r"\b(?:(?:now|today)\s+(?:it|that)\s+(?:is|was)|(?:it|that)\s+(?:is|was)\s+now)\s+$", re.IGNORECASE)
_ENDS = re.compile(r"\s*(?:[.,;:!?”\"’)]|$|\s(?:and|but|while|after|before|since)\b)")
_SIDES = re.compile(
    r"\b(?:vot(?:e|es|ed|ing)|pass(?:ed|es)|adopted|approved|rejected|defeated|failed|carried|confirmed|endorsed|backed|cleared)\b"
    r"(?:\s+(?:[\w’'-]+\s+){0,3}?(?:[\w’'-]+,?\s+)?)??[\s,]*"
    r"(?:by\s+|of\s+)?(?:a\s+vote\s+of\s+)?(?P<one>\d{1,3})(?:\s+votes?)?(?:\s+to\s+|\s?[-–]\s?)(?P<other>\d{1,3})\b"
    r"(?!\s*(?:percent|per\s+cent|%|points?|years?|days?|[-–]\s?\d))",
    re.IGNORECASE,
)
_VOTED_ON = re.compile(
    r"\b(?:votes?|voted|voting|motion|bill|resolution|amendment|measure|nomination|treaty|ordinance|plan|proposal|budget|law|act"
    r"|council|senat\w+|house|committee|board|parliament|commission|court|jury|panel|assembly|congress|chamber|lawmakers|deputies)\b",
    re.IGNORECASE,
)
_INHERITED = frozenset(
    {"killed", "wounded", "missing", "displaced", "arrested", "infected", "people", "votes", "other"}
)
_FORWARD = 1
"""Sentences a count may be taken up across."""


def taken_up(clauses: Clauses, one: Counted, told: tuple[Counted, Measured] | None) -> Measured | None:
    """A number with no noun, where its words say that it counts what the last figure `told` before it did; or None."""
    if told is None or one.head is not None or one.amount.unit or one.amount.form in ("none", "vague"):
        return None
    before, measure = told
    if measure.measure not in _INHERITED or _sentences_between(clauses, before, one) > _FORWARD:
        return None
    text, amount = clauses.text, one.amount
    lead = text[clauses.words.start[clauses.sentence(one.first).start] : amount.start]
    bounded = amount.bound != "exact" and (_CLAIMED.search(lead) or _NOW.search(lead))
    if not (_PUT.search(lead) or _SPOKEN.search(lead) or bounded) or not _ENDS.match(text, amount.end):
        return None
    return Measured(measure.measure, measure.unit, "count taken up", one.last, measure.denied)


def _sentences_between(clauses: Clauses, before: Counted, one: Counted) -> int:
    return clauses.words.sentence[one.first] - clauses.words.sentence[before.first]


def sides_of_a_vote(clauses: Clauses, sentence: range) -> Iterator[tuple[Counted, Measured]]:
    """ "voted by 122 to 119": the votes of either side."""
    start, end = clauses.words.start[sentence.start], clauses.words.end[sentence.stop - 1]
    for match in _SIDES.finditer(clauses.text, start, end):
        if _counts_on(clauses, match.end("other")) or not _VOTED_ON.search(clauses.text, start, end):
            continue
        for side in ("one", "other"):
            word = clauses.word_at(match.start(side))
            if word is not None and clauses.words.end[word] == match.end(side):
                first, last, value = match.start(side), match.end(side), float(match[side])
                amount = Amount(first, last, first, last, value, value, "exact", "digits")
                yield Counted(amount, word, word, word), Measured("votes", "votes", "sides of a vote", word)


def _counts_on(clauses: Clauses, end: int) -> bool:
    """Whether a noun follows that is no vote ("approved 12 to 15 licences")."""
    last = clauses.word_at(end - 1)
    if last is None or last + 1 >= clauses.sentence(last).stop:
        return False
    noun = clauses.words.pos[last + 1] in ("NOUN", "PROPN", "ADJ", "NUM")
    return noun and clauses.lowers[last + 1] not in ("votes", "vote")
