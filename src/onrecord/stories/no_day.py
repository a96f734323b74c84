"""Words that stand for a day and tell of none: what happened in another year, a custom, what a day is likened to."""

from __future__ import annotations

import re

from onrecord.record import Span
from onrecord.record.calendar_words import WEEKDAYS

_DEED = (
    r"(?:riots?|attacks?|insurrection|violence|massacre|uprising|siege|coup|shootings?|bombings?|killings?|murders?|crash|disaster|"
    r"earthquake|quake|fire|flood|raids?|clashes|assault|invasion|unrest|storming|collapse|explosion|blast|stabbings?|pogrom|hijackings?)"
)
_DEED_BEHIND = re.compile(rf"\.?\s+(?:\w+\s+){{0,2}}?{_DEED}\b", re.IGNORECASE)
"""Behind a day that is the name of a deed: "the May 3 riots"."""
_DEED_BEFORE = re.compile(rf"\b{_DEED}\s+(?:of|on)\s+$", re.IGNORECASE)
_THREAT = re.compile(r"\b(?:planned|planning|threat\w*|fear\w*|possible|expect\w*|warn\w*)\b", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}")
_HAD_IT = re.compile(r"\W*[Hh]ad\s+(?!been\b)(?:[\w’'.-]+\s+){1,8}?(?:\w+ed|been|won|lost|held|come|gone|voted)\b")
"""How a sentence begins that tells what did not come about: "Had nine more voted"."""
_DID = re.compile(
    r"\bdid(?:\s+not|n[’']t)?\s+(?!\w*say|agree|decide|set|plan|want)[a-z]+\s(?!.*\b(?:will|would|could|may|might|whether|if)\b)[^;]*"
    r"(?<!\bfor\s)(?<!\buntil\s)(?<!\bby\s)$"
)
"""Before a day on which somebody did something or did not."""
_LIKENED = re.compile(
    r"(?:(?:^|[\s,;—–-])(?:like|unlike|(?<!later\s)(?<!sooner\s)(?<!earlier\s)than\s+(?:on|at)|as\s+(?:if|though)\s+it\s+(?:were|was)|reminiscent\s+of|similar\s+to|"
    r"as\s+(?:on|at)|resembl\w+))\s+(?:a\s+|the\s+)?$",
    re.IGNORECASE,
)
_HABIT = re.compile(
    r"\b(?:over\s+the\s+years|(?:every|each)\s+(?:year|day|week|month|season|summer|winter|spring|autumn|fall)|year\s+after\s+year|"
    r"always|usually|traditionally|customar\w+|habit\w*|ritual\w*|traditions?|annually|once\s+a\s+year|for\s+(?:many\s+)?"
    r"(?:years|decades|generations)|as\s+a\s+rule|whenever|years\s+ago|used\s+to|growing\s+up|(?:they|we|I|people|families|many|some)\s+celebrate|as\s+a\s+child)\b",
    re.IGNORECASE,
)
_COMES = re.compile(
    r"\b(?:will|won|shall|would|plans?|planned|planning|due|scheduled|slated|expect\w*|announc\w*|promis\w*|pledg\w*|vow\w*|"
    r"(?:is|are|be)\s+(?:set|to)|going\s+to|upcoming|tomorrow|this\s+year(?:[’']s)?|next|opens?|begins?|starts?|ends?|closes?|"
    r"resumes?|postpon\w*|put\s+off|cancel\w*|called\s+off|until|deadline)\b",
    re.IGNORECASE,
)
"""What a sentence has that tells of a day of its own year."""
_ONE_OF_MANY = re.compile(
    r"\b(?:an?|any|no|every|each|first|last|my|our|your|his|her|their|another|many|those|these|favou?rite|traditional)\s+"
    r"(?:(?!until|till|to|by|for|on|at|of|in|before|after)[\w’'-]+\s+){0,3}$",
    re.IGNORECASE,
)
"""Before a feast that is one of many: "a quiet Easter", "his first Christmas"."""
_OF_SOMETHING = re.compile(
    r"[’']s?\s+[a-z]|\s+(?:[a-z][\w’'-]*\s+)?(?:lights?|trees?|gifts?|presents?|decorations?|display|cards?|songs?|carols?|music|movies?|films?|shopping|"
    r"sales?|spirit|mood|meals?|dinners?|lunch|food|traditions?|memories|stor(?:y|ies)|holidays?|season|cheer|eggs?|costumes?)\b"
)
"""Behind a feast that says what kind of thing is meant: "the Christmas lights"."""


def is_no_day(sentence: str, at: Span, *, after_page: bool) -> bool:
    """Whether the words at a span of a sentence, which can stand for a day, tell of no day of their year.

    `after_page`: the day would lie after that of the page. A bare month and day names a deed of a year before ("the
    May 3 riots"); a feast comes every year, and only a sentence that tells of what is to come means the next one.
    """
    before, words, after = sentence[: at.start], at.of(sentence), sentence[at.end :]
    if _LIKENED.search(before):
        return True
    if not after_page or _YEAR.search(words):
        return False
    figures = any(letter.isdigit() for letter in words)
    deed = _DEED_BEHIND.match(after) or _DEED_BEFORE.search(before)
    if (figures and deed and not _THREAT.search(before)) or _HAD_IT.match(sentence):
        return True
    if figures and _DID.search(before):
        return True
    comes = _COMES.search(sentence) is not None
    if _HABIT.search(sentence) and not comes:
        return True
    if figures or not words[:1].isupper() or words.lower().removesuffix("s") in WEEKDAYS:
        return False
    return not comes or bool(_ONE_OF_MANY.search(before) or _OF_SOMETHING.match(after))
