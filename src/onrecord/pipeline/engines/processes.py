"""The engine of one machine: a pool of bounded worker processes reads the pages of all shards in one line."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator

from onrecord.pipeline.engines.pool import Pool
from onrecord.pipeline.engines.worker import READER
from onrecord.pipeline.settings import Settings
from onrecord.pipeline.shards import Shard
from onrecord.store import Captured


def cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def read_by_processes(
    shards: Iterator[Shard], settings: Settings, on_page: Callable[[], None], *, reader: str = READER
) -> Iterator[tuple[Shard, list[bytes]]]:
    """Each shard with its pages' packed rows; workers go on to the next shard while a slow page holds up the last."""
    begun: deque[Shard] = deque()

    def pages() -> Iterator[Captured]:
        for shard in shards:
            begun.append(shard)
            yield from shard.pages

    held: list[bytes] = []
    with Pool(settings, settings.workers or cores(), reader) as pool:
        for rows in pool.read(pages()):
            held.append(rows)
            on_page()
            if len(held) == len(begun[0].pages):
                yield begun.popleft(), held
                held = []
