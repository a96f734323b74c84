"""Readings come back from their parts: a part at a time, or the pages of one story from the files that hold them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.record import Reading, RunStopped, Span
from onrecord.store.columns import BY_NAME
from onrecord.store.folder import Folder, Mark
from onrecord.store.kept import traits_file
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
    """The parts that hold these pages; a record that is open remembers those of the pages it was asked for."""
    if not record.marks:
        return []
    new = [page for page in dict.fromkeys(pages) if page not in record.part_of]
    if new:
        query = "SELECT page, filename FROM {pages} WHERE page IN (SELECT unnest(?))"
        found = record.rows(query, new)
        record.part_of |= {row["page"]: Path(row["filename"]).parent.name for row in found}
    parts = {record.part_of.get(page) for page in pages}
    return [mark for mark in record.marks if mark.part in parts]


def days_of(record: Record, pages: Collection[str]) -> dict[str, tuple[tuple[Span, date], ...]]:
    """The days that the texts of these pages tell of, with the words; pages that came to an older record have none."""
    from onrecord.store.connection import files_list

    kept = [str(path) for mark in marks_with(record, pages) if (path := traits_file(record.folder, mark.part)).exists()]
    if not kept:
        return {}
    files = files_list(kept).replace("{", "{{").replace("}", "}}")
    query = f"SELECT page, days FROM read_parquet({files}) WHERE page IN (SELECT unnest(?))"
    return {row["page"]: days_from(row["days"]) for row in record.rows(query, list(pages)) if row["days"] is not None}


def days_from(told: str) -> tuple[tuple[Span, date], ...]:
    """What `days_as_text` wrote."""
    words = told.split()
    found = zip(words[::3], words[1::3], words[2::3], strict=True)
    return tuple((Span(int(start), int(stop)), date.fromisoformat(day)) for start, stop, day in found)


def days_as_text(days: Iterable[tuple[Span, date]]) -> str:
    """Days with their words as a column keeps them."""
    return " ".join(f"{span.start} {span.end} {day.isoformat()}" for span, day in days)


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
