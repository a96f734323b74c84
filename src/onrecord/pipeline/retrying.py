"""Pages that could not be read are read again, after an upgrade or with other settings."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from onrecord.pipeline.aside import bring_up_aside
from onrecord.pipeline.engines import engine as engine_named
from onrecord.pipeline.overcome import Overcome
from onrecord.pipeline.readers import reader_name
from onrecord.pipeline.settings import Settings
from onrecord.pipeline.shards import Engine, Seen, Shard
from onrecord.read import pages as pages_of
from onrecord.record import Origin, Page
from onrecord.store import Captured, Folder, Mark, captured, index
from onrecord.store.keeping import settled
from onrecord.store.parts import tables_of
from onrecord.store.writing import Label, joined, keep_tables, next_name, page_ids, tables_in, without


@dataclass(frozen=True, slots=True)
class Retried:
    """Pages that were tried, those of them that are read now, and problems of files that have them no more."""

    tried: int
    read: int
    overcome: int = 0


def retry(
    to: str,
    *,
    settings: Settings | None = None,
    engine: str | Engine = "processes",
    on_page: Callable[[], None] = lambda: None,
) -> Retried:
    """Read the pages of a record that failed again: from the bytes that the record kept, or from their files.

    A page that fails again keeps its problem; a file that could not be read and can be now loses it, whether its pages
    are new or have come meanwhile. May be killed at any moment and given again.
    """
    settings = settings or Settings()
    chosen = engine_named(engine) if isinstance(engine, str) else engine
    tried = read = 0
    with Folder.writing(to) as folder:
        settled(folder)
        marks = {next_name(mark.part): mark for mark in folder.marks() if mark.failed}
        seen = Seen(page_ids(folder, folder.marks()))
        overcome = Overcome(folder, marks.values())
        again = _Again(folder, seen, overcome)
        shards = (Shard(name, tuple(again.pages(mark))) for name, mark in marks.items())
        with closing(chosen((s for s in shards if s.pages), settings, on_page)) as done:  # type: ignore[type-var]
            for shard, rows in done:
                tried += len(rows)
                read += _put_back(folder, marks[shard.part], rows, reader_name(settings))
        gone = overcome.clear()
        index.bring_up(folder)
        bring_up_aside(folder)
    return Retried(tried, read, gone)


def _failed(folder: Folder, mark: Mark) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = tables_in(folder, mark)["pages"].to_pylist()
    return [row for row in rows if row["state"] == "failed"]


@dataclass(slots=True)
class _Again:
    """What is tried again: pages whose bytes the record kept, and files that it could not read, each once."""

    folder: Folder
    seen: Seen
    overcome: Overcome
    walked: set[str] = field(default_factory=set)

    def pages(self, mark: Mark) -> Iterator[Captured]:
        """The failed pages of a part, as they came; and the new ones of its files that can be read now."""
        for row in _failed(self.folder, mark):
            if row["body"] is not None:
                yield Captured(_page(row), row["name"])
            elif os.path.exists(row["file"]) and row["file"] not in self.walked:
                self.walked.add(row["file"])
                found = self.overcome.walk(map(captured, pages_of(row["file"])))
                yield from (page for page in found if self.seen.add(page.page.id))


def _page(row: dict[str, Any]) -> Page:
    origin = Origin(file=row["file"], offset=row["byte"], digest=row["digest"] or "", member=row["member"] or "")
    return Page(
        id=row["page"],
        body=row["body"],
        media_type=row["media_type"],
        origin=origin,
        url=row["url"],
        fetched=datetime.fromisoformat(row["fetched"]) if row["fetched"] else None,
        known=tuple(json.loads(row["known"]).items()) if row["known"] else (),
    )


def _put_back(folder: Folder, mark: Mark, rows: list[bytes], reader: str) -> int:
    """Replace a part by one with the pages that are read now; how many those are."""
    fresh = tables_of(rows)
    states = zip(fresh["pages"]["page"].to_pylist(), fresh["pages"]["state"].to_pylist(), strict=True)
    failing = {page for page, state in states if state == "failed"}
    old = tables_in(folder, mark)
    # What fails as before keeps its row; a file that fails in another way has a new problem.
    other = without(fresh, failing & set(old["pages"]["page"].to_pylist()))
    won = int(fresh["pages"].num_rows) - len(failing)
    if other["pages"].num_rows:
        rest = without(old, set(other["pages"]["page"].to_pylist()))
        readers = mark.reader if reader in mark.reader else f"{mark.reader}; {reader}"
        keep_tables(folder, Label(next_name(mark.part), mark.run, readers, (mark.part,)), joined([rest, other]))
    return won
