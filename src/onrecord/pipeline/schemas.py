"""The JSON Schema of a reading: what `onrecord read --json` prints, with every code that may stand in it."""

from __future__ import annotations

import inspect
from typing import Any, get_args

from onrecord.findings.contexts import context_names
from onrecord.findings.plover import MODES, QUADS
from onrecord.grounding.codes import SECTOR
from onrecord.record import (
    Act,
    Actor,
    ActorKind,
    Article,
    Block,
    BlockKind,
    Bound,
    Certainty,
    Event,
    Figure,
    Manner,
    Measure,
    Office,
    Origin,
    Party,
    Polarity,
    Position,
    Precision,
    Procedure,
    Role,
    RoleName,
    Span,
    Stance,
    Statement,
    Status,
    Tenure,
    TimexType,
    Voice,
    VoiceKind,
    When,
    Where,
    Why,
)
from onrecord.record.contract import SCHEMA

Json = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TEXT: Json = {"type": "string"}
_TEXT_OR_NONE: Json = {"type": ["string", "null"]}
_WHOLE: Json = {"type": "integer", "minimum": 0}
_PLACE_OR_NONE: Json = {"type": ["integer", "null"], "minimum": 0}
_NUMBER_OR_NONE: Json = {"type": ["number", "null"]}
_COUNTRY: Json = {"type": ["string", "null"], "pattern": "^[A-Z]{3}$"}
_DAY: Json = {"type": ["string", "null"], "pattern": r"^\d{4}-\d\d-\d\d(T.*)?$"}
_ENDS: Json = {"start": _PLACE_OR_NONE, "end": _PLACE_OR_NONE}
_SLICE: Json = {"start": _WHOLE, "end": _WHOLE, "text": _TEXT}


def reading_schema() -> Json:
    """The schema of one reading, draft 2020-12. Keys may be added under the same schema, so others are allowed."""
    head: Json = {"$schema": DIALECT, "$id": f"urn:{SCHEMA.replace('/', ':')}", "title": "onrecord reading"}
    keys = {
        "schema": {"const": SCHEMA},
        "id": _TEXT,
        "origin": _or_none(_of("origin")),
        "article": _or_none(_of("article")),
        "actors": _list(_of("actor")),
        "statements": _list(_of("statement")),
        "events": _list(_of("event")),
        "figures": _list(_of("figure")),
        "positions": _list(_of("position")),
        "procedures": _list(_of("procedure")),
        "problems": _list(_object({"stage": _TEXT, "message": _TEXT})),
    }
    return {**head, **_object(keys), "$defs": {**_page(), **_who(), **_found(), **_grounds()}}


def _object(keys: Json, optional: Json | None = None, about: object = None) -> Json:
    told = {"description": " ".join((inspect.getdoc(about) or "").split())} if about else {}
    return {"type": "object", **told, "properties": {**keys, **(optional or {})}, "required": list(keys)}


def _of(name: str) -> Json:
    return {"$ref": f"#/$defs/{name}"}


def _list(items: Json) -> Json:
    return {"type": "array", "items": items}


def _or_none(schema: Json) -> Json:
    return {"anyOf": [schema, {"type": "null"}]}


def _one_of(values: object) -> Json:
    return {"enum": list(get_args(values))}


def _page() -> Json:
    author = _object({"name": _TEXT, "role": _TEXT_OR_NONE})
    article = {
        "id": _TEXT,
        "url": _TEXT_OR_NONE,
        "canonical_url": _TEXT_OR_NONE,
        "outlet": _TEXT_OR_NONE,
        "title": _TEXT_OR_NONE,
        "authors": _list(author),
        "published": _DAY,
        "updated": _DAY,
        "language": _TEXT_OR_NONE,
        "credits": _list(_TEXT),
        "wire": _TEXT_OR_NONE,
        "text": _TEXT,
        "blocks": _list(_of("block")),
    }
    origin = {"file": _TEXT, "offset": _WHOLE, "digest": _TEXT}
    block = {"kind": _one_of(BlockKind), "start": _WHOLE, "end": _WHOLE}
    return {
        "span": _object({"start": _WHOLE, "end": _WHOLE}, about=Span),
        "why": _object({"rule": _TEXT, "score": {"type": "number", "minimum": 0}, "detail": _TEXT}, about=Why),
        "origin": _object(origin, {"member": _TEXT}, about=Origin),
        "article": _object(article, about=Article),
        "block": _object(block, {"voice": _of("voice")}, about=Block),
    }


