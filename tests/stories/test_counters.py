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
        ("The council said that 30 people died, while a rescue worker spoke of 17 dead.", "a rescue worker"),
        ("The Council puts the dead at 17, according to the Slide Monitor.", "Slide Monitor"),
        ("The council said that 30 people had died. The Slide Monitor’s total has reached 17.", "Slide Monitor"),
        (
            "The council said that 30 people had died. Later the Slide Monitor corrected the number to 17.",
            "Slide Monitor",
        ),
        ("The Slide Monitor has not changed its count of 17 dead since then.", "Slide Monitor"),
        ("A landslide killed at least 17 people on Sunday night.", "Quay Gazette"),
    ],
)
def test_a_count_is_of_who_counted(sentence: str, speaker: str) -> None:
    page = onrecord.read(f"{HEAD}{sentence}\n".encode())
    told = round_up([page], Story(id="s", level="event", articles=(page.id,), joins=(Why(rule="test"),)))
    found = [figure for series in told.series for figure in series.figures if figure.low == 17]
    assert [figure.speaker.removeprefix("The ").removeprefix("the ") for figure in found] == [speaker]
    assert found[0].own is (speaker == "Quay Gazette")


def test_a_number_in_the_words_of_an_earlier_page_is_whose_it_is_there() -> None:
    words = "The slide killed 71 people on the eastern bank, and we read each of their names out"
    first = onrecord.read(f"{HEAD}“{words},” the Slide Monitor said on Sunday.\n".encode())
    later = onrecord.read(
        f"The Bay Digest\nWhat others write\n6 May 2031\n\nThe Quay Gazette has a voice: “{words}.” Fine.\n".encode()
    )
    pages = (first, later)
    ids = tuple(page.id for page in pages)
    told = round_up(pages, Story(id="s", level="event", articles=ids, joins=(Why(rule="test"),)))
    numbers = [figure for series in told.series for figure in series.figures if figure.low == 71]
    assert {figure.cite.page for figure in numbers} == set(ids)
    assert any(relation.type == "same chain" for relation in told.relations)
