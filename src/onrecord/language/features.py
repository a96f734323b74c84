"""What an uncased encoder cannot see in a word: its case, the quotation marks and the paragraph around it.

Each is a small whole number that the model adds to the word's pieces as an embedding; 0 is padding.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

SHAPES = 9
QUOTES = 4
BREAKS = 3

_OPENING = frozenset("“„«")
_CLOSING = frozenset("”»")
_STRAIGHT = frozenset(['"', "``", "''"])


@lru_cache(maxsize=30_000)
def shape(word: str) -> int:
    """1 all capitals, 2 one capital, 3 a capital first, 4 digits alone, 5 digits within, 6 marks, 7 mixed, 8 small."""
    if word.isupper():
        return 1 if len(word) > 1 else 2
    if word[:1].isupper():
        return 3
    if word.isdigit():
        return 4
    if any(character.isdigit() for character in word):
        return 5
    if not any(character.isalnum() for character in word):
        return 6
    return 7 if word != word.lower() else 8


def quote_states(words: Sequence[str], opens_paragraph: Sequence[bool]) -> list[int]:
    """1 outside quotation marks, 2 inside, 3 a mark itself; a new paragraph starts outside.

    News reopens a quotation that runs over paragraphs at each of them, so nothing is carried across.
    """
    states: list[int] = []
    inside = False
    for word, opens in zip(words, opens_paragraph, strict=True):
        if opens:
            inside = False
        if word in _OPENING or word in _CLOSING or word in _STRAIGHT:
            inside = word in _OPENING or (word in _STRAIGHT and not inside)
            states.append(3)
        else:
            states.append(2 if inside else 1)
    return states


def word_features(words: Sequence[str], opens_paragraph: Sequence[bool]) -> list[tuple[int, int, int]]:
    """(shape, quote state, break) of each word; break is 2 where the word opens a paragraph, otherwise 1."""
    quotes = quote_states(words, opens_paragraph)
    return [
        (shape(word), quote, 2 if opens else 1)
        for word, quote, opens in zip(words, quotes, opens_paragraph, strict=True)
    ]
