"""Pages to readings: order, ids, failed pages as rows, and pages in languages that are not read."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

import onrecord
from onrecord.pipeline import jsonl_readings, page_readings
from onrecord.pipeline.run import guarded
from onrecord.record import PageProblem, Problem, Reading, UnknownSetting, as_json

PROSE = "Police in Lima said on Tuesday that they had arrested 14 protesters. The mayor demanded their release."
GERMAN = (
    "Die Regierung hat am Dienstag angekündigt, dass sie die Gespräche mit der Opposition nicht fortsetzen wird. "
    "Der Minister sagte, man habe alles versucht und sei nun am Ende der Möglichkeiten."
)


def rows(*items: dict[str, str]) -> list[Reading]:
    stream = io.BytesIO("".join(json.dumps(item) + "\n" for item in items).encode())
    return list(jsonl_readings(stream))


def test_rows_come_back_in_order_under_their_ids() -> None:
    found = rows(*({"id": f"r{n}", "body": PROSE} for n in range(5)))
    assert [reading.id for reading in found] == ["r0", "r1", "r2", "r3", "r4"]
    assert all(reading.article and reading.article.text == PROSE for reading in found)


def test_what_comes_beside_a_row_is_kept() -> None:
    (reading,) = rows(
        {"id": "a", "body": PROSE, "title": "Arrests", "outlet": "The Quay Post", "published": "2024-03-05"}
    )
    assert reading.article
    assert (reading.article.title, reading.article.outlet) == ("Arrests", "The Quay Post")
    assert reading.statements[0].chain[0].label == "The Quay Post"
    assert str(reading.article.published) == "2024-03-05"


def test_a_reading_tells_who_says_what() -> None:
    (reading,) = rows({"id": "a", "body": PROSE, "published": "2024-03-07"})
    told = {statement.chain[-1].label for statement in reading.statements[1:]}
    assert "Police in Lima" in told or "Police" in told
    (arrested,) = [figure for figure in reading.figures if figure.measure == "arrested"]
    assert (arrested.low, arrested.bound) == (14, "exact")
    assert any(event.type == "COERCE" for event in reading.events)


def test_a_page_that_fails_is_a_row_and_the_run_goes_on() -> None:
    found = rows({"id": "a", "body": PROSE}, {"id": "b", "html": ""}, {"id": "c", "body": PROSE})
    assert [reading.article is None for reading in found] == [False, True, False]
    assert found[1].problems[0].message
    assert "\n" not in found[1].problems[0].message


def test_a_language_that_is_not_read_gives_its_article_and_no_findings() -> None:
    (reading,) = rows({"id": "d", "body": GERMAN})
    assert reading.article
    assert reading.article.language == "de"
    assert reading.problems == reading.events == reading.figures == ()
    assert len(reading.statements) == 1


def test_the_same_page_read_twice_is_the_same_rows() -> None:
    first, second = (as_json(rows({"id": "a", "body": PROSE})[0]) for _ in range(2))
    assert first == second


def test_the_library_reads_a_file_and_bytes(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(
        "Ports Closed After Storm\n\nThe minister said that three ports had closed on Monday.\n", encoding="utf-8"
    )
    from_file, from_bytes = onrecord.read(path), onrecord.read(path.read_bytes())
    assert from_file.article
    assert from_bytes.article
    assert from_file.article.text == from_bytes.article.text
    assert [r.article and r.article.text for r in onrecord.read_all([path])] == [from_file.article.text]


def test_a_file_that_is_not_there_is_a_row_too(tmp_path: Path) -> None:
    (reading,) = page_readings([tmp_path / "nowhere.html"])
    assert reading.article is None
    assert reading.id.endswith("nowhere.html")
    assert "No such file" in reading.problems[0].message


def test_a_pages_own_fault_and_ours_are_told_apart() -> None:
    def fail(error: Exception) -> None:
        raise error

    own = guarded("p", "read", lambda: fail(PageProblem("read", "empty page")))
    ours = guarded("p", "language", lambda: fail(KeyError("x")))
    assert own == Problem(page="p", stage="read", message="empty page")
    assert isinstance(ours, Problem)
    assert "please report it" in ours.message
    assert "KeyError" in ours.message
    with pytest.raises(UnknownSetting):
        guarded("p", "read", lambda: fail(UnknownSetting("setting", "x", ["y"])))


def test_a_page_too_long_is_read_up_to_the_limit_and_says_so() -> None:
    (reading,) = rows({"id": "long", "body": (PROSE + "\n") * 1200})
    assert reading.article
    assert len(reading.statements) > 100
    assert [problem.message for problem in reading.problems] == [
        "only the first 20,000 words were read; split the page to have the rest"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "One teenager was killed and one teenager was wounded in the attack, police said.",
        "A minister of Chad met a minister of Mali. A minister of Chad said so; a minister of Mali denied it.",
        "Vito ' Ox ' Marano , 70 , died. Vito Marano was the head of the family. ' ' Marano left two sons.",
    ],
)
def test_odd_texts_are_read_and_no_two_rows_share_an_id(text: str) -> None:
    (reading,) = rows({"id": "odd", "body": text})
    assert reading.problems == ()
    groups = (
        reading.actors,
        reading.statements,
        reading.events,
        reading.figures,
        reading.positions,
        reading.procedures,
    )
    ids = [row.id for group in groups for row in group]
    assert len(ids) == len(set(ids))
