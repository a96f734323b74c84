"""The commands that make, ask and keep a record: what they print, where, and how they end."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner, Result

from onrecord.cli.adding import told
from onrecord.cli.app import door
from onrecord.pipeline.adding import Progress, add
from onrecord.record import OnrecordError, RunStopped
from onrecord.store import Folder, Record, Run
from tests.pipeline.poison import WORDS
from tests.pipeline.test_adding import in_process

SAMPLES = Path(__file__).parents[2] / "src" / "onrecord" / "samples"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(door(), list(arguments), env={"COLUMNS": "200"})


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("cli") / "record"
    done = run("add", str(SAMPLES / "wire.html"), str(SAMPLES / "roundup.html"), "--to", str(path), "--engine", "here")
    assert (done.exit_code, done.stderr) == (0, "onrecord: 2 pages added, 0 with problems\n")
    return str(path)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["events", "--type", "ACCUSE"], "who says so"),
        (["figures", "--measure", "killed"], "The Harbour Courier"),
        (["actors", "--kind", "country", "--limit", "3"], "who tells of them"),
        (["stats"], "outlets"),
        (["events", "--actor", "Nobody"], "nothing on the record"),
        (["problems"], "nothing on the record"),
        (["check"], "sound: 2 pages in 1 part\n"),
    ],
)
def test_a_listing_for_people(record: str, arguments: list[str], words: str) -> None:
    done = run(arguments[0], record, *arguments[1:])
    assert done.exit_code == 0
    assert words in done.stdout
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["events", "--type", "NOPE"], "unknown type 'NOPE'; known: ACCUSE, AGREE"),
        (["events", "--type", "ACCUSE,attack"], "unknown type 'attack'"),
        (["events", "--status", "bogus"], "unknown status 'bogus'; known: asked, conditional"),
        (["figures", "--measure", "dead"], "unknown measure 'dead'; known: area, arrested"),
        (["actors", "--kind", "people"], "unknown kind 'people'"),
        (["actors", "--country", "Latvia"], "'Latvia' is no country's code; write ISO 3166 alpha-3"),
        (["problems", "--stage", "fetch"], "unknown stage 'fetch'; known: language, read, reading, worker"),
    ],
)
def test_a_value_that_no_row_could_have_is_told_with_those_that_are_known(
    record: str, arguments: list[str], told: str
) -> None:
    done = run(arguments[0], record, *arguments[1:])
    assert isinstance(done.exception, OnrecordError)
    assert told in str(done.exception)


def test_values_may_be_written_large_or_small(record: str) -> None:
    large, small = (run("events", record, "--type", form, "--json").stdout for form in ("ACCUSE", "accuse"))
    assert large == small != ""


@pytest.mark.parametrize("command", ["events", "figures", "actors"])
def test_a_listing_for_programs_has_all_rows_and_who_says_so(record: str, command: str, tmp_path: Path) -> None:
    rows = [json.loads(line) for line in run(command, record, "--json").stdout.splitlines()]
    assert len(rows) > 3
    assert all("says" in row and "page" in row and "start" in row for row in rows)
    assert len(run(command, record, "--csv").stdout.splitlines()) == len(rows) + 1
    done = run(command, record, "--parquet", str(tmp_path / "rows.parquet"))
    assert done.stderr == f"onrecord: {len(rows):,} rows written to {tmp_path / 'rows.parquet'}\n"
    assert (tmp_path / "rows.parquet").exists()


@pytest.mark.parametrize(
    ("command", "columns"),
    [
        (["search", "the"], {"says", "page", "start", "stop"}),
        (["who", "Solheim"], {"section", "says", "page", "start", "stop"}),
        (["events"], {"says", "page", "start", "stop"}),
        (["problems"], {"page", "stage", "message"}),
        (["stats"], {"what", "of", "count"}),
        (["sql", "FROM events"], {"page", "why", "time"}),
    ],
    ids=lambda given: given[0] if isinstance(given, list) else "",
)
def test_every_listing_leaves_in_every_form(record: str, command: list[str], columns: set[str], tmp_path: Path) -> None:
    first, *rest = command
    given = [first, record, *rest] if first in {"events", "problems", "stats", "sql"} else [first, *rest, record]
    lines = list(csv.DictReader(io.StringIO(run(*given, "--csv").stdout)))
    assert all(columns <= line.keys() for line in lines)
    assert "{'" not in run(*given, "--csv").stdout
    run(*given, "--parquet", str(tmp_path / "rows.parquet"))
    table = pq.read_table(tmp_path / "rows.parquet")
    assert columns <= set(table.column_names)
    assert table.num_rows == len(lines)
    assert lines or first == "problems"
    assert first == "stats" or len(run(*given, "--json").stdout.splitlines()) == len(lines)


def test_a_file_that_cannot_be_written_is_told_in_one_line(record: str, tmp_path: Path) -> None:
    error = run("events", record, "--parquet", str(tmp_path / "nowhere" / "rows.parquet")).exception
    assert isinstance(error, RunStopped)
    assert str(error).startswith(f"cannot write {tmp_path / 'nowhere' / 'rows.parquet'}: ")


def test_search_who_page_and_sql(record: str) -> None:
    hit, *_ = (json.loads(line) for line in run("search", "ministry", record, "--json").stdout.splitlines())
    assert "Valley Tribune" in hit["says"]
    assert "Valley Tribune" in run("page", record, hit["page"]).stdout
    assert json.loads(run("page", record, hit["page"], "--json").stdout)["id"] == hit["page"]
    somebody = next(iter(Record(record).statements()))["speaker"]
    sections = {json.loads(line)["section"] for line in run("who", somebody, record, "--json").stdout.splitlines()}
    assert "says" in sections
    assert run("sql", record, "SELECT count(*) AS n FROM pages", "--csv").stdout == "n\n2\n"
    assert "nobody called" in run("who", "Nobody Anywhere", record).stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["events", "RECORD", "--since", "lately"], "write a year, a month or a day"),
        (["sql", "RECORD", "DELETE FROM pages"], "changes nothing"),
        (["events", "/nowhere"], "is no record; make one with"),
        (["page", "RECORD", "0000"], "has no page"),
        (["add", str(SAMPLES / "wire.html"), "--to", "RECORD", "--engine", "spark"], "known: here, processes, ray"),
        (["remove", "RECORD", "--outlet", "Nobody's Post", "--yes"], "no such page"),
    ],
)
def test_wrong_use_is_told_in_one_line(record: str, arguments: list[str], message: str) -> None:
    done = run(*(record if argument == "RECORD" else argument for argument in arguments))
    assert done.exit_code != 0
    assert message in str(done.exception)


def test_two_ways_out_at_once_are_one_too_many(record: str) -> None:
    done = run("events", record, "--json", "--csv")
    assert done.exit_code == 2
    assert "choose one of" in done.stderr


def test_pages_are_removed_after_a_question_and_parts_joined(tmp_path: Path) -> None:
    rows = [{"id": f"r{n}", "body": WORDS.format(n=n), "outlet": f"Post {n % 2}"} for n in range(4)]
    (tmp_path / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    path = str(tmp_path / "record")
    add([tmp_path / "rows.jsonl"], path, engine=in_process)
    asked = CliRunner().invoke(door(), ["remove", path, "--outlet", "Post 1"], input="n\n")
    assert asked.exit_code == 1
    assert len(Record(path)) == 4
    done = run("remove", path, "--outlet", "Post 1", "--yes")
    assert "2 pages removed" in done.stderr
    assert len(Record(path)) == 2
    assert run("compact", path).stderr == "onrecord: 1 part before, 1 now\n"
    assert run("retry", path, "--engine", "here").stderr == "onrecord: 0 pages tried again, 0 of them read\n"


def test_a_page_with_problems_is_told_by_the_status(tmp_path: Path) -> None:
    (tmp_path / "empty.html").write_bytes(b"")
    done = run("add", str(tmp_path / "empty.html"), "--to", str(tmp_path / "record"), "--engine", "here")
    assert done.exit_code == 1
    assert (
        done.stderr
        == f"onrecord: 1 page added, 1 with problems; see them with: onrecord problems {tmp_path / 'record'}\n"
    )
    assert "empty: no bytes" in run("problems", str(tmp_path / "record")).stdout


def test_check_names_what_is_wrong_and_mends_it(tmp_path: Path) -> None:
    (tmp_path / "rows.jsonl").write_text(json.dumps({"id": "a", "body": WORDS}) + "\n")
    path = tmp_path / "record"
    add([tmp_path / "rows.jsonl"], path, engine=in_process)
    (path / "parts" / "0001-000000" / "events.parquet").write_bytes(b"PAR1")
    wrong = run("check", str(path))
    assert wrong.exit_code == 1
    assert f"checksum differs; mend it with: onrecord check {path} --mend" in wrong.stdout
    mended = run("check", str(path), "--mend")
    assert mended.exit_code == 0
    assert f"onrecord add {tmp_path / 'rows.jsonl'} --to {path}" in mended.stdout


def test_progress_is_told_in_words() -> None:
    progress = Progress(new=100, read=50, kept=40, failed=2, sources_done=0.5)
    progress.began -= 60
    assert told(progress) == "50 pages read, 0.8 a second, 40 on the record, 2 with problems, about 3 min left"
    assert told(Progress(read=1, before=1)) == "1 page read"
    assert told(Progress(new=60, read=1, before=1, sources_done=1.0)) == "1 of 60 pages read"


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("nosuch", "is not there"),
        ("empty", "is a folder without pages"),
        ("kept", "is a record, not pages"),
    ],
)
def test_what_gives_no_page_is_told_and_no_record_is_made(tmp_path: Path, source: str, told: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "page.txt").write_text(WORDS)
    add([tmp_path / "page.txt"], tmp_path / "kept", engine=in_process)
    done = run("add", str(tmp_path / "page.txt"), str(tmp_path / source), "--to", str(tmp_path / "new"))
    assert isinstance(done.exception, RunStopped)
    assert str(done.exception).startswith(f"{tmp_path / source} {told}")
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("command", ["add", "retry"])
def test_a_file_that_reads_again_loses_its_problem(tmp_path: Path, command: str) -> None:
    source, path = tmp_path / "rows.jsonl", tmp_path / "record"
    source.write_text(json.dumps({"id": "a", "body": WORDS.format(n=1)}) + '\n{"body": "x"}\n{"text": 4}\n')
    add([source], path, engine=in_process)
    (one, other) = Record(path).problems()
    assert {one["name"], other["name"]} == {"line 2", "line 3"}
    assert one["file"] == str(source)
    source.write_text("".join(json.dumps({"id": f"{n}", "body": WORDS.format(n=n)}) + "\n" for n in (2, 3)))
    if command == "add":
        add([source], path, engine=in_process)
    else:
        done = run("retry", str(path), "--engine", "here")
        assert done.stderr == "onrecord: 2 pages tried again, 2 of them read, 2 problems gone with it\n"
    assert list(Record(path).problems()) == []
    assert sorted(row["name"] for row in Record(path).pages()) == ["2", "3", "a"]
    assert run("check", str(path)).exit_code == 0


def test_a_problem_that_stays_keeps_its_row(tmp_path: Path) -> None:
    source, path = tmp_path / "rows.jsonl", tmp_path / "record"
    source.write_text('{"body": "x"}\n{"text": 4}\n')
    add([source], path, engine=in_process)
    source.write_text(json.dumps({"id": "a", "body": WORDS}) + '\n{"text": 4}\n')
    run("retry", str(path), "--engine", "here")
    assert [row["name"] for row in Record(path).problems()] == ["line 2"]
    assert [row["name"] for row in Record(path).pages(state="read")] == ["a"]


def test_who_asks_while_the_first_add_writes_is_told_to_wait(tmp_path: Path) -> None:
    path = tmp_path / "record"
    with Folder.writing(path, create=True):
        done = run("brief", str(path))
    assert isinstance(done.exception, RunStopped)
    assert "is being written; ask again when the other onrecord has ended" in str(done.exception)
    with Folder.writing(path) as folder:
        folder.begin_run(Run(run=1, sources=("news",), part_pages=200, reader="onrecord"))
    done = run("story", "list", str(path))
    assert f"was interrupted; finish it with: onrecord add news --to {path}" in str(done.exception)
    assert "none told" in run("stats", str(path)).stdout


def test_who_asks_is_no_hindrance_to_who_writes(tmp_path: Path) -> None:
    path = tmp_path / "record"
    with Folder.writing(path, create=True):
        pass
    for _ in range(20):
        assert Folder(path).unfinished() is None
        with Folder.writing(path):
            pass


def without_ids(line: str) -> str:
    """A row of an export; a page has an id of its own in a record."""
    return re.sub(r"\b[0-9a-f]{16}\b", "", line)


@pytest.mark.parametrize("form", ["plover", "gdelt", "icews"])
def test_a_record_is_exported_as_its_pages_are(record: str, form: str) -> None:
    pages = run("export", form, str(SAMPLES / "wire.html"), str(SAMPLES / "roundup.html"))
    kept = run("export", form, record)
    assert kept.exit_code == 0
    told, wanted = (sorted(map(without_ids, done.stdout.splitlines())) for done in (kept, pages))
    assert told == wanted
    assert len(told) > 3


@pytest.mark.parametrize("command", [["read"], ["export", "plover", str(SAMPLES / "wire.html")]])
def test_a_record_is_not_read_as_pages(record: str, command: list[str]) -> None:
    done = run(*command, record)
    assert isinstance(done.exception, RunStopped)
    assert f"{record} is a record" in str(done.exception)


def test_an_error_of_ours_is_one(record: str) -> None:
    assert isinstance(run("events", "/nowhere").exception, RunStopped)


@pytest.fixture
def ferries(tmp_path: Path) -> str:
    lines = [f"The ferry Lisk Star ran aground off Carrow, master Ada Venn said on day {n}." for n in (4, 5)]
    lines += [f"Mayor Jo Lind of Merrin shut two libraries against the vote of Oto Rask, on day {n}." for n in (4, 5)]
    rows = [
        {
            "id": f"r{n}",
            "body": f"{line} That was told to the paper by all who saw.",
            "published": f"2031-05-0{n + 1}",
        }
        for n, line in enumerate(lines)
    ]
    (tmp_path / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    add([tmp_path / "rows.jsonl"], tmp_path / "record", engine=in_process)
    return str(tmp_path / "record")


def test_stories_are_listed_shown_and_corrected(ferries: str) -> None:
    rows = [json.loads(line) for line in run("story", "list", ferries, "--json").stdout.splitlines()]
    assert [row["articles"] for row in rows] == [2, 2]
    one, other = (row["story"] for row in rows)
    assert other in run("story", "list", ferries, "libraries" if "lind" in rows[1]["keys"] else "ferry").stdout
    shown = json.loads(run("story", "show", ferries, one, "--json").stdout)
    assert [page["story"] for page in shown["pages"]] == [one, one]
    assert all(page["rule"] for page in shown["pages"])
    assert "Its pages" in run("story", "show", ferries, one[:8]).stdout
    assert run("story", "merge", ferries, one, other, "--why", "one day").stdout.strip() in {one, other}
    leaving = shown["pages"][0]["page"]
    left = run("story", "split", ferries, one, "--page", leaving, "--why", "not that").stdout.strip()
    assert json.loads(run("story", "show", ferries, left, "--json").stdout)["articles"] == [leaving]
    done = run("story", "undo", ferries)
    assert done.stderr == "onrecord: correction 2, a split (not that), is taken back\n"
    assert run("story", "cluster", ferries).stderr == "onrecord: 4 pages in 1 story\n"
    kinds = [json.loads(line)["kind"] for line in run("story", "log", ferries, "--json").stdout.splitlines()]
    assert kinds == ["merge", "split", "undo"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["show", "RECORD", "zeppelin"], "has no story 'zeppelin'"),
        (["merge", "RECORD", "ferry", "--why", "x"], "two or more"),
        (["merge", "RECORD", "ferry", "libraries", "--why", " "], "say why"),
        (["split", "RECORD", "ferry", "--page", "zz", "--why", "x"], "no page 'zz'"),
        (["undo", "RECORD"], "nothing to undo"),
    ],
)
def test_a_correction_that_cannot_be_is_told_in_one_line(ferries: str, arguments: list[str], message: str) -> None:
    done = run("story", *(ferries if argument == "RECORD" else argument for argument in arguments))
    assert done.exit_code != 0
    assert message in str(done.exception)
