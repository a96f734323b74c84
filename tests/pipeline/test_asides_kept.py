"""What a page tells of another episode's story by the way: kept as pages come, and parted where people say so."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.pipeline.correcting import split, undo
from onrecord.pipeline.storied import cluster
from onrecord.record import Story
from onrecord.store import Folder, Record
from onrecord.store.checking import check
from onrecord.store.keeping import remove
from onrecord.stories.asides import ASIDE
from tests.pipeline.test_storied import page, page_ids, put

BRIDGE = "The Tollmere bridge over the river Ark fell on Monday, and {n} drivers of lorries drowned, divers said."
SCHOOL = "Teachers at Sorrel school walked out on Tuesday over lessons in tents; head teacher Ina Solvik called buses."
NOTHING = "They said that it had been so, and that he would have been there with us before. " * 12
ASIDE_TEXT = (
    "It is the second blow to the county in a week: the Tollmere bridge over the river Ark fell on Monday, and two "
    "drivers of lorries drowned in it before divers came."
)


def told(name: str, lead: str, day: int, more: str = "Nobody came.") -> dict[str, object]:
    return page(name, lead, day) | {"title": lead.split(",")[0], "body": f"{lead}\n\n{NOTHING}\n\n{more}"}


BRIDGES = [told("b1", BRIDGE.format(n="two"), 5), told("b2", BRIDGE.format(n="two"), 6)]
SCHOOLS = [told("s1", SCHOOL, 7, ASIDE_TEXT), told("s2", SCHOOL, 8)]


@pytest.fixture(autouse=True)
def as_in_a_large_record(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages that come join what is there: a small record is clustered anew."""
    monkeypatch.setattr("onrecord.pipeline.storied.SMALL", 0)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return put(tmp_path, [*BRIDGES, *SCHOOLS])


def bridge(path: Path) -> Story:
    (own,) = page_ids(path, "b1")
    return next(story for story in Record(path).stories() if own in story.own)


def tellers(path: Path) -> set[str]:
    """The pages that tell of the bridge by the way."""
    names = {row["page"]: row["name"] for row in Record(path).sql("SELECT page, name FROM pages")}
    return {names[passage.page] for passage in bridge(path).passages}


def test_a_page_tells_by_the_way_a_story_of_another_episode(path: Path) -> None:
    story = bridge(path)
    assert tellers(path) == {"s1"}
    (reading,) = Record(path).readings([passage.page for passage in story.passages])
    assert reading.article
    assert [span.of(reading.article.text) for span in story.passages[0].spans] == [ASIDE_TEXT]
    assert story.joins[story.articles.index(reading.id)].rule == ASIDE


def test_what_a_page_tells_by_the_way_stays_and_pages_that_come_bring_theirs(path: Path) -> None:
    put(path.parent, [told("s3", SCHOOL, 9, ASIDE_TEXT)], "another page")
    assert tellers(path) == {"s1", "s3"}
    put(path.parent, [told("n1", "Mayor Pell of Harnow shut a market.", 9)], "another affair")
    assert tellers(path) == {"s1", "s3"}
    with Folder.writing(path) as folder:
        remove(folder, page_ids(path, "s1"))
        cluster(folder)
    assert tellers(path) == {"s3"}
    assert not list(check(Folder.opened(path)))


def test_a_page_that_a_person_set_apart_does_not_tell_it_until_that_is_taken_back(path: Path) -> None:
    split(path, bridge(path).id, page_ids(path, "s1"), "another bridge")
    assert tellers(path) == set()
    put(path.parent, [told("n1", "Mayor Pell of Harnow shut a market.", 9)], "another affair")
    assert tellers(path) == set()
    undo(path, "the same")
    assert tellers(path) == {"s1"}
