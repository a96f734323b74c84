"""Bodies that a page tells of by common words alone, by the name that the story knows them by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from onrecord.brief.voices import Voices
from onrecord.record import Source

_COMMON = re.compile(r"(?:(?:the|its|their)\s+)?[a-z][a-z-]+(?:\s+[a-z-]+){0,3}")
_OF_A_TOWN = frozenset("police court council school hospital prosecutor prosecutors mayor brigade firefighters".split())
_WHOSE = re.compile(r"(?:the|its|their)\s+")


def bodies_named(sources: Iterable[Source], known: Mapping[str, Voices]) -> dict[str, dict[str, str]]:
    """For each page the names of bodies by the common words that it has for them: "the office" is the one office
    that the round-up has found behind those words, of whose name they are the end.

    Words that stand for two bodies on one page name neither, and those of which each town has one ("police") none.
    """
    found: dict[str, dict[str, set[str]]] = {}
    for source in sources:
        name = " ".join(source.label.split())
        if not any(word[:1].isupper() for word in name.split()[:-1]):
            continue
        for cite in source.cites:
            own = known.get(cite.page)
            chain = own.chains.get(cite.item, ()) if own else ()
            words = without_article(chain[-1]) if len(chain) > 1 else ""
            if words and name.lower().endswith(f" {words}") and words not in _OF_A_TOWN:
                found.setdefault(cite.page, {}).setdefault(words, set()).add(name)
    return {
        page: {words: min(names) for words, names in told.items() if len(names) == 1} for page, told in found.items()
    }


def without_article(name: str) -> str:
    """A name of common words in lower case without "the" or "its"; "" where it is no such name."""
    words = " ".join(name.split())
    lower = f"{words[:1].lower()}{words[1:]}"
    return _WHOSE.sub("", lower, count=1) if _COMMON.fullmatch(lower) else ""
