"""The JSON contract: a reading as the object that other programs may rely on, schema "onrecord/1"."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from onrecord.record.findings import Event, Figure, Party, Position, Procedure, Role
from onrecord.record.grounds import Actor, Office, When, Where
from onrecord.record.pages import Article, Block, Origin
from onrecord.record.reading import Reading
from onrecord.record.spans import Span, Why
from onrecord.record.voices import Statement, Voice

SCHEMA = "onrecord/1"

Json = dict[str, Any]


def as_json(reading: Reading) -> Json:
    """The reading as plain dictionaries, lists, strings and numbers, ready for `json.dumps`."""
    text = reading.article.text if reading.article else ""
    return {
        "schema": SCHEMA,
        "id": reading.id,
        "origin": _origin(reading.origin) if reading.origin else None,
        "article": _article(reading.article) if reading.article else None,
        "actors": [_actor(actor) for actor in reading.actors],
        "statements": [_statement(statement, text) for statement in reading.statements],
        "events": [_event(event, text) for event in reading.events],
        "figures": [_figure(figure, text) for figure in reading.figures],
        "positions": [_position(position, text) for position in reading.positions],
        "procedures": [_procedure(procedure, text) for procedure in reading.procedures],
        "problems": [{"stage": problem.stage, "message": problem.message} for problem in reading.problems],
    }


def _origin(origin: Origin) -> Json:
    member = {"member": origin.member} if origin.member else {}
    return {"file": origin.file, "offset": origin.offset, "digest": origin.digest, **member}


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _number(value: float | None) -> float | int | None:
    return int(value) if value is not None and float(value).is_integer() else value


def _bounds(span: Span | None) -> Json:
    return {"start": span.start if span else None, "end": span.end if span else None}


def _spans(spans: Iterable[Span]) -> list[Json]:
    return [_bounds(span) for span in spans]


def _why(why: Why) -> Json:
    return {"rule": why.rule, "score": round(why.score, 4), "detail": why.detail}


def _article(article: Article) -> Json:
    return {
        "id": article.id,
        "url": article.url,
        "canonical_url": article.canonical_url,
        "outlet": article.outlet,
        "title": article.title,
        "authors": [{"name": author.name, "role": author.role} for author in article.authors],
        "published": _day(article.published),
        "updated": _day(article.updated),
        "language": article.language,
        "credits": list(article.credits),
        "wire": article.wire,
        "text": article.text,
        "blocks": [_block(block) for block in article.blocks],
    }


def _block(block: Block) -> Json:
    voice = {"voice": _voice(block.voice)} if block.voice else {}
    return {"kind": block.kind, **_bounds(block.span), **voice}


def _voice(voice: Voice) -> Json:
    return {"label": voice.label, "kind": voice.kind, "actor": voice.actor, **_bounds(voice.span)}


def _office(office: Office) -> Json:
    return {
        "office": office.office,
        "polity": office.polity,
        "tenure": office.tenure,
        "from": _day(office.start),
        "to": _day(office.end),
        **_bounds(office.span),
        "why": _why(office.why),
    }


def _actor(actor: Actor) -> Json:
    return {
        "id": actor.id,
        "label": actor.label,
        "kind": actor.kind,
        "country": actor.country,
        "sectors": list(actor.sectors),
        "offices": [_office(office) for office in actor.offices],
        "holder": actor.holder,
        "mentions": _spans(actor.mentions),
        "why": _why(actor.why),
    }


def _statement(statement: Statement, text: str) -> Json:
    cue = statement.cue
    return {
        "id": statement.id,
        "spans": _spans(statement.spans),
        # Statement 0 is the whole article: its text is not written a second time.
        "text": None if statement.manner == "article" else " … ".join(span.of(text) for span in statement.spans),
        "manner": statement.manner,
        "act": statement.act,
        "certainty": statement.certainty,
        "polarity": statement.polarity,
        "parent": statement.parent,
        "chain": [_voice(voice) for voice in statement.chain],
        "cue": {**_bounds(cue), "text": cue.of(text)} if cue else None,
        "distance": [{**_bounds(span), "text": span.of(text)} for span in statement.distance],
        "why": _why(statement.why),
    }


def _role(role: Role) -> Json:
    return {
        "role": role.role,
        "actor": role.actor,
        "label": role.label,
        "country": role.country,
        "sectors": list(role.sectors),
        **_bounds(role.span),
    }


def _when(when: When | None) -> Json | None:
    if when is None:
        return None
    return {
        "words": when.words,
        "span": _bounds(when.span),
        "type": when.type,
        "value": when.value,
        "start": _day(when.start),
        "end": _day(when.end),
        "precision": when.precision,
        "why": _why(when.why),
    }


def _where(where: Where | None) -> Json | None:
    if where is None:
        return None
    return {
        "words": where.words,
        "span": _bounds(where.span),
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


def _event(event: Event, text: str) -> Json:
    return {
        "id": event.id,
        "statement": event.statement,
        "type": event.type,
        "mode": event.mode,
        "cameo": event.cameo,
        "status": event.status,
        "contexts": list(event.contexts),
        "historical": event.historical,
        "trigger": {**_bounds(event.trigger), "text": event.trigger.of(text)},
        "roles": [_role(role) for role in event.roles],
        "when": _when(event.when),
        "where": _where(event.where),
        "why": _why(event.why),
    }


def _figure(figure: Figure, text: str) -> Json:
    return {
        "id": figure.id,
        "statement": figure.statement,
        "measure": figure.measure,
        "low": _number(figure.low),
        "high": _number(figure.high),
        "bound": figure.bound,
        "unit": figure.unit,
        "scope": figure.scope,
        "since": _when(figure.since),
        "as_of": _when(figure.as_of),
        "cumulative": figure.cumulative,
        "polarity": figure.polarity,
        **_bounds(figure.span),
        "text": figure.span.of(text),
        "why": _why(figure.why),
    }


def _party(party: Party) -> Json:
    return {"label": party.label, "actor": party.actor, **_bounds(party.span)}


def _position(position: Position, text: str) -> Json:
    return {
        "id": position.id,
        "statement": position.statement,
        "holder": _party(position.holder),
        "stance": position.stance,
        "object": position.object,
        "condition": position.condition,
        **_bounds(position.span),
        "text": position.span.of(text),
        "why": _why(position.why),
    }


def _procedure(procedure: Procedure, text: str) -> Json:
    return {
        "id": procedure.id,
        "statement": procedure.statement,
        "decides": procedure.decides,
        "parties": [_party(party) for party in procedure.parties],
        "rule": procedure.rule,
        "steps": list(procedure.steps),
        "blockers": [_party(party) for party in procedure.blockers],
        **_bounds(procedure.span),
        "text": procedure.span.of(text),
        "why": _why(procedure.why),
    }
