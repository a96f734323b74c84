"""The scorer of pages coded by hand, on a page and a coding of the tests' own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evaluation import panel

BODY = "Police in Tarvas arrested two dockers on Monday, Mayor Ana Ruiz said. “It was wrong,” she added."


def coded(kind: str, words: str, what: list[str], who: list[list[str]], *, optional: bool = False) -> str:
    start = BODY.index(words)
    spans = [[start, start + len(words)]]
    return json.dumps(
        {"page": "p", "kind": kind, "spans": spans, "what": what, "who": who, "optional": optional}, ensure_ascii=False
    )


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    rows = [
        coded("attribution", "Police in Tarvas arrested two dockers on Monday", [], [["Ana Ruiz"]]),
        coded("attribution", "It was wrong", [], [["Somebody Else"]]),
        coded("event", "arrested", ["COERCE", "ASSAULT"], [["Police"]]),
        coded("event", "wrong", ["ACCUSE"], [["Ruiz"]], optional=True),
        coded("figure", "two dockers", ["2"], []),
    ]
    (tmp_path / "look.jsonl").write_text("\n".join(rows), encoding="utf-8")
    (tmp_path / "check.jsonl").write_text("", encoding="utf-8")
    (tmp_path / "pages").mkdir()
    page = {"id": "p", "body": BODY, "url": "https://tarvas.example/a", "date": "2024-05-06"}
    (tmp_path / "pages" / "gold.jsonl").write_text(json.dumps(page) + "\n", encoding="utf-8")
    monkeypatch.setattr(panel, "FOLDER", tmp_path)
    panel.readings.cache_clear()
    return tmp_path


def test_found_asks_for_the_voice_and_optional_items_for_nothing(data: Path) -> None:
    found = panel.figures(data)
    assert found["panel.look.attribution_found"].value == 0.5
    assert (found["panel.look.event_found"].value, found["panel.look.event_found"].n) == (1.0, 1)
    assert found["panel.look.figure_found"].value == 1.0
    assert found["panel.look.attribution_right"].value == 1.0


def test_without_the_pages_nothing_is_measured(data: Path) -> None:
    (data / "pages" / "gold.jsonl").unlink()
    panel.readings.cache_clear()
    assert panel.figures(data) == {}


def test_the_coding_is_well_formed() -> None:
    for half in panel.HALVES:
        items = panel.coding(half)
        assert {item.kind for item in items} == set(panel.KINDS)
        assert all(item.spans and all(span.start < span.end for span in item.spans) for item in items)
