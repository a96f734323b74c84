"""`onrecord add`: what is told while pages go onto the record, and how the run ends."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import Progress as Bar
from rich.progress import SpinnerColumn, TextColumn

from onrecord.cli.how_read import Dictionaries, Engine, Gazetteer, History, Language, Offices, Workers
from onrecord.cli.output import counted
from onrecord.pipeline import settings

if TYPE_CHECKING:
    from onrecord.pipeline.adding import Progress

FAILED = 1
EVERY = 30.0
"""Seconds between two lines of progress where standard error is no terminal."""

To = Annotated[str, typer.Option("--to", help="The record: a folder, made where it is not there.")]
"""The record that is written to."""


def add(
    paths: Annotated[list[str], typer.Argument(help="Files, folders, zips, WARC, feeds, JSON Lines, or -.")],
    to: To,
    engine: Engine = "processes",
    workers: Workers = None,
    language: Language = None,
    dictionaries: Dictionaries = None,
    gazetteer: Gazetteer = None,
    offices: Offices = None,
    history: History = None,
) -> None:
    """Put coverage on a record that is kept. Give the same command again after an interruption: it goes on."""
    from onrecord.pipeline.adding import add as add_pages

    own = {"dictionaries": dictionaries, "gazetteer": gazetteer, "offices": offices, "history": history}
    chosen, _ = settings({"language": language, "workers": workers} | own)
    with _shown() as tell:
        done = add_pages(paths, to, settings=chosen, engine=engine, tell=tell)
    _end(done, to)


def _end(done: Progress, record: str) -> None:
    known = f", {done.known:,} it had already" if done.known else ""
    see = f"; see them with: {shlex.join(['onrecord', 'problems', record])}" if done.failed else ""
    added, wrong = counted(done.kept, "page"), f"{done.failed:,} with problems"
    print(f"onrecord: {added} added{known}, {wrong}{see}", file=sys.stderr)
    raise typer.Exit(FAILED if done.failed else 0)


@contextmanager
def _shown() -> Iterator[Callable[[Progress], None]]:
    """A function that shows progress: a line that changes at a terminal, a line now and then elsewhere."""
    if sys.stderr.isatty():
        console = Console(stderr=True)
        with Bar(SpinnerColumn(), TextColumn("{task.description}"), console=console, transient=True) as bar:
            task = bar.add_task("finding pages")
            yield lambda progress: bar.update(task, description=told(progress))
        return
    last = monotonic()

    def now_and_then(progress: Progress) -> None:
        nonlocal last
        if monotonic() - last >= EVERY:
            last = monotonic()
            print(f"onrecord: {told(progress)}", file=sys.stderr, flush=True)

    yield now_and_then


def told(progress: Progress) -> str:
    """Progress in words: pages, pages a second, those kept, problems, time left; what is not known yet is not told."""
    found = progress.sources_done >= 1 and progress.new >= progress.read
    parts = [
        f"{progress.read:,} of {counted(progress.new, 'page')} read"
        if found
        else f"{counted(progress.read, 'page')} read"
    ]
    if progress.pace is not None:
        parts.append(f"{progress.pace:.1f} a second")
    if progress.kept:
        parts.append(f"{progress.kept:,} on the record, {progress.failed:,} with problems")
    if progress.left is not None:
        parts.append(f"about {_duration(progress.left)} left")
    return ", ".join(parts)


def _duration(seconds: float) -> str:
    minutes = round(seconds / 60)
    if minutes < 1:
        return f"{round(seconds)} s"
    return f"{minutes} min" if minutes < 90 else f"{minutes / 60:.1f} h"
