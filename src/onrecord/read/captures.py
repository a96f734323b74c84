"""A plain capture told apart: its text stays as it is, each line gets a role, and the page's head is read from them."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field

from onrecord.read import capture_heads, headlines, instants, line_model, mastheads, names, roles
from onrecord.read.instants import Instant
from onrecord.read.lines import SENTENCE_END, Line, chrome_words, lines, unwrapped
from onrecord.read.outlet_names import host
from onrecord.record import Author, Block, BlockKind

THETA, CUT = -1.0, 0.3
"""A line belongs to the body segment above these log-odds, and stays in it above this probability."""

DOUBT, LONG_DOUBT = 0.15, 0.08
SHORT_TAIL = 0.25
LOOK_BACK = 3
PROSE = 20
NAME = re.compile(r"\b[A-Z][a-zß-ÿ]{3,}\b")


@dataclass(slots=True, kw_only=True)
class Told:
    """A capture told apart: the role of each line, and what the lines say of the page."""

    lines: list[Line]
    kinds: list[BlockKind] = field(default_factory=list)
    headline: int | None = None
    title: str | None = None
    outlet: str | None = None
    authors: tuple[Author, ...] = ()
    published: Instant | None = None
    updated: Instant | None = None
    credits: tuple[str, ...] = ()

    def blocks(self) -> list[Block]:
        """A block a line, in order."""
        return [Block(kind=kind, span=line.span) for kind, line in zip(self.kinds, self.lines, strict=True)]

    def gaps(self) -> list[int]:
        """The blank lines before each block."""
        return [line.gap for line in self.lines]


def tell_apart(text: str, *, title: str | None = None, url: str | None = None) -> Told:
    """The roles of a capture's lines; `title` helps to find the headline where it is known."""
    found = unwrapped(text, lines(text))
    scores = line_model.probabilities(found)
    body = body_lines(found, scores)
    first = min(body, default=len(found))
    told = Told(lines=found)
    while len(body) > 1 and headlines.SLUG.search(found[first].text):
        body.discard(first)
        first = min(body)
    told.headline = headlines.find(found, first, body, title)
    if body == {told.headline}:
        # One sentence is all there is: it is the text, and at most a line before it is its title.
        told.headline = first - 1 if first and found[first - 1].words >= 3 else None
    if told.headline in body:
        body.discard(told.headline)
        first = min(body, default=len(found))
    told.title = headlines.text_of(found[told.headline].text, found) if told.headline is not None else None
    told.kinds = _kinds(found, body, told.headline, first)
    head = capture_heads.read(found, told.kinds, told.headline, body)
    told.authors, told.published, told.updated = head.authors, head.published, head.updated
    for at in head.bylines:
        told.kinds[at] = "byline"
    told.outlet = mastheads.outlet(found, told.headline if told.headline is not None else first, told.kinds, host(url))
    told.credits = tuple(
        dict.fromkeys(line.text for line, kind in zip(found, told.kinds, strict=True) if kind == "credit")
    )
    return told


def body_lines(found: list[Line], scores: list[float]) -> set[int]:
    """The lines of the stretch with the greatest sum of log-odds times words, without the unlikely ones in it."""
    first, end = _stretch(found, scores)
    end = _article_end(found, scores, first, end)
    body = {at for at in range(first, end) if scores[at] > CUT and roles.around(found[at]) not in ("contact", "credit")}
    body |= {at for at in range(first + 1, end - 1) if _is_between(found, body, at)}
    at = max(body, default=len(found)) + 1
    while at < len(found) and (_runs_on(found, scores, at) or _names_again(found, at)):
        body.add(at)
        at += 1
    return body or {at for at, line in enumerate(found) if _is_sentence(line)}


def _is_sentence(line: Line) -> bool:
    """A plain sentence: all the body that a note of a line or two has, too little for the weights to go by."""
    return (
        line.words >= 5
        and SENTENCE_END.search(line.text) is not None
        and not roles.around(line)
        and not chrome_words().search(line.text)
    )


