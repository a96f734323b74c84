"""Whatever writes a record may be stopped at any operation on files: given again, it leaves what it would have left."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from onrecord.pipeline import Settings
from onrecord.pipeline.adding import add
from onrecord.pipeline.retrying import retry
from onrecord.pipeline.shards import Shard, failed
from onrecord.pipeline.storied import bring_up
from onrecord.record import Problem
from onrecord.store import Folder
from onrecord.store.checking import check
from onrecord.store.keeping import compact, remove
from onrecord.store.writing import page_ids
from tests.pipeline.poison import WORDS, light
from tests.pipeline.stopped import stopped_at

SMALL = Settings(part_pages=2, workers=1)
TRIALS, LAST = 8, 6
"""Operations at which a work is stopped: so many spread over all of it, and its last ones, which clear away."""

Work = Callable[[Path, Path], object]


def readable(shards: Iterator[Shard], settings: Settings, on_page: object) -> Iterator[tuple[Shard, list[bytes]]]:
    read = light(settings)
    for shard in shards:
        yield shard, [read(page) for page in shard.pages]


def half_readable(shards: Iterator[Shard], settings: Settings, on_page: object) -> Iterator[tuple[Shard, list[bytes]]]:
    read = light(settings)
    for shard in shards:
        first, *rest = shard.pages
        problem = Problem(page=first.page.id, stage="reading", message="not yet")
        yield shard, [failed(first, problem), *map(read, rest)]


def rows(path: Path, numbers: range) -> Path:
    told = ({"id": f"r{n}", "body": WORDS.format(n=n), "published": f"2012-12-0{n % 9 + 1}"} for n in numbers)
    path.write_text("".join(json.dumps(row) + "\n" for row in told))
    return path


def added(source: Path, record: Path) -> None:
    add([source], record, settings=SMALL, engine=readable)


def compacted(source: Path, record: Path) -> None:
    with Folder.writing(record) as folder:
        compact(folder, pages=4)
        bring_up(folder)


def removed(source: Path, record: Path) -> None:
    with Folder.writing(record) as folder:
        # The first and the last page that ever came, whatever parts they lie in now.
        remove(folder, json.loads(source.with_name("leaving.json").read_text()))
        bring_up(folder, retell=True)


def retried(source: Path, record: Path) -> None:
    retry(str(record), settings=SMALL, engine=readable)


def contents(record: Path) -> dict[str, bytes]:
    aside = {"writer.lock"}
    return {
        str(path.relative_to(record)): path.read_bytes()
        for path in record.rglob("*")
        if path.is_file() and path.name not in aside and not path.name.startswith("search")
    }


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    """A record of six pages in three parts, the first of each unread, and those that a removal takes."""
    record = tmp_path / "begun"
    add([rows(tmp_path / "begun.jsonl", range(6))], record, settings=SMALL, engine=half_readable)
    pages = list(page_ids(Folder.opened(record), Folder.opened(record).marks()))
    (tmp_path / "leaving.json").write_text(json.dumps([pages[0], pages[-1]]))
    return record


@pytest.mark.parametrize("work", [added, compacted, removed, retried], ids=lambda work: work.__name__)
def test_a_work_that_was_stopped_leaves_what_it_would_have_left(work: Work, begun: Path, tmp_path: Path) -> None:
    source = rows(tmp_path / "more.jsonl", range(20, 25))

    def fresh(name: str) -> Path:
        shutil.rmtree(tmp_path / name, ignore_errors=True)
        shutil.copytree(begun, tmp_path / name)
        return tmp_path / name

    whole = fresh("whole")
    length = stopped_at(None, partial(work, source, whole))
    wanted = contents(whole)
    for place in sorted({trial * length // TRIALS for trial in range(TRIALS)} | {*range(length - LAST, length + 1)}):
        broken = fresh("broken")
        # Stopped after its last operation it was done, and is given again all the same.
        stopped_at(place if place < length else None, partial(work, source, broken))
        work(source, broken)
        left = contents(broken)
        differ = [name for name in wanted.keys() | left.keys() if wanted.get(name) != left.get(name)]
        assert not differ, f"stopped at operation {place} of {length}"
        assert not list(check(Folder.opened(broken))), f"stopped at operation {place} of {length}"


def test_a_mark_under_its_temporary_name_does_not_count(begun: Path) -> None:
    """A part would go for one that replaces it, and that one would go for its mark was never put in place."""
    marks = begun / "marks"
    told = json.loads((marks / "0001-000000.json").read_text())
    told |= {"part": "0001-000000.1", "replaces": ["0001-000000"]}
    (marks / ".unfinished-0001-000000.1.json").write_text(json.dumps(told))
    (marks / ".unfinished-0001-000001.1.json").write_text('{"part": "0001-0000')
    assert sum(mark.pages for mark in Folder.opened(begun).marks()) == 6
    with Folder.writing(begun) as folder:
        assert sum(mark.pages for mark in folder.marks()) == 6
    assert not list(check(Folder.opened(begun)))
