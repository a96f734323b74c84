"""What a pattern cannot do without: letters of which each match has one, so that most lines need not be searched."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from onrecord.grounding.timex_patterns import MACROS, PIECE
from onrecord.grounding.timex_tokens import Lexicon

_EVERYWHERE = frozenset("the a of in on at to and by for from COMMA STOP HYPHEN".split())
"""Words and marks that most sentences have: a pattern is passed over sooner by something else that it needs."""


class _Piece(NamedTuple):
    kind: str
    text: str


def needed(pattern: str, lexicon: Lexicon) -> frozenset[str] | None:
    """Letters of which each match of the pattern has one at least; None where a match may do without any."""
    pieces = list(_pieces(pattern))
    found, at = _one_of(pieces, 0, lexicon)
    assert at == len(pieces), f"the pattern closes what it never opened: {pattern!r}"
    return found


def _pieces(pattern: str) -> Iterator[_Piece]:
    """The pieces of a pattern, macros written out as groups."""
    for piece in PIECE.finditer(pattern):
        kind = piece.lastgroup
        if kind == "macro":
            yield _Piece("group", "(")
            yield from _pieces(MACROS[piece[0][1:-1]])
            yield _Piece("sign", ")")
        elif kind is not None:
            yield _Piece(kind, piece[0])


def _one_of(pieces: list[_Piece], at: int, lexicon: Lexicon) -> tuple[frozenset[str] | None, int]:
    """What alternatives need, up to their closing sign, and the place of it: any of what each of them needs."""
    every: list[frozenset[str] | None] = []
    while True:
        found, at = _all_of(pieces, at, lexicon)
        every.append(found)
        if at == len(pieces) or pieces[at].text != "|":
            break
        at += 1
    told = [found for found in every if found is not None]
    return (frozenset().union(*told) if len(told) == len(every) else None), at


def _all_of(pieces: list[_Piece], at: int, lexicon: Lexicon) -> tuple[frozenset[str] | None, int]:
    """The rarest of what the parts of a sequence need, and the place after it."""
    every: list[frozenset[str]] = []
    while at < len(pieces) and pieces[at].text not in ("|", ")", ">"):
        kind, text = pieces[at]
        found: frozenset[str] | None = None
        if kind == "word":
            found = frozenset(lexicon.letters_with(text))
        elif kind in ("group", "open", "look"):
            found, at = _one_of(pieces, at + 1, lexicon)
            found = None if kind == "look" else found
        at += 1
        if at < len(pieces) and pieces[at].text in ("?", "*", "+"):
            found = found if pieces[at].text == "+" else None
            at += 1
        if found is not None:
            every.append(found)
    common = _common(lexicon)
    return min(every, key=lambda letters: (not letters.isdisjoint(common), len(letters)), default=None), at


@cache
def _common(lexicon: Lexicon) -> frozenset[str]:
    return frozenset("".join(map(lexicon.letters_with, _EVERYWHERE)))
