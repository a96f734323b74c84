"""Every word is one letter: the letter of the set of classes (month, unit, day number …) that the word belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from onrecord.grounding.day_math import named_days

CLASS = re.compile(r"[A-Z][A-Z0-9]*|[a-z]+")
PUNCTUATION = {",": "COMMA", ".": "STOP", "(": "OPEN", ")": "CLOSE", "/": "SLASH", "%": "PERCENT"}
PUNCTUATION |= dict.fromkeys("-‐‑–", "HYPHEN") | dict.fromkeys("$€£¥", "CURRENCY") | dict.fromkeys("!?;:—", "BREAK")
SHAPES = ("ISO", "SLASHED", "DOTTED", "CLOCK", "FRACTION", "DECADE", "ORDINAL", "SHORTYEAR", "AMPM", "CLITIC", "GAP")
ERAS = ("BC", "AD", "CE", "FISCALYEAR")
CAP_ONLY = frozenset({"Mar", "May", "Sun", "Sat", "Wed", "Mon", "Dec", "Jan"})


class Token(NamedTuple):
    """A word, a number or a mark, and where it stands in the text."""

    text: str
    start: int
    end: int


class Line(NamedTuple):
    """The words of a stretch of text, and their letters: `letters[i]` stands for `tokens[i]`."""

    tokens: tuple[Token, ...]
    letters: str


@cache
def lexer() -> re.Pattern[str]:
    """What counts as one word; the named groups are the shapes that tell what a word is without a lexicon."""
    names = sorted(named_days(), key=len, reverse=True)
    named = "|".join(re.escape(name).replace("'", "['’]").replace(r"\ ", r"\s+") for name in names)
    return re.compile(
        rf"(?P<NAMED>(?<!\w)(?=[A-Z9])(?i:{named})(?![\w/]))"
        r"|(?P<AMPM>[AaPp]\.\s?[Mm]\b\.?|(?<=\d)[ap]m\b)"
        r"|(?P<BC>\b(?:B\.C\.(?:E\.)?|BCE?\b))|(?P<AD>\bA\.D\.|\bAD\b)|(?P<CE>\bCE\b)|(?P<FISCALYEAR>\bFY(?=\s?['’]?\d))"
        r"|(?P<WORD>[^\W\d_]*?n['’]t\b|o['’]clock\b|[^\W\d_]+)"
        r"|(?P<GAP>\n[^\S\n]*\n\s*)|\s+"
        r"|(?P<ISO>(?<![\w-])\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?)?(?![\w-]))"
        r"|(?P<SLASHED>(?<![\w/])(?:1[5-9]|20)\d\d/(?:0\d|1[012])/[0-3]\d(?![\w/])|"
        r"(?<![\w/])\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?![\w/]))"
        r"|(?P<DOTTED>(?<![\w.])\d{1,2}\.\d{1,2}\.\d{4}(?!\w))"
        r"|(?P<CLOCK>(?<![\w:])\d{1,2}:\d\d(?::\d\d)?(?![\w:])|(?<![\w:.])\d{1,2}:\d\d(?=[ap]m\b))"
        r"|(?P<FRACTION>(?<![\w/])\d/\d(?![\w/])|[½¼¾])"
        r"|(?P<DECADE>(?<![\w,.])(?:1\d\d0|20\d0|['’‘`][1-9]0|[2-9]0)['’]?s\b)"
        r"|(?P<ORDINAL>(?<!\w)\d{1,2}(?:st|nd|rd|th)\b)"
        r"|(?P<SHORTYEAR>(?<!\w)['’‘`]\d\d(?!\w))"
        r"|(?P<CLITIC>['’](?:s|S|ll|re|ve|d|m)\b)"
        r"|(?P<NUMBER>\d+(?:,\d{3})*(?:\.\d+)?)"
        r"|(?P<MARK>\S)"
    )


def number_classes(text: str) -> frozenset[str]:
    """What a figure may stand for, by its size and length."""
    if not text.isdigit():
        return frozenset({"NUMBER"})
    value, length = int(text[:9]), len(text)
    classes = {"NUMBER", "INT"}
    if length <= 2:
        classes |= {"TWO"} if length == 2 else set()
        classes |= {"DAYNUM"} if 1 <= value <= 31 else set()
        classes |= {"HOUR"} if value <= 24 else set()
    if length == 3:
        classes.add("THREE")
    if length == 4:
        classes |= {"YEAR"} if 1000 <= value <= 2100 else set()
        classes |= {"MILITARY"} if value <= 2400 and value % 100 < 60 else set()
    return frozenset(classes)


class Lexicon:
    """Words and their classes with values; every set of classes has a letter of its own."""

    def __init__(self, rows: Iterator[tuple[str, str, str]], literals: frozenset[str]) -> None:
        values: dict[str, dict[str, str]] = {}
        for word, name, value in rows:
            for form in {word, word.upper()} if word not in CAP_ONLY else {word}:
                values.setdefault(form, {})[name] = value
        cased: dict[str, list[str]] = {}
        for form in values:
            cased.setdefault(form.lower(), []).append(form)
        for word in literals:
            for form in {word, *cased.get(word, ())}:
                values.setdefault(form, {})[word] = ""
        self.values = values
        self.letter_of: dict[frozenset[str], str] = {}
        shapes = [
            frozenset({s})
            for s in (*SHAPES, *ERAS, *PUNCTUATION.values(), "NAMED", "OTHER", "LOW", "CAP", "ED", "NUMBER")
        ]
        numbers = (
            "0 1 24 25 31 32 00 01 24 25 31 32 99 100 0000 0060 0900 0960 1000 1060 1990 2060 2100 2101 2160 2400 9999"
        )
        for classes in [*shapes, *map(number_classes, numbers.split()), number_classes("12345")]:
            self._letter(classes)
        self.letters = {word: self._letter(frozenset(found)) for word, found in values.items()}
        self.shape = {s: self.letter_of[frozenset({s})] for s in (*SHAPES, *ERAS, "NAMED", "LOW", "CAP", "ED", "OTHER")}
        self.mark = {mark: self.letter_of[frozenset({name})] for mark, name in PUNCTUATION.items()}
        self.of_class: dict[str, list[str]] = {}
        for classes, letter in self.letter_of.items():
            for name in classes:
                self.of_class.setdefault(name, []).append(letter)

    def _letter(self, classes: frozenset[str]) -> str:
        return self.letter_of.setdefault(classes, chr(0xE000 + len(self.letter_of)))

    def letters_with(self, name: str) -> str:
        """All letters of sets that hold the class."""
        return "".join(self.of_class.get(name, ()))

    def letter(self, word: str) -> str:
        """The letter of a word: its own classes, those of its lower case, or those of its shape."""
        found = self.letters.get(word) or self.letters.get(word.lower())
        if found:
            return found
        if word[:1].isupper():
            return self.shape["CAP"]
        return self.shape["ED" if len(word) > 4 and word.endswith("ed") else "LOW"]

    def value(self, word: str, name: str) -> str | None:
        """The value of a word in a class, or None where it is no member."""
        found = self.values.get(word)
        if found is None or name not in found:
            found = self.values.get(word.lower())
        return found.get(name) if found else None


def read_rows() -> Iterator[tuple[str, str, str]]:
    """(word, class, value) of every row of time_words.tsv."""
    text = (files("onrecord.grounding") / "data" / "time_words.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("# "):
            word, name, value = line.split("\t")
            yield word, name, value


def read_line(lexicon: Lexicon, text: str, start: int, end: int) -> Line:
    """The words of text[start:end] with their letters."""
    tokens, letters = [], []
    for found in lexer().finditer(text, start, end):
        kind = found.lastgroup
        if kind is None:
            continue
        word = found[0]
        if kind == "WORD":
            letter = lexicon.letter(word)
        elif kind == "NUMBER":
            letter = lexicon.letter_of[number_classes(word)]
        elif kind == "MARK":
            letter = lexicon.mark.get(word, lexicon.shape["OTHER"])
        else:
            letter = lexicon.shape[kind]
        tokens.append(Token(word, found.start(), found.end()))
        letters.append(letter)
    return Line(tuple(tokens), "".join(letters))
