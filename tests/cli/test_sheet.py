"""What the sheet of a page shows under whose name."""

from __future__ import annotations

import io
import json

from rich.console import Console

from onrecord.cli.sheet import Sheet
from onrecord.pipeline import jsonl_readings

TEXT = (
    "The Coast Police and federal prosecutors announced the arrests of two men who ran a secret depot.\n\n"
    "The Coast Police told the Daily Quay that it had received the letter.\n\n"
    "The Coast Police said that it would answer."
)


def test_words_of_one_do_not_stand_under_the_words_of_several() -> None:
    row = json.dumps({"id": "1", "url": "https://quay.test/1", "body": TEXT, "published": "2024-03-12"}) + "\n"
    (reading,) = jsonl_readings(io.BytesIO(row.encode()))
    assert reading.article is not None
    sheet = Sheet(reading, reading.article, Console(file=io.StringIO(), width=100))
    several, alone, again = (sheet.source(statement) for statement in reading.statements if len(statement.chain) == 2)
    assert several == "the coast police and federal prosecutors"
    assert alone == again != several
