"""The headline among the lines of a capture: near the body, in its words, and not the shape of a link."""

from __future__ import annotations

import re

from onrecord.read import instants, roles, titles
from onrecord.read.lines import SENTENCE_END, Line, chrome_words
from onrecord.read.names import squeezed

REACH = 40
SLUG = re.compile(
    r"^(?:slug|embargo|keywords?|advisory)\s*:|^[A-Z]{2,}\d{2,}\b|(?<!\S)[A-Z]{3,}(?:-[A-Z]+)*/[A-Z][A-Za-z]+\b",
    re.MULTILINE,
)
"""Lines by which agencies sort their reports."""
ENOUGH, SECOND = 1.0, 0.6
"""The least that makes a headline; how much better a line may be and still be the standfirst under one."""


def find(found: list[Line], first: int, body: set[int], known: str | None) -> int | None:
    """The index of the headline: the line that is the known title, else the best-looking one before the body.

    None where no line looks like one.
    """
    if known:
        same = [at for at, line in enumerate(found[: first + 1]) if squeezed(line.text) == squeezed(known)]
        if same:
            return same[-1]
    story = _vocabulary(found[at].text for at in body)
    points = {at: _score(found, at, first, story) for at in range(max(0, first - REACH), min(first + 1, len(found)))}
    best = max(points, key=lambda at: (points[at], at), default=-1)
    while best - 1 in points and points[best - 1] >= max(ENOUGH, points[best] - SECOND) and best - 1 < first:
        best -= 1
    return best if points.get(best, 0.0) > ENOUGH else None


def text_of(headline: str, found: list[Line]) -> str:
    """The headline without a site's name at its end, where another line has it so."""
    shorter = titles.clean(headline, [])
    return shorter if any(line.text == shorter for line in found) else headline


def _vocabulary(texts: object) -> set[str]:
    words: set[str] = set()
    for text in texts if hasattr(texts, "__iter__") else ():
        words.update(_content(str(text)))
    return words


def _content(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]{4,}|[\u3040-\u9fff\uac00-\ud7af]{2}", text.lower()))


def _score(found: list[Line], at: int, first: int, story: set[str]) -> float:
    """Points for words of the story, length, place and repetition in a title line; against links, dates and bylines."""
    line = found[at]
    own = _content(line.text)
    if not 2 <= line.words <= 40 or not own or roles.is_byline(line) or roles.around(line):
        return 0.0
    points = 2.5 * len(own & story) / max(3, len(own))
    points += 0.8 if 4 <= line.words <= 20 else 0.0
    points -= 2.5 if line.bullet or SLUG.search(line.text) or _is_banner(line) else 0.0
    points -= 1.2 if SENTENCE_END.search(line.text) and not line.text.endswith(("?", "!")) else 0.0
    points -= 1.2 if line.words < 12 and chrome_words().search(line.text) else 0.0
    points -= 1.5 if line.words < 12 and next(instants.find(line.text), None) else 0.0
    points -= 0.06 * (first - at)
    points -= 0.5 if line.text.endswith((":", "...", "…")) else 0.0
    points -= 0.6 if line.words > 24 else 0.0
    points -= 1.0 if at == first and line.words > 14 else 0.0
    points += 0.7 if _heads(found, at, first) else 0.0
    points += 0.9 if _is_titled(line.text, found) else 0.0
    return points


def _is_banner(line: Line) -> bool:
    """Capitals set in two columns: an agency's name and its service."""
    return line.text.isupper() and re.search(r"\S\s{2,}\S", line.text) is not None


def _is_titled(text: str, found: list[Line]) -> bool:
    """Another line repeats the words with a site's name behind them."""
    return any(
        other.text.startswith(text) and titles.SEPARATOR.match(other.text, len(text))
        for other in found
        if len(other.text) > len(text)
    )


def _heads(found: list[Line], at: int, first: int) -> bool:
    """A byline or a date stands within the next three lines, still ahead of the body."""
    below = found[at + 1 : min(at + 4, first)]
    return any(roles.is_byline(line) or (line.words < 16 and next(instants.find(line.text), None)) for line in below)
