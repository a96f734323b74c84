"""Pages that tell other stories by the way, on a record: as they come, corrected, removed, and briefed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.pipeline.correcting import merge, split, undo
from onrecord.pipeline.storied import bring_up, cluster
from onrecord.record import Reading, RunStopped, Story
from onrecord.store import Folder, Record
from onrecord.store.checking import check
from onrecord.store.keeping import compact, remove
from onrecord.stories.passages import Stretch
from onrecord.stories.traits import text_traits
from tests.pipeline.test_storied import ids, page, page_ids, put

PEOPLE = "It was seen by Ada Venn, Oto Rask and Mira Koss of the Carrow Trust."
FERRY = "The ferry Lisk Star ran aground off Sorrel Point with {n} passengers, Captain Bram Tolle and her crew aboard."
STRIKE = "Pilots at Pirrow Quay walked out over the Tolmen pension plan, union leader Edda Morn declared."
LEVY = "In Reddin the Brenner levy on fuel was voted down by the Althing, Speaker Jon Garr announced."


def told(name: str, lead: str, more: str, day: int) -> dict[str, object]:
    """A page whose lead is followed by so much that says nothing that what comes after is told by the way."""
    nothing = "They said that it had been so, and that he would have been there with us before. " * 40
    # The people stand below the head, whose words weigh more: they make one episode of the pages, and not one story.
    body = f"{lead}\n\n{nothing[:800]}\n\n{PEOPLE}\n\n{nothing}\n\n{more}"
    return page(name, lead, day) | {"title": lead.split(" with ")[0], "body": body}


PAGES = [
    told("f1", FERRY.format(n=40), LEVY, 4),
    told("f2", FERRY.format(n=41), "Tugs stood by.", 5),
    told("s1", STRIKE, LEVY, 6),
    told("s2", STRIKE, f"{FERRY.format(n=40)}\n\n{LEVY}", 7),
    told("f3", FERRY.format(n=42), LEVY, 8),
]
ELSEWHERE = [
    page(f"n{n}", f"Mayor{n} Pell{n} of Harnow{n} opened bridge{n}, and there was cake{n}.", n) for n in range(1, 9)
]


def paragraphs(reading: Reading) -> Iterator[Stretch]:
    """Each block a passage, without the people that make one episode of all: what a page tells is not tried here."""
    assert reading.article
    for block in reading.article.blocks:
        found = text_traits(reading.id, "", block.span.of(reading.article.text).replace(PEOPLE, ""))
        yield Stretch(page=reading.id, span=block.span, words=found.words, names=found.names)


@pytest.fixture(autouse=True)
def every_block_is_a_passage(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.pipeline.storied.stretches", paragraphs)
    monkeypatch.setattr("onrecord.pipeline.by_the_way.grouped", iter)


@pytest.fixture(autouse=True)
def as_in_a_large_record(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages that come join what is there: a small record is clustered anew."""
    monkeypatch.setattr("onrecord.pipeline.storied.SMALL", 0)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return put(tmp_path, [*ELSEWHERE, *PAGES])


def by_the_way(path: Path) -> set[str]:
    """Each story that has passages: names of its own pages, and after a bar of those that tell it by the way."""
    names = {row["page"]: row["name"] for row in Record(path).sql("SELECT page, name FROM pages")}
    stories = [story for story in Record(path).stories() if story.passages]
    return {f"{named(names, s.own)} | {named(names, {p.page for p in s.passages})}" for s in stories}


def named(names: dict[str, str], pages: object) -> str:
    return " ".join(sorted(names[one] for one in pages))  # type: ignore[attr-defined]


FOUND = {"f1 f2 f3 | s2", " | f1 f3 s1 s2"}


def test_a_page_has_one_story_of_its_own_and_tells_others_by_the_way(path: Path) -> None:
    assert by_the_way(path) == FOUND
    (episode,) = Record(path).stories(level="episode")
    assert len(episode.articles) == len(set(episode.articles)) == 5
    assert len(episode.parts) == 3
    rows = {row["story"]: row for row in Record(path).sql("FROM stories")}
    assert {(rows[part]["articles"], rows[part]["level"]) for part in episode.parts} == {
        (4, "event"), (2, "event"),
    }  # fmt: skip
    assert rows[episode.id]["articles"] == 5
    assert not list(check(Folder.opened(path)))


