"""The scorer of round-ups: which pairs the coding leaves room to set at odds."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from evaluation.round_ups import Met, half, may_conflict
from onrecord.record import Cite, Series, Span, ToldFigure


def row(number: float, origin: str, **more: Any) -> dict[str, Any]:
    coded = {
        "id": f"{origin}{number}", "page": "p", "measure": "killed", "low": number, "high": number, "bound": "exact",
        "scope": "EAST", "as_of": "2031-05-04T10:00", "polarity": "positive", "origin": origin, "chain": ["N", origin],
    }  # fmt: skip
    return coded | more


def met(coded: dict[str, Any], **more: Any) -> Met:
    """The figure as it was coded, told with whatever `more` changes."""
    cite = Cite(page="p", span=Span(0, 2), item=coded["id"])
    fields: dict[str, Any] = {key: coded[key] for key in ("measure", "low", "high", "bound", "polarity")}
    fields |= {"cite": cite, "sentence": cite, "unit": None, "scope": None, "speaker": "x", "chain": ("n", "x")}
    fields |= {"own": False, "as_of": None, "dated": False, "published": datetime(2031, 5, 4)}
    told = ToldFigure(**(fields | more))
    return Met(coded, told, Series(measure="killed", unit=None, place=(), group=(), figures=(told,)))


@pytest.mark.parametrize(
    ("one", "other", "room"),
    [
        (met(row(14, "ministry")), met(row(29, "monitor")), True),
        (met(row(14, "ministry")), met(row(29, "monitor", polarity="negative")), True),
        (met(row(14, "ministry")), met(row(29, "ministry")), False),
        (met(row(14, "ministry")), met(row(29, "monitor", scope="WEST")), False),
        (met(row(14, "ministry")), met(row(29, "monitor", as_of="2031-05-05")), False),
        (met(row(14, "ministry")), met(row(29, "monitor", measure="missing")), False),
        (met(row(14, "ministry")), met(row(10, "monitor", bound="over", high=None)), False),
        (met(row(30, "ministry", bound="about")), met(row(32, "monitor")), False),
        (met(row(14, "ministry"), low=41.0), met(row(29, "monitor")), False),
        (met(row(14, "ministry")), None, False),
    ],
)
def test_room_for_a_conflict(one: Met, other: Met | None, room: bool) -> None:
    assert may_conflict(one, other) is room


def test_both_halves_have_pages() -> None:
    assert {half(f"p{number:02}") for number in range(1, 61)} == {0, 1}
