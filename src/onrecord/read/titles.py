"""A title without the name of its site."""

from __future__ import annotations

import re

from onrecord.read.names import squeezed

SEPARATOR = re.compile(r"\s+[|–—·•»«:-]+\s+|\s*[|｜]\s*|\s+::\s+|--(?=\S)")


def clean(title: str, site_names: list[str]) -> str:
    """The title, white space collapsed, without a known site name at its end or start.

    A tail behind "|" that is no known name goes, too, where the rest still has three words.
    """
    text = " ".join(title.split())
    names = {squeezed(name) for name in site_names if len(squeezed(name)) >= 2}
    while True:
        shorter = _shorter(text, names)
        if shorter == text:
            return text
        text = shorter


def _shorter(text: str, names: set[str]) -> str:
    marks = list(SEPARATOR.finditer(text))
    if not marks:
        return text
    tail, rest = text[marks[-1].end() :], text[: marks[-1].start()].rstrip()
    if is_site(tail, names) or ("|" in marks[-1].group() and len(rest.split()) >= 3 and len(tail.split()) <= 4):
        return rest or text
    head, rest = text[: marks[0].start()], text[marks[0].end() :].lstrip()
    return rest if is_site(head, names) and len(rest.split()) >= 3 else text


def is_site(words: str, names: set[str]) -> bool:
    """Whether the words are one of the (squeezed) names, or nearly: "BBC News" for "bbc"."""
    key = squeezed(words)
    return len(key) >= 2 and (
        key in names
        or any(len(name) >= 4 and (name in key or key in name) and len(key) <= 2 * len(name) + 4 for name in names)
    )
