"""Briefs and front pages as JSON: every line with its page, its characters and its chain of voices."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from onrecord.brief.front import Feature, Front
from onrecord.brief.lines import Brief
from onrecord.brief.standing import standing
from onrecord.record import Span, Story

BRIEF_SCHEMA, FRONT_SCHEMA = "onrecord/brief/1", "onrecord/front/1"

NOT_WRITTEN = ("story", "round_up")
"""Fields of a brief that its JSON has otherwise or not at all."""


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
        "now": _plain(standing(brief, "now-", story.end)),
    }
    return head | {
        field.name: _plain(getattr(brief, field.name)) for field in fields(brief) if field.name not in NOT_WRITTEN
    }


def front_json(front: Front) -> dict[str, Any]:
    """The front page as plain values: its stories with their lines, and the other stories by title."""
    return {
        "schema": FRONT_SCHEMA,
        "name": front.name,
        "pages": front.pages,
        "outlets": front.outlets,
        "first": _plain(front.first),
        "last": _plain(front.last),
        "stories": [_feature(one) for one in front.features],
        "others": [_told(story) for story in front.others],
    }


def _feature(one: Feature) -> dict[str, Any]:
    sections = ("headline", "began", "newest", "figures", "differences", "plans")
    return (
        _told(one.story)
        | {"outlets": one.outlets, "copies": one.brief.copies, "sources_named": len(one.brief.named), "cut": one.cut}
        | {name: _plain(getattr(one, name)) for name in sections}
        | {"parts": [_told(part) for part in one.parts]}
        | {"situation": _told(one.situation) if one.situation else None}
    )


def _told(story: Story) -> dict[str, Any]:
    return {
        "id": story.id,
        "level": story.level,
        "title": story.title,
        "start": _plain(story.start),
        "end": _plain(story.end),
        "pages": len(story.articles),
        "keys": list(story.keys),
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
