"""Of which clause a day is: the day of a relative clause ("who resigned on Monday") is not that of its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.brief.wording import MONTH
from onrecord.record import Span
from onrecord.record.numerals import TENS, spelled

_ASIDE = re.compile(r",\s+(?:who|which|whose|where|whom)\b")
"""Opens a clause between commas."""
_OF_ANOTHER = re.compile(r"\s+(?:the|an?|his|her|its|their|he|she|it|they|we|I|you)\b|\s+[A-Z]")
"""Behind "which": a subject of its own, so that the clause tells what somebody else does."""
DAY_WORDS = re.compile(
    rf"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?i:today|yesterday|tomorrow|tonight|overnight)\b|{MONTH})"
)
_OF_NOUN = re.compile(
    r"(?<!,)\s(?:who|which|whose|where|(?:in|on|at|to|of|from)\s+which)(?:,[^,]{1,40},)?\s"
    r"|(?<!,)\s(?!say|tell|find|know|believe|claim|mean|hold)[a-z]+\s+that\s+(?:had\s+|was\s+|were\s+)?"
    r"(?:\w+ed|broke|sank|struck|hit|left|fell|began|burnt|took|cost|shook|swept|went)\b"
    r"|\b(?:the|an?|that|this|its|his|her|their)\s+[a-z]+\s+(?:held|staged|organi[sz]ed)\s+(?:early\s+|late\s+)?(?=on|in|at|outside|[A-Z])"
    r"|\s(?:since|than|before|until)\s+(?:the|an?|his|her|its|their)\s"
    r"|\b(?:crimes?|acts?|things?|murders?|words?|letter|promises?)\s+(?:he|she|they|it)\s+(?:had\s+)?\w+"
)
"""Opens a clause that belongs to a noun."""
_CHARGED = re.compile(
    r"\b(?:charged|accused|convicted|suspected|guilty|tried|sentenced|blamed|stem\w*|date[sd]?|resulted|arising|followed|follow\w*)\s+"
    r"(?:with|of|for|from|to)\b(?:[^,;]|\s?,\s?\d+\s?,)*$",
    re.IGNORECASE,
)
"""Before the day of what somebody is tried for, or of what something came from."""
_FINITE = re.compile(
    r"\b(?:(?:was|were|is|are|has|had|have|will|would)(?:\s+(?:been|not|be|also|\w+ly))*(?:\s+\w+ed\b)?|said|says|told|\w+ed)\b"
)
_NO_NAME = re.compile(r"(?:Including|During|After|Before|Since|Under|With|Without|In|On|At|By|For|From|To|\w+ing)\b")
_OWNED = re.compile(r"\b(?:the|an?|his|her|its|their|that|this|last)\s*$", re.IGNORECASE)
_NOUN = re.compile(
    r"(?:[’']s)?\s+(?!in\b|at\b|of\b|on\b|to\b|and\b|or\b|but\b|when\b|as\b|by\b|for\b|with\b|after\b|before\b|that\b|said\b|was\b|were\b|had\b|has\b|is\b"
    r"|night\b|morning\b|evening\b|afternoon\b|from\b|near\b|over\b|because\b|while\b|until\b|since\b)[a-z]+",
)
_SUBJECT = re.compile(
    r".*\b(?:who|which|was|were|is|are|has|had|have|said|says|will|would)\b|.*\b\w+ed\s+(?:the\b|an?\b|[A-Z])"
)
_ON_WHICH_SAID = re.compile(
    r"\b(?:said|says|told\s+\w+|announced|added|reported|declared|stated)\s+(?:\w+ly\s+|late\s+|early\s+)?(?:on\s+)?$"
)
_PAST = re.compile(
    r"\b(?:was|were|did|died|broke|sank|struck|hit|left|fell|began|burnt|took|came|went|(?!need|feed|speed)\w+ed)\b"
)
_WOULD = re.compile(r"\b(?:will|would)\b(?:\s+\w+){0,3}")
_SAID = re.compile(r"\b(?:said|told|announced|added)\b")
_NUMBER = (
    rf"(?:\d[\d,]*|(?:(?:{'|'.join(TENS)})(?:-\w+)?|\w+teen|{spelled(1, 12)})"
    r"|all|most|half|some|many|none|both|each|(?:the\s+)?(?:others|rest))"
)
_SHARE = re.compile(
    rf"(?:{_NUMBER}|of\s+(?:them|these|those|whom),?\s+{_NUMBER})(?:\s+of\s+(?:them|these|those))?\s+(?:were|was|are|is)\s+"
    r"(?:(?:on|in|at|from|near|inside|outside|among)\s+(?:the|both|each|its|their|an?|that|this|(?-i:[A-Z]))"
    r"|(?:women|men|children|girls|boys|residents|members|passengers|workers|pupils|students|soldiers|civilians|foreigners)\b)",
    re.IGNORECASE,
)
"""A sentence that only shares out a number told before it: nothing comes about in it."""
_TARGET = re.compile(r"\b(?:by|for|until|before)\s+$")
"""Before the day for which something was promised, not on which it was."""
STAMP = re.compile(r"\W*(?:\d{1,2}[./]\d{1,2}[./](?:\d\d){1,2}|\d{4}-\d\d-\d\d)\b")
"""Opens a line with the page's own day."""
_TWO = 2
_LEAD = 9
"""Words before a relative clause that can be only the name of whom it tells."""


