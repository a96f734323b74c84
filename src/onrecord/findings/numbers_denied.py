"""Whether a number is told in order to be denied: "rejected the toll of 300", "reports of 300 dead are false"."""

from __future__ import annotations

import re

_TOLD = (
    r"(?:toll|figure|number|count|list|claim|report|rumou?r|estimate|suggestion|version|allegation|message|talk"
    r"|assertion)s?"
)
_REJECTED = re.compile(
    r"\b(?:reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|den(?:y|ies|ied|ying)|disput(?:e|es|ed|ing)|refut(?:e|es|ed|ing)|"
    rf"contest(?:s|ed)?|no\s+truth\s+(?:in|to))\s+(?:[\w’'-]+\s+){{0,4}}?{_TOLD}\b[^.;:]{{0,60}}$",
    re.IGNORECASE,
)
_NAMED = re.compile(rf"\b{_TOLD}\b[^.;:]{{0,50}}$", re.IGNORECASE)
_NOT_TAKEN = re.compile(
    r"\b(?:(?:does|do|did|will|would|can|could)\s*(?:not|n[’']t)|cannot|refuse[sd]?\s+to)\s+(?:recogni[sz]e|accept|acknowledge)\s+"
    rf"(?:(?:[\w’'-]+\s+){{0,4}}?{_TOLD}\b(?:\s+of)?(?:\s+[\w’'-]+){{0,3}}\s*|(?:the\s+|these\s+|those\s+|any\s+of\s+the\s+)?)$",
    re.IGNORECASE,
)
_CALLED = re.compile(
    rf"\bcall(?:s|ed|ing)?\s+(?:(?:[\w’']+\s+){{0,4}}?{_TOLD}\b[^.;:]{{0,40}}"
    r"|(?:the|that|this|these|those|[\w’']+[’']s?)\s+(?:[\w’']+\s+){0,3})$",
    re.IGNORECASE,
)
_TALE = (
    r"(?:an?\s+(?:\w+\s+)?(?:invention|fabrication|lie|tale|fiction|fantasy|rumou?r|myth|work\s+of\s+(?:imagination|fiction))"
    r"|lies|inventions?|fabrications?|fiction|fantasy|nonsense|propaganda|rumou?rs?)\b"
)
_INVENTED = re.compile(rf"[^.;:]{{0,30}}?[“\"‘]?(?:(?:an?\s+)?(?:false|wrong|exaggerat\w+)\b|{_TALE})", re.IGNORECASE)
_ARE_TALES = re.compile(rf"[^.;:]{{0,30}}?\b(?:is|are|was|were)\s+(?:just\s+|pure\s+)?[“\"‘]?{_TALE}", re.IGNORECASE)
_UNTRUE = (
    r"(?:simply\s+|completely\s+|just\s+|plainly\s+|entirely\s+|grossly\s+|wildly\s+|totally\s+)?"
    r"(?:wrong|false|untrue|invented|exaggerated|not\s+true|a\s+lie|lies|fabricated|nonsense|an?\s+(?:invention|fabrication|rumou?r)|baseless|unfounded|groundless"
    r"|fictitious|inflated|incorrect|inaccurate|misleading|absurd|without\s+(?:foundation|basis))\b"
)
_WRONG = re.compile(rf"[^.;:]{{0,70}}?\b(?:is|was|are|were|as)\s+{_UNTRUE}", re.IGNORECASE)
_NOT_THAT = re.compile(
    r"\b(?:not\s+true|untrue|false|nonsense|a\s+lie|no\s+truth\s+in\s+it)\s+(?:to\s+say\s+)?that\s+[^.;:]{0,60}$",
    re.IGNORECASE,
)
_NEXT = re.compile(
    rf"[^.!?\n]{{0,80}}[.!?][”\"’]*\s+(?:[^.!?\n\d]{{1,110}}[.!?:][”\"’]*\s+[“\"]?){{0,2}}(?:That|This|It)\s+(?:is|was|’s|'s)\s+{_UNTRUE}(?!\s+that\b)"
)
"""A sentence or two later: "It is not true"."""
_REACH = 160


def is_denied(text: str, start: int, end: int) -> bool:
    """Whether the words around the number at [start, end) say that it is not so; the reach is bounded."""
    before, after = text[max(0, start - _REACH) : start], text[end : end + 2 * _REACH]
    if _REJECTED.search(before) or _NOT_THAT.search(before) or _NOT_TAKEN.search(before) or _NEXT.match(after):
        return True
    if _ARE_TALES.match(after):
        return True
    if _CALLED.search(before) and _INVENTED.match(after):
        return True
    return bool(_NAMED.search(before) and _WRONG.match(after))
