"""Through whom words reach the page: chains of voices by the fullest names that the page has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.brief.wording import NO_OUTLET, NOT_NAMED
from onrecord.record import Reading, Statement, Voice

_PRONOUNS = frozenset("he she it they we i you him her them us who one this that".split())
_NOBODY = frozenset("nobody no none most some many all those these everyone everybody anyone".split())
"""First words of voices that are no one's name."""
_NAMED_KINDS = frozenset({"person", "office", "organisation", "country", "outlet"})


@dataclass(frozen=True, slots=True)
class Voices:
    """The chain of names behind each statement, event, figure, position and procedure of a page, by their ids."""

    chains: Mapping[str, tuple[str, ...]]
    statements: Mapping[str, Statement]
    outlet: str


def voices(reading: Reading) -> Voices:
    """The voices of a reading's statements and findings; each chain begins with the outlet."""
    names = {actor.id: actor.label for actor in reading.actors}
    statements = {statement.id: statement for statement in reading.statements}
    items = {key: key for key in statements}
    for found in (reading.events, reading.figures, reading.positions, reading.procedures):
        items |= {one.id: one.statement for one in found}
    chains = {key: chain(one, names) for key, one in statements.items()}
    outlet = (reading.article.outlet if reading.article else None) or NO_OUTLET
    by_item = {item: chains.get(key, (outlet,)) for item, key in items.items()}
    return Voices(by_item, {item: statements[key] for item, key in items.items() if key in statements}, outlet)


def chain(statement: Statement, names: Mapping[str, str]) -> tuple[str, ...]:
    """The names from the outlet to the origin, neighbours that are the same told once."""
    found: list[str] = []
    for at, voice in enumerate(statement.chain):
        name = named(voice, names, outlet=at == 0)
        if not found or found[-1] != name:
            found.append(name)
    return tuple(found)


def named(voice: Voice, names: Mapping[str, str], *, outlet: bool = False) -> str:
    """A voice by its actor's name where the page resolves it, else as the page has it, without a clause behind it."""
    if voice.label == "unnamed":
        return NO_OUTLET if outlet else NOT_NAMED
    label = " ".join(voice.label.split())
    full = names.get(voice.actor or "")
    if full and (is_pronoun(label) or len(full) < len(label)):
        return " ".join(full.split())
    return label.split(", who ")[0].split(", which ")[0]


def is_pronoun(label: str) -> bool:
    """Whether a label is a word that stands for a name ("he")."""
    return label.lower() in _PRONOUNS


def is_named(voice: Voice) -> bool:
    """Whether the page says who it is, rather than describing somebody ("two people in the room")."""
    first = voice.label.split()[0].lower() if voice.label.strip() else ""
    return (
        voice.kind in _NAMED_KINDS and voice.label != "unnamed" and not is_pronoun(voice.label) and first not in _NOBODY
    )
