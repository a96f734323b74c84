"""Words by which the author stands back from what is told: whose statement bears them, and which words are none."""

from __future__ import annotations

import io
import json

import pytest

from onrecord.pipeline import jsonl_readings
from onrecord.record import Statement


def told(text: str) -> list[tuple[str, list[str]]]:
    """The last voice and the marks of each statement that has any."""
    row = json.dumps({"id": "a", "body": text, "outlet": "The Quay"}) + "\n"
    (reading,) = jsonl_readings(io.BytesIO(row.encode()))
    assert reading.article is not None

    def words(statement: Statement) -> list[str]:
        return [span.of(text) for span in statement.distance]

    return [(s.chain[-1].label, words(s)) for s in reading.statements if s.distance]


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("The so-called reform cost two thousand people their jobs.", ["so-called"]),
        ('The council approved its "green plan" on Tuesday.', ['"green plan"']),
        ("The army has opened a “humanitarian corridor” for the villagers.", ["“humanitarian corridor”"]),
        ("The mayor is apparently ill and will not travel.", ["apparently"]),
        ("The guard allegedly shot two prisoners in the yard.", ["allegedly"]),
        ("The government's claim that the bridge was safe is false.", ["claim"]),
        ("Police arrested the alleged leader of the gang.", ["alleged"]),
    ],
)
def test_the_page_keeps_the_words_by_which_it_stands_back(text: str, marks: list[str]) -> None:
    assert told(text) == [("The Quay", marks)]


@pytest.mark.parametrize(
    "text",
    [
        'The judge called the letter "a poem" on Tuesday.',
        '"It was a mistake," the mayor said.',
        "The mayor said the bridge was safe.",
        'The town is known as "the pit" to those who live there.',
        'The film "Blue Harbour" opens on Friday.',
        "The council approved the green plan on Tuesday.",
    ],
)
def test_quoted_named_and_plain_words_keep_no_distance(text: str) -> None:
    assert told(text) == []


def test_who_is_reported_stands_back_from_words_of_his_own() -> None:
    assert told("The minister said the alleged plot had failed.") == [("The minister", ["alleged"])]
