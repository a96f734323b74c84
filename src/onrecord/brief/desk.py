"""The pages of a story at hand: a cite becomes a line with its words, its voices and its day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from onrecord.brief.lines import Line, Quote
from onrecord.brief.voices import Voices, voices
from onrecord.brief.wording import told_act
from onrecord.record import Article, Cite, Reading, RoundUp, Span, Statement, calendar_day


@dataclass(frozen=True, slots=True)
class Desk:
    """Articles and voices of the pages, by reading id."""

    articles: Mapping[str, Article]
    voices: Mapping[str, Voices]

    @staticmethod
    def of(round_up: RoundUp) -> Desk:
        """The desk of a round-up; its readings all have articles."""
        told = [reading for reading in round_up.readings if reading.article]
        articles = {reading.id: reading.article for reading in told if reading.article}
        return Desk(articles, {reading.id: voices(reading) for reading in told})

    def day(self, page: str) -> date | None:
        """The day on which a page was published, in its own zone."""
        at = self.articles[page].published
        return calendar_day(at)

    def chain(self, cite: Cite) -> tuple[str, ...]:
        """The voices behind what a cite points at."""
        own = self.voices[cite.page]
        return own.chains.get(cite.item, (own.outlet,))

    def quote(self, page: str, *spans: Span) -> Quote:
        """The words at spans of a page."""
        text = self.articles[page].text
        words = " … ".join(" ".join(span.of(text).split()) for span in spans)
        bounds = "_".join(f"{span.start}-{span.end}" for span in spans)
        return Quote(page=page, spans=spans, words=words, anchor=f"w-{page}-{bounds}")

    def line(
        self,
        cite: Cite,
        name: str,
        *,
        label: str = "",
        notes: Iterable[str] = (),
        more: Iterable[Cite] = (),
    ) -> Line:
        """A line at a cite; `more` cites become its further tellings, the cite's own page and span left out."""
        others = tuple(
            self.line(other, f"{name}-{at}")
            for at, other in enumerate(more)
            if (other.page, other.span) != (cite.page, cite.span) and other.item != cite.item
        )
        return Line(
            id=name,
            quote=self.quote(cite.page, cite.span),
            chain=self.chain(cite),
            day=self.day(cite.page),
            label=label,
            notes=tuple(note for note in notes if note),
            more=others,
        )

    def statement(self, page: str, statement: Statement, name: str) -> Line:
        """All the words of a statement as a line."""
        return Line(
            id=name,
            quote=self.quote(page, *statement.spans),
            chain=self.voices[page].chains[statement.id],
            day=self.day(page),
            label="" if statement.act == "say" else told_act(statement.act),
        )

    def headline(self, reading: Reading, name: str) -> Line | None:
        """The headline of a page as a line; None where its article shows none."""
        article = self.articles[reading.id]
        span = next((block.span for block in article.blocks if block.kind == "headline"), None)
        if span is None:
            return None
        return Line(
            id=name,
            quote=self.quote(reading.id, span),
            chain=(self.voices[reading.id].outlet,),
            day=self.day(reading.id),
        )
