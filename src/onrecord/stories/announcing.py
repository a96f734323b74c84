"""Whether a sentence announces what is to come: by "will", by a day that somebody is called to, by a time to come."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.record.calendar_words import MONTHS, WEEKDAYS

_NOUN_AFTER = frozenset("the of their his her its for by a an in on with to two three new more from shook at".split())
"""Words behind which "votes" and "hands" are things."""
_VERB = re.compile(
    r"(?:(?P<before>[\w’'-]+)\s+)?\b(?P<verb>(?:re)?(?:begin|start|open)s?|meets?|(?:re)?convenes?|takes?|holds?|votes?"
    r"|decides?|rules?|elects?|chooses?|names|hears?|debates?|discuss(?:es)?|presents?|publish(?:es)?|signs?|leaves?"
    r"|hands?\s+(?:down|over|in|out)|resumes?|continues?|returns?|retires?|sits|ends?|closes|expires?|lapses?"
    r"|runs\s+(?:again|out)|appl(?:y|ies)|gives?|receives?|files|travels?|flies|fly|goes|comes?|celebrates?"
    r"|inaugurates?|launch(?:es)?|auctions?|interviews?|follows?|sends?|makes?|adopts?|announces|answers|submits?"
    r"|draws|lays|delivers|buries|blocks|stops|stands\s+trial|arrives?|visits?|appears?|speaks?)\b"
)
"""Verbs of acts that are announced, in the present: not those of captions alone (who "stand", "walk", "look")."""
_PASSIVE = re.compile(r"(?<!which\s)(?<!who\s)(?<!that\s)\b(?:is|are)\s+(?!\w+ing\b|dated\b)\w+(?:ed|en|wn|rn|ld|nt)\b")
_TURNS = re.compile(r"\b(?:(?<!\bon\s)that|who|which|after|since|when|as|because)\s|[.;:,]")
"""What stands between a verb and a day that isn't its own."""
_QUOTES = re.compile('["“”]')
_AUXILIARY = (
    r"(?:will|shall|(?:is|are)\s+(?:still\s+|now\s+)?(?:to|due|expected|scheduled|set|planned)"
    r"|(?:wants?|intends?|plans?|means?|promises?|vows?)\s+to)"
)
_WILL_BEFORE = re.compile(rf"\b{_AUXILIARY}\b(?:(?!\b(?:that|who|which|after|since|when|as|because)\b)[^.,;:])*$")
_WILL_AFTER = re.compile(rf"^(?:(?!\b(?:that|who|which|said|says|told)\b)[^.,;:]){{1,60}}?\b{_AUXILIARY}\b")
_CALLED = re.compile(
    r"\b(?:call(?:s|ed|ing)?|invit\w+|announc\w+|summon\w*|promis\w+|threaten\w*|notice|nam(?:es|ed)|planned|"
    r"(?:is|are|has|have)\s+set|agreed)\b[^.;:]{0,90}\b(?:for|by|from)\s+$"
    r"|\b(?:has|have|had)\s+(?:been\s+)?(?:invited|summoned|called)\b[^.;:]{0,90}\b(?:on|for)\s+$"
    r"|\binvites?\b[^.;:]{0,90}\bon\s+$"
    r"|\b(?:must|ha(?:s|ve)\s+to)\b[^.,;:]{0,60}\b(?:by|on|before)\s+$",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|(?<!\bis\s)(?<!\bare\s)(?<!\bbe\s)\w{3,}ed|left|held|gave|won|lost|shot|met"
    r"|told|said|went|took|came|began|ran|fell|broke|made|sent|shook|rose|spoke|wrote|drew|fled|sat|stood|heard|found|saw|got|sank|swept|struck|brought|bought"
    r"|sold|led|kept|knew|thought|felt|grew|drove|flew|threw|chose|swore|paid|caught|taught|sought|fought|burnt|wore"
    r"|hung|dug|became)\b"
)
_SEASON = "(?:spring|summer|autumn|winter)"
_MONTH = f"(?:{'|'.join(MONTHS)})"
_AT_A_TIME = re.compile(
    rf"\b(?:(?:next|coming)\s+(?:week|weekend|month|year|{_SEASON}|{'|'.join(WEEKDAYS)})"
    rf"|this\s+(?:week|weekend|month|{_SEASON})|tomorrow|tonight|soon"
    r"|in\s+the\s+(?:coming|next)\s+(?:\w+\s+)?(?:days|weeks|months)"
    r"|(?:before|by|until|till|at|over|on|from|as\s+of)\s+(?:the\s+)?(?:\w+\s+)?"
    r"(?:end|weekend|turn|eve|same\s+(?:day|hour)|middle|start|beginning|day)"
    rf"|in\s+(?:early\s+|late\s+|mid-)?(?:{_SEASON}|{_MONTH})(?!\s+\d{{4}})"
    rf"|(?:from|before|by|until|on|of)\s+(?:mid-)?{_MONTH}(?!\s+\d{{4}})"
    r"|within\s+(?:\w+\s+){1,2}(?:days|weeks|months|years|hours)"
    r"|in\s+(?:two|three|four|five|six|ten|\d+)\s+(?:days|weeks|months)|(?:by|on|until)\s+the\s+\d+(?:st|nd|rd|th)"
    rf"|(?:until|from|before)\s+(?:{'|'.join(WEEKDAYS)})|by\s+(?:next\s+)?(?:{_SEASON}|easter|christmas))\b",
    re.IGNORECASE,
)
_TIMES = (
    *"week month year day hour tomorrow tonight soon end turn eve middle start begin easter christmas".split(),
    *"spring summer autumn winter 1 2 3 4 5 6 7 8 9".split(),
    *MONTHS,
)
"""What stands in all words for a time to come: it is seen faster."""
_ACT = re.compile(
    r"\b(?:will|shall)\s+(?:(?:then|also|now|first|again|not)\s+)?"
    r"(?!be\s+(?:a|an|the|no|more|less|able|enough|too|very|hard)\b)[a-z]{2,}\b"
    r"|\b(?:is|are)\s+(?:(?:still|now|also)\s+)?(?:to\s+(?!blame\b)[a-z]+|due\s+(?:to|in|on|at|for)|scheduled"
    r"|expected\s+(?:to|in|on|at|before|by|over|next|this)|planned\s+(?:for|in|from|on))\b"
    r"|\b(?:intends?|plans?|means|wants?)\s+to\s+[a-z]+"
    r"|\b(?:has|have)\s+(?:announced|promised|called)\s+(?:a|an|the|to)\b"
)
_NO_PLAN = re.compile(
    r"[\"“”]|\b(?:if|unless|whether|would|could|might|hopes?|fears?|believes?|thinks?|never|nobody|why|warn(?:s|ed)?"
    r"|asks?|expects?|demands?|likely|probably|perhaps)\b",
    re.IGNORECASE,
)
"""What a sentence says that is a guess, a wish, a condition or somebody's words."""


