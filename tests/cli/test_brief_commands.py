"""`onrecord brief` and `onrecord read --html`: what they write where, and what they refuse in one line."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from onrecord.cli import fronting, main
from onrecord.store.telling import Newest

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "src" / "onrecord" / "samples" / "two_tolls.html"


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr("sys.argv", ["onrecord", *arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    return int(ended.value.code or 0)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> str:
    from onrecord import add

    folder = tmp_path_factory.mktemp("brief") / "record"
    add(str(PAGE.parent), str(folder), engine="here")
    return str(folder)


def test_an_article_is_written_with_its_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "page.html"
    assert run(monkeypatch, "read", "--html", str(target), str(PAGE)) == 0
    text = target.read_text(encoding="utf-8")
    assert text.startswith("<!doctype html>")
    assert 'class="note figure"' in text


def test_one_page_is_laid_out_and_no_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "read", "--html", str(tmp_path / "x.html"), str(PAGE.parent)) == 2
    assert "--html lays out one page" in capsys.readouterr().err
    assert not (tmp_path / "x.html").exists()


def test_a_page_that_cannot_be_read_fails_with_its_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "empty.html"
    empty.write_text("<html><body></body></html>", encoding="utf-8")
    assert run(monkeypatch, "read", "--html", str(tmp_path / "x.html"), str(empty)) == 1
    assert capsys.readouterr().err.count("\n") == 1
    assert not (tmp_path / "x.html").exists()


@pytest.mark.parametrize(("which", "schema"), [((), "onrecord/front/1"), (("border",), "onrecord/brief/1")])
def test_a_record_and_a_story_are_written_in_three_ways(
    which: tuple[str, ...],
    schema: str,
    record: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    target = tmp_path / "brief.html"
    assert run(monkeypatch, "brief", record, *which, "--html", str(target)) == 0
    assert capsys.readouterr().out == ""
    assert run(monkeypatch, "brief", record, *which) == 0
    markdown = capsys.readouterr().out
    assert run(monkeypatch, "brief", record, *which, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["schema"] == schema
    title = told.get("title") or told["name"]
    assert f"# {title}" in markdown
    assert title in target.read_text(encoding="utf-8")


def test_a_folder_holds_the_front_page_and_its_stories(
    record: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "site"
    assert run(monkeypatch, "brief", record, "--html", f"{folder}/") == 0
    stories = {path.name for path in folder.iterdir()} - {"index.html"}
    front = (folder / "index.html").read_text(encoding="utf-8")
    assert stories
    assert all(f'href="{name}"' in front for name in stories)
    assert all((folder / name).read_text(encoding="utf-8").startswith("<!doctype html>") for name in stories)


def test_a_story_may_be_named(record: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    from onrecord.store import Record

    last = Record(record).stories()[-1]
    assert run(monkeypatch, "brief", record, last.id, "--json") == 0
    assert json.loads(capsys.readouterr().out)["story"]["id"] == last.id


SINGLE = [Newest(story=f"s{at}", pages=1, outlets=1, recent=0) for at in range(5)]
LARGE = [Newest(story=f"l{at}", pages=3, outlets=2, recent=0) for at in range(8)]


@pytest.mark.parametrize(
    ("found", "featured"),
    [
        (SINGLE, ["s0", "s1", "s2"]),
        ([SINGLE[0], LARGE[0], *SINGLE[1:]], ["s0", "l0", "s1"]),
        ([*SINGLE, LARGE[0]], ["s0", "s1", "l0"]),
        ([SINGLE[0], *LARGE[:3], *SINGLE[1:]], ["l0", "l1", "l2"]),
        (LARGE, ["l0", "l1", "l2", "l3", "l4", "l5"]),
        ([], []),
    ],
)
def test_the_newest_stories_come_first_whatever_their_size(found: list[Newest], featured: list[str]) -> None:
    record = SimpleNamespace(story=lambda wanted: SimpleNamespace(id=wanted))
    assert [story.id for story in fronting._featured(record, found)] == featured  # type: ignore[arg-type]


def test_words_that_no_page_has_are_told(
    record: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "brief", record, "zzyzx border") == 0
    told = capsys.readouterr()
    assert told.err.startswith("onrecord: no page has “zzyzx”;")
    assert told.out.startswith("# ")
    assert run(monkeypatch, "brief", record, "border") == 0
    assert "no page has" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--html", "x.html", "--json"), "give one of --html, --md and --json"),
        (("ffffffff",), "the record has no story"),
        (("--html", "no/such/folder/x.html"), "cannot be written"),
    ],
)
def test_wrong_use_is_one_line(
    record: str,
    arguments: tuple[str, ...],
    told: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(monkeypatch, "brief", record, *arguments) == 2
    assert told in capsys.readouterr().err
