"""What puts in doubt whose words a sentence tells: another's number set beside, a paper quoted in a clause, a deed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.record.counting_verbs import COUNTS, SAYS

_WHENEVER = re.compile(r"\b(?:when|whenever|once|until|where)\s+(?:[\w’'.-]+\s+){0,7}$", re.IGNORECASE)
"""Before a voice that speaks whenever something comes about: with a cue of no past, it has not spoken."""
_PRESENT = re.compile(r"(?:confirm|say|tell|agree|deny|warn|report|ask|admit|claim)\b", re.IGNORECASE)
_DEED = re.compile(r"(?:ha[sd]\s+|have\s+)?(?:\w+ly\s+)?agree(?:s|d)?\b(?!.*\bthat\b).*", re.IGNORECASE)
"""A cue of what somebody did: what it agreed to is told by who reports it, and was not said."""
_PAPERS = re.compile(r"\bin\s+which\s+(?:(?:the|an?|its|[A-Z][\w.’'-]*)\s+){0,4}$")
"""Before a voice whose words stand in a paper that somebody else shows or quotes."""
_GAP = re.compile(
    r"\b(?:which|whom|who|that|what)\s+(?:(?:the|an?)\s+|[\w’'-]+\s+and\s+)?(?:[\w’'-]+\s+){0,2}$", re.IGNORECASE
)
_VERB_FIRST = re.compile(
    r"\s+(?:is|are|was|were|has|had|have|will|would|could|can|may|might|should|make|makes|made|\w+ed)\b"
)
"""Behind a cue in a clause whose subject stands before it ("decisions that residents say make it worse")."""
_WEIGHED = re.compile(
    r"\b(?:and|but|while)\s+(?:(?:the|an?|its|their)\s+[\w’'-]+|[A-Z][\w’'-]+)(?:\s+[a-z’'-]+){0,4}?\s+"
    rf"(?:(?:{SAYS}|{COUNTS})\s+)?(?:(?:more\s+than|at\s+least|fewer\s+than|about|some|only|over|nearly)\s+)?"
    r"(?!(?:19|20)\d\d\b)\d|,?\s+and\s+both\b[^.]*\b(?:cannot|can[’']t|were|are)\b|\bboth\s+can(?:not|[’']t)\b"
)
"""In reported words: another one's number beside the voice's, which only who reports both can set against it."""
_LOOSE = re.compile(
    r"\W*(?:neither|either|both)\s+(?!of\b)(?:[\w’'-]+\s+){1,6}?(?:it|them|this|that|these|those)\b", re.IGNORECASE
)
"""Words of two that stand before, and of a third thing."""
_QUOTES = re.compile(r"(?:ha[sd]\s+)?(?:quot|cit)(?:e|es|ed|ing)\b", re.IGNORECASE)
_QUOTING = re.compile(r",\s+(?:quoting|citing)\b|\s+(?:quoted|cited)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A sentence with somebody's words: what stands before the voice, the cue, the words, what follows cue and voice.

    `quoted` tells whether the words stand between marks, `outlet` whether the voice is a paper or an agency.
    """

    before: str
    cue: str
    words: str
    after: str
    quoted: bool
    outlet: bool


def is_in_doubt(told: Told) -> bool:
    """Whether the words may be another's (of who reports them, of a paper, of whom the voice quotes), or unsaid."""
    if _DEED.fullmatch(told.cue.strip()) and not told.quoted and not re.match(r"\s*that\b", told.after):
        return True
    if _WHENEVER.search(told.before) and _PRESENT.fullmatch(told.cue.strip()) and not told.quoted:
        return True
    if _PAPERS.search(told.before) or (_GAP.search(told.before) and _VERB_FIRST.match(told.after)):
        return True
    if told.outlet and (_QUOTING.match(told.after) or _QUOTES.match(told.cue)):
        return True
    return not told.quoted and bool(_WEIGHED.search(told.words)) or bool(_LOOSE.match(told.words))
