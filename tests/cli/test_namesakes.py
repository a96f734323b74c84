"""Whom a name means that no page writes so."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.cli.namesakes import distance, holders, near
from tests.cli.test_app import run

NAMES = ["Christos Argyrou", "Ines Dahl", "Dahlia Quist", "Bo Ek"]
OFFICES = [("Christos Argyrou", "Defense Minister of Cyprus"), ("Ines Dahl", "harbour master"), ("Bo Ek", "mayor")]


@pytest.mark.parametrize(
    ("a", "b", "letters"),
    [
        ("dahl", "dahl", 0),
        ("dahl", "dhal", 1),
        ("argyrou", "argirou", 1),
        ("argyrou", "arghyrou", 1),
        ("ek", "dahl", 3),
    ],
)
def test_letters_between_two_words(a: str, b: str, letters: int) -> None:
    assert distance(a, b, 2) == letters


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("Argirou", [("Christos Argyrou", "1 letter off")]),
        ("Kristos Argirou", [("Christos Argyrou", "3 letters off")]),
        ("Dhal", [("Ines Dahl", "1 letter off")]),
        ("Okafor", []),
        ("", []),
    ],
)
def test_a_misspelt_name_means_the_nearest(asked: str, expected: list[tuple[str, str]]) -> None:
    assert near(asked, NAMES) == expected


@pytest.mark.parametrize(
    ("asked", "expected"),
    [("defense minister", ["Christos Argyrou"]), ("Harbour Master", ["Ines Dahl"]), ("admiral", []), ("", [])],
)
def test_an_office_means_its_holder(asked: str, expected: list[str]) -> None:
    assert [meant.name for meant in holders(asked, OFFICES)] == expected


PAGE = "Foreign Minister Ines Dahl said the quay would reopen on Friday. “It is safe,” Dahl told reporters."


@pytest.mark.parametrize(
    ("asked", "why"), [("Dahl", ""), ("Dhal", "1 letter off"), ("foreign minister", "called foreign minister")]
)
def test_who_finds_a_surname_an_office_and_a_misspelling(tmp_path: Path, asked: str, why: str) -> None:
    page = tmp_path / "pages.jsonl"
    page.write_text(json.dumps({"id": "p", "body": PAGE, "outlet": "The Quay Post"}) + "\n", encoding="utf-8")
    done = run("who", asked, str(page))
    assert done.returncode == 0, done.stderr
    assert "It is safe" in done.stdout
    assert why.lower() in " ".join(done.stdout.lower().split())
    lines = [json.loads(line) for line in run("who", asked, str(page), "--json").stdout.splitlines()]
    assert {"says"} <= {line["section"] for line in lines}


def test_who_says_that_nobody_is_called_so(tmp_path: Path) -> None:
    page = tmp_path / "pages.jsonl"
    page.write_text(json.dumps({"id": "p", "body": PAGE}) + "\n", encoding="utf-8")
    done = run("who", "Okafor", str(page))
    assert done.returncode == 0
    assert "nobody called Okafor" in done.stdout
