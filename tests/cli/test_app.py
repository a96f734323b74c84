"""The terminal door: what is printed where, and how commands end."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from rich.console import Console

import onrecord
from onrecord.cli.sheet import amount, day, print_reading
from onrecord.record import Figure, Span, Why

SAMPLES = Path(__file__).parents[2] / "src" / "onrecord" / "samples"


def run(*arguments: str, stdin: str = "", cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from onrecord.cli import main; main()", *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, text=True, check=False, cwd=cwd)


def test_json_is_a_line_a_page_on_stdout_and_nothing_else() -> None:
    done = run("read", str(SAMPLES / "wire.html"), str(SAMPLES / "short_capture.txt"), "--json")
    lines = done.stdout.splitlines()
    assert (done.returncode, done.stderr, len(lines)) == (0, "", 2)
    assert all(json.loads(line)["schema"] == "onrecord/1" for line in lines)


def test_json_lines_in_and_out() -> None:
    row = {"id": "row 1", "body": "The minister said that the port had closed."}
    done = run("read", "--jsonl", stdin=json.dumps(row) + "\n")
    assert json.loads(done.stdout)["id"] == "row 1"
    assert done.returncode == 0


def test_a_failed_page_is_told_on_stderr_and_by_the_status(tmp_path: Path) -> None:
    (tmp_path / "empty.html").write_bytes(b"")
    done = run("read", str(tmp_path / "empty.html"), "--json")
    assert done.returncode == 1
    assert json.loads(done.stdout)["article"] is None
    assert done.stderr.startswith("onrecord: ")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["read"], "name the pages to read"),
        (["read", "--jsonl", "x.html"], "give it no files"),
        (["read", "x.html", "--language", "klingon"], "known: model:FOLDER, onrecord, spacy:NAME"),
        (["nonsense"], "nonsense"),
    ],
)
def test_wrong_use_ends_with_2(arguments: list[str], message: str) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert message in " ".join(done.stderr.replace("│", " ").split())
    assert "Traceback" not in done.stderr


def test_an_unknown_key_in_the_file_lists_the_known(tmp_path: Path) -> None:
    (tmp_path / "onrecord.toml").write_text("colour = 1\n", encoding="utf-8")
    done = run("settings", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith("onrecord: unknown setting 'colour'; known: dictionaries, gazetteer, ")
    assert len(done.stderr.splitlines()) == 1


def test_settings_say_where_they_come_from(tmp_path: Path) -> None:
    (tmp_path / "onrecord.toml").write_text("threads = 2\n", encoding="utf-8")
    done = run("settings", cwd=tmp_path)
    assert f"threads = 2  ({tmp_path / 'onrecord.toml'})" in done.stdout.splitlines()
    assert "workers = 0  (default)" in done.stdout.splitlines()


def test_the_sheet_has_the_head_and_every_section() -> None:
    console = Console(file=io.StringIO(), width=200, highlight=False)
    print_reading(onrecord.read(SAMPLES / "roundup.html"), console)
    printed = console.file.getvalue()  # type: ignore[attr-defined]
    for heading in ("Who says what", "What happened, and what is only said", "Figures", "Positions"):
        assert heading in printed


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (date(2012, 12, 6), "6 Dec 2012"),
        (datetime(2012, 12, 6, 10, 32, tzinfo=timezone(timedelta(hours=-8))), "6 Dec 2012 10:32 -08:00"),
        (None, ""),
    ],
)
def test_days(value: date | None, words: str) -> None:
    assert day(value) == words


@pytest.mark.parametrize(
    ("bound", "low", "high", "words"),
    [
        ("exact", 12.0, 12.0, "12"),
        ("over", 30000.0, None, "over 30,000"),
        ("under", None, 5.0, "under 5"),
        ("range", 10.0, 15.0, "10 to 15"),
        ("about", 2500000.0, 2500000.0, "about 2,500,000"),
        ("vague", None, None, "no number given"),
    ],
)
def test_amounts(bound: str, low: float | None, high: float | None, words: str) -> None:
    figure = Figure(
        id="f",
        statement="0",
        measure="killed",
        bound=bound,  # type: ignore[arg-type]
        span=Span(0, 1),
        why=Why(rule="test"),
        low=low,
        high=high,
    )
    assert amount(figure) == words


def test_the_sheet_of_a_page_in_another_language_says_so() -> None:
    console = Console(file=io.StringIO(), width=200, highlight=False)
    page = (
        "Der Hafen bleibt geschlossen\n\nDer Gemeinderat hat am Dienstag beschlossen, den alten Hafen zu schließen. "
        "Die Fischer sind dagegen und wollen vor Gericht ziehen, sagte ein Sprecher der Gewerkschaft am Abend."
    )
    print_reading(onrecord.read(page.encode()), console)
    assert "its language is de: only pages in English" in str(console.file.getvalue())  # type: ignore[attr-defined]
