"""Whose a person is: the titles and appositions beside the name, what follows it, then the table of leaders."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.grounding.bodies import leader, leader_by_surname, misspelt_leader
from onrecord.grounding.identities import Identity, identity, is_outsider
from onrecord.grounding.mention_words import MentionWords
from onrecord.record import Mention, Why

OF = frozenset({"of", "from"})
HEADS_OF_STATE = frozenset("president premier king queen chancellor emir sultan pope".split())


def person_identity(text: str, words: MentionWords, mentions: Sequence[Mention]) -> Identity:
    """Country and sectors of a person from all that the page says beside the names.

    The country of the first role noun phrase that tells one; the sectors of the first that tells any, a present office
    before a former one.
    """
    roles = [(m, identity(m.span.of(text))) for m in mentions if m.kind == "nominal"]
    names = [m for m in mentions if m.kind == "person"]
    sectors = _sectors([read for _, read in roles])
    for _, read in roles:
        if read.country or "IGO" in read.sectors or "NGO" in read.sectors:
            return Identity(read.country, sectors, Why(rule=f"role: {read.why.rule}", score=read.why.score))
    for mention in [*(m for m, _ in roles if not is_outsider(m.span.of(text))), *names]:
        after = words.place_after(mention, OF if mention.kind == "person" else OF | {"in"})
        origin = identity(after.of(text)) if after else None
        if origin and origin.country:
            return Identity(origin.country, sectors, Why(rule="of a country", score=0.85))
    return _from_table(text, names, roles, sectors)


def _sectors(read: Sequence[Identity]) -> tuple[str, ...]:
    told = [found.sectors for found in read if found.sectors]
    present = [sectors for sectors in told if sectors != ("ELI",)]
    return (present or told or [()])[0]


def _from_table(
    text: str, names: Sequence[Mention], roles: Sequence[tuple[Mention, Identity]], sectors: tuple[str, ...]
) -> Identity:
    """What the table of leaders tells: of a full name, or of a surname that bears a head of state's title."""
    for mention in names:
        nation = leader(mention.span.of(text))
        if nation is not None:
            known = (sectors or ("GOV",)) if nation else ("IGO",)
            return Identity(nation or None, known, Why(rule="table of leaders", score=0.8))
    titled = any(HEADS_OF_STATE & set(m.span.of(text).casefold().split()) for m, _ in roles)
    titled = titled or any("prime minister" in m.span.of(text).casefold() for m, _ in roles)
    if titled and names:
        nation = leader_by_surname(names[0].span.of(text).split()[-1])
        if nation:
            return Identity(nation, sectors or ("GOV",), Why(rule="table of leaders, by title and surname", score=0.7))
        nation = next(filter(None, (misspelt_leader(name.span.of(text)) for name in names)), None)
        if nation:
            return Identity(nation, sectors or ("GOV",), Why(rule="table of leaders, misspelt", score=0.6))
    return Identity(None, sectors, Why(rule="role noun" if sectors else "nothing told", score=0.8 if sectors else 0.0))
