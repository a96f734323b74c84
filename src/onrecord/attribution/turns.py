"""Turns of a transcript: "MS OKAFOR: …", "Q: …", a paragraph each, whose speaker stands before a colon."""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.attribution.sources import Speakers
from onrecord.attribution.stretches import Page, Stretch, words_in
from onrecord.record import BODY_KINDS, Span, Statement, Voice, Why, content_id

TURN = "turn of a transcript"
LEAST_TURNS = 2
_LABEL = re.compile(
    r"(?P<name>(?:(?:The|An?)\s+)?[A-Z][\w.'’-]*(?:\s+[\w.'’-]+){0,4})(?:\s*\([^()\n]{1,60}\)|,\s[^:.!?\n]{1,60})?:\s+(?=\S)"
)
_SMALL = frozenset("is are was were has have had said says will would and but that this when if because".split())


class Turn(NamedTuple):
    """The speaker's name, and what is said."""

    name: Span
    said: Span


def turns(page: Page) -> list[Turn]:
    """The turns of a page that is a transcript, in order; nothing on a page that is none.

    It is one where at least two paragraphs, and half of all, begin with a speaker, and one of them speaks twice or
    several are written in capitals or bear a title.
    """
    found = []
    paragraphs = [b for b in page.article.blocks if b.kind in BODY_KINDS]
    for block in paragraphs:
        turn = _turn(page.text, block.span)
        if turn:
            found.append(turn)
    names = [turn.name.of(page.text) for turn in found]
    speaks = len(set(names)) < len(names) or sum(_is_marked(name) for name in names) >= LEAST_TURNS
    return found if len(found) >= max(LEAST_TURNS, len(paragraphs) / 2) and speaks else []


def _turn(text: str, span: Span) -> Turn | None:
    match = _LABEL.match(text, span.start, span.end)
    if match is None or _SMALL & set(match["name"].split()):
        return None
    end = span.end
    while end > match.end() and text[end - 1].isspace():
        end -= 1
    return Turn(Span(match.start("name"), match.end("name")), Span(match.end(), end)) if end > match.end() else None


def _is_marked(name: str) -> bool:
    first = name.split()[0].rstrip(".")
    return name.isupper() or first in {"Mr", "Ms", "Mrs", "Dr", "Senator", "Q", "A", "The", "An", "Judge", "Sir"}


def told_in_turns(page: Page, whole: Statement, speakers: Speakers) -> list[tuple[Statement, Stretch]]:
    """A statement for each turn, and its words."""
    found = []
    for turn in turns(page):
        words = words_in(page, turn.said)
        if words is None:
            continue
        actor = speakers.named_in(turn.name)
        asks = page.text[: turn.said.end].endswith("?")
        statement = Statement(
            id=content_id(page.article.id, "turn", turn.said),
            spans=(turn.said,),
            chain=(*whole.chain, _voice(page.text, turn.name, actor.id if actor else None)),
            manner="block",
            act="ask" if asks else "say",
            certainty="unknown" if asks else "certain",
            parent=whole.id,
            why=Why(rule=TURN, score=0.9),
        )
        found.append((statement, words))
    return found


def _voice(text: str, name: Span, actor: str | None) -> Voice:
    label = name.of(text)
    return Voice(kind="unnamed" if len(label) == 1 else "person", label=label, actor=actor, span=name)
