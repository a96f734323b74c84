"""A reading becomes rows: a list a table, each row in the order of the table's columns."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

import msgspec

from onrecord.record import (
    Actor,
    Article,
    Event,
    Figure,
    Origin,
    Page,
    Party,
    Position,
    Problem,
    Procedure,
    Reading,
    Span,
    Statement,
    Voice,
    When,
    Where,
    Why,
    content_id,
)
from onrecord.store.columns import TABLES
from onrecord.store.names import key

Row = tuple[object, ...]
Rows = dict[str, list[Row]]
State = Literal["read", "other language", "failed"]

ARROW = " → "


def page_id(page: Page) -> str:
    """The id of a page in a record: the same bytes, under the same address and metadata, are the same page."""
    named = page.url or (page.id if has_own_name(page) else "")
    return content_id("page", named, page.known, page.body)


def has_own_name(page: Page) -> bool:
    """Whether its source gave the page an id of its own, as a row of JSON Lines has one."""
    return page.id != content_id(page.body)


@dataclass(frozen=True, slots=True)
class Captured:
    """A page on its way into a record: `page.id` is its id there, `name` what its source called it.

    `problem` is set where the source could not give the page at all; the page then has no bytes.
    """

    page: Page
    name: str
    problem: Problem | None = None


def captured(given: Page | Problem) -> Captured:
    """What a source gave, under the id that it has in a record."""
    if isinstance(given, Page):
        known = given.id if has_own_name(given) else given.origin.member or given.origin.file
        return Captured(replace(given, id=page_id(given)), known)
    origin = Origin(file=given.file or given.page)
    # Every problem of a source stays apart: two damaged members of one archive are two rows, and so are the third
    # lines of two files.
    page = Page(id=content_id("problem", given.place, given.message), body=b"", media_type="", origin=origin)
    return Captured(page, given.page.removeprefix(f"{given.file}#"), given)


def packed(given: Captured, reading: Reading, state: State) -> bytes:
    """The rows of one page as MessagePack, as they travel from a worker to the one who writes."""
    return msgspec.msgpack.encode(rows_of(given, reading, state))


def unpacked(data: bytes) -> Rows:
    """The rows that `packed` packed."""
    return msgspec.msgpack.decode(data, type=Rows)


def rows_of(given: Captured, reading: Reading, state: State) -> Rows:
    """Every row of one page; `reading` was read from that page and has its id."""
    page = given.page
    rows: Rows = {table.name: [] for table in TABLES}
    rows["pages"].append(_page(given, reading, state))
    rows["problems"] = [(page.id, n, p.stage, p.message) for n, p in enumerate(reading.problems)]
    if reading.article is None:
        return rows
    _Shelves(page.id, reading, reading.article, rows).fill()
    return rows


def _page(given: Captured, reading: Reading, state: State) -> Row:
    page, article = given.page, reading.article
    address = page.url or (article and (article.canonical_url or article.url))
    file = page.origin.file
    return (
        page.id,
        given.name,
        address or (file if given.name == file else f"{file}#{given.name}"),
        page.url,
        file,
        page.origin.offset,
        page.origin.member or None,
        page.origin.digest or None,
        len(page.body),
        page.media_type or None,
        _day(page.fetched),
        json.dumps(dict(page.known), ensure_ascii=False, sort_keys=True) if page.known else None,
        state,
        page.body if article is None and page.body else None,
    )


class _Shelves:
    """The tables of one page while they fill."""

    def __init__(self, page: str, reading: Reading, article: Article, rows: Rows) -> None:
        self.page, self.reading, self.article, self.rows = page, reading, article, rows
        self.text = article.text
        self.names = {actor.id: actor.label for actor in reading.actors}
        self.chains = {said.id: [self._name(voice) for voice in said.chain] for said in reading.statements}

    def fill(self) -> None:
        rows, reading = self.rows, self.reading
        rows["articles"].append(self._article())
        rows["blocks"] = list(self._blocks())
        rows["statements"] = [self._statement(n, s) for n, s in enumerate(reading.statements)]
        rows["voices"] = [self._voice(s, n, v) for s in reading.statements for n, v in enumerate(s.chain)]
        rows["events"] = [self._event(n, e) for n, e in enumerate(reading.events)]
        rows["roles"] = list(self._roles(reading.events))
        rows["figures"] = [self._figure(n, f) for n, f in enumerate(reading.figures)]
        rows["positions"] = [self._position(n, p) for n, p in enumerate(reading.positions)]
        rows["procedures"] = [self._procedure(n, p) for n, p in enumerate(reading.procedures)]
        rows["actors"] = [self._actor(n, a) for n, a in enumerate(reading.actors)]
        rows["offices"] = list(self._offices(reading.actors))
        rows["mentions"] = [
            (self.page, a.id, n, span.start, span.end) for a in reading.actors for n, span in enumerate(a.mentions)
        ]

    def _article(self) -> Row:
        article = self.article
        return (
            self.page,
            article.url,
            article.canonical_url,
            article.outlet,
            article.title,
            [{"name": a.name, "role": a.role} for a in article.authors],
            _day(article.published),
            _day(article.updated),
            article.language,
            list(article.credits),
            article.wire,
            len(article.text.split()),
            article.text,
        )

    def _blocks(self) -> Iterator[Row]:
        for n, block in enumerate(self.article.blocks):
            voice = block.voice
            told = (voice.label, voice.kind, voice.actor, *_ends(voice.span)) if voice else (None,) * 5
            yield (self.page, n, block.kind, *_ends(block.span), *told)

    def _statement(self, n: int, statement: Statement) -> Row:
        spans, cue, last = statement.spans, statement.cue, statement.chain[-1]
        whole = statement.manner == "article"
        return (
            self.page,
            n,
            statement.id,
            statement.parent,
            min((span.start for span in spans), default=None),
            max((span.end for span in spans), default=None),
            [{"start": span.start, "stop": span.end} for span in spans],
            None if whole else " … ".join(span.of(self.text) for span in spans),
            statement.manner,
            statement.act,
            statement.certainty,
            statement.polarity,
            *_ends(cue),
            cue.of(self.text) if cue else None,
            [{"start": span.start, "stop": span.end} for span in statement.distance],
            ARROW.join(self.chains[statement.id]),
            self._name(last),
            last.kind,
            last.actor,
            key([self._name(last)]),
            _why(statement.why),
        )

    def _word(self, statement: str) -> tuple[str, str | None, str | None]:
        """A statement's id, its chain in one line, and who says it."""
        chain = self.chains.get(statement)
        return (statement, ARROW.join(chain), chain[-1]) if chain else (statement, None, None)

    def _name(self, voice: Voice) -> str:
        return self.names.get(voice.actor or "", voice.label)

    def _voice(self, statement: Statement, n: int, voice: Voice) -> Row:
        return (self.page, statement.id, n, voice.kind, voice.label, voice.actor, *_ends(voice.span))

    def _event(self, n: int, event: Event) -> Row:
        return (
            self.page,
            n,
            event.id,
            *self._word(event.statement),
            event.type,
            event.mode,
            event.cameo,
            event.status,
            list(event.contexts),
            event.historical,
            *_ends(event.trigger),
            event.trigger.of(self.text),
            *(actors := self._parts_in(event, "actor")),
            *(recipients := self._parts_in(event, "recipient")),
            key(actors[0]),
            key(recipients[0]),
            _time(event.when),
            _where(event.where),
            _why(event.why),
        )

    def _parts_in(self, event: Event, part: str) -> tuple[list[str], list[str]]:
        """Resolved names and countries of those with this part in an event, each once."""
        roles = [role for role in event.roles if role.role == part]
        names = dict.fromkeys(self.names.get(role.actor or "", role.label) for role in roles)
        return list(names), list(dict.fromkeys(role.country for role in roles if role.country))

    def _roles(self, events: Iterable[Event]) -> Iterator[Row]:
        for event in events:
            for n, role in enumerate(event.roles):
                name = self.names.get(role.actor or "", role.label)
                ends = _ends(role.span)
                yield (
                    self.page,
                    event.id,
                    n,
                    role.role,
                    role.label,
                    *ends,
                    role.actor,
                    name,
                    role.country,
                    list(role.sectors),
                )

    def _figure(self, n: int, figure: Figure) -> Row:
        return (
            self.page,
            n,
            figure.id,
            *self._word(figure.statement),
            figure.measure,
            figure.low,
            figure.high,
            figure.bound,
            figure.unit,
            figure.scope,
            _time(figure.since),
            _time(figure.as_of),
            figure.cumulative,
            figure.polarity,
            *_ends(figure.span),
            figure.span.of(self.text),
            _why(figure.why),
        )

    def _position(self, n: int, position: Position) -> Row:
        holder = position.holder
        return (
            self.page,
            n,
            position.id,
            *self._word(position.statement),
            holder.label,
            holder.actor,
            key([self.names.get(holder.actor or "", holder.label)]),
            *_ends(holder.span),
            position.stance,
            position.object,
            position.condition,
            *_ends(position.span),
            position.span.of(self.text),
            _why(position.why),
        )

    def _procedure(self, n: int, procedure: Procedure) -> Row:
        return (
            self.page,
            n,
            procedure.id,
            *self._word(procedure.statement),
            procedure.decides,
            procedure.rule,
            _parties(procedure.parties),
            list(procedure.steps),
            _parties(procedure.blockers),
            *_ends(procedure.span),
            procedure.span.of(self.text),
            _why(procedure.why),
        )

    def _actor(self, n: int, actor: Actor) -> Row:
        told = (actor.label, actor.kind, actor.country, list(actor.sectors), actor.holder, key([actor.label]))
        return (self.page, n, actor.id, *told, _why(actor.why))

    def _offices(self, actors: Iterable[Actor]) -> Iterator[Row]:
        for actor in actors:
            for n, office in enumerate(actor.offices):
                told = (office.office, office.polity, office.tenure, _day(office.start), _day(office.end))
                yield (self.page, actor.id, n, *told, *_ends(office.span), _why(office.why))


