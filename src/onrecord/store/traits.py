"""What stories are told by, kept a file a part: pages that came earlier need not be read again."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from onrecord.store.columns import TRAITS
from onrecord.store.files import write_whole
from onrecord.store.folder import Folder, Mark
from onrecord.store.kept import traits_file
from onrecord.store.parts import files_of, schema, table_of

LAST = b"PAR1"
"""The last bytes of a Parquet file."""


class PageTraits(NamedTuple):
    """A row of traits, in the order of `TRAITS`; see there what each holds."""

    page: str
    published: str | None
    day: int | None
    outlet: str | None
    wire: str | None
    title: str | None
    words: str
    names: str
    keys: Sequence[str]
    shingles: bytes
    runs: int
    passages: Sequence[Mapping[str, Any]] = ()
    days: str = ""

    @property
    def instant(self) -> tuple[float, float]:
        """Its place in the order of publication: by day, then by instant where that is told; undated ones last."""
        return _instant(self.day, self.published)


class PagePassages(NamedTuple):
    """What a row of traits tells of a page's passages, in the order of `TRAITS`."""

    page: str
    published: str | None
    day: int | None
    title: str | None
    passages: Sequence[Mapping[str, Any]]

    @property
    def instant(self) -> tuple[float, float]:
        """As that of `PageTraits`."""
        return _instant(self.day, self.published)


def _instant(day: int | None, published: str | None) -> tuple[float, float]:
    at = float("inf") if day is None else day
    if published is None or "T" not in published:
        return at, float("inf")
    found = datetime.fromisoformat(published)
    return at, (found if found.tzinfo else found.replace(tzinfo=UTC)).timestamp()


def lacking(folder: Folder) -> list[Mark]:
    """The parts whose traits are not kept yet, or cannot be read, in order."""
    return [mark for mark in folder.marks() if not _is_whole(_path(folder, mark.part))]


def _is_whole(path: Path) -> bool:
    """Whether a file is there and ends as a Parquet file does: one that was cut does not."""
    try:
        with path.open("rb") as file:
            file.seek(max(path.stat().st_size - len(LAST), 0))
            return file.read() == LAST
    except FileNotFoundError:
        return False


def keep(folder: Folder, mark: Mark, rows: Iterable[PageTraits]) -> None:
    """Keep the traits of a part; `folder` is held for writing."""
    path = _path(folder, mark.part)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, files_of({"traits": table_of(TRAITS, list(rows))})["traits.parquet"])


def carry(folder: Folder, marks: Sequence[Mark], part: str, gone: Collection[str] = ()) -> None:
    """The traits of parts become those of the part that replaced them, pages that are gone left out."""
    paths = [_path(folder, mark.part) for mark in marks]
    if all(map(_is_whole, paths)):
        table = pa.concat_tables([pq.read_table(path, schema=schema("traits")) for path in paths])
        table = table.filter(pc.invert(pc.is_in(table["page"], value_set=pa.array(sorted(gone), pa.string()))))
        write_whole(_path(folder, part), files_of({"traits": table})["traits.parquet"])
    for path in paths:
        path.unlink(missing_ok=True)


def pages(folder: Folder) -> Iterator[tuple[str, int | None]]:
    """Every page that has traits, with its day, in the order in which they came."""
    for mark in folder.marks():
        table = pq.read_table(_path(folder, mark.part), columns=["page", "day"])
        yield from zip(table["page"].to_pylist(), table["day"].to_pylist(), strict=True)


class Reach(NamedTuple):
    """Pages published on days from the first to the last, and those without a day where `undated` is set."""

    first: int
    last: int
    undated: bool


_SKETCH = ("shingles", "runs")
_LARGE = {*_SKETCH, "passages", "days"}


def near(folder: Folder, reach: Reach | None = None) -> Iterator[PageTraits]:
    """The traits of pages within reach, or of all, as they came; without shingles and passages: most of the room."""
    names = [name for name in PageTraits._fields if name not in _LARGE]
    for table in _within(folder, reach, names):
        for batch in table.to_batches(max_chunksize=4096):
            columns = (column.to_pylist() for column in batch.columns)
            yield from (PageTraits._make((*row, b"", 0, (), "")) for row in zip(*columns, strict=True))


def sketches(folder: Folder, reach: Reach | None = None) -> Iterator[tuple[str, bytes, int]]:
    """Page, shingles and runs of pages within reach, or of all, as they came."""
    for table in _within(folder, reach, ["page", *_SKETCH]):
        yield from zip(*(column.to_pylist() for column in table.columns), strict=True)


def _within(folder: Folder, reach: Reach | None, names: list[str]) -> Iterator[pa.Table]:
    for mark in folder.marks():
        file = pq.ParquetFile(_path(folder, mark.part))
        if reach is None:
            yield file.read(columns=names).select(names)
        elif _may_hold(file.metadata, reach):
            table = file.read(columns=[*names, "day"])
            inside = pc.and_(pc.greater_equal(table["day"], reach.first), pc.less_equal(table["day"], reach.last))
            yield table.filter(pc.fill_null(inside, reach.undated)).select(names)


def _may_hold(metadata: Any, reach: Reach) -> bool:
    """Whether a file's own statistics leave room for a page within reach: most of a large record is passed over."""
    at = metadata.schema.names.index("day")
    for group in range(metadata.num_row_groups):
        told = metadata.row_group(group).column(at).statistics
        if told is None or (reach.undated and told.null_count):
            return True
        if told.has_min_max and told.min <= reach.last and told.max >= reach.first:
            return True
    return False


def of(folder: Folder, wanted: Collection[str]) -> Iterator[PageTraits]:
    """The traits of these pages, as they came, without their passages."""
    for table in _of(folder, wanted, [name for name in PageTraits._fields if name not in ("passages", "days")]):
        yield from (PageTraits(*row) for row in _rows(table))


def passages(folder: Folder, wanted: Collection[str]) -> Iterator[PagePassages]:
    """The passages of these pages, as they came."""
    for table in _of(folder, wanted, list(PagePassages._fields)):
        yield from map(PagePassages._make, _rows(table))


def _of(folder: Folder, wanted: Collection[str], names: list[str]) -> Iterator[pa.Table]:
    pages = pa.array(sorted(wanted), pa.string())
    for mark in folder.marks() if len(pages) else ():
        file = pq.ParquetFile(_path(folder, mark.part))
        inside = pc.is_in(file.read(columns=["page"])["page"], value_set=pages)
        if pc.any(inside).as_py():
            yield file.read(columns=names).select(names).filter(inside)


def _rows(table: pa.Table) -> Iterator[tuple[Any, ...]]:
    for batch in table.to_batches(max_chunksize=4096):
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def _path(folder: Folder, part: str) -> Path:
    return traits_file(folder, part)
