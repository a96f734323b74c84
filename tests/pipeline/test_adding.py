"""Pages go onto a record: the same bytes by every engine and after every interruption, and poison costs one row."""

from __future__ import annotations

import gzip
import json
import shlex
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from onrecord.pipeline import Settings
from onrecord.pipeline.adding import Progress, add
from onrecord.pipeline.engines import engine
from onrecord.pipeline.engines.processes import read_by_processes
from onrecord.pipeline.shards import Seen, Shard
from onrecord.record import RunStopped, UnknownSetting
from onrecord.store import Folder
from onrecord.store.checking import check
from tests.pipeline.poison import POISONS, WORDS, light

POISONED = partial(read_by_processes, reader="tests.pipeline.poison:poisoned")
SMALL = Settings(part_pages=4, workers=2, page_seconds=1)


def in_process(
    shards: Iterator[Shard], settings: Settings, on_page: Callable[[], None]
) -> Iterator[tuple[Shard, list[bytes]]]:
    read = light(settings)
    for shard in shards:
        yield shard, [read(page) for page in shard.pages]


def rows_file(path: Path, texts: list[str]) -> Path:
    path.write_text("".join(json.dumps({"id": f"r{n}", "body": text}) + "\n" for n, text in enumerate(texts)))
    return path


def harbour(count: int) -> list[str]:
    return [WORDS.format(n=n) for n in range(count)]


def contents(record: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(record)): path.read_bytes()
        for path in record.rglob("*")
        if path.is_file() and path.name != "writer.lock" and not path.name.startswith("search")
    }


def column(record: Path, table: str, *names: str) -> list[tuple[object, ...]]:
    tables = [pq.read_table(file, columns=list(names)) for file in Folder.opened(record).files(table)]
    return [tuple(row[name] for name in names) for table in tables for row in table.to_pylist()]


