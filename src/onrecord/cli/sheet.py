"""A reading laid out for a person at a terminal, every line with the characters it came from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime

from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from onrecord.pipeline.stages import is_read
from onrecord.record import (
    Actor,
    Article,
    Event,
    Figure,
    Position,
    Procedure,
    Reading,
    Span,
    Statement,
    Voice,
    When,
    calendar_day,
)

ARROW = " → "
JOINED = re.compile(r"\band(?: the)? $")
LONGEST = 160
"""Characters of a statement that are shown; the JSON has them all."""
BETWEEN = 2
"""Characters between two columns."""


def print_reading(reading: Reading, console: Console) -> None:
    """Print the article's head, who says what, events, figures, positions and procedures."""
    if reading.article is None:
        return
    sheet = Sheet(reading, reading.article, console)
    sheet.head()
    if reading.statements[1:] or reading.events or reading.figures:
        sheet.statements()
        sheet.events()
        sheet.figures()
        sheet.positions()
        sheet.procedures()
    elif is_read(reading.article):
        console.print("nothing that is said or done was found on this page")
    else:
        told = reading.article.language
        language = "is not one that onrecord knows" if told == "und" else f"is {told}"
        console.print(f"its language {language}: only pages in English are read for who says what")
    console.print()


def day(value: date | datetime | None) -> str:
    """6 Dec 2012, or 6 Dec 2012 10:32 -08:00 where the instant is known."""
    if value is None:
        return ""
    plain = f"{value.day} {value:%b %Y}"
    if isinstance(value, datetime):
        return f"{plain} {value:%H:%M} {value.isoformat()[-6:] if value.tzinfo else ''}".rstrip()
    return plain


def amount(figure: Figure) -> str:
    """The figure as a phrase: "over 30,000", "10 to 15", "dozens" in the page's own words."""
    low, high = (None if value is None else f"{value:,.10g}" for value in (figure.low, figure.high))
    phrases = {"exact": f"{low}", "about": f"about {low}", "over": f"over {low}", "under": f"under {high}"}
    return phrases.get(figure.bound) or (f"{low} to {high}" if low and high else "no number given")


def _least(rows: Sequence[tuple[str, ...]], columns: tuple[str, ...], width: int) -> list[int | None]:
    """The width of each column's longest word, where all of them fit: only then need no word be broken."""
    least = [
        max(len(word) for cell in (column, *cells) for word in cell.split() or [""])
        for column, cells in zip(columns, zip(*rows, strict=True), strict=True)
    ]
    return [*least] if sum(least) + BETWEEN * len(least) <= width else [None] * len(least)


