"""A record is kept: checked, compacted, mended, and what must go is gone."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from onrecord.pipeline import Settings
from onrecord.pipeline.adding import add
from onrecord.pipeline.retrying import retry
from onrecord.record import RunStopped
from onrecord.store import STORE_VERSION, Folder, Record, Scope, migrations
from onrecord.store.checking import check, mend
from onrecord.store.keeping import compact, remove
from onrecord.store.migrations import migrate
from onrecord.store.parts import checksum
from onrecord.store.writing import next_name
from tests.pipeline.poison import WORDS
from tests.pipeline.test_adding import in_process, stops_after
from tests.store.conftest import SAMPLES

SMALL = Settings(part_pages=4)


@pytest.fixture
def copy(record_path: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(record_path, tmp_path / "record"))


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    """Twenty light pages in five parts, of two outlets, with their source beside them."""
    rows = [
        {"id": f"r{n}", "body": WORDS.format(n=n), "outlet": "The Quay Post" if n % 2 else "Veldt Times"}
        for n in range(20)
    ]
    (tmp_path / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    add([tmp_path / "rows.jsonl"], tmp_path / "harbour", settings=SMALL, engine=in_process)
    return tmp_path / "harbour"


def faults(path: Path) -> list[str]:
    return [f"{fault.where}: {fault.what}" for fault in check(Folder.opened(path))]


def test_a_sound_record_has_no_faults(record_path: Path) -> None:
    assert faults(record_path) == []


def test_a_damaged_file_is_found_set_aside_and_read_again(copy: Path) -> None:
    (part,) = (copy / "parts").iterdir()
    file = part / "events.parquet"
    data = bytearray(file.read_bytes())
    data[100] ^= 1
    file.write_bytes(data)
    assert faults(copy) == [f"{part.name}: events.parquet is not what was written: its checksum differs"]
    with Folder.writing(copy) as folder:
        assert mend(folder) == [f"onrecord add {SAMPLES} --to {copy}"]
    assert (copy / "damaged" / part.name / "events.parquet").exists()
    assert len(Record(copy)) == 0
    assert add([SAMPLES], copy, engine=in_process).kept == 10
    assert faults(copy) == []


def test_what_else_is_wrong_is_told(copy: Path) -> None:
    (copy / "parts" / "0009-000000").mkdir()
    (copy / "parts" / "0001-000000" / "roles.parquet").unlink()
    (copy / "search.sqlite").write_bytes(b"nonsense")
    told = "\n".join(faults(copy))
    for words in ("roles.parquet is missing", "0009-000000: left over", "search.sqlite: the search index"):
        assert words in told


def test_a_damaged_index_is_made_anew_by_the_next_search(copy: Path) -> None:
    before = len(Record(copy).search("said"))
    (copy / "search.sqlite").write_bytes(b"nonsense" * 1000)
    assert len(Record(copy).search("said")) == before > 0


def test_a_span_that_does_not_re_read_is_found(copy: Path) -> None:
    import pyarrow as pa

    from onrecord.store.writing import Label, keep_tables, tables_in

    with Folder.writing(copy) as folder:
        (mark,) = folder.marks()
        tables = tables_in(folder, mark)
        figures = tables["figures"]
        place = figures.schema.get_field_index("text")
        wrong = pa.array(["12 others", *figures["text"].to_pylist()[1:]])
        tables["figures"] = figures.set_column(place, "text", wrong)
        keep_tables(folder, Label("0001-000000.1", 1, "test", (mark.part,)), tables)
    assert any("not '12 others'" in fault for fault in faults(copy))


def rewritten(path: Path, part: str, table: str, column: str, change: Callable[[list[Any]], list[Any]]) -> None:
    """Write a part anew with other values in a column, its checksums those of what it holds now."""
    import pyarrow as pa

    from onrecord.store.writing import Label, keep_tables, tables_in

    with Folder.writing(path) as folder:
        mark = folder.mark(part)
        assert mark is not None
        tables = tables_in(folder, mark)
        rows = tables[table]
        place = rows.schema.get_field_index(column)
        values = pa.array(change(rows[column].to_pylist()), rows.schema.field(place).type)
        tables[table] = rows.set_column(place, rows.schema.field(place), values)
        keep_tables(folder, Label(next_name(part), mark.run, mark.reader, (part,)), tables)


@pytest.mark.parametrize(
    ("table", "column", "value", "told"),
    [
        ("statements", "stop", 99_999, "lie outside its text"),
        ("blocks", "start", 88_888, "lie outside its text"),
        ("voices", "statement", "0" * 16, "voices.statement leads to no statements"),
        ("articles", "page", "0" * 16, "articles has rows of pages that are not in pages"),
    ],
)
def test_of_a_part_with_one_bad_row_only_that_page_is_set_aside(
    table: str, column: str, value: object, told: str, harbour: Path, tmp_path: Path
) -> None:
    rewritten(harbour, "0001-000001", table, column, lambda rows: [value, *rows[1:]])
    assert any(told in fault for fault in faults(harbour))
    before = {row["page"] for row in Record(harbour).sql("SELECT page FROM pages")}
    with Folder.writing(harbour, mend=True) as folder:
        (command,) = mend(folder)
        assert folder.aside == ["0001-000001.1-pages"]
    assert command == f"onrecord add {tmp_path / 'rows.jsonl'} --to {harbour}"
    assert faults(harbour) in ([], ["stories: the stories are not made yet"])
    left = {row["page"] for row in Record(harbour).sql("SELECT page FROM pages")}
    (gone,) = before - left
    aside = harbour / "damaged" / "0001-000001.1-pages"
    assert pq.read_table(aside / "pages.parquet")["page"].to_pylist() == [gone]
    again = add([tmp_path / "rows.jsonl"], harbour, settings=SMALL, engine=in_process)
    assert (again.kept, again.known) == (1, 19)
    assert faults(harbour) == []
    assert {row["page"] for row in Record(harbour).sql("SELECT page FROM pages")} == before


def test_a_page_that_two_parts_have_leaves_the_later_one(harbour: Path) -> None:
    from onrecord.store.writing import Label, keep_tables, tables_in

    with Folder.writing(harbour) as folder:
        first = folder.marks()[0]
        keep_tables(folder, Label("0001-000009", first.run, first.reader), tables_in(folder, first))
    assert sum("is in part 0001-000000, too" in fault for fault in faults(harbour)) == 4
    with Folder.writing(harbour, mend=True) as folder:
        mend(folder)
    assert len(Record(harbour)) == 20
    assert not any("too" in fault for fault in faults(harbour))


def test_compacting_changes_no_answer(harbour: Path) -> None:
    before = list(Record(harbour).pages(scope=Scope(versions=True)))
    hits = list(Record(harbour).search("crane"))
    with Folder.writing(harbour) as folder:
        assert compact(folder, pages=8) == (5, 3)
    assert list(Record(harbour).pages(scope=Scope(versions=True))) == before
    assert sorted(hit["page"] for hit in Record(harbour).search("crane")) == sorted(hit["page"] for hit in hits)
    assert sorted(path.name for path in (harbour / "parts").iterdir()) == [
        "0001-000000.1",
        "0001-000002.1",
        "0001-000004",
    ]
    assert faults(harbour) == []


def test_a_reader_that_was_open_while_parts_were_joined_goes_on(harbour: Path) -> None:
    record = Record(harbour)
    assert len(record.pages()) == 20
    with Folder.writing(harbour) as folder:
        compact(folder)
    assert len(record.pages()) == 20
    assert len(record.marks) == 1


def test_a_compact_that_was_killed_before_it_cleared_up_counts_no_page_twice(
    harbour: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Folder.writing(harbour) as folder:
        monkeypatch.setattr(Folder, "_tidy", lambda self: None)
        compact(folder)
        monkeypatch.undo()
    assert len(list((harbour / "parts").iterdir())) == 6
    assert len(Record(harbour)) == 20
    assert len(Record(harbour).pages()) == 20
    with Folder.writing(harbour):
        pass
    assert len(list((harbour / "parts").iterdir())) == 1


def test_what_is_removed_is_gone_everywhere_and_does_not_come_back(harbour: Path, tmp_path: Path) -> None:
    record = Record(harbour)
    gone = [row["page"] for row in record.pages(scope=Scope(outlet="Quay Post"))]
    assert len(gone) == 10
    shutil.copytree(harbour / "parts", harbour / "damaged")
    with Folder.writing(harbour) as folder:
        assert remove(folder, gone) == 10
    assert not (harbour / "damaged").exists()
    assert len(Record(harbour)) == 10
    assert {row["outlet"] for row in Record(harbour).search("crane")} == {"Veldt Times"}
    left = b"".join(path.read_bytes() for path in harbour.rglob("*") if path.is_file())
    assert b"Quay Post" not in left
    assert faults(harbour) == []
    again = add([tmp_path / "rows.jsonl"], harbour, settings=SMALL, engine=in_process)
    assert (again.kept, again.known) == (0, 20)


def test_an_unfinished_add_is_finished_before_parts_are_moved(tmp_path: Path) -> None:
    (tmp_path / "rows.jsonl").write_text("".join(json.dumps({"id": str(n), "body": WORDS}) + "\n" for n in range(9)))
    with pytest.raises(KeyboardInterrupt):
        add([tmp_path / "rows.jsonl"], tmp_path / "r", settings=SMALL, engine=stops_after(1))  # type: ignore[arg-type]
    assert faults(tmp_path / "r") == ["runs/0001.json: an add was interrupted"]
    with (
        Folder.writing(tmp_path / "r") as folder,
        pytest.raises(RunStopped, match="finish it first with: onrecord add"),
    ):
        compact(folder)


def test_a_page_that_failed_is_read_again_from_the_bytes_that_were_kept(tmp_path: Path) -> None:
    def fails(shards: object, settings: Settings, on_page: object) -> object:
        from onrecord.pipeline.shards import failed
        from onrecord.record import Problem

        for shard in shards:  # type: ignore[attr-defined]
            yield (
                shard,
                [failed(page, Problem(page=page.page.id, stage="read", message="too new")) for page in shard.pages],
            )

    rows = [{"id": str(n), "body": WORDS.format(n=n), "title": "Crane"} for n in range(3)]
    source = tmp_path / "rows.jsonl"
    source.write_text("".join(json.dumps(row) + "\n" for row in rows))
    late = tmp_path / "late.txt"
    late.write_bytes(b"\x1f\x8b cut")
    add([source, late], tmp_path / "r", engine=fails)  # type: ignore[arg-type]
    source.unlink()
    late.write_text(WORDS)
    assert len(Record(tmp_path / "r").problems()) == 4
    done = retry(str(tmp_path / "r"), engine="here")
    assert (done.tried, done.read) == (4, 4)
    record = Record(tmp_path / "r")
    assert [row["title"] for row in record.pages(state="read")].count("Crane") == 3
    assert len(record.problems()) == 0
    assert [row["name"] for row in record.pages() if row["title"] != "Crane"] == [str(late)]
    assert faults(tmp_path / "r") == []


def test_a_record_of_another_version_says_what_to_do(harbour: Path) -> None:
    head = json.loads((harbour / "record.json").read_text())
    (harbour / "record.json").write_text(json.dumps({**head, "store": STORE_VERSION + 1}))
    with pytest.raises(RunStopped, match="install a newer onrecord"):
        Record(harbour)
    (harbour / "record.json").write_text(json.dumps({**head, "store": 0}))
    with pytest.raises(RunStopped, match="bring it up with: onrecord check"):
        Record(harbour)


def test_migrations_run_one_after_the_other_and_once(harbour: Path) -> None:
    ran: list[int] = []
    steps = {1: lambda path: ran.append(1), 2: lambda path: ran.append(2)}
    head = json.loads((harbour / "record.json").read_text())
    (harbour / "record.json").write_text(json.dumps({**head, "store": 1}))
    for _ in range(2):
        migrate(harbour / "record.json", steps, 3)
    assert ran == [1, 2]
    assert json.loads((harbour / "record.json").read_text())["store"] == 3


def aged(path: Path) -> None:
    """Make a record what version 1 wrote: procedures without blockers, in every part and mark."""
    for mark in (path / "marks").iterdir():
        file = path / "parts" / mark.stem / "procedures.parquet"
        pq.write_table(pq.read_table(file).drop_columns(["blockers"]), file)
        told = json.loads(mark.read_text())
        told["files"][file.name] |= {"bytes": file.stat().st_size, "sha256": checksum(file.read_bytes())}
        mark.write_text(json.dumps(told))
    head = json.loads((path / "record.json").read_text())
    (path / "record.json").write_text(json.dumps({**head, "store": 1}))


def test_a_record_of_version_1_says_what_to_do_and_is_brought_up(copy: Path) -> None:
    before = [Record(copy).reading(row["page"]) for row in Record(copy).pages()]
    aged(copy)
    with pytest.raises(RunStopped, match=r"has store version 1, .*bring it up with: onrecord check .* --mend"):
        Record(copy)
    with Folder.writing(copy):
        pass
    assert faults(copy) == []
    for reading in before:
        emptied = tuple(replace(procedure, blockers=()) for procedure in reading.procedures)
        assert Record(copy).reading(reading.id) == replace(reading, procedures=emptied)


def test_a_migration_that_was_killed_goes_on(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    aged(copy)
    with monkeypatch.context() as patched:
        patched.setattr(migrations, "write_whole", after(1, migrations.write_whole))
        with pytest.raises(KeyboardInterrupt):
            migrate(copy / "record.json")
    assert json.loads((copy / "record.json").read_text())["store"] == 1
    with Folder.writing(copy):
        pass
    assert faults(copy) == []


def after(calls: int, write: Callable[[Path, bytes], None]) -> Callable[[Path, bytes], None]:
    """A writer that is killed after so many calls."""
    left = [calls]

    def write_some(path: Path, data: bytes) -> None:
        if not left[0]:
            raise KeyboardInterrupt
        left[0] -= 1
        write(path, data)

    return write_some


@pytest.mark.parametrize(("part", "following"), [("0001-000003", "0001-000003.1"), ("0001-000003.9", "0001-000003.10")])
def test_names_of_parts_that_replace(part: str, following: str) -> None:
    assert next_name(part) == following


def test_the_index_forgets_what_a_removed_page_said(harbour: Path) -> None:
    pages = [row["page"] for row in Record(harbour).pages()][:1]
    with Folder.writing(harbour) as folder:
        remove(folder, pages)
    base = sqlite3.connect(harbour / "search.sqlite")
    assert base.execute("SELECT count(*) FROM pages WHERE page = ?", pages).fetchone() == (0,)
    base.close()
