"""A small record is clustered anew when pages come, so that it is the same however they came."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.pipeline.correcting import split
from onrecord.record import Story
from onrecord.store import Record
from tests.pipeline.test_storied import page, page_ids, put

SCHOOL = "Teachers at Tollmere school walked out over lessons in tents on Tuesday. Head teacher Ina Solvik hired buses."
VAN = "Divers of the Ark brigade raised a van below the fallen bridge at Tollmere. Two drivers had died in the river."
FALL = "The old bridge at Tollmere fell into the river Ark on Monday, and two drivers died. Divers of the brigade came."
MARKET = (
    "The market of Tollmere opens a day late this week. Rain had come through the roof of its hall, said its keeper."
)
PAGES = [
    page("b1", FALL, 5),
    page("s1", f"{SCHOOL} {VAN}", 6),
    page("b2", VAN, 7),
    page("m1", MARKET, 8),
    page("s2", SCHOOL, 9),
    page("m2", MARKET, 10),
]


def told(path: Path) -> set[str]:
    names = {row["page"]: row["name"] for row in Record(path).sql("SELECT page, name FROM pages")}

    def pages(story: Story) -> str:
        return " ".join(sorted(names[one] for one in story.own))

    return {pages(story) for story in Record(path).stories()}


def one_by_one(folder: Path) -> Path:
    folder.mkdir()
    for row in PAGES:
        put(folder, [row], str(row["id"]))
    return folder / "record"


def test_pages_that_come_one_by_one_make_the_stories_that_they_make_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "at once").mkdir()
    whole = put(tmp_path / "at once", PAGES)
    assert told(one_by_one(tmp_path / "one by one")) == told(whole)
    monkeypatch.setattr("onrecord.pipeline.storied.SMALL", 0)
    assert told(one_by_one(tmp_path / "as in a large one")) != told(whole)


def test_what_a_person_split_stays_so_in_a_small_record(tmp_path: Path) -> None:
    path = put(tmp_path, PAGES[:-1])
    (own,) = [story for story in Record(path).stories() if set(page_ids(path, "b1", "b2")) <= set(story.own)]
    split(path, own.id, page_ids(path, "b2"), "another bridge")
    put(tmp_path, PAGES[-1:], "later")
    assert not any(set(page_ids(path, "b1", "b2")) <= set(story.own) for story in Record(path).stories())
