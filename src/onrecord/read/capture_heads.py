"""Who wrote a capture's article and when it appeared, from the lines around its headline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from onrecord.read import instants, names, roles
from onrecord.read.instants import Instant
from onrecord.read.lines import BULLET, SENTENCE_END, Line, chrome_words
from onrecord.record import Author, BlockKind

AHEAD, BEHIND_FIRST, BEHIND_LAST = 6, 8, 3
"""How many lines above the headline, below the body's first line and below its last may belong to the head."""

LED = re.compile(
    r"(?:^|[\s|•·,:/–—-])(?i:(?:written|posted|published|reported|words|text|story)\s)?"
    r"(?i:by|von|par|por|di|af|av|door)\s?:?\s+(?=[^\W\d_a-zß-ÿ])"
)
GLUED = re.compile(r"^By(?=[A-Z][a-z])")
PARTS = re.compile(r"\u00a0+|\s{2,}|\t|\s[-–—|•·]\s")
TAIL = re.compile(
    r"\b(?:published|posted|updated|last|comments?|\d+\s*(?:shares|views|comments|min)|(?:\d+|an?) (?:hours?"
    r"|days?|months?|minutes?))\b.*$",
    re.I,
)
NO_PERSON = re.compile(r"[’']s\b|\b(?:caption|points?|credit|photos?|video|story|stories|gallery|poll|podcast)\b", re.I)
LONGEST = 24
WORD = re.compile(r"\b[^\W\d_A-Z][^\W\d_]+")
HEAD_WORDS = frozenset(
    "published posted updated modified reported written last first was is article story report page this the on at "
    "by for of in edition online our".split()
)
"""Words that lead to the page's own day, even in a sentence: "This story was first published on May 3, 2013."."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What the lines tell, and which of them are bylines."""

    authors: tuple[Author, ...] = ()
    published: Instant | None = None
    updated: Instant | None = None
    bylines: tuple[int, ...] = ()


def read(found: list[Line], kinds: list[BlockKind], headline: int | None, body: set[int]) -> Head:
    """Authors and dates from below the headline, from above it, from below the body, in this order."""
    first, last = min(body, default=len(found)), max(body, default=-1)
    anchor = headline if headline is not None else first
    below = [*range(anchor + 1, min(len(found), first + BEHIND_FIRST))]
    above = [*range(anchor - 1, max(-1, anchor - 1 - AHEAD), -1)]
    behind = [*range(last + 1, min(len(found), last + 1 + BEHIND_LAST))]
    places = [at for at in [*below, *above] if _may_head(found[at], kinds[at])]
    authors, bylines = _authors(found, kinds, places, headline)
    if not authors:
        authors, bylines = _authors(found, kinds, behind, None)
    published, updated = _dates(found, [*places, *behind])
    return Head(authors=tuple(authors), published=published, updated=updated, bylines=bylines)


def _may_head(line: Line, kind: BlockKind) -> bool:
    return line.words <= LONGEST and kind not in (
        "quote",
        "list",
        "credit",
        "caption",
        "headline",
        "notice",
        "correction",
    )


def _authors(
    found: list[Line], kinds: list[BlockKind], places: list[int], headline: int | None
) -> tuple[list[Author], tuple[int, ...]]:
    """Authors of the first line that says "by"; else of a line that is a name, close to the headline or to a date."""
    for at in places:
        people = _led(found[at].text)
        if people:
            return _with_role(found, at, people)
    for at in places:
        if headline is not None and headline < at and _stands_as_byline(found, kinds, at, headline):
            people = _named(found[at].text)
            if people:
                return _with_role(found, at, people)
    return [], ()


def _led(text: str) -> list[Author]:
    plain = BULLET.sub("", _without_dates(text))
    match = LED.search(plain) or GLUED.match(plain)
    if not match or match.start() > 40 or SENTENCE_END.search(text.rstrip(".")):
        return []
    return _people(plain[match.end() :])


def _named(text: str) -> list[Author]:
    plain = BULLET.sub("", _without_dates(text))
    head = PARTS.split(plain.strip())[0].strip()
    people = _people(plain)
    alike = people and all(roles.NAME_LINE.fullmatch(author.name) for author in people)
    if not alike or NO_PERSON.search(head) or chrome_words().search(head):
        return []
    return people if sum(len(author.name.split()) for author in people) >= len(head.split()) - 3 else []


def _people(text: str) -> list[Author]:
    """Authors of the part before a wide gap or a dash; organisations only where there is nobody else."""
    parts = [part.strip() for part in PARTS.split(text.strip(" |,-–—:·•\t")) if part.strip()]
    if not parts:
        return []
    found = names.authors(parts[0])
    people = [author for author in found if not names.is_organisation(author.name) and not _is_acronym(author.name)]
    role = next((part for part in parts[1:2] if names.is_role(part)), None)
    if role and len(people) == 1 and people[0].role is None:
        people = [Author(name=people[0].name, role=role)]
    return people or [author for author in found if author.name in names.agencies()]


def _is_acronym(name: str) -> bool:
    return name.isupper() and len(name) <= 5


def _without_dates(text: str) -> str:
    for found in reversed(list(instants.find(text))):
        text = f"{text[: found.span.start]}\t{text[found.span.end :]}"
    return TAIL.sub("", re.sub(r"\d{1,2}:\d\d(?:\s?[ap]\.?m\.?)?(?:\s[A-Z]{2,4}\b)?", "\t", text))


def _stands_as_byline(found: list[Line], kinds: list[BlockKind], at: int, headline: int) -> bool:
    """Right under the headline, or beside a line that tells a date or a role, or with a date of its own."""
    if kinds[at] == "paragraph":
        return False
    near = [other for other in (at - 1, at + 1, at + 2) if headline < other < len(found)]
    dated = any(kinds[other] == "dateline" or names.is_role(found[other].text) for other in near)
    return at - headline <= 1 or dated or kinds[at] in ("byline", "dateline")


def _with_role(found: list[Line], at: int, people: list[Author]) -> tuple[list[Author], tuple[int, ...]]:
    """The people, the role on a line of its own behind their byline, and the lines that tell both."""
    if len(people) == 1 and people[0].role is None:
        for below in range(at + 1, min(at + 3, len(found))):
            text = found[below].text
            if names.is_role(text) and not roles.LEAD_IN.match(text) and found[below].words <= 6:
                return [Author(name=people[0].name, role=text)], (at, below)
    return people, (at,)


def _dates(found: list[Line], places: list[int]) -> tuple[Instant | None, Instant | None]:
    published: Instant | None = None
    updated: Instant | None = None
    for at in places:
        for lead, value in _dated(found[at]):
            if roles.UPDATED.search(lead):
                updated = updated or value
            else:
                published = _better(published, value)
    return published or updated, updated


def _dated(line: Line) -> Iterator[tuple[str, Instant]]:
    """The dates of a line, each with the words that lead to it, but for days that a sentence tells of: a hearing's."""
    whole = line.words > 6 and SENTENCE_END.search(line.text) is not None
    for found in instants.find(line.text):
        before = line.text[: found.span.start]
        if not (whole and set(WORD.findall(before)) - HEAD_WORDS):
            yield before[-30:], found.value


def _better(old: Instant | None, new: Instant) -> Instant:
    """The first date found; an instant of the same day tells more than the day."""
    if old is None or (not isinstance(old, datetime) and isinstance(new, datetime) and new.date() == old):
        return new
    return old
