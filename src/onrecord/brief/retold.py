"""Which other tellings say what a line says: the same event told with another count or by who denies it is no such."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Set

from onrecord.brief.desk import Desk
from onrecord.brief.passed import is_one
from onrecord.brief.sourcing import alike, folded
from onrecord.record import Cite

_THIRD, _HALF = 1 / 3, 1 / 2
"""Shares of the words of the shorter sentence by which two tell the same and not two things of one event: of one
voice, or of the outlets themselves, and of two voices.
"""
_COUNTED = frozenset("killed wounded missing displaced arrested infected people money votes".split())
"""Measures of which two numbers are two states of things."""
_PART = re.compile(r"\b(?:morning|noon|midday|afternoon|evening|night|midnight|dawn)\b", re.IGNORECASE)
_DAY_OR_NIGHT = {"midday": "noon", "dawn": "morning", "midnight": "night"}
_DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied)|reject(?:s|ed)?|refut\w+|forger(?:y|ies)|forged|fake[ds]?|false|untrue|hoax)\b"
    r"|\b(?:do|does|did|is|are|was|were)(?:\s+not|n[’']t)\s+(?:true|correspond|correct|happen|take\s+place)",
    re.IGNORECASE,
)
_CONFIRMS = re.compile(
    r"\b(?:confirm(?:s|ed)?|prov(?:e|es|ed)|bears?\s+out|genuine|authentic|is\s+true)\b", re.IGNORECASE
)


def retold(words: Cite, cites: Iterable[Cite], desk: Desk) -> tuple[Cite, ...]:
    """Those of the cites, one a page at most, that tell what the sentence at the words does; none of its own page."""
    found: dict[str, Cite] = {}
    for cite in cites:
        if cite.page != words.page and cite.page not in found and is_retold(words, cite, desk):
            found[cite.page] = cite
    return tuple(found.values())


def is_retold(words: Cite, cite: Cite, desk: Desk) -> bool:
    """Whether the sentence at a cite tells what the words do: in a good part of their words, with no other count or
    part of the day, and neither denies what the other confirms. Of two voices the words have to be closer.
    """
    one, other = desk.sentence(words).words, desk.sentence(cite).words
    if not alike((words, cite), desk, _THIRD) or differ(_parts(one), _parts(other)):
        return False
    if bool(_DENIES.search(one)) != bool(_DENIES.search(other)) and (_CONFIRMS.search(one) or _CONFIRMS.search(other)):
        return False
    amounts, others = _amounts(words, desk), _amounts(cite, desk)
    if any(differ(told, others.get(what, frozenset())) for what, told in amounts.items()):
        return False
    return alike((words, cite), desk, _HALF) or not _are_two(_voice(words, desk), _voice(cite, desk), desk)


def one_a_page(page: str, cites: Iterable[Cite], desk: Desk) -> tuple[Cite, ...]:
    """Cites of other pages than this one, each page and voice once: a second sentence of a page is no other telling."""
    found: dict[tuple[str, str], Cite] = {}
    for cite in cites:
        if cite.page != page:
            found.setdefault((cite.page, desk.chain(cite)[-1]), cite)
    return tuple(found.values())


def differ(one: Set[object], other: Set[object]) -> bool:
    """Whether both tell of something, and have nothing in common."""
    return bool(one and other) and one.isdisjoint(other)


def _parts(words: str) -> frozenset[str]:
    told = (part.lower() for part in _PART.findall(words))
    return frozenset(_DAY_OR_NIGHT.get(part, part) for part in told)


def _amounts(cite: Cite, desk: Desk) -> Mapping[tuple[str, str], frozenset[float | None]]:
    """The amounts of a sentence by what they count."""
    sentence = desk.sentence(cite).spans[0]
    found: dict[tuple[str, str], set[float | None]] = defaultdict(set)
    for figure in desk.readings[cite.page].figures:
        if figure.measure in _COUNTED and sentence.covers(figure.span):
            unit = (figure.unit or "") if figure.measure in ("people", "money") else ""
            found[figure.measure, unit].add(figure.low if figure.low is not None else figure.high)
    return {what: frozenset(told) for what, told in found.items()}


def _voice(cite: Cite, desk: Desk) -> str | None:
    """Who the sentence at a cite says tells it; None where that is its outlet."""
    sure = desk.sure_chain(cite) or ()
    told = sure if len(sure) > 1 else desk.teller(cite.page, desk.sentence(cite).spans[0], [cite.span]) or ()
    return folded(told[-1]) if len(told) > 1 else None


def _are_two(one: str | None, other: str | None, desk: Desk) -> bool:
    """Whether two voices are not one: neither is a part of the other, nor are both a person of one last name."""
    if one is None or other is None or is_one(one, other):
        return False
    last = {name.rsplit(" ", 1)[-1] for name in (one, other)}
    return len(last) > 1 or not any(folded(person).endswith(f" {name}") for person in desk.people for name in last)
