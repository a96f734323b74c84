"""One page, one id: whichever way a page is read, its reading and the record call it and its findings the same."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

import onrecord
from onrecord.pipeline import jsonl_readings
from onrecord.pipeline.adding import add
from onrecord.pipeline.engines.here import read_here
from onrecord.store import Record
from tests.read.test_feeds import RSS
from tests.read.test_warcs import record as archived

PROSE = "The harbour minister met the pilots' union on Monday. Its leader said that they had rejected the offer."
CAPTURE = f"Pilots refuse\n\n{PROSE}\n".encode()
HTML = f"""<html><head><title>Pilots refuse</title><link rel="canonical" href="https://quay.example/pilots">
<meta property="og:site_name" content="The Quay Post"></head><body><article><h1>Pilots refuse</h1><p>{PROSE}</p>
<p>{PROSE}</p></article></body></html>""".encode()


def _packed() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as packed:
        packed.writestr("a/page.html", HTML)
        packed.writestr("b/page.txt", CAPTURE)
    return data.getvalue()


SOURCES: dict[str, Callable[[], bytes]] = {
    "page.html": lambda: HTML,
    "page.txt": lambda: CAPTURE,
    "pages.warc": lambda: b"".join(archived(n, HTML) for n in (1, 2)),
    "feed.rss": lambda: RSS,
    "pages.zip": _packed,
}


@pytest.mark.parametrize("name", SOURCES)
def test_readings_and_a_record_join_on_the_ids_of_pages_and_findings(name: str, tmp_path: Path) -> None:
    source = tmp_path / name
    source.write_bytes(SOURCES[name]())
    read = list(onrecord.read_all(source))
    add([source], tmp_path / "record", engine=read_here)
    record = Record(tmp_path / "record")
    ids = {reading.id for reading in read if reading.article}
    assert ids
    assert ids == {row["page"] for row in record.sql("SELECT page FROM articles")}
    for table in ("statements", "events", "positions", "actors"):
        told = {finding.id for reading in read for finding in getattr(reading, table)}
        assert told == {row["id"] for row in record.sql(f"SELECT id FROM {table}")}, table


def test_bytes_are_the_page_that_their_file_is(tmp_path: Path) -> None:
    source = tmp_path / "page.html"
    source.write_bytes(HTML)
    assert onrecord.read(HTML).id == onrecord.read(source).id


def test_a_row_keeps_its_id_in_a_reading_and_is_found_by_it_in_a_record(tmp_path: Path) -> None:
    row = json.dumps({"id": "q-17", "body": PROSE}).encode()
    (reading,) = jsonl_readings(io.BytesIO(row))
    source = tmp_path / "rows.jsonl"
    source.write_bytes(row)
    add([source], tmp_path / "record", engine=read_here)
    assert reading.id == "q-17"
    (found,) = Record(tmp_path / "record").sql("SELECT name FROM pages")
    assert found["name"] == "q-17"
