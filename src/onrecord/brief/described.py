"""Who is only described on a page, or is named there after all: in another sentence, or with the name of a body."""

from __future__ import annotations

import re

from onrecord.brief.supported import sentence
from onrecord.brief.wording import HEADINGS
from onrecord.record import Article, Reading, Span, Statement

_BODY = re.compile(
    r"(?:the|its|a)?\s*(?:(?:city|town|state|county|district|region|port|country|university)[’']s\s+)?(?:[a-z-]+\s+){0,2}"
    r"(?:press\s+service|press\s+office|service|ministry|office|department|government|council|brigade|hospital|"
    r"directorate|agency|authority|board|secretariat|administration|headquarters)$",
    re.IGNORECASE,
)
"""A body by common words alone."""
_OF_NAME = r"\s+(?:of|for)\s+(?:the\s+)?[A-Z]"
_PERSON = re.compile(
    r"\b(?:survivor|witness|nurse|doctor|worker|resident|neighbou?r|official|officer|engineer|driver|passenger|student|teacher|"
    r"firefighter|rescuer|farmer|fisherman|miner|docker|soldier|trader|priest|lawyer|volunteer|villager|woman|man|mother|father|"
    r"widow|relative|protester|expert|employee|guard|clerk|foreman|captain|sailor|pilot)\b",
    re.IGNORECASE,
)
_MANY = re.compile(r"(?:two|three|four|five|several|some|many|most|both|dozens|hundreds|\d+)\b|\w+s$", re.IGNORECASE)
"""Of more than one, who speaks next is one of them at most."""
_WORD = re.compile(r"\b[a-z][^\W\d_]{3,}")
"""A word that is no name: those whom all speak of are no common matter of two."""
_SENTENCES = 2
"""Sentences behind a description in which who was described is told by name."""


def is_body(label: str) -> bool:
    """Whether a voice is a body by common words alone ("the health office")."""
    return _BODY.match(label) is not None


def is_named_elsewhere(reading: Reading, statement: Statement) -> bool:
    """Whether the page names who a statement's last voice is: the body of a common name with what it is of ("the press
    service of the Port Authority"), the person whose name follows the description with words of the same matter.
    """
    article, voice = reading.article, statement.chain[-1]
    if article is None or voice.span is None:
        return False
    label = " ".join(voice.label.split())
    if _BODY.match(label):
        bare = re.sub(r"^(?:the|its|an?)\s+", "", label, flags=re.IGNORECASE)
        same = r"\s+".join(map(re.escape, bare.split()))
        return re.search(rf"\b(?i:{same}){_OF_NAME}", article.text) is not None
    head = _PERSON.search(label)
    if head is None or _MANY.match(label):
        return False
    places = [voice.span.start]
    if any(block.kind in HEADINGS and block.span.covers(voice.span) for block in article.blocks):
        body = [block.span for block in article.blocks if block.kind not in HEADINGS]
        below = (re.search(rf"\b{head[0]}\b", span.of(article.text), re.IGNORECASE) for span in body)
        places += [span.start + at.start() for span, at in zip(body, below, strict=True) if at][:1]
    around = sentence(article, voice.span)
    beside = (Span(around.start, voice.span.start), Span(voice.span.end, max(around.end, voice.span.end)))
    words = _words(article, (*beside, *statement.spans))
    return any(_names_next(reading, article, at, words) for at in places)


def _words(article: Article, spans: tuple[Span, ...]) -> frozenset[str]:
    return frozenset(word[:5] for span in spans for word in _WORD.findall(span.of(article.text)))


def _names_next(reading: Reading, article: Article, at: int, words: frozenset[str]) -> bool:
    """Whether somebody whom the page has not named before speaks of the same right behind a character."""
    high = at
    for _ in range(1 + _SENTENCES):
        told = sentence(article, Span(high, high))
        high = min(len(article.text), max(high, told.end) + 1)
        while high < len(article.text) and article.text[high].isspace():
            high += 1
    first = {one.id: min(span.start for span in one.mentions) for one in reading.actors if one.mentions}
    named = {one.id: one.label for one in reading.actors if one.kind == "person" and " " in one.label}
    for other in reading.statements:
        voice = other.chain[-1]
        begins = first.get(voice.actor or "", -1)
        speaks = voice.actor in named and voice.span and at < begins <= voice.span.end and at < voice.span.start < high
        if speaks and words & _words(article, other.spans):
            return True
    return False
