"""An answer is a table: rows for a loop, Arrow, pandas or polars for a notebook, JSON, CSV or Parquet for a program."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from onrecord.record import MissingExtra

if TYPE_CHECKING:
    import pandas
    import polars


class Answer:
    """Rows of one listing or query, in order. A row with `page`, `start` and `stop` points at its words."""

    def __init__(self, table: pa.Table) -> None:
        self.table = table

    def __len__(self) -> int:
        return int(self.table.num_rows)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        for batch in self.table.to_batches(max_chunksize=1024):
            yield from batch.to_pylist()

    def __repr__(self) -> str:
        return f"<Answer: {len(self):,} rows of {', '.join(self.columns)}>"

    @property
    def columns(self) -> list[str]:
        """Names of the columns."""
        return list(self.table.column_names)

    def arrow(self) -> pa.Table:
        """The rows as an Arrow table."""
        return self.table

    def pandas(self) -> pandas.DataFrame:
        """The rows as a pandas frame. Raises `MissingExtra` where pandas is not installed."""
        try:
            return self.table.to_pandas()
        except ImportError:
            raise MissingExtra("a pandas frame", "pip install pandas") from None

    def polars(self) -> polars.DataFrame:
        """The rows as a polars frame. Raises `MissingExtra` where polars is not installed."""
        try:
            import polars
        except ImportError:
            raise MissingExtra("a polars frame", "pip install polars") from None
        frame = polars.from_arrow(self.table)
        assert isinstance(frame, polars.DataFrame)
        return frame

    def json_lines(self) -> Iterator[str]:
        """Each row as a JSON object on one line."""
        for row in self:
            yield json.dumps(row, ensure_ascii=False, default=_plain)

    def csv_lines(self) -> Iterator[str]:
        """The head and each row as CSV; a list is joined by "; "."""
        yield _csv_line(self.columns)
        for row in self:
            yield _csv_line(["; ".join(map(str, cell)) if isinstance(cell, list) else cell for cell in row.values()])

    def to_parquet(self, path: str | Path) -> None:
        """Write the rows to a Parquet file."""
        pq.write_table(self.table, path, compression="zstd")


def _csv_line(cells: list[Any]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(cells)
    return line.getvalue()


def _plain(value: object) -> object:
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return str(value)
