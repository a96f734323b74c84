"""Which words tell an act, and who stands around them in which part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.findings.event_lexicon import Sense


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A word that tells an act, with the heads of those in it.

    `first`, `last`: the words of the trigger. `predicate`: the verb that carries time and status (the light verb of a
    noun, else the word itself). `takes`: nouns the verb's sense has used up ("fired a missile").
    """

    word: int
    first: int
    last: int
    predicate: int
    sense: Sense
    construction: str
    actors: tuple[int, ...] = ()
    recipients: tuple[int, ...] = ()
    thirds: tuple[int, ...] = ()
    instruments: tuple[int, ...] = ()
    takes: tuple[int, ...] = ()

    @property
    def participants(self) -> Iterator[int]:
        """The heads of all who take part."""
        yield from self.actors
        yield from self.recipients

    def joined(self, other: Trigger) -> Trigger:
        """This trigger with the participants that only `other`, a second telling of the act, names."""
        return replace(
            self,
            actors=self.actors or other.actors,
            recipients=self.recipients or tuple(r for r in other.recipients if r not in self.actors),
            instruments=self.instruments or other.instruments,
        )
