"""What the words around a name say about where it lies: "X, Texas", "the Syrian town of X", "X in northern Mali"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.grounding.place_names import candidates, region_countries
from onrecord.record import Span

_SIDE = r"(?:(?:the|far|rural|north\w*|south\w*|east\w*|west\w*|central|upstate|neighbou?ring)[\s-]+)*"
_NAME = r"(?P<name>[A-Z][\w.'’-]*(?:\s(?:of\s|and\s|the\s)?[A-Z][\w.'’-]*){0,3})"
_AFTER = re.compile(rf"\s*(?P<join>,|\(|[,]?\s(?:in|of)\s)\s*{_SIDE}{_NAME}")
_BEFORE = re.compile(
    rf"{_NAME}(?:['’]s?)?\s+(?:[a-z-]+\s+){{0,2}}(?:capital|city|cities|town|village|port|province|region|district|suburb|"
    r"enclave|area|stronghold|county|island|oblast|governorate|neighbou?rhood)\s+(?:of\s+)?(?:the\s+)?$"
)
_LIST = re.compile(r",?\s+(?:and|or)\s")
_REACH = 60
"""Characters read on either side of a name."""


Area = tuple[str, str | None]
"""A country, and one of its first divisions where one is told."""


@dataclass(frozen=True, slots=True)
class Hint:
    """The name lies in `country`, and in its first division `admin` where one is told; `weight` in (0, 1]."""

    country: str
    admin: str | None
    weight: float


def hints(text: str, span: Span) -> tuple[Hint, ...]:
    """What is told beside the name at `span`: the first reading that names a country or a division, on either side."""
    after = _AFTER.match(text, span.end, _reach(text, span.end))
    before = _BEFORE.search(text[max(0, span.start - _REACH) : span.start].split("\n")[-1])
    found: list[Hint] = []
    if after:
        words, told = _read(after["name"], from_left=True)
        listed = after["join"] == "," and _LIST.match(text, after.start("name") + len(words)) is not None
        weight = 0.3 if listed else 1.0 if after["join"] in {",", "("} else 0.6
        found.extend(Hint(country, admin, weight) for country, admin in told)
    if before:
        found.extend(Hint(country, admin, 0.8) for country, admin in _read(before["name"], from_left=False)[1])
    return tuple(found)


def _reach(text: str, start: int) -> int:
    line = text.find("\n", start)
    return min(start + _REACH, len(text) if line < 0 else line)


def _read(name: str, *, from_left: bool) -> tuple[str, tuple[Area, ...]]:
    """The longest run of words, from the left or from the right, that is a country or a division, and which it is."""
    parts = name.split()
    for length in range(len(parts), 0, -1):
        words = " ".join(parts[:length] if from_left else parts[-length:])
        found = tuple(dict.fromkeys(area for w in (words, words.rstrip(".")) for area in _areas(w)))
        if found:
            return words, found
    return "", ()


def _areas(words: str) -> Iterator[Area]:
    for found in candidates(words):
        place = found.place
        if found.fit < 0.9:
            continue
        if place.kind in {"country", "division", "district"} and place.country:
            yield place.country, place.admin
        elif place.kind in {"region", "conflict area"}:
            yield from ((owner, None) for owner in region_countries(place.id))
