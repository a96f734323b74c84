"""What is only alleged: the status an act gets, and that the statement around it says whose word it is."""

from __future__ import annotations

import pytest

from evaluation.sentences import read_sentences


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("Ministers condemned the bombing of the village by the army.", "bombing", "happened"),
        ("Ministers condemned the alleged bombing of the village by the army.", "bombing", "possible"),
        ("Ministers condemned the so-called bombing of the village by the army.", "bombing", "happened"),
        ("Rebels apparently attacked the convoy on Monday.", "attacked", "possible"),
        # Whose word it is, the statement tells: as under "claimed that", the act is told as done.
        ("Rebels allegedly attacked the convoy on Monday.", "attacked", "happened"),
        ("Rebels reportedly did not attack the convoy.", "attack", "denied"),
        ("The president reportedly plans to visit Lisbon.", "visit", "planned"),
    ],
)
def test_status_of_what_is_alleged(text: str, trigger: str, status: str) -> None:
    (reading,) = read_sentences([text])
    assert {event.trigger.of(text): event.status for event in reading.events}.get(trigger) == status


def test_an_act_that_is_only_thought_of_is_no_event() -> None:
    (reading,) = read_sentences(["Diplomats spoke about the possible invasion of the island by the army."])
    assert [event.type for event in reading.events if event.type == "ASSAULT"] == []
