"""Whom a page calls nameless: "a clerk who asked not to be named", "an official speaking anonymously"."""

from __future__ import annotations

import re

_BEHIND = re.compile(
    r"^,? (?:who|whose|speaking|talking|asking|quoted|granted|given|requesting|citing|on (?:the )?condition)\b"
    r"[^.;:!?“”\"]{0,60}?\b(?:anonym(?:ous|ously|ity)|unnamed|not (?:\w+ )?(?:to )?be (?:named|identified)"
    r"|(?:declin|refus)\w+ to be (?:named|identified)"
    r"|with(?:hold|holding|held) (?:his|her|their|its) (?:full )?names?)\b",
    re.IGNORECASE,
)
_INSIDE = re.compile(r"\b(?:anonymous|unnamed|unidentified|nameless)\b", re.IGNORECASE)
REACH = 160
"""Characters behind a phrase that may tell so."""


def is_nameless(phrase: str, behind: str) -> bool:
    """Whether the words of a phrase for somebody, or those right behind it, say that no name is given."""
    return _INSIDE.search(phrase) is not None or _BEHIND.match(behind[:REACH]) is not None
