"""Numbers as news writes them, in digits, words or neither ("40,000", "two dozen", "hundreds"), become values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from onrecord.record.numerals import TENS, UNITS

NumberForm = Literal["digits", "words", "vague", "fraction", "none"]

SMALL: dict[str, int] = {
    **{word: value for value, word in enumerate(UNITS)},
    **{word: 20 + 10 * index for index, word in enumerate(TENS)},
}
SCALES: dict[str, int] = {
    "hundred": 100,
    "thousand": 10**3,
    "lakh": 10**5,
    "million": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "trillion": 10**12,
    "k": 10**3,
    "m": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "b": 10**9,
    "bn": 10**9,
    "tn": 10**12,
    "dozen": 12,
    "score": 20,
}
_FRACTIONS: dict[str, float] = {
    "half": 50.0,
    "third": 100 / 3,
    "thirds": 100 / 3,
    "quarter": 25.0,
    "quarters": 25.0,
    "fifth": 20.0,
    "fifths": 20.0,
    "tenth": 10.0,
    "tenths": 10.0,
}
ORDINALS: dict[str, int] = {
    word: value
    for value, word in enumerate(
        "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), 2
    )
}

_SMALL_WORD = "|".join(sorted(SMALL, key=len, reverse=True))
_LONG_SCALE = "hundred|thousand|million|billion|trillion|lakh|crore|dozen"
_WORDS = (
    rf"(?:{_SMALL_WORD}|(?<=another\s)dozen|(?:an?|half\s+an?)\s+(?:{_LONG_SCALE}))"
    rf"(?:[\s‐‑-]+(?:and\s+)?(?:{_SMALL_WORD}|{_LONG_SCALE})\b|\s+and\s+a\s+(?:half|quarter)\b)*"
)
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}|\d+)(?:\.\d+)?"
_VAGUE = (
    r"(?:(?:many\s+|several\s+)?(?:tens|dozens|scores|hundreds|thousands)\s+of\s+(?:thousands|millions|billions)"
    r"|(?:several|many|a\s+few|a\s+couple(?:\s+of)?)\s+(?:dozen|hundred|thousand|million|billion)s?"
    r"|dozens|scores|hundreds|thousands|millions|billions|trillions"
    r"|several|many|numerous|countless|(?:an?\s+(?:unknown\s+|large\s+|small\s+)?number)\s+of|a\s+handful\s+of)"
)
_IN_TIME = r"(?:contraction|growth|decline|recession|loss(?:es)?|profits?|gains?|expansion|shrinkage|stagnation)"
"""What quarters of a year are told of ("two quarters of contraction"): no parts of it."""
_FRACTION = (
    r"(?:half(?!\s+(?:an?\b|hour))|an?\s+(?:third|quarter|fifth|tenth)"
    r"|(?:(?:one|two|three|four|nine)[\s‐‑-](?:thirds?|fifths?|tenths?)|(?:one|three)[\s‐‑-]quarters?)"
    rf"(?!\s+of\s+(?:\w+\s+)?{_IN_TIME}\b))(?=\s+(?:of|the)\b)"
)
_PARTS: dict[str, float] = {
    "half": 0.5,
    "a quarter": 0.25,
    "three quarters": 0.75,
    "a third": 1 / 3,
    "two thirds": 2 / 3,
}
_PART = rf"(?:{'|'.join(part.replace(' ', r'[ -]') for part in _PARTS)})\s+of\s+a\s+(?:{_LONG_SCALE})"
_NUMBER = re.compile(
    # Numbers begin with few letters and currencies end with few: most places of a text are passed over by these alone.
    rf"(?=[\dabcdefhmnostz])(?:(?<!\w)|(?<=[MSPHTKRDFN])(?:(?<=\bRM)|(?<=\bRs)|(?<=\bRp)|(?<=\bSh)|(?<=\bNT)|(?<=\bHK)|(?<=\bUS)"
    rf"|(?<=\bKSh)|(?<=\bUSh)|(?<=\bTSh)|(?<=\bEUR)|(?<=\bUSD)|(?<=\bGBP)|(?<=\bCHF)|(?<=\bZAR)|(?<=\bNGN)"
    # "R10" is a road; "R4bn" and "R200 million" are rand.
    rf"|(?<=\bR)(?=[\d.,]+\s?(?:bn|mn|m|million|billion|trillion)\b)))(?<![/:#@])(?<!\d[.,])(?:"
    rf"(?P<part>{_PART})"
    rf"|(?P<fraction>{_FRACTION})"
    rf"|(?P<vague>{_VAGUE})"
    rf"|(?P<digits>{_DIGITS})(?:\s?(?P<short>k|mn|mln|m|bn|b|tn)|[\s‐‑-](?P<scale>{_LONG_SCALE}))?(?![\w])(?![.,:/]\d)"
    rf"|(?P<words>{_WORDS}|an?(?=\s+(?:hour|day|week|month|year|decade)\b))"
    rf"|(?P<both>both(?!\s+(?:of|the|sides?|parties|countries|nations|governments)\b))"
    rf"|(?P<none>not\s+a\s+single|not\s+one(?=\s+[a-z])|no\s+one|no-one|nobody|none|no)"
    rf")(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number at characters [start, end): its value (None where it is vague; per cent for a fraction) and its form."""

    start: int
    end: int
    value: float | None
    form: NumberForm


