"""Stories of a record: pages join them as they come, people correct them, and what they said holds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.pipeline import Settings
from onrecord.pipeline.adding import add
from onrecord.pipeline.correcting import merge, split, undo
from onrecord.pipeline.storied import bring_up, cluster
from onrecord.record import RunStopped
from onrecord.store import Folder, Record, stories
from onrecord.store.checking import check, mend
from onrecord.store.keeping import compact, remove
from tests.pipeline.test_adding import in_process

HARBOUR = "The ferry Lisk Star ran aground off Carrow with {n} passengers; harbour master Ada Venn called for tugs."
LIBRARY = "The council of Merrin voted to shut two libraries; mayor Jo Lind refused a delay until {n} May, she said."
CRANE = "A crane fell at Pirrow docks and hurt {n} riggers; Oto Rask of the dockers' union blamed rust on the boom."
SMALL = Settings(part_pages=3)


def page(name: str, text: str, day: int, outlet: str = "Quay Post") -> dict[str, object]:
    filler = " ".join(f"{name}{n}" for n in range(30))
    return {
        "id": name,
        "body": f"{text} {filler}.",
        "title": text.split(";")[0],
        "published": f"2031-05-{day:02}",
        "outlet": outlet,
    }


FIRST = [
    page("a1", HARBOUR.format(n=40), 4),
    page("b1", LIBRARY.format(n=9), 4),
    page("a2", HARBOUR.format(n=41), 5, "Veldt Times"),
    page("b2", LIBRARY.format(n=9), 5, "Veldt Times"),
    page("c1", CRANE.format(n=3), 6),
]
LATER = [page("a3", HARBOUR.format(n=40), 6), page("c2", CRANE.format(n=3), 7), page("c3", CRANE.format(n=4), 7)]


def put(folder: Path, rows: list[dict[str, object]], name: str = "rows") -> Path:
    source = folder / f"{name}.jsonl"
    source.write_text("".join(json.dumps(row) + "\n" for row in rows))
    add([source], folder / "record", settings=SMALL, engine=in_process)
    return folder / "record"


@pytest.fixture(autouse=True)
def as_in_a_large_record(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages that come join what is there: a small record is clustered anew."""
    monkeypatch.setattr("onrecord.pipeline.storied.SMALL", 0)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return put(tmp_path, FIRST)


def told(path: Path) -> set[str]:
    """Each story as the names of its pages, in order."""
    names = {row["page"]: row["name"] for row in Record(path).sql("SELECT page, name FROM pages")}
    return {" ".join(sorted(names[page] for page in story.articles)) for story in Record(path).stories()}


def ids(path: Path) -> dict[str, str]:
    """The id of the story of each page, by the page's name."""
    rows = Record(path).sql("SELECT name, story FROM kept_articles JOIN pages USING (page)")
    return {row["name"]: row["story"] for row in rows}


def page_ids(path: Path, *names: str) -> list[str]:
    found = {row["name"]: row["page"] for row in Record(path).sql("SELECT page, name FROM pages")}
    return [found[name] for name in names]


def faults(path: Path) -> list[str]:
    return [f"{fault.where}: {fault.what}" for fault in check(Folder.opened(path))]


