"""The days that pages tell of are kept beside a record: a brief need not read them again, and can."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import onrecord
from onrecord.pipeline.days import dated_in
from onrecord.pipeline.round_ups import round_up
from onrecord.record import Span
from onrecord.store import Record
from onrecord.store.loading import days_as_text, days_from

SAMPLES = Path(onrecord.__file__).parent / "samples"


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    folder = tmp_path_factory.mktemp("days") / "record"
    onrecord.add(str(SAMPLES), str(folder), engine="here")
    return Record(folder)


def test_a_record_keeps_the_days_that_its_pages_tell_of(record: Record) -> None:
    pages = [row["page"] for row in record.rows("SELECT page FROM {pages}")]
    kept = record.days(pages)
    read = {reading.id: dated_in(reading) for reading in record.readings(kept)}
    assert kept == read
    assert any(kept.values())


def test_a_record_without_them_gives_the_same_timeline(record: Record, tmp_path: Path) -> None:
    older = tmp_path / "older"
    shutil.copytree(record.path, older)
    for kept in (older / "stories").glob("traits-*"):
        shutil.rmtree(kept)
    told = []
    for one in (record, Record(older)):
        story = one.stories(limit=1)[0]
        told.append(round_up(one.readings(story.articles), story, (), one.days(story.articles)).timeline)
    assert Record(older).days([row["page"] for row in record.rows("SELECT page FROM {pages}")]) == {}
    assert told[0] == told[1]


@given(
    st.lists(
        st.tuples(st.builds(lambda a, n: Span(a, a + n), st.integers(0, 9999), st.integers(1, 50)), st.dates()),
        max_size=6,
    )
)
def test_days_come_back_as_they_were_written(days: list[tuple[Span, date]]) -> None:
    assert days_from(days_as_text(days)) == tuple(days)
