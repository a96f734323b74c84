"""Words that mark a name as a news outlet's, the name without its motto, and the host that stands for none."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit


@cache
def outlet_words() -> frozenset[str]:
    """Small letters, one word each."""
    text = files("onrecord.read").joinpath("data", "outlet_words.tsv").read_text(encoding="utf-8")
    return frozenset(line.strip() for line in text.splitlines() if line and not line.startswith("#"))


def host(url: str | None) -> str | None:
    """The host of an address without "www."; None where there is no address, or none that can be read."""
    try:
        name = urlsplit(url).hostname if url else None
    except ValueError:
        return None
    return name.removeprefix("www.") if name else None


_BETWEEN = re.compile(r"\s*[|｜»«·•]\s*|\s+[-–—:]+(?:\s+|$)|:\s+")
"""What stands between an outlet's name and its motto."""
_LONGEST_NAME, _LEAST_MOTTO = 4, 5
"""Words of a name at most, and of a motto at least, where the address does not tell which is which."""


def without_motto(name: str, host: str | None) -> str:
    """An outlet's name without the motto before or behind it; as it is where neither is surely the motto.

    The name is the part that the host spells ("9News" of 9news.com.au), or the only short one beside sentences.

    >>> without_motto("Breaking news from the whole harbour - Quay Post", None)
    'Quay Post'
    """
    parts = [part for part in map(str.strip, _BETWEEN.split(name)) if _letters(part)]
    if not parts:
        return name
    if len(parts) == 1:
        return parts[0]
    # The last labels are the site's own: "berth" of news.berth.example, not "news".
    for label in reversed([_letters(label) for label in (host or "").split(".")[:-1]]):
        spelt = [part for part in parts if label and label in (_letters(part), _letters(part).removeprefix("the"))]
        if spelt:
            return spelt[0]
    short = [part for part in parts if len(part.split()) <= _LONGEST_NAME and not part.endswith((".", "!", "?"))]
    others = [part for part in parts if part not in short]
    if len(short) == 1 and all(len(part.split()) >= _LEAST_MOTTO for part in others):
        return short[0]
    return name


def _letters(words: str) -> str:
    return "".join(letter for letter in words.lower() if letter.isalnum())
