"""Readings come back from their parts: a part at a time, or the pages of one story from the files that hold them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.record import Reading, RunStopped
from onrecord.store.columns import BY_NAME
from onrecord.store.folder import Folder, Mark
from onrecord.store.objects import COLUMNS, Row, reading_of

if TYPE_CHECKING:
    from onrecord.store.asking import Record


def readings_in(folder: Folder, mark: Mark, wanted: Collection[str] | None = None) -> Iterator[Reading]:
    """The readings of a part's pages, or of those that are wanted, in the order in which they came."""
    from onrecord.store.writing import tables_in

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
    if not record.marks:
        return []
    query = "SELECT DISTINCT filename FROM {pages} WHERE page IN (SELECT unnest(?))"
    parts = {Path(row["filename"]).parent.name for row in record.rows(query, list(pages))}
    return [mark for mark in record.marks if mark.part in parts]


def readings_of(record: Record, pages: Collection[str]) -> Iterator[Reading]:
    """The readings of these pages, in their order. Raises RunStopped for a page that the record has not.

    Which parts hold them is asked first, and then only those files are opened, and of them what objects are made of:
    a story's pages came in few of them.
    """
    asked = list(dict.fromkeys(pages))
    rows: dict[str, dict[str, list[Row]]] = {page: {table: [] for table in COLUMNS} for page in asked}
    marks = marks_with(record, asked)
    for table, columns in COLUMNS.items() if marks else ():
        order = ", ".join(["page", *(name for name in ("n",) if name in BY_NAME[table].names)])
        query = f"SELECT {', '.join(columns)} FROM {{{table}}} WHERE page IN (SELECT unnest(?)) ORDER BY {order}"
        for row in record.rows(query, asked, marks=marks):
            rows[row["page"]][table].append(row)
    for page in asked:
        if not rows[page]["pages"]:
            raise RunStopped(f"the record has no page {page!r}; its pages: onrecord sql {record.path} 'FROM page_list'")
        yield reading_of(rows[page])