def test_poison_costs_a_row_each_and_the_rest_is_complete(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # None of these is told by the clock: on a machine that is busy with other things a second may take a minute.
    monkeypatch.setattr("onrecord.pipeline.engines.pool.PATIENCE", 600)
    texts = harbour(20)
    names = [name for name in POISONS if name != "sleep"]
    places = dict(zip(names, range(1, 20, 2), strict=False))
    for name, place in places.items():
        texts[place] = f"A page with poison: {name}. It was told on Monday."
    source = rows_file(tmp_path / "rows.jsonl", texts)
    torn = tmp_path / "torn.html.gz"
    torn.write_bytes(gzip.compress(b"<p>The bridge is shut.</p>")[:-9])
    done = add([source, torn], tmp_path / "record", settings=SMALL, engine=POISONED)
    assert (done.kept, done.failed) == (21, len(names) + 1)
    told = dict(column(tmp_path / "record", "problems", "page", "message"))
    pages = column(tmp_path / "record", "pages", "page", "name", "state")
    problems = {name: told[page] for page, name, state in pages if state == "failed"}
    expected = {
        "segfault": "took down 2 workers that read it (SIGSEGV)",
        "endless loop": "took more than 1 s of processor time",
        "loop that never listens": "took more than 1 s of processor time",
        "4 GB": "needs more memory than a page may take",
        "recursion": "RecursionError",
        "exception": "a page that raises",
    }
    assert set(expected) == set(names)
    for name, words in expected.items():
        assert words in str(problems[f"r{places[name]}"])
    assert "cut short or damaged" in str(problems[str(torn)])
    assert len(column(tmp_path / "record", "articles", "page")) == 20 - len(names)


def test_a_page_that_sleeps_is_given_up_by_the_clock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.pipeline.engines.pool.PATIENCE", 3)
    source = rows_file(tmp_path / "rows.jsonl", ["A page with poison: sleep. It was told on Monday."])
    add([source], tmp_path / "record", settings=SMALL, engine=POISONED)
    assert column(tmp_path / "record", "problems", "message") == [("gave no answer in 3 s",)]


def test_a_page_whose_worker_was_killed_by_somebody_is_read_by_the_next(tmp_path: Path) -> None:
    source = tmp_path / "rows.jsonl"
    source.write_text(json.dumps({"id": "a", "body": WORDS, "title": str(tmp_path / "flag")}) + "\n")
    done = add(
        [source],
        tmp_path / "record",
        settings=SMALL,
        engine=partial(read_by_processes, reader="tests.pipeline.poison:once"),
    )
    assert (done.kept, done.failed) == (1, 0)


def test_the_same_page_twice_is_one_page_and_a_changed_one_is_kept_beside_it(tmp_path: Path) -> None:
    first = [{"id": "a", "body": WORDS.format(n=1), "url": "https://veldt.example/a"}] * 2
    changed = {"id": "a", "body": WORDS.format(n=2), "url": "https://veldt.example/a"}
    source = tmp_path / "rows.jsonl"
    record = tmp_path / "record"
    source.write_text("".join(json.dumps(row) + "\n" for row in first))
    assert add([source], record, settings=SMALL, engine=in_process).kept == 1
    again = add([source], record, settings=SMALL, engine=in_process)
    assert (again.kept, again.known) == (0, 2)
    source.write_text(json.dumps(changed) + "\n")
    assert add([source], record, settings=SMALL, engine=in_process).kept == 1
    pages = column(record, "pages", "page", "address")
    assert [address for _, address in pages] == ["https://veldt.example/a"] * 2
    assert len({page for page, _ in pages}) == 2


def stops_after(count: int) -> object:
    def engine(shards: Iterator[Shard], settings: Settings, on_page: object) -> Iterator[tuple[Shard, list[bytes]]]:
        # Only every second shard is read before the end: what is left is not one stretch.
        chosen = list(islice(shards, None, None, 2))[:count]
        yield from in_process(iter(chosen), settings, on_page)  # type: ignore[arg-type]
        raise KeyboardInterrupt

    return engine


def test_an_interrupted_add_goes_on_and_leaves_the_bytes_of_an_uninterrupted_one(tmp_path: Path) -> None:
    source = rows_file(tmp_path / "rows.jsonl", harbour(30))
    add([source], tmp_path / "whole", settings=SMALL, engine=in_process)
    for count in (1, 2):
        with pytest.raises(KeyboardInterrupt):
            add([source], tmp_path / "broken", settings=SMALL, engine=stops_after(count))  # type: ignore[arg-type]
    unfinished = tmp_path / "broken" / "parts" / "0001-000002"
    unfinished.mkdir()
    (unfinished / "pages.parquet").write_bytes(b"PAR1 and no more")
    with pytest.raises(RunStopped, match="finish it first with: onrecord add"):
        add([rows_file(tmp_path / "other.jsonl", harbour(2))], tmp_path / "broken", settings=SMALL, engine=in_process)
    done = add([source], tmp_path / "broken", settings=SMALL, engine=in_process)
    assert done.kept + done.known == 30
    assert contents(tmp_path / "broken") == contents(tmp_path / "whole")


def test_a_record_that_has_all_the_pages_stays_as_it_is(tmp_path: Path) -> None:
    source = rows_file(tmp_path / "rows.jsonl", harbour(6))
    add([source], tmp_path / "record", settings=SMALL, engine=in_process)
    before = contents(tmp_path / "record")
    add([source], tmp_path / "record", settings=SMALL, engine=in_process)
    assert contents(tmp_path / "record") == before


def test_the_command_that_finishes_an_add_can_be_given_to_a_shell(tmp_path: Path) -> None:
    folder = tmp_path / "the harbour's pages"
    folder.mkdir()
    source, table = rows_file(folder / "rows.jsonl", harbour(12)), folder / "offices.jsonl"
    table.write_text("")
    own = Settings(part_pages=4, offices=str(table))
    with pytest.raises(KeyboardInterrupt):
        add([source], folder / "record", settings=own, engine=stops_after(1))  # type: ignore[arg-type]
    (fault,) = (f for f in check(Folder.opened(folder / "record")) if "interrupted" in f.what)
    words = ["onrecord", "add", str(source), "--offices", str(table), "--to", str(folder / "record")]
    assert shlex.split(fault.mend) == words
    with pytest.raises(RunStopped) as stopped:
        add([folder], folder / "record", settings=own, engine=in_process)
    assert str(stopped.value).endswith(fault.mend)


def test_sources_that_went_while_an_add_was_interrupted_do_not_bar_the_record(tmp_path: Path) -> None:
    source = rows_file(tmp_path / "rows.jsonl", harbour(30))
    with pytest.raises(KeyboardInterrupt):
        add([source], tmp_path / "record", settings=SMALL, engine=stops_after(1))  # type: ignore[arg-type]
    source.unlink()
    with pytest.raises(RunStopped, match="is not there"):
        add([source], tmp_path / "record", settings=SMALL, engine=in_process)
    other = rows_file(tmp_path / "other.jsonl", [f"The lock at Merrin was shut on day {n}." for n in range(3)])
    assert add([other], tmp_path / "record", settings=SMALL, engine=in_process).kept == 3
    assert list(check(Folder.opened(tmp_path / "record"))) == []


def test_sources_that_changed_while_an_add_was_interrupted_lose_nothing(tmp_path: Path) -> None:
    source = rows_file(tmp_path / "rows.jsonl", harbour(12))
    record = tmp_path / "record"
    with pytest.raises(KeyboardInterrupt):
        add([source], record, settings=SMALL, engine=stops_after(2))  # type: ignore[arg-type]
    rows_file(source, ["A new first row of the file, said the harbour master on Monday.", *harbour(12)])
    add([source], record, settings=SMALL, engine=in_process)
    texts = [text for (text,) in column(record, "articles", "text")]
    # The ids of the rows have moved with the text, so that rows of the same text are pages of their own.
    assert set(texts) == {"A new first row of the file, said the harbour master on Monday.", *harbour(12)}


@pytest.mark.parametrize("name", ["here", "processes"])
def test_every_engine_gives_the_same_bytes(name: str, tmp_path: Path) -> None:
    source = rows_file(tmp_path / "rows.jsonl", [*harbour(3), ""])
    seen: list[int] = []
    for engine_name in ("here", name):
        add(
            [source],
            tmp_path / engine_name,
            settings=SMALL,
            engine=engine_name,
            tell=lambda progress: seen.append(progress.read),
        )
    assert contents(tmp_path / name) == contents(tmp_path / "here")
    assert seen[-1] == 4


def test_an_engine_that_is_not_known_lists_the_known() -> None:
    with pytest.raises(UnknownSetting, match="known: here, processes, ray"):
        engine("spark")


def test_only_one_writes_at_a_time(tmp_path: Path) -> None:
    source = rows_file(tmp_path / "rows.jsonl", harbour(1))
    add([source], tmp_path / "record", settings=SMALL, engine=in_process)
    with Folder.writing(tmp_path / "record"), pytest.raises(RunStopped, match="another onrecord is writing"):
        add([source], tmp_path / "record", settings=SMALL, engine=in_process)


def test_a_folder_of_other_things_does_not_become_a_record(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_bytes(b"x")
    source = rows_file(tmp_path / "rows.jsonl", harbour(2))
    with pytest.raises(RunStopped, match="holds other files"):
        add([source], tmp_path, settings=SMALL, engine=in_process)


def test_seen_knows_ids_old_and_new(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = Seen(["0a", "ff"])
    monkeypatch.setattr(Seen, "RECENT", 2)
    assert [seen.add(page) for page in ("0a", "0b", "0b", "0c", "0b", "0c", "ff", "0d")] == [
        False, True, False, True, False, False, False, True,
    ]  # fmt: skip


def test_progress_tells_the_time_left() -> None:
    progress = Progress(new=100, read=50, sources_done=0.5)
    assert progress.left is not None
    assert Progress().left is None


@pytest.mark.parametrize(
    ("at", "pace", "left"),
    [
        ([30.0], None, None),
        ([30.0, 32.0], 0.5, None),
        ([30.0, 32.0, 34.0], 0.5, 2.0),
        ([90.0, 90.0, 90.0], None, None),
        ([90.0, 90.0, 91.0, 92.0], 1.0, 0.0),
    ],
    ids=["one page", "two", "three", "a shard at once", "and two more"],
)
def test_the_clock_begins_with_the_first_pages(
    at: list[float], pace: float | None, left: float | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [0.0]
    monkeypatch.setattr("onrecord.pipeline.adding.monotonic", lambda: clock[0])
    progress = Progress(new=4, sources_done=1.0)
    for clock[0] in at:
        progress.one_more()
    assert (progress.pace, progress.left) == (pace, left)
