"""A pattern is written in classes and words, and runs as a regular expression over the letters of a line.

`MONTH STOP? <day:DAYNUM|ORDINAL>` reads: a month, perhaps a full stop, then a day number or an ordinal, kept as "day".
Words in capitals are classes of time_words.tsv or shapes, words in lower case stand for themselves, `{name}` is a
macro, `(…)` groups, `(?<=…)`, `(?<!…)`, `(?=…)` and `(?!…)` look around; `|?*+` are as in
regular expressions.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import tzinfo
from typing import TYPE_CHECKING, NamedTuple

from onrecord.grounding.intervals import Interval
from onrecord.grounding.timex_tokens import Lexicon, Line, Token
from onrecord.record import TimexType

if TYPE_CHECKING:
    from onrecord.grounding.anchors import Anchor

PIECE = re.compile(
    r"(?P<macro>\{[a-z]+\})|<(?P<open>[a-z0-9]+):|(?P<close>>)|(?P<look>\(\?(?:<?[=!]))|(?P<group>\()"
    r"|(?P<word>[A-Z][A-Z0-9]*|[a-z][a-z’']*)|(?P<sign>[)|?*+])|\s+"
)
MACROS = {
    "unit": "<u:UNIT|UNITS>",
    "more": "((HYPHEN|and)? NUMWORD)?",
    "num": "<num:(NUMBER FRACTION?|FRACTION|NUMWORD {more} {more} {more} {more}|a (hundred|thousand|dozen) NUMWORD?)"
    " (and (a half|FRACTION))?>",
    "mon": "<month:MONTH|(MONABBR STOP?)>",
    "wday": "(WEEKDAY|WDABBR STOP?) COMMA?",
    "year": "(COMMA? <year:YEAR|SHORTYEAR>)",
    "day": "<day:DAYNUM|ORDINAL|ORDWORD>",
    "vague": "<vague:VAGUE|(a few)|(a? couple of?)|(a number of)|(dozens of)|(hundreds of)|(thousands of)>",
    "extra": "(more|additional|full|straight|consecutive|successive|long|whole|solid|further|business|working|trading)",
}


LONGEST_FIGURE = 12
"""Characters of a figure that may still count days or years."""


class Sense(NamedTuple):
    """What words mean: TIMEX3 type and value; the interval where the value alone does not give it.

    `group` names the part of the pattern whose words it is. `bounded` is false where the interval is not to be had
    (no anchor); `tells` is true where a later "two days later" may count from here; `detail` says what it was counted
    from; `zone` is the zone that a time of day names.
    """

    type: TimexType
    value: str
    interval: Interval | None = None
    group: str = "x"
    bounded: bool = True
    tells: bool = False
    detail: str = ""
    zone: tzinfo | None = None


class Found:
    """A pattern that matched a line: the tokens of its groups."""

    def __init__(self, line: Line, lexicon: Lexicon, match: re.Match[str]) -> None:
        self.line, self.lexicon, self.match = line, lexicon, match

    def range(self, group: str) -> tuple[int, int]:
        """First token and the one after the last; the whole match where the pattern has no such group."""
        if group in self.match.re.groupindex and self.match[group] is not None:
            return self.match.span(group)
        return self.match.span()

    def has(self, group: str) -> bool:
        """Whether the group took part."""
        return group in self.match.re.groupindex and bool(self.match[group])

    def tokens(self, group: str) -> tuple[Token, ...]:
        """The tokens of a group that took part, else none."""
        return self.line.tokens[slice(*self.match.span(group))] if self.has(group) else ()

    def word(self, group: str) -> str:
        """The words of a group in lower case, joined by blanks."""
        return " ".join(token.text.lower() for token in self.tokens(group))

    def value(self, group: str, name: str) -> str | None:
        """The value of the group's first word in a class of the lexicon."""
        tokens = self.tokens(group)
        return self.lexicon.value(tokens[0].text, name) if tokens else None

    def near(self, offset: int) -> str:
        """The word that many tokens before (-1 is the one before) or after (1) the match, else ""."""
        first, last = self.match.span()
        index = first + offset if offset < 0 else last + offset - 1
        return self.line.tokens[index].text if 0 <= index < len(self.line.tokens) else ""


Resolver = Callable[[Found, "Anchor"], "Sense | tuple[Sense, ...] | None"]


class Rule(NamedTuple):
    """A name, a pattern in classes and words, and what the match means (None refuses the words)."""

    name: str
    pattern: str
    resolve: Resolver | None


def literals(pattern: str) -> Iterator[str]:
    """The words that stand for themselves in a pattern and the macros it uses."""
    for piece in PIECE.finditer(pattern):
        if piece["macro"]:
            yield from literals(MACROS[piece["macro"][1:-1]])
        elif piece["word"] and piece["word"][0].islower():
            yield piece["word"]


def compiled(pattern: str, lexicon: Lexicon) -> re.Pattern[str]:
    """The pattern as a regular expression over letters; an unknown class is an error when the grammar is built."""
    return re.compile(translated(pattern, lexicon))


def translated(pattern: str, lexicon: Lexicon) -> str:
    """The regular expression's source."""
    out, position = [], 0
    while position < len(pattern):
        piece = PIECE.match(pattern, position)
        if piece is None:
            raise ValueError(f"the pattern cannot be read at {pattern[position : position + 20]!r}")
        position = piece.end()
        if piece["macro"]:
            out.append(f"(?:{translated(MACROS[piece['macro'][1:-1]], lexicon)})")
        elif piece["open"]:
            out.append(f"(?P<{piece['open']}>")
        elif piece["close"]:
            out.append(")")
        elif piece["group"]:
            out.append("(?:")
        elif piece["word"]:
            letters = lexicon.letters_with(piece["word"])
            if not letters:
                raise ValueError(f"no word has the class {piece['word']!r}")
            out.append(f"[{letters}]")
        else:
            out.append(piece["look"] or piece["sign"] or "")
    return "".join(out)


def number(tokens: Iterable[Token], lexicon: Lexicon) -> float | None:
    """The number that figures and words tell: "2 1/2", "twenty-four", "a hundred", "two and a half", "3,000"."""
    total, current, seen = 0.0, 0.0, False
    for token in tokens:
        text = token.text.lower()
        fraction = fraction_of(text)
        value = lexicon.value(text, "NUMWORD")
        if fraction is not None:
            current += fraction
        elif text[0].isdigit():
            if len(text) > LONGEST_FIGURE:
                return None
            current += float(text.replace(",", ""))
        elif value in ("100", "1000", "12") and text in ("hundred", "thousand", "dozen"):
            current = max(current, 1.0) * float(value)
            if value == "1000":
                total, current = total + current, 0.0
        elif value is not None:
            current += float(value)
        else:
            continue
        seen = True
    return total + current if seen else None


def fraction_of(text: str) -> float | None:
    """The value of "half", "1/2" or "½"."""
    if text == "half":
        return 0.5
    if text in "½¼¾" and text:
        return {"½": 0.5, "¼": 0.25, "¾": 0.75}[text]
    above, slash, below = text.partition("/")
    if slash and above.isdigit() and below.isdigit() and int(below):
        return int(above) / int(below)
    return None
