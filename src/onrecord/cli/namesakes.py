"""Whom a name means that no page writes so: an office's holder, or a name a letter or two off, with the reason."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

SHORT = 5
"""Letters up to which one wrong letter is a misspelling; longer words may have two."""


class Meant(NamedTuple):
    """A name on the record and why it is the one asked for."""

    name: str
    why: str


def folded(words: str) -> list[str]:
    """The words in small letters, without accents and marks."""
    plain = unicodedata.normalize("NFKD", words.casefold())
    return re.findall(r"\w+", "".join(c for c in plain if not unicodedata.combining(c)))


def holders(asked: str, offices: Iterable[tuple[str, str]]) -> list[Meant]:
    """Those who hold an office whose words are all asked for: `offices` are pairs of a name and an office's words."""
    wanted = set(folded(asked))
    found = [Meant(name, f"called {office}") for name, office in offices if wanted and wanted <= set(folded(office))]
    return list({meant.name: meant for meant in found}.values())


def near(asked: str, names: Iterable[str]) -> list[Meant]:
    """Names in which every word asked for stands with at most one letter off (two in long words), the nearest first."""
    found = []
    for name in dict.fromkeys(names):
        off = [_nearest(word, folded(name)) for word in folded(asked)]
        if off and None not in off:
            found.append((sum(o for o in off if o is not None), name))
    return [Meant(name, f"{letters} letter{'s' * (letters > 1)} off") for letters, name in sorted(found)]


def _nearest(word: str, others: list[str]) -> int | None:
    """The fewest letters between the word and one of the others, where that is few enough."""
    most = 1 if len(word) <= SHORT else 2
    within = [d for other in others if (d := distance(word, other, most)) <= most]
    return min(within, default=None)


def distance(a: str, b: str, most: int) -> int:
    """Letters to insert, delete, replace or swap with the next one to make `a` into `b`; `most` + 1 where more."""
    if abs(len(a) - len(b)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        before, last, row = row, before, [i]
        for j, y in enumerate(b, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)
