"""The brief as JSON: every line with its page, its characters and its chain of voices, schema "onrecord/brief/1"."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from onrecord.brief.lines import Brief
from onrecord.record import Span

BRIEF_SCHEMA = "onrecord/brief/1"


def brief_json(brief: Brief) -> dict[str, Any]:
    """The brief as plain dictionaries, lists, strings and numbers, ready for `json.dumps`.

    Spans index `article.text` of the reading with the id `page`. The sections are those of `Brief`; the names of
    anchors are the ones of the HTML.
    """
    story = brief.story
    head = {
        "schema": BRIEF_SCHEMA,
        "story": {"id": story.id, "level": story.level, "keys": list(story.keys)}
        | {"start": _plain(story.start), "end": _plain(story.end)},
        "pages": len(brief.articles),
        "copies": brief.copies,
        "sources_named": len(brief.named),
    }
    return head | {
        field.name: _plain(getattr(brief, field.name))
        for field in fields(brief)
        if field.name not in ("story", "round_up")
    }


def _plain(value: object) -> Any:
    if isinstance(value, Span):
        return {"start": value.start, "end": value.end}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    return value