_FIRST = 3
"""Words before a day with which a sentence opens: "On Monday the panel meets"."""
_SUBJECT = 8
"""Words of the subject of such a sentence, at most, and its verb."""


def sets(before: str, after: str) -> bool:
    """Whether the words around a day set it as one to come: those of its sentence before it and after it."""
    if _CALLED.search(before) or _WILL_BEFORE.search(before) or _WILL_AFTER.search(after):
        return True
    if _PAST.search(before) or _PAST.search(after):
        return False
    if len(before.split()) < _FIRST:
        first = next((at for at, _ in _verbs(after)), None)
        if first is not None and not re.search(r"[^\w\s’',-]", after[:first]):
            return len(after[:first].split()) < _SUBJECT and first > after.find(",")
    ends = (end for _, end in (*_verbs(before), *((one.start(), one.end()) for one in _PASSIVE.finditer(before))))
    return any(not _TURNS.search(before, end) and not _QUOTES.search(before, 0, end) for end in ends)


def announces(text: str) -> bool:
    """Whether a sentence that tells no day announces something: an act to come, at a time that it tells.

    "The court gives its verdict next week" does; a guess, a wish, a condition and a quotation do not.
    """
    lower = text.lower()
    if not any(word in lower for word in _TIMES) or not _AT_A_TIME.search(text) or _NO_PLAN.search(text):
        return False
    return bool(_ACT.search(text) or (any(True for _ in _verbs(text)) and not _PAST.search(text)))


def _verbs(text: str) -> Iterator[tuple[int, int]]:
    """Where the present verbs of a text stand that announce."""
    for match in _VERB.finditer(text):
        before = match["before"] or ""
        if before not in _NOUN_AFTER and not before.isdigit():
            yield match.start("verb"), match.end()
