"""Coverage is added to a record: its pages found, cut into shards, read by an engine, kept part by part."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

from onrecord.pipeline.aside import bring_up_aside
from onrecord.pipeline.engines import engine as engine_named
from onrecord.pipeline.overcome import Overcome
from onrecord.pipeline.readers import reader_name
from onrecord.pipeline.settings import Settings, options
from onrecord.pipeline.shards import Engine, Seen, Shard, shards_of
from onrecord.read import lacking
from onrecord.read import pages as pages_of
from onrecord.record import Page, Problem, RunStopped
from onrecord.store import Captured, Folder, Mark, Run, captured, digest, index
from onrecord.store.folder import command
from onrecord.store.writing import Label, keep, page_ids

AT_ONCE = 0.5
"""Seconds in which what comes is the first to come."""


@dataclass(slots=True)
class Progress:
    """How far an add has come. `sources_done` is a share in [0, 1], told by the sources' bytes.

    The clock of pace and time left begins with the first pages read, which come by the hundred where a shard is read
    elsewhere: what it takes to load the model tells of neither. `before` and `done_before` tell what was read by then.
    """

    new: int = 0
    known: int = 0
    read: int = 0
    kept: int = 0
    failed: int = 0
    sources_done: float = 0.0
    began: float = field(default_factory=monotonic)
    first: float | None = None
    before: int = 0
    done_before: float = 0.0

    def one_more(self) -> None:
        """A page was read."""
        self.read += 1
        now = monotonic()
        if self.first is None:
            self.first = now
        if now - self.first < AT_ONCE:
            self.began, self.before, self.done_before = now, self.read, self._done

    @property
    def _done(self) -> float:
        return self.sources_done * (self.read / self.new if self.new else 1.0)

    @property
    def pace(self) -> float | None:
        """Pages a second, once enough is known to tell."""
        read = self.read - self.before
        return read / max(monotonic() - self.began, 1e-9) if read else None

    @property
    def left(self) -> float | None:
        """Seconds left, once enough is known to tell."""
        done = self._done - self.done_before
        if done < 0.005 or self.read - self.before < 2:
            return None
        return (monotonic() - self.began) * (1 - self._done) / done


Tell = Callable[[Progress], None]


class SourcesChanged(Exception):
    """The sources of an interrupted run are no longer what they were when it began."""


def add(
    sources: Iterable[str | Path],
    to: str | Path,
    *,
    settings: Settings | None = None,
    engine: str | Engine = "processes",
    tell: Tell = lambda progress: None,
) -> Progress:
    """Add the pages of files, folders, archives and feeds to the record at `to`, which is made where it is not there.

    Pages that the record has are left out; where it has all of them, it stays as it is. After an interruption the
    same call goes on where it stopped; what it leaves on disk is what an uninterrupted one would have left. Raises
    `RunStopped` where a source is not there or has no pages, another writes, another add was interrupted, or the disk
    is full. What a file could not give before and gives now takes the place of its problem.
    """
    settings = settings or Settings()
    named = [str(source) for source in sources]
    given = tuple(source if source == "-" else os.path.abspath(source) for source in named)
    _all_there(named, given, to)
    chosen = engine_named(engine) if isinstance(engine, str) else engine
    with Folder.writing(to, create=True) as folder:
        run = _run(folder, given, settings)
        progress = Progress()
        try:
            _finish(folder, run, _Work(chosen, settings, tell, progress))
        except SourcesChanged:
            # What was read of the old sources stays; the new ones are a run of their own.
            folder.close_run(run)
            run = _run(folder, given, settings)
            _finish(folder, run, _Work(chosen, settings, tell, progress))
        bring_up_aside(folder)
        folder.close_run(run)
    return progress


def _all_there(named: Sequence[str], sources: tuple[str, ...], to: str | Path) -> None:
    """Raises RunStopped for a source that gives no page; an interrupted run of these sources ends with what it has."""
    reasons = {name: "is a record, not pages" if Folder.is_one(name) else lacking(name) for name in named}
    wrong = [f"{name} {reason}" for name, reason in reasons.items() if reason]
    if not wrong:
        return
    if Folder.is_one(to) and any(_waits(run, sources) for run in Folder.opened(to).runs()):
        with Folder.writing(to) as folder:
            bring_up_aside(folder)
            for run in folder.runs():
                if _waits(run, sources):
                    folder.close_run(run)
    raise RunStopped(f"{'; '.join(wrong)}; nothing was added. Name files of pages, folders that have some, or -")


def _waits(run: Run, sources: tuple[str, ...]) -> bool:
    return run.state == "open" and run.sources == sources


@dataclass(frozen=True, slots=True)
class _Work:
    engine: Engine
    settings: Settings
    tell: Tell
    progress: Progress


def _run(folder: Folder, sources: tuple[str, ...], settings: Settings) -> Run:
    """The run that this call is part of: the one that was interrupted, or a new one, which is not on disk yet."""
    runs = folder.runs()
    last = runs[-1] if runs else None
    if last and last.state == "open":
        if last.sources != sources:
            raise RunStopped(f"an add was interrupted; finish it first with: {command(last, folder.path)}")
        if last.reader == reader_name(settings):
            return last
        folder.close_run(last)
    number = max([run.run for run in runs] + [mark.run for mark in folder.marks()], default=0) + 1
    return Run(
        run=number,
        sources=sources,
        part_pages=settings.part_pages,
        reader=reader_name(settings),
        options=options(settings),
    )


def _finish(folder: Folder, run: Run, work: _Work) -> None:
    """Read every shard of a run that has no mark, and keep it."""
    progress = work.progress
    index.bring_up(folder)

    def read_one() -> None:
        progress.one_more()
        work.tell(progress)

    earlier = [mark for mark in folder.marks() if mark.run < run.run]
    overcome = Overcome(folder, earlier)
    pages = _new_pages(folder, earlier, overcome.walk(_found(run, progress)), progress)
    todo = _unmarked(folder, shards_of(pages, run.run, run.part_pages), progress)
    with closing(work.engine(todo, work.settings, read_one)) as done:  # type: ignore[type-var]
        for shard, rows in done:
            # A run that brings no page leaves no trace: an add that was killed after its last write and is given again
            # finds nothing to do, and has to leave what is there.
            folder.begin_run(run)
            mark = keep(folder, Label(shard.part, run.run, run.reader), rows)
            progress.kept += mark.pages
            progress.failed += mark.failed
            index.bring_up(folder, mark)
            work.tell(progress)
    if overcome.clear():
        index.bring_up(folder)


def _found(run: Run, progress: Progress) -> Iterator[Captured]:
    """What the sources of a run give, in order."""
    measure = _Measure(run.sources)
    for given in pages_of(run.sources):
        progress.sources_done = measure.at(given)
        yield captured(given)


def _new_pages(
    folder: Folder, earlier: Sequence[Mark], found: Iterable[Captured], progress: Progress
) -> Iterator[Captured]:
    """The pages among those found that no earlier part has, in order, each once."""
    seen = Seen(page_ids(folder, earlier))
    for removed in folder.head().removed:
        seen.add(removed)
    for page in found:
        if seen.add(page.page.id):
            progress.new += 1
            yield page
        else:
            progress.known += 1


def _unmarked(folder: Folder, shards: Iterator[Shard], progress: Progress) -> Iterator[Shard]:
    for shard in shards:
        mark = folder.mark(shard.part)
        if mark is None:
            yield shard
        elif mark.digest != digest([page.page.id for page in shard.pages]):
            raise SourcesChanged
        else:
            progress.new -= mark.pages
            progress.known += mark.pages


class _Measure:
    """How much of the sources lies behind a page, by bytes of files."""

    def __init__(self, sources: Iterable[str]) -> None:
        self.all = max(sum(map(_size, sources)), 1)
        self.behind = 0
        self.file, self.size = "", 0

    def at(self, given: Page | Problem) -> float:
        """The share that lies behind this page."""
        file = given.origin.file if isinstance(given, Page) else given.file or self.file
        if file != self.file:
            self.behind += self.size
            self.file, self.size = file, _size(file) if file != "-" else 0
        inside = min(given.origin.offset, self.size) if isinstance(given, Page) else 0
        return min((self.behind + inside) / self.all, 1.0)


def _size(path: str) -> int:
    """Bytes of a file or of everything in a folder; 0 of what is not there any more."""
    if os.path.isdir(path):
        return sum(
            os.path.getsize(file)
            for parent, _, names in os.walk(path)
            for file in (os.path.join(parent, name) for name in names)
            if os.path.isfile(file)
        )
    return os.path.getsize(path) if os.path.isfile(path) else 0
