"""Denials of what was just said, two sides at odds, and words that exclude others; what is no answer is none."""

from __future__ import annotations

import pytest

import onrecord
from onrecord.pipeline.round_ups import round_up
from onrecord.record import Difference, Story, Why

HEAD = "The Quay Gazette\nTwo sides of a slide\n4 May 2031\n\n"


def differences(*texts: str) -> tuple[Difference, ...]:
    pages = [onrecord.read(f"{HEAD}{text}\n".encode()) for text in texts]
    ids = tuple(page.id for page in pages)
    return round_up(
        pages, Story(id="s", level="event", articles=ids, joins=tuple(Why(rule="t") for _ in ids))
    ).differences


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The union said 300 miners drowned. “That is a lie,” the company’s director, Ida Malin, said.", "denied"),
        ("Tessaly claims that it gave 45 minutes’ notice. Morrow claims it was given no notice.", "denied"),
        (
            "The Tessalian army said its duty officer telephoned a warning at 03:55. "
            "The Morrovian police said the officer telephoned at 04:52.",
            "contradicted",
        ),
    ],
)
def test_one_speaker_answers_another(text: str, kind: str) -> None:
    assert kind in {difference.kind for difference in differences(text)}


@pytest.mark.parametrize(
    "text",
    [
        "The union said 300 miners worked in the shaft. The company’s director, Ida Malin, said the mine was safe.",
        "The army said the road was open at 03:55. The army said the bridge was open at 04:52.",
        "The union said the log was genuine. The company could not say whether the log was genuine.",
    ],
)
def test_what_is_no_answer_is_none(text: str) -> None:
    assert not differences(text)


def test_genuine_on_one_page_and_forged_on_another() -> None:
    found = differences("The union said the duty log was genuine.", "The ministry said the duty log was a forgery.")
    assert [difference.kind for difference in found] == ["denied"]
