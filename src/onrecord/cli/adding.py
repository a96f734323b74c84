"""`onrecord add`: what is told while pages go onto the record, and how the run ends."""

from __future__ import annotations

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
    _end(done)


def _end(done: Progress) -> None:
    known = f", {done.known:,} it had already" if done.known else ""
    print(f"onrecord: {done.kept:,} pages added{known}, {done.failed:,} with problems", file=sys.stderr)
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
    """Progress in words: pages, pages a second, problems, time left."""
    left = progress.left
    time_left = "" if left is None else f", about {_duration(left)} left"
    return (
        f"{progress.read:,} pages read, {progress.pace:.1f} a second, {progress.kept:,} on the record, "
        f"{progress.failed:,} with problems{time_left}"
    )


def _duration(seconds: float) -> str:
    minutes = round(seconds / 60)
    if minutes < 1:
        return f"{round(seconds)} s"
    return f"{minutes} min" if minutes < 90 else f"{minutes / 60:.1f} h"
