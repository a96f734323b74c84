"""An event as a PLOVER 0.8 record in JSON: type, mode, contexts, actors with sectors, and how far it is real."""

from __future__ import annotations

from datetime import date
from typing import Any

from onrecord.findings.plover import coded_type
from onrecord.pipeline.exports.cameo import code_of
from onrecord.pipeline.exports.parts import Parts, Party
from onrecord.record import Event
from onrecord.stories.days_told import own_day

_AUXILIARY = {
    "planned": "future",
    "offered": "future",
    "demanded": "future",
    "conditional": "hypothetical",
    "possible": "hypothetical",
    "asked": "hypothetical",
    "denied": "negation",
}
"""Statuses as PLOVER's auxiliary modes; what happened or goes on has none."""


def record_of(parts: Parts, event: Event) -> dict[str, Any]:
    """The PLOVER record of an event; keys are told in docs/how-to/export-events.md."""
    auxiliary = [_AUXILIARY[event.status]] if event.status in _AUXILIARY else []
    if event.historical:
        auxiliary.append("historical")
    day = own_day(event)
    code = code_of(event)
    return {
        "id": event.id,
        "event_type": coded_type(event),
        "told_type": event.type,
        "event_mode": event.mode,
        "auxiliary_modes": auxiliary,
        "status": event.status,
        "contexts": list(event.contexts),
        "event_date": day.isoformat() if day else None,
        "date_words": event.when.words if event.when else None,
        "date_start": _iso(event.when.start) if event.when else None,
        "date_end": _iso(event.when.end) if event.when else None,
        "actor": [_party(party) for party in parts.parties(event, "actor")],
        "recipient": [_party(party) for party in parts.parties(event, "recipient")],
        "third": [_party(party) for party in parts.parties(event, "third")],
        "instrument": [party.label for party in parts.parties(event, "instrument")],
        "location": _location(event),
        "cameo": code.code,
        "goldstein": code.goldstein,
        "said_by": parts.said_by(event),
        "trigger": {"start": event.trigger.start, "end": event.trigger.end, "text": parts.text(event)},
        "confidence": round(event.why.score, 4),
        "why": f"{event.why.rule}; {event.why.detail}",
        "source": {
            "url": parts.source,
            "publisher": parts.outlet,
            "published": parts.published or None,
            "page": parts.reading.id,
        },
        "coder": "onrecord",
    }


def _iso(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _party(party: Party) -> dict[str, Any]:
    return {
        "text": party.label,
        "name": party.name,
        "code": party.country or None,
        "sector": party.sectors[0] if party.sectors else None,
        "sectors": list(party.sectors),
    }


def _location(event: Event) -> dict[str, Any] | None:
    where = event.where
    if where is None:
        return None
    names = ("words", "name", "admin", "country", "lat", "lon", "id")
    return {name: getattr(where, name) for name in names}