def test_stories_brought_up_by_another_process_are_the_same(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.pipeline.aside.LARGE", 0)
    (tmp_path / "aside").mkdir()
    aside = put(tmp_path / "aside", FIRST)
    kept = json.loads((path / "stories.json").read_text())
    assert json.loads((aside / "stories.json").read_text()) == kept
    (aside / "stories.json").write_text("{")
    with pytest.raises(
        RunStopped, match=r"the pages are on the record, but .* is damaged .* give the same command again"
    ):
        put(tmp_path / "aside", LATER, "later")
    (aside / "stories.json").unlink()
    put(tmp_path / "aside", LATER, "later")
    assert not faults(aside)


def test_pages_are_put_into_stories_as_they_come_and_ids_stay(path: Path, tmp_path: Path) -> None:
    assert told(path) == {"a1 a2", "b1 b2", "c1"}
    before = ids(path)
    put(tmp_path, LATER, "later")
    assert told(path) == {"a1 a2 a3", "b1 b2", "c1 c2 c3"}
    assert before.items() <= ids(path).items()
    assert faults(path) == []


def test_a_story_has_its_days_events_reasons_and_headline(path: Path) -> None:
    story = Record(path).story("ferry aground")
    assert (str(story.start), str(story.end)) == ("2031-05-04", "2031-05-05")
    assert all(join.rule == "shared names" and "lisk" in join.detail for join in story.joins)
    assert story.title == "The ferry Lisk Star ran aground off Carrow with 40 passengers"
    assert Record(path).story(story.id[:6]) == story
    readings = list(Record(path).readings(story.articles))
    assert [reading.id for reading in readings] == list(story.articles)
    assert all(reading == Record(path).reading(reading.id) for reading in readings)


def test_copies_are_found_among_pages_of_one_add_and_of_two(path: Path, tmp_path: Path) -> None:
    reprint = FIRST[0] | {"id": "r1", "outlet": "Bay Echo", "published": "2031-05-07"}
    put(tmp_path, [reprint], "reprint")
    first, second, copy = page_ids(path, "a1", "a2", "r1")
    found = {(c.page, c.original): c.kind for c in Record(path).copies()}
    assert found[copy, first] == "exact"
    assert {c.page for c in Record(path).copies([first, copy])} == {copy}
    assert Record(path).copies([first, second]) == ()


def test_what_people_merge_and_split_holds_through_clustering_and_later_pages(path: Path, tmp_path: Path) -> None:
    found = merge(path, [ids(path)["a1"], ids(path)["c1"]], "one storm")
    assert found.id == ids(path)["a1"]
    assert told(path) == {"a1 a2 c1", "b1 b2"}
    assert split(path, ids(path)["b1"], page_ids(path, "b2"), "another town").articles == tuple(page_ids(path, "b2"))
    put(tmp_path, LATER, "later")
    assert told(path) == {"a1 a2 a3 c1 c2 c3", "b1", "b2"}
    with Folder.writing(path) as folder:
        assert cluster(folder) == 8
    assert told(path) == {"a1 a2 a3 c1 c2 c3", "b1", "b2"}
    why = {join.detail for story in Record(path).stories() for join in story.joins if "person" in join.rule}
    assert why == {"one storm", "another town"}


def test_undo_takes_back_the_last_that_stands_and_keeps_the_trail(path: Path) -> None:
    before = told(path)
    merge(path, [ids(path)["a1"], ids(path)["c1"]], "one storm")
    split(path, ids(path)["b1"], page_ids(path, "b1"), "another town")
    assert undo(path, "looked again").kind == "split"
    assert told(path) == {"a1 a2 c1", "b1 b2"}
    assert undo(path, "").kind == "merge"
    assert told(path) == before
    with Folder.writing(path) as folder:
        cluster(folder)
    assert told(path) == before
    rows = list(Record(path).sql("FROM corrections ORDER BY number"))
    assert [(row["kind"], row["reason"], row["of"]) for row in rows] == [
        ("merge", "one storm", None),
        ("split", "another town", None),
        ("undo", "looked again", 2),
        ("undo", "", 1),
    ]
    with pytest.raises(RunStopped, match="nothing to undo"):
        undo(path, "")


def test_a_correction_that_was_cut_off_is_carried_out_by_the_next_writer(path: Path) -> None:
    merge(path, [ids(path)["a1"], ids(path)["c1"]], "one storm")
    head = (path / stories.HEAD).read_bytes()
    with Folder.writing(path) as folder:
        changes = stories.corrections(folder)
        (path / stories.CORRECTIONS).unlink()
        cluster(folder)
        assert told(path) == {"a1 a2", "b1 b2", "c1"}
        stories.keep_corrections(folder, changes)
        assert any("stories" in fault for fault in faults(path))
        bring_up(folder)
    assert told(path) == {"a1 a2 c1", "b1 b2"}
    assert (path / stories.HEAD).read_bytes() == head


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        (lambda path: merge(path, [ids(path)["a1"]], "x"), "two or more"),
        (lambda path: merge(path, [ids(path)["a1"], ids(path)["a2"]], "x"), "two or more"),
        (lambda path: merge(path, [ids(path)["a1"], "zebra"], "x"), "no story 'zebra'"),
        (lambda path: split(path, ids(path)["a1"], page_ids(path, "a1", "a2"), "x"), "all pages"),
        (lambda path: split(path, ids(path)["a1"], page_ids(path, "b1"), "x"), "no page"),
        (lambda path: split(path, ids(path)["a1"], [""], "x"), "no page"),
    ],
)
def test_what_cannot_be_corrected_is_told_and_changes_nothing(path: Path, wanted: object, message: str) -> None:
    before = told(path)
    with pytest.raises(RunStopped, match=message):
        wanted(path)  # type: ignore[operator]
    assert told(path) == before
    assert not (path / stories.CORRECTIONS).exists()


def test_pages_that_are_removed_leave_their_stories_and_parts_may_be_joined(path: Path) -> None:
    with Folder.writing(path) as folder:
        compact(folder)
        assert not stories.behind(folder)
        remove(folder, page_ids(path, "a1", "c1"))
        bring_up(folder, retell=True)
    assert told(path) == {"a2", "b1 b2"}
    assert Record(path).story("ferry").title == "The ferry Lisk Star ran aground off Carrow with 41 passengers"
    assert faults(path) == []


def test_check_tells_of_stories_that_are_damaged_and_mending_makes_them_anew(path: Path) -> None:
    (file,) = (path / stories.FOLDER / stories.TABLES).glob("kept_stories.*")
    file.write_bytes(b"PAR1 and no more")
    assert any("kept_stories." in fault for fault in faults(path))
    with Folder.writing(path) as held:
        mend(held)
        assert bring_up(held) == 5
    assert told(path) == {"a1 a2", "b1 b2", "c1"}
    assert faults(path) == []
