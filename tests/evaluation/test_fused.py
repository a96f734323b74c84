"""What was checked by hand is kept without words, and is told again as long as the event stands as it was."""

from __future__ import annotations

from dataclasses import replace

from evaluation.fused import Checked, checked, parts_of, tally
from onrecord.record import Event, Reading, Role, Span, Why

EVENT = Event(
    id="e",
    statement="s",
    type="ASSAULT",
    status="happened",
    trigger=Span(5, 9),
    why=Why(rule="r"),
    roles=(Role(role="actor", label="Chad", span=Span(0, 4)),),
)


def test_two_hundred_events_were_checked_and_few_are_fused() -> None:
    rows = checked()
    assert len({row[:4] for row in rows}) == len(rows) >= 200
    assert {row.verdict.split()[0] for row in rows} <= {"one", "fused", "wrong"}
    assert sum(row.verdict.startswith("fused") for row in rows) <= 6


def test_an_event_with_other_parts_has_changed_and_one_that_is_not_found_is_gone() -> None:
    rows = [Checked("p", 5, 9, "ASSAULT", parts_of(EVENT), "fused actor")]
    other = replace(EVENT, roles=())
    assert tally(rows, iter([Reading(id="p", article=None, events=(EVENT,))])) == {"fused": 1}
    assert tally(rows, iter([Reading(id="p", article=None, events=(other,))])) == {"changed": 1}
    assert tally(rows, iter([Reading(id="p", article=None)])) == {"gone": 1}
