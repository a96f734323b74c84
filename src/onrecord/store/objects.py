"""Rows become a reading again: the same objects that `onrecord.read` gave when the page was added."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from onrecord.record import (
    Actor,
    Article,
    Author,
    Block,
    Event,
    Figure,
    Office,
    Origin,
    Party,
    Position,
    Problem,
    Procedure,
    Reading,
    Role,
    Span,
    Statement,
    Voice,
    When,
    Where,
    Why,
)

Row = Mapping[str, Any]
PageRows = Mapping[str, Sequence[Row]]

COLUMNS = {
    name: columns.split()
    for name, columns in {
        "pages": "page file byte digest member",
        "articles": "page text url canonical_url outlet title authors published updated language credits wire",
        "blocks": "page kind start stop voice voice_kind voice_actor voice_start voice_stop",
        "statements": "page id spans manner why cue_start cue_stop act certainty polarity parent distance",
        "voices": "page statement kind label actor start stop",
        "events": "page id statement type status start stop why mode cameo time place contexts historical",
        "roles": "page event role label start stop actor country sectors",
        "figures": (
            "page id statement measure bound start stop why low high unit scope since as_of cumulative polarity"
        ),
        "positions": (
            "page id statement holder holder_start holder_stop holder_actor stance object start stop why condition"
        ),
        "procedures": "page id statement decides rule start stop why parties steps blockers",
        "actors": "page id label kind why country sectors holder",
        "offices": "page actor office polity tenure start stop why begins ends",
        "mentions": "page actor start stop",
        "problems": "page stage message",
    }.items()
}
"""The columns of each table that objects are made of; the others repeat them for those who ask in SQL."""


def reading_of(rows: PageRows) -> Reading:
    """The reading of one page from its rows of every table, each in the order of `n`."""
    (page,) = rows["pages"]
    origin = Origin(file=page["file"], offset=page["byte"], digest=page["digest"] or "", member=page["member"] or "")
    return Reading(
        id=page["page"],
        article=_article(rows["articles"][0], rows["blocks"]) if rows["articles"] else None,
        actors=_actors(rows),
        statements=_statements(rows),
        events=_events(rows),
        figures=tuple(map(_figure, rows["figures"])),
        positions=tuple(map(_position, rows["positions"])),
        procedures=tuple(map(_procedure, rows["procedures"])),
        problems=tuple(Problem(page=p["page"], stage=p["stage"], message=p["message"]) for p in rows["problems"]),
        origin=origin,
    )


def _article(row: Row, blocks: Sequence[Row]) -> Article:
    return Article(
        id=row["page"],
        text=row["text"],
        blocks=tuple(map(_block, blocks)),
        url=row["url"],
        canonical_url=row["canonical_url"],
        outlet=row["outlet"],
        title=row["title"],
        authors=tuple(Author(name=a["name"], role=a["role"]) for a in row["authors"]),
        published=_day(row["published"]),
        updated=_day(row["updated"]),
        language=row["language"],
        credits=tuple(row["credits"]),
        wire=row["wire"],
    )


def _block(row: Row) -> Block:
    voice = None
    if row["voice"] is not None:
        span = _span(row["voice_start"], row["voice_stop"])
        voice = Voice(kind=row["voice_kind"], label=row["voice"], actor=row["voice_actor"], span=span)
    return Block(kind=row["kind"], span=Span(row["start"], row["stop"]), voice=voice)


def _actors(rows: PageRows) -> tuple[Actor, ...]:
    mentions, offices = _grouped(rows["mentions"], "actor"), _grouped(rows["offices"], "actor")
    return tuple(
        Actor(
            id=row["id"],
            label=row["label"],
            kind=row["kind"],
            mentions=tuple(Span(m["start"], m["stop"]) for m in mentions.get(row["id"], ())),
            why=_why(row["why"]),
            country=row["country"],
            sectors=tuple(row["sectors"]),
            offices=tuple(map(_office, offices.get(row["id"], ()))),
            holder=row["holder"],
        )
        for row in rows["actors"]
    )


def _office(row: Row) -> Office:
    return Office(
        office=row["office"],
        polity=row["polity"],
        tenure=row["tenure"],
        span=Span(row["start"], row["stop"]),
        why=_why(row["why"]),
        start=_day(row["begins"]),
        end=_day(row["ends"]),
    )


def _statements(rows: PageRows) -> tuple[Statement, ...]:
    voices = _grouped(rows["voices"], "statement")
    return tuple(
        Statement(
            id=row["id"],
            spans=tuple(Span(s["start"], s["stop"]) for s in row["spans"]),
            chain=tuple(
                Voice(kind=v["kind"], label=v["label"], actor=v["actor"], span=_span(v["start"], v["stop"]))
                for v in voices[row["id"]]
            ),
            manner=row["manner"],
            why=_why(row["why"]),
            cue=_span(row["cue_start"], row["cue_stop"]),
            act=row["act"],
            certainty=row["certainty"],
            polarity=row["polarity"],
            parent=row["parent"],
            distance=tuple(Span(s["start"], s["stop"]) for s in row["distance"] or ()),
        )
        for row in rows["statements"]
    )


def _events(rows: PageRows) -> tuple[Event, ...]:
    roles = _grouped(rows["roles"], "event")
    return tuple(
        Event(
            id=row["id"],
            statement=row["statement"],
            type=row["type"],
            status=row["status"],
            trigger=Span(row["start"], row["stop"]),
            why=_why(row["why"]),
            mode=row["mode"],
            cameo=row["cameo"],
            roles=tuple(map(_role, roles.get(row["id"], ()))),
            when=_when(row["time"]),
            where=_where(row["place"]),
            contexts=tuple(row["contexts"]),
            historical=row["historical"],
        )
        for row in rows["events"]
    )


def _role(row: Row) -> Role:
    return Role(
        role=row["role"],
        label=row["label"],
        span=_span(row["start"], row["stop"]),
        actor=row["actor"],
        country=row["country"],
        sectors=tuple(row["sectors"]),
    )


def _figure(row: Row) -> Figure:
    return Figure(
        id=row["id"],
        statement=row["statement"],
        measure=row["measure"],
        bound=row["bound"],
        span=Span(row["start"], row["stop"]),
        why=_why(row["why"]),
        low=row["low"],
        high=row["high"],
        unit=row["unit"],
        scope=row["scope"],
        since=_when(row["since"]),
        as_of=_when(row["as_of"]),
        cumulative=row["cumulative"],
        polarity=row["polarity"],
    )


def _position(row: Row) -> Position:
    span = _span(row["holder_start"], row["holder_stop"])
    return Position(
        id=row["id"],
        statement=row["statement"],
        holder=Party(label=row["holder"], span=span, actor=row["holder_actor"]),
        stance=row["stance"],
        object=row["object"],
        span=Span(row["start"], row["stop"]),
        why=_why(row["why"]),
        condition=row["condition"],
    )


def _procedure(row: Row) -> Procedure:
    return Procedure(
        id=row["id"],
        statement=row["statement"],
        decides=row["decides"],
        rule=row["rule"],
        span=Span(row["start"], row["stop"]),
        why=_why(row["why"]),
        parties=_parties(row["parties"]),
        steps=tuple(row["steps"]),
        blockers=_parties(row["blockers"]),
    )


def _parties(found: list[Row]) -> tuple[Party, ...]:
    return tuple(Party(label=p["label"], span=_span(p["start"], p["stop"]), actor=p["actor"]) for p in found)


def _when(row: Row | None) -> When | None:
    if row is None:
        return None
    return When(
        words=row["words"],
        span=Span(row["start"], row["stop"]),
        type=row["type"],
        value=row["value"],
        why=_why(row["why"]),
        start=_day(row["begins"]),
        end=_day(row["ends"]),
        precision=row["precision"],
    )


def _where(row: Row | None) -> Where | None:
    if row is None:
        return None
    return Where(
        words=row["words"],
        span=Span(row["start"], row["stop"]),
        name=row["name"],
        kind=row["kind"],
        why=_why(row["why"]),
        country=row["country"],
        admin=row["admin"],
        lat=row["lat"],
        lon=row["lon"],
        id=row["id"],
        runner_up=row["runner_up"],
    )


def _why(row: Row) -> Why:
    return Why(rule=row["rule"], score=row["score"], detail=row["detail"])


def _span(start: int | None, stop: int | None) -> Span | None:
    return None if start is None or stop is None else Span(start, stop)


def _day(text: str | None) -> date | datetime | None:
    if text is None:
        return None
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def _grouped(rows: Sequence[Row], key: str) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row[key], []).append(row)
    return groups