@lru_cache(maxsize=20_000)
def word_value(words: str) -> float | None:
    """The value of a number in words ("two hundred and five", "half a million"), None where it is none.

    >>> word_value("twenty-three thousand")
    23000.0
    """
    total = group = 0.0
    seen = False
    parts = re.split(r"[\s‐‑-]+", words.lower().strip())
    for place, part in enumerate(parts):
        if part in SMALL:
            group += SMALL[part]
        elif part == "hundred" or part == "dozen":
            group = (group or 1) * SCALES[part]
        elif part in SCALES:
            total += (group or 1) * SCALES[part]
            group = 0.0
        elif part == "half" and place == 0:
            group = 0.5
        elif part in {"half", "quarter"}:
            extra = 0.5 if part == "half" else 0.25
            total, group = total + (0 if group else extra * total), group + (extra if group else 0)
        elif part not in {"a", "an", "and"}:
            return None
        seen = seen or part not in {"a", "an", "and"}
    return total + group if seen else None


def _fraction_value(words: str) -> float | None:
    *count, part = re.split(r"[\s‐‑-]+", words.lower())
    times = word_value(" ".join(count)) if count and count[0] not in {"a", "an"} else 1.0
    return round((times or 1.0) * _FRACTIONS[part], 1)


def digit_value(digits: str, scale: str | None = None) -> float:
    """The value of digits with commas and an optional scale word.

    >>> digit_value("2.5", "million")
    2500000.0
    """
    value = float(digits.replace(",", ""))
    return round(value * SCALES[scale.lower()], 2) if scale else value


def _value(match: re.Match[str]) -> tuple[float | None, NumberForm]:
    if match["digits"]:
        return digit_value(match["digits"], match["scale"] or match["short"]), "digits"
    if match["part"]:
        part, scale = re.split(r"\s+of\s+a\s+", match["part"].lower())
        return round(_PARTS[part.replace("-", " ")] * SCALES[scale]), "words"
    if match["both"]:
        return 2.0, "words"
    if match["words"] and match["words"].lower() in ("a", "an"):
        return 1.0, "words"
    if match["words"]:
        return word_value(match["words"]), "words"
    if match["fraction"]:
        return _fraction_value(match["fraction"]), "fraction"
    return (0.0, "none") if match["none"] else (None, "vague")


def numbers(text: str, start: int = 0, end: int | None = None) -> tuple[Number, ...]:
    """Every number in `text[start:end]`, in order, none inside another; bound words and units are not part of it.

    A letter scale ("5m") counts as a scale here whatever stands before; who knows the unit may say it is metres.
    """
    found = []
    for match in _NUMBER.finditer(text, start, len(text) if end is None else end):
        value, form = _value(match)
        if value is not None or form == "vague":
            found.append(Number(match.start(), match.end(), value, form))
    return tuple(found)
