"""Files of one's own shape what `add` and `retry` put on a record; the record tells what its pages were read with."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.pipeline import Settings
from onrecord.pipeline.adding import add
from onrecord.record import RunStopped
from onrecord.store import Folder, Record
from tests.cli.test_background_commands import run
from tests.pipeline.test_stopped_anywhere import half_readable

TEXT = "The Norwegian foreign minister met Lucan Merrow on Monday. Police arrested six people in Lima on Monday."


@pytest.fixture
def source(tmp_path: Path) -> Path:
    file = tmp_path / "page.jsonl"
    file.write_text(json.dumps({"id": "p", "body": TEXT, "published": "2012-03-01", "outlet": "Quay News"}) + "\n")
    return file


def dictionary(folder: Path) -> Path:
    (folder / "mine.csv").write_text("name,code\nLucan Merrow,KENOPP\n", encoding="utf-8")
    run("dictionaries", "import", folder / "mine.csv", "--to", folder / "own.jsonl")
    return folder / "own.jsonl"


def gazetteer(folder: Path) -> Path:
    cells = ["7", "Lima", "Lima", "", "-12.5", "-77.25", "P", "PPL", "PE", "", "15", "", "", "", "9000000"]
    (folder / "PE.txt").write_text("\t".join([*cells, "", "", "Somewhere/Zone", "2020-01-01"]) + "\n", encoding="utf-8")
    run("gazetteer", "build", folder / "PE.txt", folder / "pe.bin")
    return folder / "pe.bin"


def offices(folder: Path) -> Path:
    told = {"id": "o", "body": "The Norwegian foreign minister, Anna V. Keller, spoke.", "published": "2012-01-05"}
    (folder / "told.jsonl").write_text(json.dumps(told) + "\n")
    (folder / "offices.jsonl").write_text(run("offices", folder / "told.jsonl", "--json")[1], encoding="utf-8")
    return folder / "offices.jsonl"


def history(folder: Path) -> Path:
    told = {"id": "h", "body": "Police arrested six people in Oslo on Monday.", "published": "2012-01-05"}
    (folder / "earlier.jsonl").write_text(json.dumps(told | {"outlet": "Quay News"}) + "\n")
    run("gazetteer", "history", folder / "history.jsonl", folder / "earlier.jsonl")
    return folder / "history.jsonl"


SHOWS = {
    "dictionaries": (dictionary, "SELECT country FROM actors WHERE label = 'Lucan Merrow'", {"country": "KEN"}),
    "gazetteer": (gazetteer, "SELECT DISTINCT e.place.id AS id FROM events e", {"id": "geonames:7"}),
    "offices": (
        offices,
        "SELECT holder FROM actors WHERE label = 'The Norwegian foreign minister'",
        {"holder": "Anna V. Keller"},
    ),
}
"""Of each option: what makes its file, a question, and a row that only that file gives."""


@pytest.mark.parametrize("option", SHOWS)
@pytest.mark.parametrize("command", ["add", "retry"])
def test_a_file_of_ones_own_shapes_what_is_put_on_record(
    option: str, command: str, source: Path, tmp_path: Path
) -> None:
    make, query, row = SHOWS[option]
    record = tmp_path / "record"
    if command == "add":
        without = tmp_path / "without"
        assert run("add", source, "--to", without, "--engine", "here")[0] == 0
        assert row not in list(Record(without).sql(query))
        done = run("add", source, "--to", record, "--engine", "here", f"--{option}", make(tmp_path))
    else:
        add([source], record, settings=Settings(), engine=half_readable)
        done = run("retry", record, "--engine", "here", f"--{option}", make(tmp_path))
    assert done[0] == 0, done[2]
    assert row in list(Record(record).sql(query))
    (mark,) = Folder.opened(record).marks()
    assert f", {option} " in mark.reader


@pytest.mark.parametrize("command", ["add", "retry"])
def test_where_an_outlets_news_lies_is_told_with_the_reader(command: str, source: Path, tmp_path: Path) -> None:
    record = tmp_path / "record"
    if command == "add":
        done = run("add", source, "--to", record, "--engine", "here", "--history", history(tmp_path))
    else:
        add([source], record, settings=Settings(), engine=half_readable)
        done = run("retry", record, "--engine", "here", "--history", history(tmp_path))
    assert done[0] == 0, done[2]
    (mark,) = Folder.opened(record).marks()
    assert ", history " in mark.reader


@pytest.mark.parametrize("option", ["dictionaries", "gazetteer", "offices", "history"])
@pytest.mark.parametrize("command", ["add", "retry"])
def test_a_file_that_is_not_there_is_told_in_one_line(command: str, option: str, source: Path, tmp_path: Path) -> None:
    record, missing = tmp_path / "record", tmp_path / "none.jsonl"
    if command == "retry":
        add([source], record, settings=Settings(), engine=half_readable)
    given = [source, "--to", record] if command == "add" else [record]
    with pytest.raises(Exception, match=r"none\.jsonl") as told:
        run(command, *given, "--engine", "here", f"--{option}", missing)
    assert type(told.value).__name__ == "RunStopped"
    assert "\n" not in str(told.value)


def test_an_export_reads_with_files_of_one_s_own(source: Path, tmp_path: Path) -> None:
    plain, own = (
        run("export", "plover", source, *more)[1] for more in ((), ("--dictionaries", str(dictionary(tmp_path))))
    )
    assert '"KEN"' in own
    assert '"KEN"' not in plain


def test_an_export_of_a_record_takes_none(source: Path, tmp_path: Path) -> None:
    add([source], tmp_path / "record", engine="here")
    with pytest.raises(RunStopped, match=r"whose pages are read; --dictionaries is for: onrecord add"):
        run("export", "plover", tmp_path / "record", "--dictionaries", "own.jsonl")
