"""Through whom words reach the page: chains of voices by the fullest names that the page has."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.brief.wording import NO_OUTLET, NOT_NAMED
from onrecord.record import Actor, Reading, Statement, Voice

_PRONOUNS = frozenset(
    "he she it they we i you him her them us who one this that these those both some what which".split()
)
_OF_PEOPLE = frozenset({"he", "she", "him", "her"})
_NOBODY = frozenset("nobody no none most some many all those these everyone everybody anyone".split())
"""First words of voices that are no one's name."""
_OWNED = re.compile(r"(?<=s)[’']$")
"""Of a voice that owns its words ("the Orms’"); "’s" may be of the name itself."""
_COUNTS_OF = re.compile(
    r"(?:the\s+|its\s+)?(?:\w+\s+)?(?:figures?|counts?|numbers|data|tally|estimates?)\s+(?:of|by|from)\s+(?:the\s+)?(?=[A-Z])"
)
_ABOUT = re.compile(
    r"\b(?:for|of|to)\s+(?:the\s+)?(?:[A-Z][\w.]*\s+)?\Z|\b(?:against|about|near|behind|beside)\s+(?:[\w.’'-]+\s+){0,5}\Z"
)
"""What stands before the name of somebody to whom a description only refers."""
_EDGE = re.compile(r"\b")
_FEW = 3
"""Words of a phrase around a pronoun that says no more than it."""
_NAMED_KINDS = frozenset({"person", "office", "organisation", "country", "outlet"})


@dataclass(frozen=True, slots=True)
class Voices:
    """The chain of names behind each statement, event, figure, position and procedure of a page, by their ids."""

    chains: Mapping[str, tuple[str, ...]]
    statements: Mapping[str, Statement]
    outlet: str


def voices(reading: Reading) -> Voices:
    """The voices of a reading's statements and findings; each chain begins with the outlet."""
    actors = {actor.id: actor for actor in reading.actors}
    statements = {statement.id: statement for statement in reading.statements}
    items = {key: key for key in statements}
    for found in (reading.events, reading.figures, reading.positions, reading.procedures):
        items |= {one.id: one.statement for one in found}
    chains = {key: chain(one, actors) for key, one in statements.items()}
    outlet = (reading.article.outlet if reading.article else None) or NO_OUTLET
    by_item = {item: chains.get(key, (outlet,)) for item, key in items.items()}
    return Voices(by_item, {item: statements[key] for item, key in items.items() if key in statements}, outlet)


def chain(statement: Statement, actors: Mapping[str, Actor]) -> tuple[str, ...]:
    """The names from the outlet to the origin, neighbours that are the same told once, by the fuller name."""
    found: list[str] = []
    for at, voice in enumerate(statement.chain):
        name = named(voice, actors, outlet=at == 0)
        of_itself = voice.kind in ("outlet", "organisation") or name.startswith("The ")
        if at == 1 and of_itself and _is_itself(name, found[0]):
            continue
        if at > 1 and _is_shorter(found[-1], name):
            found[-1] = name
        elif not found or not (found[-1] == name or (at > 1 and _is_shorter(name, found[-1]))):
            found.append(name)
    return tuple(found)


def _is_itself(name: str, outlet: str) -> bool:
    """Whether an outlet speaks of itself by the last word of its name: "The Gazette adds"."""
    return outlet.lower().endswith(" " + name.lower().removeprefix("the "))


def _is_shorter(name: str, full: str) -> bool:
    """Whether a name is the end of a fuller one of the same person: "Orm" of "Ada Orm"."""
    return name[:1].isupper() and full.endswith(f" {name}")


def named(voice: Voice, actors: Mapping[str, Actor], *, outlet: bool = False) -> str:
    """A voice by its actor's name where the page resolves it, else as the page has it, without a clause behind it.

    A pronoun of nobody that the page names ("they", "she" for "his aunt") names nobody.
    """
    if voice.label == "unnamed":
        return NO_OUTLET if outlet else NOT_NAMED
    label = " ".join(voice.label.split())
    actor = actors.get(voice.actor or "")
    if is_pronoun(label):
        return " ".join(actor.label.split()) if actor and stands_for(label, actor) else NOT_NAMED
    if is_nobody(label):
        return NOT_NAMED
    short = actor and len(actor.label) < len(label) and actor.label[:1].isupper()
    if actor and short and not is_about(label, actor.label) and not _begins_a_name(label, actor.label):
        return " ".join(actor.label.split())
    label = _COUNTS_OF.sub("", label)
    return _OWNED.sub("", label.split(", who ")[0].split(", which ")[0].split(" as ")[0])


def _begins_a_name(label: str, name: str) -> bool:
    """Whether a name goes on behind a shorter one: "Tarn Today" is no Tarn."""
    after = label.removeprefix(name)
    return after != label and re.match(r"\s+[A-Z]", after) is not None


def is_about(label: str, name: str) -> bool:
    """Whether a description only refers to somebody: "the lawyer for Ada Orm" is not Ada Orm."""
    first = next(iter(name.split()), "")
    at = label.find(first) if first else -1
    while at >= 0:
        if _EDGE.match(label, at + len(first)) and _ABOUT.search(label, 0, at):
            return True
        at = label.find(first, at + 1)
    return False


def stands_for(pronoun: str, actor: Actor) -> bool:
    """Whether a pronoun can stand for an actor: one that the page names, "he" and "she" for a person by a full name.

    A name of one word may be a place that was taken for a person.
    """
    person = (actor.kind == "person" and " " in actor.label.strip()) or pronoun.lower() not in _OF_PEOPLE
    return person and actor.label[:1].isupper() and not is_pronoun(actor.label)


def is_pronoun(label: str) -> bool:
    """Whether a label is a word that stands for a name ("he")."""
    return label.lower() in _PRONOUNS


def is_nobody(label: str) -> bool:
    """Whether a label stands for no one in particular: "nobody", "most of us", "we both", "one of them"."""
    words = label.lower().split()
    if not words or is_pronoun(label):
        return not words
    return words[0] in _NOBODY or (len(words) <= _FEW and bool({words[0], words[-1]} & (_PRONOUNS - {"that"})))


def is_named(voice: Voice) -> bool:
    """Whether the page says who it is, rather than describing somebody ("two people in the room")."""
    return (
        voice.kind in _NAMED_KINDS
        and voice.label != "unnamed"
        and not is_pronoun(voice.label)
        and not is_nobody(voice.label)
    )
