"""The engine for a cluster: shards are tasks on Ray, each read by a bounded worker process where Ray has put it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice
from typing import Any

from onrecord.pipeline.engines.pool import Pool
from onrecord.pipeline.engines.worker import READER
from onrecord.pipeline.settings import Settings
from onrecord.pipeline.shards import Shard
from onrecord.record import MissingExtra

IN_HAND = 2
"""Shards a core that are out at a time: one that is read, and one on its way."""


@cache
def _pool(settings: Settings, reader: str) -> Pool:
    """The worker of a Ray process: its model is loaded once and serves one shard after another."""
    return Pool(settings, 1, reader)


def read_shard(shard: Shard, settings: Settings, reader: str) -> list[bytes]:
    """The packed rows of a shard's pages, the same wherever and however often it is read."""
    return list(_pool(settings, reader).read(shard.pages))


def read_on_ray(
    shards: Iterator[Shard], settings: Settings, on_page: Callable[[], None], *, reader: str = READER
) -> Iterator[tuple[Shard, list[bytes]]]:
    """Each shard with its pages' packed rows, in the order in which they are done.

    Uses the cluster that Ray is connected to or finds (`RAY_ADDRESS`), else starts one on this machine. A shard whose
    process or machine dies is read by another. Only the caller writes: the cluster needs no shared disk. Raises
    `MissingExtra` where Ray is not installed.
    """
    try:
        import ray
    except ImportError:
        raise MissingExtra("the engine ray", "pip install 'onrecord[ray]'") from None
    cluster: Any = ray  # typed in parts alone
    if not cluster.is_initialized():
        cluster.init(log_to_driver=False, include_dashboard=False)
    # Tasks and not actors: an actor of a machine that is gone would wait for one with room, and its shards with it.
    task: Any = cluster.remote(num_cpus=1, max_retries=-1, scheduling_strategy="SPREAD")(read_shard)
    out: dict[Any, Shard] = {}
    try:
        while True:
            size = settings.workers or int(cluster.cluster_resources().get("CPU", 1))
            for shard in islice(shards, max(IN_HAND * size - len(out), 0)):
                out[task.remote(shard, settings, reader)] = shard
            if not out:
                return
            (done, *_), _ = cluster.wait(list(out), num_returns=1)
            shard, rows = out.pop(done), cluster.get(done)
            for _ in rows:
                on_page()
            yield shard, rows
    finally:
        for waiting in out:
            cluster.cancel(waiting, force=True)
