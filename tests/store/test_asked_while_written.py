"""Many may ask while one writes: no question fails, no page is missed, and whoever asks leaves the index alone."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from threading import Event, Thread

import pytest

from onrecord.pipeline import Settings
from onrecord.pipeline.adding import add
from onrecord.pipeline.storied import bring_up
from onrecord.store import Folder, Record, index
from onrecord.store.keeping import compact
from tests.pipeline.test_adding import harbour, in_process, rows_file

ROUNDS = 3


def put(folder: Path, pages: int) -> Path:
    source = rows_file(folder / "rows.jsonl", harbour(pages))
    add([source], folder / "record", settings=Settings(part_pages=2), engine=in_process)
    return folder / "record"


@pytest.mark.parametrize("asks_anew", [True, False], ids=["each time anew", "one that stays open"])
def test_who_asks_while_parts_come_and_go_gets_all_there_is(asks_anew: bool, tmp_path: Path) -> None:
    path = put(tmp_path, 6)
    done, counts, faults = Event(), [6], []

    def ask() -> None:
        record = Record(path)
        while not done.is_set():
            try:
                record = Record(path) if asks_anew else record
                record.refresh()
                (row,) = record.sql("SELECT count(*) AS pages FROM pages")
                counts.append(row["pages"])
                assert len(record.search("harbour", limit=1)) == 1
                record.stories()
            except Exception as fault:  # whatever it is, it must not be
                faults.append(fault)

    reader = Thread(target=ask)
    reader.start()
    for number in range(1, ROUNDS + 1):
        put(tmp_path, 6 + 2 * number)
        with Folder.writing(path) as folder:
            compact(folder, pages=6 + 4 * number)
            bring_up(folder)
    done.set()
    reader.join()
    assert not faults
    assert counts == sorted(counts)


def test_a_search_leaves_the_index_to_the_one_who_writes(tmp_path: Path) -> None:
    path = put(tmp_path, 4)
    with closing(sqlite3.connect(path / index.FILE)) as base:
        base.execute("DELETE FROM parts WHERE part = '0001-000001'")
        base.commit()
    with Folder.writing(path) as folder:
        assert Record(path).search("harbour")
        assert index.behind(folder)
    assert Record(path).search("harbour")
    assert not index.behind(Folder.opened(path))


def test_what_replaced_parts_held_is_out_of_the_index_file(tmp_path: Path) -> None:
    path = put(tmp_path, 4)
    with closing(sqlite3.connect(path / index.FILE)) as base:
        base.execute("UPDATE parts SET part = 'replaced' WHERE part = '0001-000001'")
        base.execute("UPDATE passages SET words = 'zyzzyva' WHERE number = 1")
        base.commit()
        base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert b"zyzzyva" in (path / index.FILE).read_bytes()
    with Folder.writing(path) as folder:
        index.bring_up(folder)
        assert not index.behind(folder)
    assert all(b"zyzzyva" not in file.read_bytes() for file in path.glob(f"{index.FILE}*"))
    assert len(Record(path).search("harbour")) == 4
