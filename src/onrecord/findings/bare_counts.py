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
_SAID = re.compile(
    r"\b(?:say|says|said|claims?|claimed|believes?|report(?:s|ed)|gives?|gave|speaks?\s+of|spoke\s+of|puts?\s+(?:it|its\s+own)\s+at|it\s+(?:was|is))\s+$",
    re.IGNORECASE,
)
"""A number alone as what somebody says, or what "it" was: a toll told before is meant."""
_TOTAL = re.compile(
    r"\b(?:number|total|count|figure|tally|sum)\b(?!\s+of\b)[^.;:,\d]{0,50}\b(?:is|was|reached|stands\s+at|stood\s+at|rose\s+to|now|at|to|of)\s+$",
    re.IGNORECASE,
)
_OF_THEM = re.compile(r"\s+of\s+(?:them|those|these|whom)\b", re.IGNORECASE)
_IT_WAS = re.compile(r"\bit\s+was\s+$", re.IGNORECASE)
_FROM = re.compile(r"\b(?:from|against|compared\s+with|up\s+from|down\s+from)\s+$", re.IGNORECASE)
_NAMES = re.compile(
    r"\b(?:have|has|had|hold|holds|held|list|lists|listed|recorded|passed|reached|counts?|counted|of\s+our|our)\s+$",
    re.IGNORECASE,
)
_WERE = re.compile(r"\s+(?:were|are)\s+(?:on|in|from|at|of)\b", re.IGNORECASE)
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
_PARAGRAPH, _PAGE = 4, 12
"""Sentences across which a toll is meant by a number that somebody says, and by a bounded one or a list of names."""


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


def of_a_toll(clauses: Clauses, one: Counted, toll: tuple[Counted, Measured] | None) -> Measured | None:
    """A number with no noun, or of "names", that counts on where a `toll` told before it left off; or None.

    "It was nine at noon", "the ministry says six", "the total has reached 112", "to 64 from 112", "we have 29 names".
    """
    if toll is None or one.amount.unit or one.amount.form in ("none", "vague", "fraction"):
        return None
    before, measure = toll
    far = _sentences_between(clauses, before, one)
    lead = clauses.text[clauses.words.start[clauses.sentence(one.first).start] : one.amount.start]
    if far <= 1 and _OF_THEM.match(clauses.text, one.amount.end):
        return measure._replace(rule="share of a toll", last=one.last)
    if one.head is not None:
        names = clauses.lowers[one.head] == "names" and measure.measure == "killed" and far <= _PAGE
        return measure._replace(rule="names listed", last=one.head) if names and _NAMES.search(lead) else None
    if far == 0 and _FROM.search(lead):
        return measure._replace(rule="toll before", last=one.last)
    if not _ENDS.match(clauses.text, one.amount.end):
        located = far == 1 and not lead.strip(' "“') and _WERE.match(clauses.text, one.amount.end)
        return measure._replace(rule="share by place", last=one.last) if located else None
    reach = _PARAGRAPH if one.amount.bound == "exact" else _PAGE
    taken = far <= reach and (_TOTAL.search(lead) or _SAID.search(lead))
    rule = "toll before" if _IT_WAS.search(lead) else "toll taken up"
    return measure._replace(rule=rule, last=one.last) if taken else None


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
