"""What a dictionary of one's own says of an actor: it comes before our tables, and `why` says whose word it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from onrecord.grounding.dictionaries import Dictionary
from onrecord.grounding.identities import Identity, read_phrase
from onrecord.record import Mention, Why

BY_NAME, BY_NOUN = "dictionary of one's own", "noun in a dictionary of one's own"


def told_by(
    dictionary: Dictionary, text: str, mentions: Sequence[Mention], found: Identity, day: date | None
) -> Identity:
    """The identity by the dictionary: of a name whole; of a role noun the sector, the country staying as found."""
    for name in _names(text, mentions):
        if entry := dictionary.name(name, day):
            why = Why(rule=BY_NAME, score=0.95, detail=f"{entry.code} in {dictionary.source}")
            return Identity(entry.means.country, entry.means.sectors, why)
    for mention in mentions:
        if mention.kind != "nominal":
            continue
        reading = read_phrase(mention.span.of(text))
        if entry := dictionary.agent(reading.words[: reading.end], day):
            ours = f"; country by our {found.why.rule}" if found.country and not entry.means.country else ""
            why = Why(rule=BY_NOUN, score=0.9, detail=f"{entry.code} in {dictionary.source}{ours}")
            return Identity(entry.means.country or found.country, entry.means.sectors, why)
    return found


def _names(text: str, mentions: Iterable[Mention]) -> list[str]:
    """The names among the mentions, the longest first."""
    named = {mention.span.of(text) for mention in mentions if mention.kind not in {"nominal", "pronoun"}}
    return sorted(named, key=lambda name: (-len(name), name))
