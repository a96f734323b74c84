"""The engine for a cluster: shards go to actors on Ray, each with a bounded worker process of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from onrecord.pipeline.engines.pool import Pool
from onrecord.pipeline.engines.worker import READER
from onrecord.pipeline.settings import Settings
from onrecord.pipeline.shards import Shard
from onrecord.record import MissingExtra

IN_HAND = 2
"""Shards that an actor has at a time: one that it reads, and one on its way."""


class ShardReader:
    """Reads shards where Ray has put it; the same shard gives the same rows wherever and however often it is read."""

    def __init__(self, settings: Settings, reader: str) -> None:
        self.pool = Pool(settings, 1, reader)

    def read(self, shard: Shard) -> list[bytes]:
        """The packed rows of the shard's pages."""
        return list(self.pool.read(shard.pages))


def read_on_ray(
    shards: Iterator[Shard], settings: Settings, on_page: Callable[[], None], *, reader: str = READER
) -> Iterator[tuple[Shard, list[bytes]]]:
    """Each shard with its pages' packed rows, in the order in which they are done.

    Uses the cluster that Ray is connected to or finds (`RAY_ADDRESS`), else starts one on this machine. An actor that
    dies is started again, and its shards with it. Raises `MissingExtra` where Ray is not installed.
    """
    try:
        import ray
    except ImportError:
        raise MissingExtra("the engine ray", "pip install 'onrecord[ray]'") from None
    cluster: Any = ray  # typed in parts alone
    if not cluster.is_initialized():
        cluster.init(log_to_driver=False, include_dashboard=False)
    size = settings.workers or int(cluster.cluster_resources().get("CPU", 1))
    remote: Any = cluster.remote(num_cpus=1, max_restarts=-1, max_task_retries=-1)(ShardReader)
    actors = [remote.remote(settings, reader) for _ in range(size)]
    in_hand: dict[Any, tuple[Shard, Any]] = {}
    try:
        # Every actor gets a first shard before any gets a second one.
        free = actors * IN_HAND
        while True:
            for shard in _taken(shards, len(free)):
                actor = free.pop(0)
                in_hand[actor.read.remote(shard)] = (shard, actor)
            if not in_hand:
                return
            (done, *_), _ = cluster.wait(list(in_hand), num_returns=1)
            shard, actor = in_hand.pop(done)
            free.append(actor)
            rows = cluster.get(done)
            for _ in rows:
                on_page()
            yield shard, rows
    finally:
        for actor in actors:
            cluster.kill(actor)


def _taken(shards: Iterator[Shard], most: int) -> Iterator[Shard]:
    for _ in range(most):
        shard = next(shards, None)
        if shard is None:
            return
        yield shard
