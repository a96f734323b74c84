"""An answer is a table: rows for a loop, Arrow, pandas or polars for a notebook, JSON, CSV or Parquet for a program."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from onrecord.record import MissingExtra, RunStopped

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
        """The head and each row as CSV; a list of words is joined by "; ", what has parts of its own is JSON."""
        yield _csv_line(self.columns)
        for row in self:
            yield _csv_line([_cell(cell) for cell in row.values()])

    def to_parquet(self, path: str | Path) -> None:
        """Write the rows to a Parquet file. Raises `RunStopped` where it cannot be written."""
        try:
            pq.write_table(self.table, path, compression="zstd")
        except OSError as error:
            raise RunStopped(f"cannot write {path}: {error.strerror or error}") from error


def together(sections: Mapping[str, Answer]) -> Answer:
    """Answers one below the other, after a column `section`; a row has nothing in columns that its section lacks.

    A column that is of one type in one section and of another elsewhere is text, as in CSV.
    """
    types: dict[str, set[pa.DataType]] = {}
    for answer in sections.values():
        for field in answer.table.schema:
            types.setdefault(field.name, set()).add(field.type)
    tables = []
    for section, answer in sections.items():
        table = answer.table
        for place, name in enumerate(table.column_names):
            if len(types[name]) > 1:
                words = [None if cell is None else str(_cell(cell)) for cell in table[name].to_pylist()]
                table = table.set_column(place, name, pa.array(words, pa.string()))
        tables.append(table.add_column(0, "section", pa.array([section] * table.num_rows, pa.string())))
    return Answer(pa.concat_tables(tables, promote_options="default"))


def counts(told: Mapping[str, object]) -> Answer:
    """A row a number: what is counted, of which kind, and how many; what is no number is left out."""
    rows = [
        {"what": what, "of": of, "count": count}
        for what, value in told.items()
        for of, count in (value.items() if isinstance(value, dict) else [(None, value)])
        if isinstance(count, int)
    ]
    shape = pa.schema([("what", pa.string()), ("of", pa.string()), ("count", pa.int64())])
    return Answer(pa.Table.from_pylist(rows, schema=shape))


def _cell(value: object) -> object:
    """What stands in one cell of a line of CSV."""
    if isinstance(value, list) and not any(isinstance(part, dict | list) for part in value):
        return "; ".join(map(str, value))
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False, default=_plain)
    return value


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
