"""A record of an older store version is brought up, one small named function a step."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec

from onrecord.store.columns import STORE_VERSION
from onrecord.store.files import write_whole

Migration = Callable[[Path], None]


def every_column(record: Path) -> None:
    """Columns that tables have got since a part was written are empty ones.

    From 1 to 2 these are the `blockers` of procedures, from 2 to 3 the `distance` of statements.
    """
    # The store's other files know migrations, and are known here no sooner than there is something to bring up.
    from onrecord.store.columns import TABLES
    from onrecord.store.folder import Folder, Written, encoded
    from onrecord.store.parts import checksum, completed, files_of

    folder = Folder(record)
    for mark in folder.marks():
        part = folder.parts / mark.part
        tables = {table.name: completed(table.name, part / f"{table.name}.parquet") for table in TABLES}
        contents = files_of({name: table for name, table in tables.items() if table is not None})
        if not contents:
            continue
        written = {
            name: Written(rows=mark.files[name].rows, bytes=len(data), sha256=checksum(data))
            for name, data in contents.items()
        }
        # The mark comes first: after a kill a file that still lacks its columns gets them, with the same bytes.
        whole = msgspec.structs.replace(mark, files=mark.files | written)
        write_whole(folder.mark_folder / f"{mark.part}.json", encoded(whole))
        for name, data in contents.items():
            write_whole(part / name, data)


MIGRATIONS: dict[int, Migration] = {1: every_column, 2: every_column}
"""From the version of the key to the next: takes the record's folder, and may be run again after a kill."""


def migrate(head: Path, steps: Mapping[int, Migration] | None = None, to: int = STORE_VERSION) -> None:
    """Bring the record of this head up to a version, step by step; one that is newer is left as it is."""
    steps = MIGRATIONS if steps is None else steps
    told = json.loads(head.read_bytes())
    while told["store"] < to and told["store"] in steps:
        steps[told["store"]](head.parent)
        told = {**json.loads(head.read_bytes()), "store": told["store"] + 1}
        write_whole(head, (json.dumps(told, indent=1) + "\n").encode())