_THEN = re.compile(
    r"\b(?:was|were|had|did|said|told|broke|sank|struck|hit|left|fell|began|burnt|took|came|went|gave|met|held|led|lost|put|saw|"
    r"shot|sent|set|spoke|stood|won|wrote|ran|rose|cut|made|died|drove|found|got|knew|paid|read|shook|swept|will|would|\w+ed)\b"
)
_IS = re.compile(r"\b(?:is|are|has|have)\b|[’'](?:s|re)\b")


def is_of_now(words: str) -> bool:
    """Whether words tell in the present alone how things are: the day of their page, whatever day they name."""
    return _THEN.search(words) is None and _IS.search(words) is not None


def is_ahead(text: str, sentence: Span, days: Iterable[Span]) -> bool:
    """Whether one of the words for a day may be a plan's: not of a clause of the past, nor of who told the plan."""
    days = tuple(days)
    return not days or any(not _is_behind(text[sentence.start : day.start]) for day in days)


def _is_behind(before: str) -> bool:
    if _ON_WHICH_SAID.search(before):
        return True
    opened = [match for pattern in (_ASIDE, _OF_NOUN) for match in pattern.finditer(before)]
    inner = max((match.start() for match in opened), default=None)
    return inner is not None and "," not in before[inner + 1 :] and _PAST.search(before, inner + 1) is not None


def was_to_come(words: str) -> bool:
    """Whether words tell what somebody said would be: what a day ahead brings, whatever day they name."""
    return _WOULD.search(words) is not None and _THEN.search(_WOULD.sub("", _SAID.sub("", words))) is None


def is_share(words: str) -> bool:
    """Whether words only share out a number whose noun stands before them ("Nine were on the island, the others …")."""
    return _SHARE.match(words) is not None


def is_of_who_said(text: str, sentence: Span, days: Iterable[Span]) -> bool:
    """Whether all words for a day in a sentence tell when somebody said it ("…, the mayor said on Monday")."""
    days = tuple(days)
    return bool(days) and all(_ON_WHICH_SAID.search(text, sentence.start, day.start) for day in days)


def clause_of_day(text: str, sentence: Span, days: Iterable[Span]) -> tuple[Span, ...] | None:
    """The parts of a sentence that the words for a day date: all of it where one of them stands in its main clause.

    Where all stand in a clause about whom the sentence begins with, that beginning and what the clause tells, without
    the pronoun between them: a sentence of its own. Else None.
    """
    days = tuple(days)
    if not days:
        return (sentence,)
    parts = [_part(text, sentence, day) for day in days]
    if (sentence,) in parts:
        return (sentence,)
    return next((part for part in parts if part is not None), None)


def _part(text: str, sentence: Span, day: Span) -> tuple[Span, ...] | None:
    before = text[sentence.start : day.start]
    opened = [match.end() for match in _ASIDE.finditer(before)]
    if opened and "," not in before[opened[-1] :]:
        return _lead(text, sentence, day, sentence.start + opened[-1])
    if _is_of_noun(before):
        return None
    owned = _OWNED.search(before)
    if owned and owned.start() > 0 and _NOUN.match(text, day.end, sentence.end):
        return None
    return None if _CHARGED.search(before) else (sentence,)


def _is_of_noun(before: str) -> bool:
    """Whether words end in a clause that belongs to a noun: of two verbs behind "who" the second is the sentence's."""
    inner = list(_OF_NOUN.finditer(before))
    if not inner or "," in before[inner[-1].end() :]:
        return False
    clause = re.sub(r",[^,]*,", " ", before[inner[-1].start() + 1 :])
    return sum(1 for _ in _FINITE.finditer(clause)) < _TWO


def _lead(text: str, sentence: Span, day: Span, inside: int) -> tuple[Span, Span] | None:
    """The name that a sentence begins with and what a relative clause behind it tells, if the name is its subject."""
    lead = text[sentence.start : inside]
    closed = text.find(",", day.end, sentence.end)
    told = text[inside : day.start]
    if _is_of_noun(told) or _TARGET.search(told) or _NO_NAME.match(lead):
        return None
    if closed < 0 or len(lead.split()) > _LEAD or _SUBJECT.match(lead[: lead.rfind(",")]):
        return None
    if lead.endswith(("whose", "where", "whom")) or _OF_ANOTHER.match(text, inside, closed):
        return None
    told_of = lead[: lead.rfind(",")].rstrip()
    return Span(sentence.start, sentence.start + len(told_of)), Span(inside + 1, closed)
