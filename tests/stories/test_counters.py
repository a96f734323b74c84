"""Who counted, where a sentence gives a body's count in the outlet's own voice."""

from __future__ import annotations

import pytest

import onrecord
from onrecord.pipeline.round_ups import round_up
from onrecord.record import Story, Why

HEAD = """The Quay Gazette
Landslide buries a village
4 May 2031

The Civil Defence Office said on Sunday that the road was closed. The Slide Monitor said that it had warned the council.
"""


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        (
            "By eight in the evening the Civil Defence Office had counted at least 17 people killed.",
            "Civil Defence Office",
        ),
        ("At least 17 people were killed, according to the Slide Monitor.", "Slide Monitor"),
        ("A landslide killed at least 17 people on Sunday night.", "Quay Gazette"),
    ],
)
def test_a_count_is_of_who_counted(sentence: str, speaker: str) -> None:
    page = onrecord.read(f"{HEAD}{sentence}\n".encode())
    told = round_up([page], Story(id="s", level="event", articles=(page.id,), joins=(Why(rule="test"),)))
    found = [figure for series in told.series for figure in series.figures if figure.low == 17]
    assert [figure.speaker.removeprefix("The ").removeprefix("the ") for figure in found] == [speaker]
    assert found[0].own is (speaker == "Quay Gazette")
