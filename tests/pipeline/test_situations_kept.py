"""What goes on in a place for months, on a record: found as pages come, listed, shown."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.pipeline import storied
from onrecord.pipeline.correcting import merge
from onrecord.record import Reading, RunStopped
from onrecord.store import Folder, Record
from onrecord.store.checking import check
from onrecord.stories.traits import Traits, traits
from tests.pipeline.test_storied import page, put

STRIKE = "Pilots at Pirrow Quay walked out again, {what}; union leader Edda Morn spoke to them."
WHAT = ("over a berth at the mole", "about the winter rota", "when the pension vote failed")


def of_protests(reading: Reading) -> Traits | None:
    found = traits(reading)
    return found and replace(found, keys=found.keys | {("place", "77"), ("type", "PROTEST")})


@pytest.fixture(autouse=True)
def as_in_a_large_record(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages that come join what is there: a small record is clustered anew."""
    monkeypatch.setattr("onrecord.pipeline.storied.SMALL", 0)


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(storied, "traits_of", of_protests)
    for month, what in enumerate(WHAT, 1):
        rows = [page(f"m{month}{n}", STRIKE.format(what=what), n) for n in (1, 2)]
        put(tmp_path, [row | {"published": f"2031-{2 * month:02}-0{day}"} for day, row in enumerate(rows, 3)], what)
    return tmp_path / "record"


def test_strikes_months_apart_are_a_situation_as_soon_as_there_are_three(path: Path) -> None:
    record = Record(path)
    (found,) = record.stories(level="situation")
    assert set(found.parts) == {story.id for story in record.stories(level="episode")}
    assert len(found.parts) == 3
    assert len(found.articles) == len(set(found.articles)) == 6
    assert (found.level, str(found.start), str(found.end)) == ("situation", "2031-02-03", "2031-06-04")
    assert record.story(found.id[:6]) == found
    assert {story.situation for story in record.stories()} == {found.id}
    assert len(list(record.story_pages(found))) == 6
    (row,) = record.story_list(level="situation")
    assert (row["articles"], row["level"]) == (6, "situation")
    assert not list(check(Folder.opened(path)))


def test_a_situation_is_corrected_where_its_events_are(path: Path) -> None:
    record = Record(path)
    (found,) = record.stories(level="situation")
    with pytest.raises(RunStopped, match="is a situation; name its events' stories"):
        merge(path, [found.id, found.parts[0]], "x")
