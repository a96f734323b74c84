"""Readings come back from their parts: a part at a time, or the pages of one story from the files that hold them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from onrecord.record import Reading, RunStopped
from onrecord.store.columns import TABLES
from onrecord.store.connection import files_list
from onrecord.store.folder import Folder, Mark
from onrecord.store.objects import Row, reading_of
from onrecord.store.writing import tables_in

if TYPE_CHECKING:
    from onrecord.store.asking import Record


def readings_in(folder: Folder, mark: Mark, wanted: Collection[str] | None = None) -> Iterator[Reading]:
    """The readings of a part's pages, or of those that are wanted, in the order in which they came."""
    tables = {name: table.to_pylist() for name, table in tables_in(folder, mark).items()}
    pages: dict[str, dict[str, list[Row]]] = {}
    for row in tables["pages"]:
        if wanted is None or row["page"] in wanted:
            pages[row["page"]] = {name: [] for name in tables}
    for name, rows in tables.items():
        for row in rows:
            if row["page"] in pages:
                pages[row["page"]][name].append(row)
    yield from map(reading_of, pages.values())


def marks_with(record: Record, pages: Collection[str]) -> list[Mark]:
    """The parts that hold these pages."""
    query = "SELECT DISTINCT part FROM placed_pages WHERE page IN (SELECT unnest(?))"
    parts = {row["part"] for row in record.sql(query, list(pages))}
    return [mark for mark in record.marks if mark.part in parts]


def files_with(record: Record, table: str, pages: Collection[str]) -> list[str]:
    """The files of a table that hold rows of these pages, if any are there."""
    return record.folder.files(table, marks_with(record, pages))


def readings_of(record: Record, pages: Collection[str]) -> Iterator[Reading]:
    """The readings of these pages, in their order. Raises RunStopped for a page that the record has not.

    Which parts hold them is asked first, and then only those files are opened: a story's pages came in few of them.
    """
    asked = list(dict.fromkeys(pages))
    rows: dict[str, dict[str, list[Row]]] = {page: {table.name: [] for table in TABLES} for page in asked}
    marks = marks_with(record, asked)
    for table in TABLES if marks else ():
        order = ", ".join(["page", *(name for name in ("n",) if name in table.names)])
        files = files_list(record.folder.files(table.name, marks))
        query = f"SELECT * FROM read_parquet({files}) WHERE page IN (SELECT unnest(?)) ORDER BY {order}"
        for row in record.sql(query, asked):
            rows[row["page"]][table.name].append(row)
    for page in asked:
        if not rows[page]["pages"]:
            raise RunStopped(f"the record has no page {page!r}; its pages: onrecord sql {record.path} 'FROM page_list'")
        yield reading_of(rows[page])
