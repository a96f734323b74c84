"""The record's own promises: spans, ids, errors, frozen types, and the JSON contract's shape."""

from __future__ import annotations

import dataclasses
import inspect
import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

import onrecord.record as record
from onrecord.record import (
    SCHEMA,
    Actor,
    Article,
    Author,
    Block,
    Event,
    Figure,
    MissingExtra,
    Party,
    Position,
    Problem,
    Procedure,
    Reading,
    Role,
    Span,
    Statement,
    UnknownSetting,
    Voice,
    When,
    Where,
    Why,
    as_json,
    content_id,
)

TYPES = [t for _, t in inspect.getmembers(record, dataclasses.is_dataclass)]
WHY = Why(rule="test", score=0.5)


@pytest.mark.parametrize("kind", TYPES, ids=lambda t: t.__name__)
def test_every_type_is_frozen_and_has_slots_and_a_docstring(kind: type) -> None:
    assert kind.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert "__slots__" in vars(kind)
    assert kind.__doc__
    assert not kind.__doc__.startswith(kind.__name__ + "("), "dataclass writes that one itself"


@pytest.mark.parametrize("bounds", [(-1, 2), (3, 2)])
def test_a_span_runs_forward_from_zero(bounds: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="runs forward"):
        Span(*bounds)


@pytest.mark.parametrize(
    ("a", "b", "overlaps", "covers"),
    [
        ((0, 5), (5, 9), False, False),
        ((0, 5), (4, 9), True, False),
        ((0, 9), (2, 3), True, True),
        ((2, 2), (2, 2), False, True),
    ],
)
def test_spans_meet(a: tuple[int, int], b: tuple[int, int], overlaps: bool, covers: bool) -> None:
    assert Span(*a).overlaps(Span(*b)) is overlaps
    assert Span(*a).covers(Span(*b)) is covers


@given(st.lists(st.text()), st.lists(st.text()))
def test_ids_are_of_content_and_nothing_else(a: list[str], b: list[str]) -> None:
    assert content_id(*a) == content_id(*a)
    assert (content_id(*a) == content_id(*b)) == (a == b)


def test_ids_do_not_change_between_versions() -> None:
    assert content_id("a", "b") == "235870420603e322"


def test_errors_say_what_to_do() -> None:
    assert str(MissingExtra("spaCy", "pip install x")).endswith("install it with: pip install x")
    assert str(UnknownSetting("setting", "thread", ["threads", "batch"])).endswith("known: batch, threads")


def full_reading() -> Reading:
    text = "Ada said at least 12 died in Oslo on Monday."
    where = Where(words="Oslo", span=Span(29, 33), name="Oslo", kind="city", why=WHY, country="NOR", lat=59.9, lon=10.7)
    when = When(
        words="Monday",
        span=Span(37, 43),
        type="DATE",
        value="2026-05-04",
        why=WHY,
        start=date(2026, 5, 4),
        end=date(2026, 5, 5),
        precision="day",
    )
    voice = Voice(kind="person", label="Ada", actor="p", span=Span(0, 3))
    outlet = Voice(kind="outlet", label="The Quay Post")
    whole = Statement(id="0", spans=(Span(0, len(text)),), chain=(outlet,), manner="article", why=WHY)
    said = Statement(
        id="1", spans=(Span(9, 43),), chain=(outlet, voice), manner="paraphrased", why=WHY, cue=Span(4, 8), parent="0"
    )
    role = Role(role="recipient", label="12", span=Span(18, 20))
    party = Party(label="Ada", span=Span(0, 3), actor="p")
    return Reading(
        id="r",
        article=Article(
            id="a",
            text=text,
            outlet="The Quay Post",
            authors=(Author(name="B. Lind"),),
            published=datetime(2026, 5, 5, 9, 30, tzinfo=UTC),
            blocks=(Block(kind="paragraph", span=Span(0, len(text))),),
        ),
        actors=(Actor(id="p", label="Ada", kind="person", mentions=(Span(0, 3),), why=WHY),),
        statements=(whole, said),
        events=(
            Event(
                id="e",
                statement="1",
                type="ASSAULT",
                status="happened",
                trigger=Span(21, 25),
                why=WHY,
                roles=(role,),
                when=when,
                where=where,
            ),
        ),
        figures=(Figure(id="f", statement="1", measure="killed", bound="over", span=Span(9, 25), why=WHY, low=12.0),),
        positions=(
            Position(id="o", statement="1", holder=party, stance="opposes", object="died", span=Span(21, 25), why=WHY),
        ),
        procedures=(
            Procedure(id="d", statement="1", decides="x", rule="vote", span=Span(0, 3), why=WHY, parties=(party,)),
        ),
        problems=(Problem(page="r", stage="read", message="cut short"),),
    )


def test_a_reading_as_json() -> None:
    found = json.loads(json.dumps(as_json(full_reading())))
    assert found["schema"] == SCHEMA == "onrecord/1"
    lists = ["actors", "statements", "events", "figures", "positions", "procedures", "problems"]
    assert list(found) == ["schema", "id", "origin", "article", *lists]
    assert found["article"]["published"] == "2026-05-05T09:30:00+00:00"
    assert found["article"]["blocks"] == [{"kind": "paragraph", "start": 0, "end": 44}]
    assert found["statements"][1]["chain"][1] == {"label": "Ada", "kind": "person", "actor": "p", "start": 0, "end": 3}
    assert found["statements"][1]["cue"] == {"start": 4, "end": 8, "text": "said"}
    assert found["statements"][0]["text"] is None
    event = found["events"][0]
    assert event["trigger"] == {"start": 21, "end": 25, "text": "died"}
    assert (event["when"]["start"], event["when"]["end"]) == ("2026-05-04", "2026-05-05")
    assert (event["where"]["words"], event["where"]["span"]) == ("Oslo", {"start": 29, "end": 33})
    figure = found["figures"][0]
    assert (figure["low"], figure["high"], figure["text"]) == (12, None, "at least 12 died")
    assert isinstance(figure["low"], int)
    assert found["positions"][0]["holder"] == {"label": "Ada", "actor": "p", "start": 0, "end": 3}


def test_a_failed_page_has_no_article_and_a_problem() -> None:
    failed = as_json(Reading(id="x", article=None, problems=(Problem(page="x", stage="read", message="empty page"),)))
    assert failed["article"] is None
    assert failed["events"] == failed["statements"] == []
    assert failed["problems"] == [{"stage": "read", "message": "empty page"}]
