"""What every format takes from a reading: who is in an event under which names, its day, its place, who says it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product

from onrecord.findings.plover import coded_type
from onrecord.record import Actor, Event, Reading, Role, Statement, Voice
from onrecord.stories.days_told import own_day


@dataclass(frozen=True)
class Party:
    """Somebody in an event: the page's own words, the full name, ISO 3166 alpha-3 country, PLOVER sectors."""

    label: str
    name: str
    country: str
    sectors: tuple[str, ...]


NOBODY = Party("", "", "", ())


@dataclass(frozen=True)
class Parts:
    """One reading, asked for the parts of its events."""

    reading: Reading

    def parties(self, event: Event, role: str) -> list[Party]:
        """Those with this role, in text order, each once."""
        found = [self._party(r) for r in event.roles if r.role == role]
        return list(dict.fromkeys(found))

    def pairs(self, event: Event) -> Iterator[tuple[Party, Party]]:
        """Each actor with each recipient; a side that is not told is `NOBODY`."""
        yield from product(self.parties(event, "actor") or [NOBODY], self.parties(event, "recipient") or [NOBODY])

    def _party(self, role: Role) -> Party:
        actor = self._actors.get(role.actor or "")
        name = actor.label if actor else role.label
        return Party(role.label, name, role.country or (actor.country if actor else None) or "", role.sectors)

    @property
    def _actors(self) -> dict[str, Actor]:
        return {actor.id: actor for actor in self.reading.actors}

    def said_by(self, event: Event) -> str:
        """The chain of voices, outermost first, joined by " > "."""
        statement = next((s for s in self.reading.statements if s.id == event.statement), None)
        return " > ".join(self._voice(voice) for voice in statement.chain) if statement else ""

    def _voice(self, voice: Voice) -> str:
        actor = self._actors.get(voice.actor or "")
        return actor.label if actor else voice.label

    def statement(self, event: Event) -> Statement | None:
        """The statement that the event stands in."""
        return next((s for s in self.reading.statements if s.id == event.statement), None)

    @property
    def source(self) -> str:
        """Where the page is found: the URL it came from, else the one it gives itself, else its file, else its id."""
        article = self.reading.article
        url = (article.url or article.canonical_url) if article else None
        return url or (self.reading.origin.file if self.reading.origin else None) or self.reading.id

    @property
    def published(self) -> str:
        """When the page was published, ISO 8601: an instant with its offset or a day, as the page tells it."""
        at = self.reading.article.published if self.reading.article else None
        return at.isoformat() if at else ""

    @property
    def outlet(self) -> str:
        """The outlet, as far as it is known."""
        return (self.reading.article.outlet if self.reading.article else None) or ""

    def block(self, event: Event) -> str:
        """The number of the block that tells the event, from 1."""
        blocks = self.reading.article.blocks if self.reading.article else ()
        return next((str(n) for n, block in enumerate(blocks, 1) if block.span.covers(event.trigger)), "")

    def text(self, event: Event) -> str:
        """The words of the trigger."""
        return event.trigger.of(self.reading.article.text) if self.reading.article else ""


def filed_day(event: Event) -> date | None:
    """The day for formats that file a plan as an intent: of what is still to come, the day is not the intent's."""
    return own_day(event) if coded_type(event) == event.type else None


def clean(cell: object) -> str:
    """A cell of a table: white space is one blank, None is empty."""
    return " ".join(str(cell).split()) if cell is not None else ""
