"""Verbs by which somebody gives a number, their forms told once: each pattern takes the kinds that it means."""

from __future__ import annotations

SAYS = r"says?|said"
COUNTS = r"puts?|counts?|counted|gives?|gave|lists?|listed"
"""A source and its number, with no word for saying: "the office puts its dead at 12"."""
PUTS = (
    rf"{COUNTS}|speaks?\s+of|spoke(?:n)?\s+of|records?|recorded|registers?|registered"
    r"|reports?|reported|confirms?|confirmed|claims?|claimed|estimate[sd]?|acknowledge[sd]?"
)
"""A source and its number, in whatever words: "the union spoke of 9"."""
TELLS = r"admit(?:s|ted)?|announce[sd]?"
"""What a source tells, a number perhaps among it."""
HAS = (
    r"arrive[sd]?\s+at|comes?\s+to|came\s+to|knows?\s+of|knew\s+of|given|tak(?:es?|en)\s+in|took\s+in|receive[sd]?|treat(?:s|ed)?"
    r"|(?:look|search|digg)(?:s|ed|ing)\s+for|document(?:s|ed)?|found|keeps?|holds?"
)
"""Who has the counted, on a list or in a ward, or looks for them: "the hospital had taken in 12"."""
