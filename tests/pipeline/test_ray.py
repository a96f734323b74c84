"""The same shards on a Ray cluster of two machines, one of which dies midway: the same bytes, nothing lost."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from onrecord.pipeline import Settings
from onrecord.pipeline.adding import Progress, add
from onrecord.pipeline.engines.ray import read_on_ray
from onrecord.record import MissingExtra
from tests.pipeline.test_adding import contents, harbour, in_process, rows_file

SETTINGS = Settings(part_pages=3, workers=2)


def test_without_ray_the_install_line_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(MissingExtra, match=r"pip install 'onrecord\[ray\]'"):
        next(read_on_ray(iter(()), SETTINGS, lambda: None))


def test_a_cluster_that_loses_a_machine_midway_gives_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("ray", reason="ray is not installed: pip install 'onrecord[ray]'")
    import ray
    from ray.cluster_utils import Cluster

    monkeypatch.setenv("PYTHONPATH", ":".join(filter(None, sys.path)))
    # Ray lets its workers wait behind everything else (nice 15), which on a busy machine is for ever.
    monkeypatch.setenv("RAY_worker_niceness", "0")
    source = rows_file(tmp_path / "rows.jsonl", harbour(60))
    add([source], tmp_path / "here", settings=SETTINGS, engine=in_process)
    cluster: Any = Cluster(initialize_head=True, head_node_args={"num_cpus": 0, "include_dashboard": False})
    machines = [cluster.add_node(num_cpus=1) for _ in range(2)]
    cluster.wait_for_nodes()
    lost: list[int] = []

    def lose_one(progress: Progress) -> None:
        if progress.kept >= 6 and not lost:
            lost.append(progress.kept)
            cluster.remove_node(machines[0], allow_graceful=False)

    try:
        ray.init(address=cluster.address, log_to_driver=False)
        engine = partial(read_on_ray, reader="tests.pipeline.poison:light")
        done = add([source], tmp_path / "cluster", settings=SETTINGS, engine=engine, tell=lose_one)
    finally:
        ray.shutdown()
        cluster.shutdown()
    assert lost
    assert done.kept == 60
    assert contents(tmp_path / "cluster") == contents(tmp_path / "here")
