"""The outlet of a capture: its copyright line, the tail of its title line, its masthead, the host of its address."""

from __future__ import annotations

import re

from onrecord.read import names, titles
from onrecord.read.lines import Line, chrome_words
from onrecord.read.outlet_names import outlet_words
from onrecord.record import BlockKind

COPYRIGHT = re.compile(
    r"(?:©|\(c\)|\bcopyright\b)\s*(?:©\s*)?(?:copyright\s*)?(?:(?:19|20)\d\d(?:\s*[-–—]\s*(?:(?:19|20)\d\d|present))?,?\s*)?(?:by\s+)?(?P<name>[^|.,;©•·\n]{2,60}?)"
    r"(?:\s*(?:19|20)\d\d.*)?(?:\s*(?:[|.,;•·]|all rights|inc\b|llc\b|ltd\b|limited\b|gmbh\b|corp\b).*)?$",
    re.I,
)

_EDITION = re.compile(
    r"(?P<name>[A-Z][\w’'.&-]*(?:\s+(?:[A-Z][\w’'.&-]*|of|and|the)){1,5})\s*(?:--+|[—–|·,:-]\s)\s*(?:[\w.]+\s+){0,4}[Ee]dition\b.{0,30}"
)
_TOP = 3
"""Lines from the top in which a capture names its edition."""


def outlet(found: list[Line], headline: int, kinds: list[BlockKind], host: str | None) -> str | None:
    """The name of the outlet, as the page writes it; None where the page does not tell."""
    owner = owner_named(found)
    told = _title_tail(found, headline) or _masthead(found, headline, kinds, owner or host or "")
    return told or _edition(found[: headline + 1]) or owner or host


def _edition(top: list[Line]) -> str | None:
    """The outlet of a line that tells which edition of it this is, even where that was taken for the headline."""
    for line in top[:_TOP]:
        match = _EDITION.fullmatch(line.text.strip())
        if match and outlet_words() & {word.lower() for word in match["name"].split()}:
            return match["name"].strip()
    return None


def _title_tail(found: list[Line], headline: int) -> str | None:
    """The site's name behind the headline's words on another line."""
    if headline >= len(found):
        return None
    words = found[headline].text
    for line in found:
        if len(line.text) > len(words) and line.text.startswith(words):
            mark = titles.SEPARATOR.match(line.text, len(words))
            tail = line.text[mark.end() :].strip() if mark else ""
            if 0 < len(tail.split()) <= 6:
                return titles.SEPARATOR.split(tail)[-1].strip() or None
    return None


def _masthead(found: list[Line], headline: int, kinds: list[BlockKind], owner: str) -> str | None:
    """The line ahead of the headline that looks most like an outlet's name, its motto left out."""
    ahead = [line for line, kind in zip(found[:headline], kinds, strict=False) if kind == "navigation"]
    scored = [(_likeness(line, owner), -at, line) for at, line in enumerate(ahead)]
    best = max(scored, default=None, key=lambda entry: entry[:2])
    return _parts(best[2])[0] if best and best[0] >= 1 else None


def _parts(line: Line) -> list[str]:
    path = re.split(r"\s+[>›»]\s+", line.text)[0]
    return [part.strip() for part in titles.SEPARATOR.split(path) if part.strip()]


def _likeness(line: Line, owner: str) -> float:
    """Points for an outlet's word, capitals and the owner's name; none for link rows and for lines that are no name."""
    parts = _parts(line)
    if line.words > 9 or line.bullet or not 0 < len(parts) <= 2 or re.search(r"\S\s{2,}\S", line.text):
        return 0.0
    words = re.findall(r"[^\W\d_]+", parts[0])
    lower = {word.lower() for word in words}
    if not 1 <= len(words) <= 5 or any(word[0].islower() and len(word) > 3 for word in words):
        return 0.0
    points = 1.0 if outlet_words() & {word.lower() for word in re.findall(r"\w+", line.text)} else 0.0
    points -= 1.0 if lower <= outlet_words() and len(lower) < 2 else 0.0
    points -= 1.0 if len(parts) == 1 and chrome_words().search(line.text) else 0.0
    points += 2.0 if owner and names.squeezed(parts[0]) in names.squeezed(owner) and len(parts[0]) > 3 else 0.0
    return points


def owner_named(found: list[Line]) -> str | None:
    """Who holds the copyright, from the last line that tells."""
    for line in reversed(found):
        match = COPYRIGHT.search(line.text) if line.words <= 60 else None
        if match:
            name = match["name"].strip(" -–—")
            if (
                name
                and (name[0].isupper() or not name[0].isascii())
                and not names.is_role(name)
                and re.search(r"[^\W\d_]{2}", name)
                and not re.match(r"(?:all rights|reserved|the content|and|of)\b", name, re.I)
            ):
                return name
    return None
