"""Packed rows become a part with its mark; parts become one, or lose pages, by a part that replaces them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from onrecord.store.columns import TABLES
from onrecord.store.folder import Folder, Mark, Written, digest
from onrecord.store.parts import Tables, checksum, files_of, schema, tables_of


@dataclass(frozen=True, slots=True)
class Label:
    """What a part is called, the run that it belongs to, what read its pages, and the parts it stands for."""

    part: str
    run: int
    reader: str
    replaces: tuple[str, ...] = ()


def keep(folder: Folder, label: Label, pages: Sequence[bytes]) -> Mark:
    """Commit the packed rows of some pages as a part."""
    return keep_tables(folder, label, tables_of(pages))


def keep_tables(folder: Folder, label: Label, tables: Tables) -> Mark:
    """Commit tables as a part; when this returns, they are on disk and count."""
    contents = files_of(tables)
    pages = tables["pages"]
    mark = Mark(
        part=label.part,
        run=label.run,
        pages=pages.num_rows,
        failed=sum(1 for state in pages["state"].to_pylist() if state == "failed"),
        digest=digest(pages["page"].to_pylist()),
        reader=label.reader,
        files={
            name: Written(rows=tables[name.removesuffix(".parquet")].num_rows, bytes=len(data), sha256=checksum(data))
            for name, data in sorted(contents.items())
        },
        replaces=label.replaces,
    )
    folder.commit(mark, contents)
    return mark


def page_ids(folder: Folder, marks: Sequence[Mark]) -> Iterator[str]:
    """The ids of all pages of these parts."""
    for file in folder.files("pages", marks):
        yield from pq.read_table(file, columns=["page"])["page"].to_pylist()


def without_bytes(folder: Folder, marks: Iterable[Mark]) -> Iterator[tuple[str, str]]:
    """The failed pages of these parts that the record has no bytes of, each with its file."""
    for file in folder.files("pages", marks):
        table = pq.read_table(file, columns=["page", "file", "size"], filters=pc.field("state") == "failed")
        yield from ((row["page"], row["file"]) for row in table.to_pylist() if not row["size"])


def tables_in(folder: Folder, mark: Mark) -> Tables:
    """The tables of a part."""
    return {
        table.name: pq.read_table(folder.parts / mark.part / f"{table.name}.parquet", schema=schema(table.name))
        for table in TABLES
    }


def without(tables: Tables, pages: Collection[str]) -> Tables:
    """The tables without the rows of some pages."""
    gone = pa.array(sorted(pages), pa.string())
    return {name: table.filter(pc.invert(pc.is_in(table["page"], value_set=gone))) for name, table in tables.items()}


def joined(parts: Sequence[Tables]) -> Tables:
    """Tables one below the other."""
    return {table.name: pa.concat_tables([part[table.name] for part in parts]) for table in TABLES}


def next_name(part: str) -> str:
    """The name of the part that replaces this one: "0001-000003" is followed by "0001-000003.1"."""
    stem, _, number = part.partition(".")
    return f"{stem}.{int(number or 0) + 1}"
