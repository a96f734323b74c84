"""Worker processes under watch: one that crashes, hangs or swells costs its page a problem, and is replaced."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from types import TracebackType

from onrecord.pipeline.engines.worker import READER, READY, Task
from onrecord.pipeline.settings import Settings
from onrecord.pipeline.shards import failed
from onrecord.record import Problem, RunStopped
from onrecord.store import Captured

TRIES = 2
"""Workers that a page may take down before it is given up: the first death may have been none of its doing."""

STARTS = 3
"""Workers in a row that may die before they are ready."""

START_SECONDS = 600
"""Seconds on the clock in which a worker has to be ready."""

PATIENCE = 20
"""Times its processor seconds that a page may take on the clock: a worker that sleeps uses no processor time.

Large enough that a machine busy with other things makes no page a problem."""

AHEAD = 64
"""Pages a worker that may be read while an earlier one is still in hand."""

AHEAD_BYTES = 64 * 2**20


@dataclass(slots=True)
class Job:
    """A page in order, and the workers that it has taken down."""

    number: int
    page: Captured
    deaths: int = 0


class Worker:
    """One process and the page it has in hand."""

    def __init__(self, task: Task) -> None:
        page_out, page_in = os.pipe()
        rows_out, rows_in = os.pipe()
        self.log = tempfile.TemporaryFile()  # noqa: SIM115 - closed in `end`
        self.process = subprocess.Popen(
            [sys.executable, "-m", "onrecord.pipeline.engines.worker", str(page_out), str(rows_in)],
            pass_fds=(page_out, rows_in),
            stdin=subprocess.DEVNULL,
            stdout=self.log,
            stderr=self.log,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )
        os.close(page_out)
        os.close(rows_in)
        self.pages, self.rows = Connection(page_in, readable=False), Connection(rows_out, writable=False)
        self.job: Job | None = None
        self.ready = False
        self.deadline = time.monotonic() + START_SECONDS
        self._give(task)

    def take(self, job: Job, seconds: float) -> None:
        """Begin with a page that has to be done within so many seconds on the clock."""
        self.job = job
        self.deadline = time.monotonic() + seconds
        self._give(job.page)

    def _give(self, message: object) -> None:
        try:
            self.pages.send(message)
        except (BrokenPipeError, ConnectionResetError):
            # It has died meanwhile; the closed end of its other pipe tells so, and with which status.
            self.deadline = 0.0

    def end(self) -> int:
        """Make sure that the process is gone; its exit status, negative for a signal."""
        overdue = time.monotonic() >= self.deadline
        self.process.kill() if overdue else self.pages.close()
        try:
            status = self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            status = self.process.wait()
        for pipe in (self.pages, self.rows):
            pipe.close()
        return status

    def last_words(self) -> str:
        """The last line that the process wrote before it died."""
        self.log.seek(0)
        lines = self.log.read().decode(errors="replace").strip().splitlines()
        return lines[-1] if lines else "it said nothing"


@dataclass(slots=True)
class Pool:
    """Workers that read pages in order. Use as a context manager; `reader` is "module:name" of what makes the reader.

    The workers live from one `read` to the next.
    """

    settings: Settings
    size: int
    reader: str = READER
    workers: list[Worker] = field(default_factory=list)
    stillborn: int = 0

    def __enter__(self) -> Pool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End all workers."""
        while self.workers:
            worker = self.workers.pop()
            worker.process.kill()
            worker.end()
            worker.log.close()

    def read(self, pages: Iterable[Captured]) -> Iterator[bytes]:
        """The packed rows of each page, in order."""
        line = _Line(pages, AHEAD * self.size)
        while True:
            self._hand_out(line)
            if not any(worker.job for worker in self.workers):
                break
            for worker in self._heard():
                self._hear(worker, line)
            yield from line.finished()
        yield from line.finished()

    def _hand_out(self, line: _Line) -> None:
        for place in range(self.size):
            if place < len(self.workers) and self.workers[place].job:
                continue
            job = line.next()
            if job is None:
                return
            if place >= len(self.workers):
                self.workers.append(Worker(Task(self.settings, self.reader)))
            self.workers[place].take(
                job, PATIENCE * self.settings.page_seconds + (0 if self.workers[place].ready else 60)
            )

    def _heard(self) -> list[Worker]:
        """Workers that have something to tell, have died, or have had their time."""
        busy = [worker for worker in self.workers if worker.job]
        rest = min(worker.deadline for worker in busy) - time.monotonic()
        told = wait([worker.rows for worker in busy], timeout=max(rest, 0))
        now = time.monotonic()
        return [worker for worker in busy if worker.rows in told or now >= worker.deadline]

    def _hear(self, worker: Worker, line: _Line) -> None:
        job = worker.job
        assert job is not None
        try:
            if not worker.rows.poll():
                self._bury(worker, job, line)
                return
            rows = worker.rows.recv_bytes()
        except (EOFError, OSError):
            self._bury(worker, job, line)
            return
        if not worker.ready:
            worker.ready = rows == READY
            worker.deadline = time.monotonic() + PATIENCE * self.settings.page_seconds
            self.stillborn = 0
            return
        worker.job = None
        line.done(job, rows)

    def _bury(self, worker: Worker, job: Job, line: _Line) -> None:
        """A worker is gone: its page is tried once more, or given up where it is to blame; another takes its place."""
        overdue = time.monotonic() >= worker.deadline
        status = worker.end()
        place = self.workers.index(worker)
        if not worker.ready:
            self.stillborn += 1
            if self.stillborn >= STARTS:
                del self.workers[place]
                raise RunStopped(f"workers do not start (exit status {status}): {worker.last_words()}")
        worker.log.close()
        self.workers[place] = Worker(Task(self.settings, self.reader))
        if not worker.ready:
            line.again(job)
            return
        job.deaths += 1
        reason = self._reason(status, overdue)
        if reason is None and job.deaths < TRIES:
            line.again(job)
        else:
            message = reason or f"took down {job.deaths} workers that read it ({_called(status)})"
            line.done(job, failed(job.page, Problem(page=job.page.page.id, stage="worker", message=message)))

    def _reason(self, status: int, overdue: bool) -> str | None:
        """What is wrong with the page where that is certain."""
        seconds = self.settings.page_seconds
        if status == -signal.SIGPROF:
            return f"took more than {seconds} s of processor time"
        if overdue:
            return f"gave no answer in {PATIENCE * seconds} s"
        return None


def _called(status: int) -> str:
    return signal.Signals(-status).name if status < 0 else f"exit status {status}"


class _Line:
    """The pages that wait, and the rows that wait for their turn to leave."""

    def __init__(self, pages: Iterable[Captured], ahead: int) -> None:
        self.source = enumerate(pages)
        self.back: deque[Job] = deque()
        self.rows: dict[int, bytes] = {}
        self.out = self.taken = self.held = 0
        self.ahead = ahead

    def next(self) -> Job | None:
        """The next page to read; None where there is none, or too many wait behind a slow one."""
        if self.back:
            return self.back.popleft()
        if self.taken - self.out >= self.ahead or self.held >= AHEAD_BYTES:
            return None
        for number, page in self.source:
            self.taken = number + 1
            return Job(number, page)
        return None

    def again(self, job: Job) -> None:
        self.back.append(job)

    def done(self, job: Job, rows: bytes) -> None:
        self.rows[job.number] = rows
        self.held += len(rows)

    def finished(self) -> Iterator[bytes]:
        """Rows whose turn has come."""
        while self.out in self.rows:
            rows = self.rows.pop(self.out)
            self.held -= len(rows)
            self.out += 1
            yield rows
