"""Whatever file of a record is damaged: `check` tells, and the commands that it names mend it."""

from __future__ import annotations

import shlex
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.pipeline.adding import add
from onrecord.record import RunStopped
from onrecord.store import Folder
from tests.cli.test_background_commands import run
from tests.pipeline.test_adding import in_process
from tests.pipeline.test_storied import FIRST, LATER, SMALL, put

FILES = (
    "marks/0001-000000.json",
    "runs/0001.json",
    "parts/0001-000001/events.parquet",
    "search.sqlite",
    "stories.json",
    "stories/tables/kept_stories.*.parquet",
    "stories/traits-*/0001-000000.parquet",
)
HOW: dict[str, Callable[[Path], object]] = {
    "cut": lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
    "other bytes": lambda path: path.write_bytes(b"other bytes"),
    "gone": lambda path: path.unlink(),
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("a record")
    put(folder, FIRST)
    return put(folder, LATER, "later")


@pytest.mark.parametrize("how", HOW)
@pytest.mark.parametrize("file", FILES)
def test_the_commands_that_check_names_mend_what_is_damaged(file: str, how: str, whole: Path, tmp_path: Path) -> None:
    record = tmp_path / "the record"
    shutil.copytree(whole, record)
    (path,) = record.glob(file)
    HOW[how](path)
    code, told, _ = run("check", record)
    assert (code == 0) == (file == "runs/0001.json" and how == "gone"), told
    for line in run("check", record, "--mend")[1].splitlines():
        if line.startswith("onrecord add"):
            words = shlex.split(line)
            add(words[2:-2], words[-1], settings=SMALL, engine=in_process)
    code, told, _ = run("check", record)
    assert (code, told.partition(" in ")[0]) == (0, f"sound: {len(FIRST) + len(LATER)} pages")


def test_a_part_whose_mark_is_gone_is_told_before_it_is_cleared(whole: Path, tmp_path: Path) -> None:
    record = tmp_path / "record"
    shutil.copytree(whole, record)
    (record / "marks" / "0001-000000.json").unlink()
    told = run("check", record)[1]
    assert "parts/0001-000000: has no mark, so that its pages do not count; mend it with: onrecord add" in told


def test_a_record_without_its_head_is_not_taken_for_a_new_one(whole: Path, tmp_path: Path) -> None:
    record = tmp_path / "record"
    shutil.copytree(whole, record)
    (record / "record.json").unlink()
    page = tmp_path / "page.txt"
    page.write_text("The ferry was late.")
    for ask in (lambda: Folder.opened(record), lambda: add([page], record, engine=in_process)):
        with pytest.raises(RunStopped, match=r"has lost its record\.json; restore that file from a copy"):
            ask()
