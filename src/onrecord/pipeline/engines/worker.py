"""A worker process: takes a page on one pipe, gives its packed rows on another, within bounds that the kernel holds.

`python -m onrecord.pipeline.engines.worker IN OUT`: numbers of the two pipes. The first message is the `Task`.
"""

from __future__ import annotations

import gc
import importlib
import resource
import signal
import sys
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from onrecord.pipeline.run import guarded
from onrecord.pipeline.settings import Settings
from onrecord.pipeline.shards import ReadPage, failed
from onrecord.record import Problem
from onrecord.store import Captured

READER = "onrecord.pipeline.shards:page_reader"
READY = b"ready"
MB = 2**20


@dataclass(frozen=True, slots=True)
class Task:
    """What a worker is for: its settings, and the function that makes its reader ("module:name")."""

    settings: Settings
    reader: str = READER


def main() -> None:
    """Serve pages until the other side closes its pipe."""
    given, answers = Connection(int(sys.argv[1]), writable=False), Connection(int(sys.argv[2]), readable=False)
    task: Task = given.recv()
    module, _, name = task.reader.partition(":")
    read: ReadPage = getattr(importlib.import_module(module), name)(task.settings)
    # What is loaded stays: the collector need not go over it again with every page.
    gc.collect()
    gc.freeze()
    _bound_memory(task.settings.page_memory)
    answers.send_bytes(READY)
    while True:
        try:
            page: Captured = given.recv()
        except EOFError:
            return
        _bound_time(task.settings.page_seconds)
        rows = guarded(page.page.id, "worker", lambda page=page: read(page))  # type: ignore[misc]
        _bound_time(0)
        answers.send_bytes(failed(page, rows) if isinstance(rows, Problem) else rows)


def _bound_time(seconds: int) -> None:
    """Let the kernel end this process after so much processor time, even one that no longer listens.

    Processor time, not time on the clock: a machine that is busy with other things makes no page a problem.
    """
    signal.setitimer(signal.ITIMER_PROF, seconds)


def _bound_memory(megabytes: int) -> None:
    """Let the kernel refuse memory beyond what this process holds now and so much more."""
    status = Path("/proc/self/status")
    if not status.exists():
        return  # elsewhere no limit counts what a process really takes
    held = next(int(line.split()[1]) * 1024 for line in status.read_text().splitlines() if line.startswith("VmData"))
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (held + megabytes * MB, hard))


if __name__ == "__main__":
    main()
