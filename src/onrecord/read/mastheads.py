"""The outlet of a capture: its copyright line, the tail of its title line, its masthead, the host of its address."""

from __future__ import annotations

import re

from onrecord.read import names, roles, titles
from onrecord.read.lines import Line, chrome_words
from onrecord.read.passages import outlet_words
from onrecord.record import BlockKind

COPYRIGHT = re.compile(
    r"(?:©|\(c\)|\bcopyright\b)\s*(?:©\s*)?(?:copyright\s*)?(?:(?:19|20)\d\d(?:\s*[-–—]\s*(?:(?:19|20)\d\d|present))?,?\s*)?(?:by\s+)?(?P<name>[^|.,;©•·\n]{2,60}?)"
    r"(?:\s*(?:19|20)\d\d.*)?(?:\s*(?:[|.,;•·]|all rights|inc\b|llc\b|ltd\b|limited\b|gmbh\b|corp\b).*)?$",
    re.I,
)


def outlet(found: list[Line], headline: int, kinds: list[BlockKind], host: str | None) -> str | None:
    """The name of the outlet, as the page writes it; None where the page does not tell."""
    masthead = _masthead(found, headline, kinds)
    title_tail = _title_tail(found, headline)
    owner = _owner(found)
    for name in (title_tail, masthead, owner, host):
        if name:
            return name
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


def _masthead(found: list[Line], headline: int, kinds: list[BlockKind]) -> str | None:
    """A line ahead of the headline that carries a news outlet's word, its motto left out."""
    for at in range(min(headline, len(found)) - 1, -1, -1):
        line = found[at]
        if kinds[at] != "navigation" or line.words > 9 or line.bullet or roles.is_byline(line):
            continue
        parts = [part.strip() for part in titles.SEPARATOR.split(line.text) if part.strip()]
        tokens = re.findall(r"\w+", line.text.lower())
        if not parts or not parts[0][0].isupper() or len(parts[0].split()) > 5:
            continue
        named = bool(outlet_words() & set(tokens)) and len(tokens) >= 2
        if named and not (len(parts) == 1 and chrome_words().search(line.text)):
            return parts[0]
    return None


def _owner(found: list[Line]) -> str | None:
    for line in reversed(found):
        match = COPYRIGHT.search(line.text) if line.words <= 60 else None
        if match:
            name = match["name"].strip(" -–—")
            if (
                name
                and not names.is_role(name)
                and re.search(r"[^\W\d_]{2}", name)
                and not re.match(r"(?:all rights|reserved|the content|and|of)\b", name, re.I)
            ):
                return name
    return None
