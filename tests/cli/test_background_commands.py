"""The commands that make knowledge of one's own, and what `read` does with it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from onrecord.cli.app import door
from onrecord.record import RunStopped

PAGE = "The Norwegian foreign minister, Anna V. Keller, met Lucan Merrow of Harbour Watch in Norra Ort on Monday."


def run(*arguments: str | Path, stdin: str | None = None) -> tuple[int, str, str]:
    done = CliRunner().invoke(door(), [str(one) for one in arguments], input=stdin)
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.exit_code, done.stdout, done.stderr


@pytest.fixture
def page(tmp_path: Path) -> Path:
    file = tmp_path / "pages.jsonl"
    file.write_text(json.dumps({"id": "p", "body": PAGE, "published": "2012-01-05", "outlet": "Quay News"}) + "\n")
    return file


def test_a_dictionary_is_imported_and_read_with(tmp_path: Path, page: Path) -> None:
    (tmp_path / "mine.csv").write_text("name,code\nLucan Merrow,KENOPP\n", encoding="utf-8")
    code, _, told = run("dictionaries", "import", tmp_path / "mine.csv", "--to", tmp_path / "own.jsonl")
    assert code == 0
    assert "1 names and nouns of" in told
    code, out, _ = run("read", "--jsonl", "--dictionaries", tmp_path / "own.jsonl", stdin=page.read_text())
    found = {actor["label"]: actor for actor in json.loads(out)["actors"]}
    assert (found["Lucan Merrow"]["country"], found["Lucan Merrow"]["why"]["detail"]) == ("KEN", "KENOPP in own.jsonl")


def test_a_gazetteer_is_built_and_read_with(tmp_path: Path, page: Path) -> None:
    cells = ["7", "Norra Ort", "Norra Ort", "", "60.5", "15.25", "P", "PPL", "SE", "", "07", "", "", "", "1200"]
    (tmp_path / "SE.txt").write_text(
        "\t".join([*cells, "", "", "Somewhere/Zone", "2020-01-01"]) + "\n", encoding="utf-8"
    )
    code, _, told = run("gazetteer", "build", tmp_path / "SE.txt", tmp_path / "se.bin")
    assert code == 0
    assert told.startswith("onrecord: 1 places in")
    _, out, _ = run("read", "--jsonl", "--gazetteer", tmp_path / "se.bin", stdin=page.read_text())
    places = [event["where"]["id"] for event in json.loads(out)["events"] if event["where"]]
    assert set(places) <= {"geonames:7"}


def test_offices_are_told_and_resolved_on_another_page(tmp_path: Path, page: Path) -> None:
    _, shown, _ = run("offices", page)
    assert "Anna V. Keller" in shown
    _, table, _ = run("offices", page, "--json")
    (held,) = map(json.loads, table.splitlines())
    assert (held["office"], held["polity"], held["support"]) == ("foreign minister", "NOR", 1)
    (tmp_path / "offices.jsonl").write_text(table, encoding="utf-8")
    other = {
        "id": "q",
        "body": "The Norwegian foreign minister said that talks would go on.",
        "published": "2012-03-01",
    }
    _, out, _ = run("read", "--jsonl", "--offices", tmp_path / "offices.jsonl", stdin=json.dumps(other))
    assert {a["label"]: a["holder"] for a in json.loads(out)["actors"]}[
        "The Norwegian foreign minister"
    ] == "Anna V. Keller"


def test_a_history_is_counted_by_outlet(tmp_path: Path, page: Path) -> None:
    code, _, told = run("gazetteer", "history", tmp_path / "history.jsonl", page)
    assert code == 0
    assert "outlets in" in told


def test_wrong_use_is_told(tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_text("a\tb\n", encoding="utf-8")
    with pytest.raises(RunStopped, match="line 1: 2 columns"):
        run("gazetteer", "build", tmp_path / "bad.txt", tmp_path / "bad.bin")
    assert run("dictionaries", "import", tmp_path / "bad.txt", "--to", tmp_path / "own.txt")[0] == 2
    assert run("offices")[0] == 2
