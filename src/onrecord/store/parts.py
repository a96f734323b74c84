"""Rows become a part: a folder with one Parquet file a table, the same bytes for the same rows."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from onrecord.store.columns import BY_NAME, TABLES, TYPES, Table
from onrecord.store.rows import unpacked

PLAIN = {
    "text": pa.string(),
    "whole": pa.int32(),
    "real": pa.float64(),
    "yes or no": pa.bool_(),
    "bytes": pa.binary(),
}
BYTE_OFFSETS = {("pages", "byte"): pa.int64(), ("pages", "size"): pa.int64()}
ROW_GROUP = 122_880
"""Rows; DuckDB works on groups of this size."""

Tables = dict[str, pa.Table]


@cache
def schema(name: str) -> pa.Schema:
    """The Arrow schema of a table."""
    table = BY_NAME[name]
    return pa.schema(
        [pa.field(c.name, BYTE_OFFSETS.get((name, c.name)) or _arrow(TYPES[c.type])) for c in table.columns]
    )


def _arrow(shape: Any) -> pa.DataType:
    if isinstance(shape, str):
        return PLAIN[shape]
    if isinstance(shape, list):
        # As Parquet calls it, so that what is read has the schema of what was written.
        return pa.list_(pa.field("element", _arrow(shape[0])))
    return pa.struct([pa.field(name, _arrow(inner)) for name, inner in shape.items()])


def tables_of(pages: Iterable[bytes]) -> Tables:
    """The Arrow tables of packed pages, rows in the order of the pages."""
    rows = [unpacked(page) for page in pages]
    return {table.name: table_of(table, list(chain(*(page[table.name] for page in rows)))) for table in TABLES}


def table_of(table: Table, rows: Sequence[Sequence[object]]) -> pa.Table:
    """The Arrow table of rows in the order of a table's columns."""
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(table.columns)
    wanted = schema(table.name)
    arrays = [pa.array(values, type=field.type) for values, field in zip(columns, wanted, strict=True)]
    return pa.Table.from_arrays(arrays, schema=wanted)


def completed(name: str, file: Path) -> pa.Table | None:
    """The rows of a file with empty values in the columns that it lacks; None where it lacks none."""
    lacking = [field for field in schema(name) if field.name not in pq.read_schema(file).names]
    if not lacking:
        return None
    table = pq.read_table(file)
    for field in lacking:
        empty: list[object] = [[] if pa.types.is_list(field.type) else None] * table.num_rows
        table = table.append_column(field, pa.array(empty, type=field.type))
    return table.select(schema(name).names).cast(schema(name))


def files_of(tables: Mapping[str, pa.Table]) -> dict[str, bytes]:
    """The files of a part, by name."""
    return {f"{name}.parquet": _parquet(table) for name, table in tables.items()}


def _parquet(table: pa.Table) -> bytes:
    sink = pa.BufferOutputStream()
    # One group order, no dates, no threads in what is written: equal rows give equal bytes.
    pq.write_table(table, sink, compression="zstd", row_group_size=ROW_GROUP, store_schema=False)
    return bytes(sink.getvalue())


def checksum(data: bytes) -> str:
    """SHA-256 of a file, in hex."""
    return hashlib.sha256(data).hexdigest()
