"""Words of one sense under one name, so that "shut" answers "closed", and opposites with their sign turned."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from onrecord.record.calendar_words import CALENDAR
from onrecord.record.numerals import TENS, UNITS

_NUMBERS = {"no": 0} | {word: n for n, word in enumerate(UNITS) if n} | {word: 10 * n for n, word in enumerate(TENS, 2)}
_EMPTY = CALENDAR | frozenset(
    "the and for with from that this these those its his her their was were has had have been being will would shall "
    "who whom whose which what when where said says say saying told tells tell after before about into over under not "
    "but are all any more most than there here they them she him you our your out off down then also only very just "
    "even ever still yet again some such other another each every both few many much own same way day days week month "
    "year night morning evening afternoon hours hour minutes today yesterday tomorrow tonight could should might must "
    "can did does done doing make made get got gave give given take took taken come came went going put set one two "
    "three four five six seven eight nine ten per cent percent mr mrs ms dr no nor neither never nobody nothing none "
    "without because while until since during through between against among upon around near called report reports "
    "claim claims story statement confirm confirmed confirms deny denied denies according spokesman spokeswoman "
    "spokesperson added wrote announced announces least time times indeed however".split()
)
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*|\d[\d,.]*\d|\d")
_ENDING = re.compile(r"(?<=[^\W\d_]{4})(?:ings?|edly|e[drs]|ers|s|ly|ments?|ions?|als?|e)$")
_STEM = 6
_PHRASE = re.compile(r"\s+")


class Sense(NamedTuple):
    """What a word stands for: the names of its senses with their signs, its own stem where the table has none, and
    where it stands in the text."""

    names: tuple[tuple[str, int], ...]
    start: int


@lru_cache(maxsize=1)
def _senses() -> tuple[dict[str, tuple[tuple[str, int], ...]], re.Pattern[str]]:
    """For each word its senses with their signs, and the phrases of two words or more."""
    found: dict[str, tuple[tuple[str, int], ...]] = {}
    text = files("onrecord.stories").joinpath("data", "senses.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        name, words = line.split(":")
        for sign, side in zip((1, -1), words.split("|"), strict=False):
            for word in side.split():
                found[word] = (*found.get(word, ()), (name, sign))
    phrases = sorted((word for word in found if "-" in word), key=len, reverse=True)
    return found, re.compile(r"\b(?:" + "|".join(p.replace("-", r"[\s-]") for p in phrases) + r")\b")


@lru_cache(maxsize=4096)
def senses(text: str) -> tuple[Sense, ...]:
    """The words of a text that weigh something, each with its senses, in order; days and hours are left out."""
    table, phrases = _senses()
    lower = text.lower()
    found = [Sense(table[_PHRASE.sub("-", match[0])], match.start()) for match in phrases.finditer(lower)]
    covered = [match.span() for match in phrases.finditer(lower)]
    for match in _WORD.finditer(lower):
        if not any(start <= match.start() < end for start, end in covered):
            found += [Sense(names, match.start()) for names in _of_word(match[0])]
    return tuple(sorted(found, key=lambda one: one.start))


@lru_cache(maxsize=8192)
def _of_word(word: str) -> tuple[tuple[tuple[str, int], ...], ...]:
    """The senses of a word, or of each part of one that hyphens join."""
    table, _ = _senses()
    word = re.sub(r"[’']s$", "", word)
    if word in table:
        return (table[word],)
    return tuple(
        table.get(part) or ((stem(part), 1),)
        for part in word.split("-")
        if part in table or (len(part) > 2 and part.isalpha() and part not in _EMPTY)
    )


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """The first letters of a word without its ending."""
    return _ENDING.sub("", word)[:_STEM]


_SHARE = re.compile(r"\b(\w+)\s+(?:in|out\s+of)\s+(?:every\s+)?(ten|a\s+hundred|five|four|three)\b")
_PERCENT = re.compile(r"\b([\w-]+)\s*(?:per\s?cent|%)")


@lru_cache(maxsize=4096)
def numbers(text: str) -> frozenset[float]:
    """The numbers of a text in figures or words from two on; "nine in ten" and "ninety per cent" are both .9."""
    lower = text.lower()
    found: set[float] = set()
    covered: list[tuple[int, int]] = []
    for match in _SHARE.finditer(lower):
        part, whole = value(match[1]), value(match[2].removeprefix("a ").replace("hundred", "100"))
        if part and whole and part < whole:
            found.add(part / whole)
            covered.append(match.span())
    for match in _PERCENT.finditer(lower):
        if number := value(match[1]):
            found.add(number / 100)
            covered.append(match.span())
    for match in _WORD.finditer(lower):
        number = value(match[0])
        if number and number > 1 and not any(start <= match.start() < end for start, end in covered):
            found.add(number)
    return frozenset(found)


def value(word: str) -> float | None:
    """The number that a word or figure is; None for others."""
    bare = word.replace(",", "").rstrip(".")
    if re.fullmatch(r"\d+(?:\.\d+)?", bare):
        return float(bare)
    tens, _, ones = word.partition("-")
    if tens in _NUMBERS and (not ones or ones in _NUMBERS):
        return float(_NUMBERS[tens] + (_NUMBERS[ones] if ones else 0))
    return None
