"""The sample pages, end to end: each is read once and held against the record that a careful reader made of it.

The floors in NAME.expected.json are raised when the program gets better and never lowered. What it gets wrong today is
named there as `not_yet`, for a page and for single items; such marks are taken away and never added.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import onrecord
from onrecord.pipeline import page_readings
from onrecord.record import FINDING_KINDS, as_json
from tests.pages.checks import across_blocks, chrome_leaks, unquoted, unread_spans
from tests.pages.scoring import CATEGORIES, locate, score

SAMPLES = Path(onrecord.__file__).parent / "samples"
PAGES = sorted(path for path in SAMPLES.iterdir() if path.suffix in {".html", ".txt", ".jsonl"})
Item = dict[str, Any]


def expected_of(page: Path) -> Item:
    """The expected record, as a list of rows in the order of the page's readings."""
    record = json.loads((SAMPLES / f"{page.stem}.expected.json").read_text(encoding="utf-8"))
    rows = list(record["rows"].values()) if "rows" in record else [record]
    return {"rows": rows, "floors": record["floors"]}


def not_yet(record: Item) -> set[str]:
    """Facts, chrome and quoted passages of a page that are known to be read wrongly."""
    return set(record.get("not_yet", ()))


@pytest.fixture(scope="module")
def read() -> Callable[[Path], list[Item]]:
    seen: dict[Path, list[Item]] = {}

    def readings(page: Path) -> list[Item]:
        if page not in seen:
            seen[page] = [as_json(reading) for reading in page_readings([page])]
        return seen[page]

    return readings


by_page = pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)


def test_there_is_a_sample_of_each_sort() -> None:
    assert len(PAGES) == 8
    assert {page.suffix for page in PAGES} == {".html", ".txt", ".jsonl"}


@by_page
def test_every_snippet_of_the_expected_record_is_in_the_article_once(page: Path, read: Any) -> None:
    for record, reading in zip(expected_of(page)["rows"], read(page), strict=True):
        keys = {"attributions": "content", "events": "trigger", "figures": "text", "positions": "object"}
        for category in CATEGORIES:
            for item in record[category]:
                locate(item[keys.get(category, "text")], reading["article"]["text"])


@by_page
def test_facts_of_the_article_are_exact(page: Path, read: Any) -> None:
    for record, reading in zip(expected_of(page)["rows"], read(page), strict=True):
        article = {**reading["article"], "authors": [author["name"] for author in reading["article"]["authors"]]}
        wrong = {key: article[key] for key, wanted in record["article"].items() if article[key] != wanted}
        assert wrong.keys() <= not_yet(record), wrong


@by_page
def test_chrome_is_in_no_block_that_findings_come_from(page: Path, read: Any) -> None:
    for record, reading in zip(expected_of(page)["rows"], read(page), strict=True):
        assert set(chrome_leaks(record["chrome"], reading, FINDING_KINDS)) <= not_yet(record)


@by_page
def test_quoted_passages_stand_under_the_outlet_that_wrote_them(page: Path, read: Any) -> None:
    for record, reading in zip(expected_of(page)["rows"], read(page), strict=True):
        assert set(unquoted(record["quoted_blocks"], reading)) <= not_yet(record)


@by_page
def test_every_span_reads_again(page: Path, read: Any) -> None:
    for reading in read(page):
        assert unread_spans({**reading, "article": None}, reading["article"]["text"]) == []


@by_page
def test_no_name_runs_over_the_edge_of_a_block(page: Path, read: Any) -> None:
    for reading in read(page):
        assert across_blocks({**reading, "article": None}, reading["article"]["blocks"]) == []


def test_a_page_reads_the_same_in_any_company(read: Any) -> None:
    alone = [reading for page in PAGES for reading in read(page)]
    assert [as_json(reading) for reading in page_readings(PAGES)] == alone


@by_page
@pytest.mark.parametrize("category", CATEGORIES)
def test_a_reading_tells_at_least_this_much_of_the_expected_record(page: Path, category: str, read: Any) -> None:
    record = expected_of(page)
    got = score(record, read(page), category)
    floor = record["floors"][category]
    assert got.recall >= floor["recall"]
    assert got.precision >= floor["precision"]
    assert [item for item in got.missed if not item.get("not_yet")] == []