def _parties(parties: Iterable[Party]) -> list[dict[str, str | int | None]]:
    return [
        {"label": p.label, "actor": p.actor, **dict(zip(("start", "stop"), _ends(p.span), strict=True))}
        for p in parties
    ]


def _ends(span: Span | None) -> tuple[int | None, int | None]:
    return (span.start, span.end) if span else (None, None)


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _why(why: Why) -> dict[str, object]:
    return {"rule": why.rule, "score": round(why.score, 4), "detail": why.detail}


def _time(when: When | None) -> dict[str, object] | None:
    if when is None:
        return None
    return {
        "words": when.words,
        "start": when.span.start,
        "stop": when.span.end,
        "type": when.type,
        "value": when.value,
        "begins": _day(when.start),
        "ends": _day(when.end),
        "precision": when.precision,
        "why": _why(when.why),
    }


def _where(where: Where | None) -> dict[str, object] | None:
    if where is None:
        return None
    return {
        "words": where.words,
        "start": where.span.start,
        "stop": where.span.end,
        "name": where.name,
        "kind": where.kind,
        "country": where.country,
        "admin": where.admin,
        "lat": where.lat,
        "lon": where.lon,
        "id": where.id,
        "runner_up": where.runner_up,
        "why": _why(where.why),
    }