class Sheet:
    """One reading on one console."""

    def __init__(self, reading: Reading, article: Article, console: Console) -> None:
        self.reading, self.article, self.console = reading, article, console
        self.actors = {actor.id: actor for actor in reading.actors}
        self.by_id = {statement.id: statement for statement in reading.statements}

    def head(self) -> None:
        """Title; outlet, authors and date."""
        article = self.article
        writers = [author for author in article.authors if author.name != article.outlet]
        authors = ", ".join(f"{a.name} ({a.role})" if a.role else a.name for a in writers)
        facts = [article.outlet or "outlet unknown", authors, day(article.published)]
        self.console.print(Text(article.title or "(no title)", style="bold"))
        self.console.print(" · ".join(escape(fact) for fact in facts if fact), style="dim")

    def _section(self, title: str, rows: Sequence[tuple[str, ...]], columns: tuple[str, ...]) -> None:
        if not rows:
            return
        table = Table(title=title, title_justify="left", title_style="bold", box=None, padding=(0, BETWEEN, 0, 0))
        for column, least in zip(columns, _least(rows, columns, self.console.width), strict=True):
            table.add_column(column, style="dim" if column == "characters" else "", overflow="fold", min_width=least)
        for row in rows:
            table.add_row(*(escape(cell) for cell in row))
        self.console.print()
        self.console.print(table)

    def chain(self, statement: Statement | None) -> str:
        """The voices from the page's outlet to the origin, resolved names where the words are others."""
        if statement is None:
            return ""
        names = []
        for voice in statement.chain:
            actor = self.actors.get(voice.actor or "")
            names.append(voice.label if not actor or actor.label in voice.label else f"{voice.label} [{actor.label}]")
        return ARROW.join(names[1:] or names[:1])

    def said_by(self, statement_id: str) -> str:
        """The resolved voices behind a finding; nothing where the page says it in its own voice."""
        statement = self.by_id.get(statement_id)
        voices = statement.chain[1:] if statement else ()
        actors = [self.actors.get(voice.actor or "") for voice in voices]
        return ARROW.join(actor.label if actor else voice.label for voice, actor in zip(voices, actors, strict=True))

    def words(self, *spans: Span) -> str:
        """The words at spans, on one line, cut where they are long."""
        text = " … ".join(" ".join(span.of(self.article.text).split()) for span in spans)
        return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"

    def statements(self) -> None:
        """Each source, in the order in which the page brings them in, with all that it says."""
        by_source: dict[str, list[Statement]] = {}
        for statement in self.reading.statements[1:]:
            by_source.setdefault(self.source(statement), []).append(statement)
        rows: list[tuple[str, ...]] = []
        for said in by_source.values():
            for number, statement in enumerate(said):
                how: str = statement.act if statement.manner in {"paraphrased", "mixed"} else statement.manner
                how += "" if statement.certainty in {"certain", "unknown"} else f", {statement.certainty}"
                anew = number == 0 or max(len(statement.chain), len(said[number - 1].chain)) > 2
                name = self.chain(statement) if anew else ""
                rows.append((name, how, self.words(*statement.spans), place(statement.spans[0])))
        self._section("Who says what", rows, ("through whom", "how", "what is said", "characters"))

    def source(self, statement: Statement) -> str:
        """Who the words come from: the actor's id, or the words of a voice that has none or joins several."""
        voice = statement.chain[-1]
        return voice.label.casefold() if self.joins_several(voice) else voice.actor or voice.label.casefold()

    def joins_several(self, voice: Voice) -> bool:
        """Whether a voice joins its actor with another one: "the coast police and federal prosecutors"."""
        span, text = voice.span, self.article.text
        if voice.actor is None or span is None:
            return False
        others = (m for actor in self.actors.values() if actor.id != voice.actor for m in actor.mentions)
        return any(span.covers(m) and JOINED.search(text[span.start : m.start]) for m in others)

    def events(self) -> None:
        """Events with day, place, status and whose word it is."""
        rows = [self._event(event) for event in self.reading.events if event.type != "STATE"]
        self._section(
            "What happened, and what is only said", rows, ("what", "who", "when and where", "says", "characters")
        )

    def _event(self, event: Event) -> tuple[str, ...]:
        who, whom = (", ".join(self.names(event, role)) for role in ("actor", "recipient"))
        kind = event.type + (f"/{event.mode}" if event.mode else "")
        where = event.where.name if event.where else ""
        return (
            f"{event.status}: {kind} “{self.words(event.trigger)}”",
            f"{who or '?'}{ARROW}{whom}" if whom else who,
            ", ".join(part for part in (interval(event.when), where) if part),
            self.said_by(event.statement),
            place(event.trigger),
        )

    def names(self, event: Event, role: str) -> list[str]:
        """The resolved names of those with this part in the event, each once."""
        return list(dict.fromkeys(self.name(r.label, r.actor) for r in event.roles if r.role == role))

    def name(self, label: str, actor_id: str | None) -> str:
        """The resolved name, with its country and sectors."""
        actor: Actor | None = self.actors.get(actor_id or "")
        if actor is None:
            return label
        codes = " ".join((actor.country or "", *actor.sectors)).strip()
        return f"{actor.label} ({codes})" if codes else actor.label

    def figures(self) -> None:
        """Figures with their bound and speaker."""
        rows = [
            (f.measure, amount(f), f.unit or "", self.words(f.span), self.said_by(f.statement), place(f.span))
            for f in self.reading.figures
        ]
        self._section("Figures", rows, ("measure", "amount", "unit", "words", "says", "characters"))

    def positions(self) -> None:
        """Who wants what."""
        rows = [self._position(position) for position in self.reading.positions]
        self._section("Positions", rows, ("who", "stance", "what", "says", "characters"))

    def _position(self, position: Position) -> tuple[str, ...]:
        what = position.object + (f" — if: {position.condition}" if position.condition else "")
        holder = self.name(position.holder.label, position.holder.actor)
        return (holder, position.stance, what, self.said_by(position.statement), place(position.span))

    def procedures(self) -> None:
        """How things are decided."""
        rows = [self._procedure(procedure) for procedure in self.reading.procedures]
        self._section("Procedures", rows, ("rule", "parties", "decides", "could block", "says", "characters"))

    def _procedure(self, procedure: Procedure) -> tuple[str, ...]:
        parties = ", ".join(self.name(party.label, party.actor) for party in procedure.parties)
        blockers = ", ".join(self.name(party.label, party.actor) for party in procedure.blockers)
        said = self.said_by(procedure.statement)
        return (procedure.rule, parties, procedure.decides, blockers, said, place(procedure.span))


def place(span: Span) -> str:
    """The characters a line came from."""
    return f"{span.start}–{span.end}"


def interval(when: When | None) -> str:
    """The day, or the first and last day, that an event's time words stand for."""
    if when is None:
        return ""
    if when.start is None and when.end is None:
        return when.words
    if when.precision in {"day", "minute", "hour", "part of day"} and when.start:
        return day(calendar_day(when.start))
    return f"{when.words} ({day(when.start)} to before {day(when.end)})" if when.start and when.end else when.words