def test_the_pages_of_a_story_say_where_they_tell_it(path: Path) -> None:
    ferry = Record(path).story(_own(path, "f1"))
    rows = list(Record(path).story_pages(ferry))
    assert [row["told_in"] for row in rows] == ["page", "page", "passages", "page"]
    (passage,) = ferry.passages
    reading = Record(path).reading(passage.page)
    assert reading
    assert reading.article
    assert [span.of(reading.article.text)[:14] for span in passage.spans] == ["The ferry Lisk"]
    (episode,) = Record(path).stories(level="episode")
    assert len(list(Record(path).story_pages(episode))) == 5


def _own(path: Path, name: str) -> str:
    (page,) = page_ids(path, name)
    return next(story.id for story in Record(path).stories() if page in story.own)


def test_a_page_that_comes_brings_its_passages_and_other_episodes_stay_as_they_are(path: Path) -> None:
    put(path.parent, [told("f4", FERRY.format(n=40), FERRY.format(n=44), 8)], "ferry")
    assert by_the_way(path) == {"f1 f2 f3 f4 | s2", " | f1 f3 s1 s2"}
    put(path.parent, [page("x1", "Mayor Pell of Harnow shut a bridge.", 9)], "another affair")
    assert by_the_way(path) == {"f1 f2 f3 f4 | s2", " | f1 f3 s1 s2"}
    put(path.parent, [told("s3", STRIKE, LEVY, 9)], "strike")
    assert by_the_way(path) == {"f1 f2 f3 f4 | s2", "s1 s2 s3 | f1 f3"}


def test_a_page_set_apart_stays_so_until_that_is_taken_back(path: Path) -> None:
    ferry, strike = _own(path, "f1"), _own(path, "s1")
    assert split(path, ferry, page_ids(path, "s2"), "another ferry").id == strike
    assert by_the_way(path) == FOUND - {"f1 f2 f3 | s2"}
    with Folder.writing(path) as folder:
        cluster(folder)
    assert by_the_way(path) == FOUND - {"f1 f2 f3 | s2"}
    assert undo(path, "the same").kind == "apart"
    assert by_the_way(path) == FOUND


def test_stories_merged_are_told_on_their_pages_alone(path: Path) -> None:
    merge(path, [_own(path, "f1"), _own(path, "s1")], "one walkout")
    assert by_the_way(path) == set()
    undo(path, "two")
    assert by_the_way(path) == FOUND


def test_what_is_told_by_the_way_alone_is_corrected_where_its_pages_are(path: Path) -> None:
    (levy,) = [story for story in Record(path).stories() if not story.own]
    with pytest.raises(RunStopped, match="told by the way, on pages of other stories"):
        merge(path, [levy.id, _own(path, "f1")], "x")
    with pytest.raises(RunStopped, match="one after the other"):
        split(path, _own(path, "f1"), page_ids(path, "f1", "s2"), "x")


def test_a_page_that_is_removed_tells_nothing_any_more(path: Path) -> None:
    with Folder.writing(path) as folder:
        compact(folder)
        remove(folder, page_ids(path, "s2"))
        bring_up(folder, retell=True)
    assert by_the_way(path) == {"f1 f2 f3 | s1"}
    with Folder.writing(path) as folder:
        remove(folder, page_ids(path, "f3"))
        bring_up(folder, retell=True)
    assert by_the_way(path) == set()
    assert not list(check(Folder.opened(path)))


def test_words_find_a_story_that_is_told_by_the_way(path: Path) -> None:
    found = Record(path).stories("Brenner levy Althing")
    assert any(not story.own for story in found)
    assert ids(path)


def test_stories_are_the_same_whoever_asks(path: Path) -> None:
    def bare(story: Story) -> Story:
        return replace(story, events=())

    listed = {story.id: bare(story) for story in Record(path).stories()}
    assert {one: bare(Record(path).story(one)) for one in listed} == listed