def _stretch(found: list[Line], scores: list[float]) -> tuple[int, int]:
    best, best_sum, start, total = (0, 0), 0.0, 0, 0.0
    for at, (line, score) in enumerate(zip(found, scores, strict=True)):
        gain = max(1, line.words) * (math.log(score / (1 - score)) - THETA)
        if total <= 0:
            start, total = at, 0.0
        total += max(-40.0, min(200.0, gain))
        if total > best_sum:
            best, best_sum = (start, at + 1), total
    return best


def _is_between(found: list[Line], body: set[int], at: int) -> bool:
    """A heading that the weights miss: a short line between two paragraphs, no link and no button."""
    line = found[at]
    return (
        at not in body
        and {at - 1, at + 1} <= body
        and 2 <= line.words <= 10
        and line.repeats == 1
        and roles.is_heading(line)
        and not roles.around(line)
        and not chrome_words().search(line.text)
    )


def _runs_on(found: list[Line], scores: list[float], at: int) -> bool:
    """A paragraph right behind the body, set like it, that the weights only doubt."""
    line, before = found[at], found[at - 1]
    return (
        scores[at] > (DOUBT if line.words < PROSE else LONG_DOUBT)
        and line.words >= 10
        and not line.bullet
        and before.words >= 10
        and line.gap <= before.gap
        and SENTENCE_END.search(line.text) is not None
        and not roles.around(line)
        and not _is_button(line)
    )


def _is_button(line: Line) -> bool:
    """Words of buttons and link lists, in a line as short as theirs: a "previous arrest" stands in longer ones."""
    return line.words < PROSE and chrome_words().search(line.text) is not None


def _names_again(found: list[Line], at: int) -> bool:
    """A sentence set like the two before it that tells more of one whom they name; a day in it looks like a link."""
    line, before = found[at], found[max(0, at - LOOK_BACK) : at]
    if line.words < 8 or line.bullet or line.repeats > 1 or not SENTENCE_END.search(line.text):
        return False
    if any(other.gap != line.gap or not SENTENCE_END.search(other.text) for other in before[-2:]):
        return False
    if roles.around(line) or _is_button(line):
        return False
    told = {name for other in before for name in NAME.findall(other.text)}
    return not told.isdisjoint(NAME.findall(line.text))


def _article_end(found: list[Line], scores: list[float], first: int, end: int) -> int:
    """The writer's address closes an article, unless a good part of the body still follows."""
    mass = [score * line.words for line, score in zip(found, scores, strict=True)]
    for at in range(first + 1, end):
        if roles.around(found[at]) == "contact" and sum(mass[at + 1 : end]) < SHORT_TAIL * sum(mass[first:at]):
            return at
    return end


def _kinds(found: list[Line], body: set[int], headline: int | None, first: int) -> list[BlockKind]:
    last = max(body, default=-1)
    kinds: list[BlockKind] = []
    for at, line in enumerate(found):
        if at == headline:
            kinds.append("headline")
        elif at in body:
            kinds.append(_body_kind(line))
        elif at < first:
            kinds.append(
                _head_kind(found, at, headline, first)
                if headline is not None and headline < at
                else roles.before_body(line)
            )
        elif at < last:
            kinds.append(roles.around(line) or "navigation")
        else:
            kinds.append(roles.after_body(line))
    return kinds


def _body_kind(line: Line) -> BlockKind:
    told = roles.around(line)
    if told in ("correction", "caption"):
        return told
    if line.bullet:
        return "list"
    return "heading" if roles.is_heading(line) else "paragraph"


def _head_kind(found: list[Line], at: int, headline: int | None, first: int) -> BlockKind:
    """The role of a line between the headline and the body."""
    line = found[at]
    told = roles.around(line)
    if told:
        return told
    if line.repeats > 1 and line.words <= 12 and first - at <= 3 and not roles.is_byline(line):
        return "credit" if line.words <= 6 else "caption"
    if line.words <= 16 and next(instants.find(line.text), None):
        return "byline" if roles.LEAD_IN.match(line.text) else "dateline"
    if roles.is_byline(line) or names.is_role(line.text):
        return "byline"
    if line.words >= 8 and not line.bullet and headline is not None and at - headline <= 3:
        return "standfirst"
    return "navigation"
