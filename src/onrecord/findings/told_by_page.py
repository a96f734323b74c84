"""Counts whose measure the words around them tell apart from any verb: votes, magnitudes, the sick, those sought."""

from __future__ import annotations

import re

from onrecord.findings.clauses import Clauses
from onrecord.findings.counted import Counted
from onrecord.findings.measures import Measured

_SICKNESS = re.compile(
    r"\b(?:cholera|measles|ebola|malaria|dengue|polio|plague|typhoid|influenza|flu|covid|coronavirus|mpox|meningitis|diphtheria|fever"
    r"|epidemic|outbreak|infections?|virus|disease)\b",
    re.IGNORECASE,
)
_SICK = frozenset({"cases", "patients"})
_FOR = re.compile(
    r"\s+(?:votes?\s+|mps?\s+|members\s+|deputies\s+)?(?:were\s+|voted\s+)?(?:in\s+favou?r|against|abstain(?:ed|ing)|abstentions?)\b",
    re.IGNORECASE,
)
_BALLOT = re.compile(r"\b(?:vot(?:e|es|ed|ing)|ballot|abstentions?|chamber|parliament|senate|council)\b", re.IGNORECASE)
_MAGNITUDE = re.compile(r"\bmagnitude(?:\s+of)?(?:\s+(?:about|around|at\s+least))?\s+$", re.IGNORECASE)
_STRONGEST = 10
_SOUGHT = re.compile(
    r"\b(?:digging|dug|searching|search|looking|hope|hopes)\s+(?:\w+\s+)?for\s+(?:the\s+)?(?:last\s+|other\s+|remaining\s+|further\s+)*$",
    re.IGNORECASE,
)
_RESCUE = re.compile(
    r"\b(?:rescue\w*|rubble|survivors?|divers|avalanche|heard\s+of|still|collapsed?|debris|wreck\w*|lost)\b",
    re.IGNORECASE,
)
_HUNTED = re.compile(r"\b(?:suspects?|gunm[ae]n|attackers?|gang|robbers?|killers?)\b", re.IGNORECASE)


def by_its_page(clauses: Clauses, one: Counted) -> Measured | None:
    """What a number counts by the words of its sentence, where neither a noun nor a verb tells; or None.

    "74 against and five abstentions", "a magnitude of 6.4", "412 cases" of a sickness, "digging for twelve".
    """
    amount, text = one.amount, clauses.text
    if amount.unit or amount.value is None or amount.form not in ("digits", "words"):
        return None
    sentence = clauses.sentence(one.first)
    start, end = clauses.words.start[sentence.start], clauses.words.end[sentence.stop - 1]
    lead = text[start : amount.start]
    head = clauses.lowers[one.head] if one.head is not None else ""
    if (_FOR.match(text, amount.end) or head in ("abstentions", "abstention")) and _BALLOT.search(text, start, end):
        return Measured("votes", "votes", "side of a vote", one.number)
    if amount.value < _STRONGEST and amount.form == "digits" and _MAGNITUDE.search(lead):
        return Measured("other", "magnitude", "magnitude", one.number)
    if head in _SICK and amount.value > 1 and _SICKNESS.search(text, max(0, start - _PAGE), end):
        return Measured("infected", head, "cases of a sickness", one.last)
    people = one.head is None or head in _PEOPLE
    if people and amount.value > 1 and _SOUGHT.search(lead) and _RESCUE.search(text, start, end):
        return None if _HUNTED.search(text, start, end) else Measured("missing", "people", "sought", one.last)
    return None


_PAGE = 300
"""Characters before a sentence in which its sickness is named."""
_PEOPLE = frozenset(
    "people men women children miners workers residents villagers passengers hikers climbers skiers dockers others "
    "sailors fishermen survivors victims crew students pupils tourists".split()
)