def _who() -> Json:
    sectors = _list({"enum": sorted({*SECTOR.values()})})
    voice = {"label": _TEXT, "kind": _one_of(VoiceKind), "actor": _TEXT_OR_NONE, **_ENDS}
    office = {
        "office": _TEXT,
        "polity": _TEXT_OR_NONE,
        "tenure": _one_of(Tenure),
        "from": _DAY,
        "to": _DAY,
        **_ENDS,
        "why": _of("why"),
    }
    actor = {
        "id": _TEXT,
        "label": _TEXT,
        "kind": _one_of(ActorKind),
        "country": _COUNTRY,
        "sectors": sectors,
        "offices": _list(_of("office")),
        "holder": _TEXT_OR_NONE,
        "mentions": _list(_of("span")),
        "why": _of("why"),
    }
    statement = {
        "id": _TEXT,
        "spans": _list(_of("span")),
        "text": _TEXT_OR_NONE,
        "manner": _one_of(Manner),
        "act": _one_of(Act),
        "certainty": _one_of(Certainty),
        "polarity": _one_of(Polarity),
        "parent": _TEXT_OR_NONE,
        "chain": {**_list(_of("voice")), "minItems": 1},
        "cue": _or_none(_object(_SLICE)),
        "distance": _list(_object(_SLICE)),
        "why": _of("why"),
    }
    role = {
        "role": _one_of(RoleName),
        "actor": _TEXT_OR_NONE,
        "label": _TEXT,
        "country": _COUNTRY,
        "sectors": sectors,
        **_ENDS,
    }
    return {
        "voice": _object(voice, about=Voice),
        "office": _object(office, about=Office),
        "actor": _object(actor, about=Actor),
        "statement": _object(statement, about=Statement),
        "role": _object(role, about=Role),
        "party": _object({"label": _TEXT, "actor": _TEXT_OR_NONE, **_ENDS}, about=Party),
    }


def _found() -> Json:
    head = {"id": _TEXT, "statement": _TEXT}
    stands = {**_SLICE, "why": _of("why")}
    event = {
        **head,
        "type": {"enum": list(QUADS)},
        "mode": {"enum": [*dict.fromkeys(mode for modes in MODES.values() for mode in modes), None]},
        "cameo": {"type": ["string", "null"], "pattern": r"^\d{2,4}$"},
        "status": _one_of(Status),
        "contexts": _list({"enum": list(context_names())}),
        "historical": {"type": "boolean"},
        "trigger": _object(_SLICE),
        "roles": _list(_of("role")),
        "when": _or_none(_of("when")),
        "where": _or_none(_of("where")),
        "why": _of("why"),
    }
    figure = {
        **head,
        "measure": _one_of(Measure),
        "low": _NUMBER_OR_NONE,
        "high": _NUMBER_OR_NONE,
        "bound": _one_of(Bound),
        "unit": _TEXT_OR_NONE,
        "scope": _TEXT_OR_NONE,
        "since": _or_none(_of("when")),
        "as_of": _or_none(_of("when")),
        "cumulative": {"type": ["boolean", "null"]},
        "polarity": _one_of(Polarity),
        **stands,
    }
    wants = {"holder": _of("party"), "stance": _one_of(Stance), "object": _TEXT, "condition": _TEXT_OR_NONE}
    parties = _list(_of("party"))
    decided = {"decides": _TEXT, "parties": parties, "rule": _TEXT, "steps": _list(_TEXT), "blockers": parties}
    return {
        "event": _object(event, about=Event),
        "figure": _object(figure, about=Figure),
        "position": _object({**head, **wants, **stands}, about=Position),
        "procedure": _object({**head, **decided, **stands}, about=Procedure),
    }


def _grounds() -> Json:
    when = {
        "words": _TEXT,
        "span": _of("span"),
        "type": _one_of(TimexType),
        "value": _TEXT,
        "start": _DAY,
        "end": _DAY,
        "precision": _one_of(Precision),
        "why": _of("why"),
    }
    where = {
        "words": _TEXT,
        "span": _of("span"),
        "name": _TEXT,
        "kind": _TEXT,
        "country": _COUNTRY,
        "admin": _TEXT_OR_NONE,
        "lat": _NUMBER_OR_NONE,
        "lon": _NUMBER_OR_NONE,
        "id": _TEXT_OR_NONE,
        "runner_up": _TEXT_OR_NONE,
        "why": _of("why"),
    }
    return {"when": _object(when, about=When), "where": _object(where, about=Where)}
