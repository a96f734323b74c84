"""The JSON Schema of a brief: made from the types of its lines, which its JSON is written from."""

from __future__ import annotations

import inspect
from dataclasses import fields
from datetime import date
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from onrecord.brief.as_json import BRIEF_SCHEMA, NOT_WRITTEN
from onrecord.brief.lines import Brief, Claimed
from onrecord.brief.standing import Standing

Json = dict[str, Any]

_PLAIN: dict[object, Json] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    NoneType: {"type": "null"},
}
_DAY: Json = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d(T.*)?$"}
_OWN: dict[str, object] = {"claims": tuple[Claimed, ...]}
"""Fields of a brief whose lines are of a finer type than they are declared with."""


def brief_schema() -> Json:
    """The schema of `onrecord brief --json`, draft 2020-12. Keys may be added under it, so others are allowed."""
    types: dict[str, Json] = {}
    hints = get_type_hints(Brief)
    text = {"type": "string"}
    story = {
        "id": text,
        "level": {"enum": ["event", "episode", "situation"]},
        "keys": {"type": "array", "items": text},
        "start": _of(date | None, types),
        "end": _of(date | None, types),
    }
    keys: Json = {
        "schema": {"const": BRIEF_SCHEMA},
        "story": _object(story),
        "pages": {"type": "integer"},
        "copies": {"type": "integer"},
        "sources_named": {"type": "integer"},
        "now": _of(Standing, types),
    }
    for field in fields(Brief):
        if field.name not in NOT_WRITTEN:
            keys[field.name] = _of(_OWN.get(field.name, hints[field.name]), types)
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"urn:{BRIEF_SCHEMA.replace('/', ':')}"}
    return {**head, "title": "onrecord brief", **_object(keys), "$defs": types}


def _object(keys: Json) -> Json:
    return {"type": "object", "properties": keys, "required": list(keys)}


def _of(kind: Any, types: dict[str, Json]) -> Json:
    """The schema of a type of field; those of records go into `types` under their names."""
    if kind in _PLAIN:
        return _PLAIN[kind]
    if get_origin(kind) is tuple:
        return {"type": "array", "items": _of(get_args(kind)[0], types)}
    if get_origin(kind) in (Union, UnionType):
        found = [_of(one, types) for one in get_args(kind)]
        return {"anyOf": [one for at, one in enumerate(found) if one not in found[:at]]}
    if issubclass(kind, date):
        return _DAY
    name = str(kind.__name__)
    if name not in types:
        types[name] = {}  # a line holds lines
        hints = get_type_hints(kind)
        told = _object({field.name: _of(hints[field.name], types) for field in fields(kind)})
        types[name] = {"description": " ".join((inspect.getdoc(kind) or "").split()), **told}
    return {"$ref": f"#/$defs/{name}"}
