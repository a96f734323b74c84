"""Every type and mode of PLOVER in several wordings: floors under what is read of them, held by our own sentences."""

from __future__ import annotations

from collections import Counter

import pytest

from evaluation.own_events import Row, rows, scores, told
from evaluation.sentences import Reading, read_sentences
from onrecord.findings.plover import MODES

FLOORS = {"type": 0.92, "mode": 0.92, "status": 0.97, "actor": 0.96, "recipient": 0.9}
CODED = rows()


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    return read_sentences([row.text for row in CODED])


def test_the_sentences_cover_every_type_and_mode() -> None:
    assert len(CODED) >= 600
    assert {row.type for row in CODED} == {*MODES, "none"}
    assert {(row.type, row.mode) for row in CODED if row.mode != "-"} == {(t, m) for t in MODES for m in MODES[t]}


@pytest.mark.parametrize("row", [row for row in CODED if row.type != "none"], ids=lambda row: row.text[:40])
def test_whom_a_row_names_stands_in_its_sentence(row: Row) -> None:
    assert all(words == "-" or words.lower() in row.text.lower() for words in (row.actor, row.recipient))


def test_most_of_what_the_sentences_tell_is_read(readings: list[Reading]) -> None:
    found = scores(CODED, readings)
    assert {name: round(found[name][0], 3) for name, floor in FLOORS.items() if found[name][0] < floor} == {}
    assert found["false_per_100"][0] <= 10


def test_no_type_is_read_less_than_three_times_in_four(readings: list[Reading]) -> None:
    wanted, got = Counter[str](), Counter[str]()
    for row, reading in zip(CODED, readings, strict=True):
        wanted[row.type] += 1
        got[row.type] += row.type != "none" and told(row, reading) is not None
    assert {t: (got[t], n) for t, n in wanted.items() if t != "none" and got[t] < 0.75 * n} == {}
