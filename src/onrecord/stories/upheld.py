"""Words by which somebody says that what was told is so: confirms it, admits it, or bears it out."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.stories.rejected import KEPT

_UPHOLDS = re.compile(
    r"\b(?:confirm(?:s|ed|ing)?|admit(?:s|ted|ting)?|admission|acknowledg\w+|conced(?:e|es|ed)|corroborat\w+|bears?\s+(?:it\s+|this\s+|that\s+)?out|bore\s+(?:\w+\s+)?out|"
    r"borne\s+out|vindicat\w+|verif(?:y|ies|ied)|owned\s+(?:up|that)|indeed|after\s+all|(?:is|was|were|are)\s+(?:quite\s+|perfectly\s+)?(?:true|right|correct)\b|"
    r"same\s+(?:conclusion|account|thing)|in\s+(?:conformity|line)\s+with|tall(?:y|ies|ied)\s+with|match(?:es|ed)|back(?:s|ed)\s+up|"
    r"(?:do|does|did)\s+not\s+(?:dispute|deny|contest)\s+that|both\s+say|(?:also|too)\s+(?:said|saw|heard|told)|(?:said|saw|heard)\s+(?:the\s+same|so\s+too)|it\s+is\s+a\s+fact\s+that)",
    re.IGNORECASE,
)
_NO = re.compile(
    r"\b(?:not|never|neither|nor|cannot|n[’']t|refus\w+\s+to|declin\w+\s+to|unable\s+to|without|yet\s+to|un)\s*(?:\w+\s+){0,3}?(?:confirm|verif|admit|acknowledg|corroborat)"
    r"|\b(?:was|were|is|are|been)\s+(?:confirmed|admitted)\s+(?:as|to|in)\b|\bconfirmed\s+(?:cases?|infections?|deaths?)\b",
    re.IGNORECASE,
)
"""What confirms nothing: a refusal, an office that somebody is confirmed in, a patient who is admitted."""


@lru_cache(KEPT)
def upholds(text: str) -> bool:
    """Whether a sentence says that something told is so."""
    return _UPHOLDS.search(text) is not None and _NO.search(text) is None
