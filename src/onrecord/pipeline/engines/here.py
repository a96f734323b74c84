"""The engine without processes: every page is read in this one, and nothing bounds it; for small jobs and debugging."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from onrecord.pipeline.settings import Settings
from onrecord.pipeline.shards import Shard, page_reader


def read_here(
    shards: Iterator[Shard], settings: Settings, on_page: Callable[[], None]
) -> Iterator[tuple[Shard, list[bytes]]]:
    """Each shard with its pages' packed rows, one page after another."""
    read = page_reader(settings)
    for shard in shards:
        rows = []
        for page in shard.pages:
            rows.append(read(page))
            on_page()
        yield shard, rows
