"""`onrecord read`: pages to what is on record in them, for people, for programs, or as one laid-out page."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from onrecord.cli import briefing, output
from onrecord.cli.how_read import Dictionaries, Gazetteer, History, Language, Offices
from onrecord.cli.sheet import print_reading
from onrecord.pipeline import settings
from onrecord.record import Reading, as_json

FAILED = 1
PIPED = 112
"""Characters of a line where standard output is no terminal."""
QUIET_PAGES = 4
"""Pages after which a count is shown, where standard error is a terminal."""


def read(
    files: Annotated[list[str] | None, typer.Argument(help='Pages: files, folders, or "-" for standard input.')] = None,
    as_json_lines: Annotated[bool, typer.Option("--json", help="A reading a page as JSON, each on a line.")] = False,
    html: Annotated[
        str | None, typer.Option("--html", metavar="FILE", help='One page as an HTML file; "-" for standard output.')
    ] = None,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="JSON Lines in on standard input, a reading a line.")] = False,
    language: Language = None,
    threads: Annotated[int | None, typer.Option(help="Cores that the language model may use.")] = None,
    dictionaries: Dictionaries = None,
    gazetteer: Gazetteer = None,
    offices: Offices = None,
    history: History = None,
) -> None:
    """Put pages on the record: print who says what, what happened, figures, positions and procedures."""
    from onrecord.pipeline.run import jsonl_readings, page_readings

    own = {"dictionaries": dictionaries, "gazetteer": gazetteer, "offices": offices, "history": history}
    chosen, _ = settings({"language": language, "threads": threads} | own)
    if html is not None and (jsonl or as_json_lines):
        raise typer.BadParameter("give one of --html, --json and --jsonl")
    if jsonl and files:
        raise typer.BadParameter("--jsonl reads standard input; give it no files")
    if not jsonl and not files:
        raise typer.BadParameter('name the pages to read: files, folders, or "-" for standard input')
    output.no_records(files or [])
    if jsonl:
        found: Iterator[Reading] = jsonl_readings(sys.stdin.buffer, chosen)
    else:
        found = _with_progress(page_readings(files or [], chosen))
    if html is not None:
        kept = list(islice(found, 2))
        briefing.page(kept, html)
        failed = _tell_problems(kept)
    else:
        failed = _print(found, machine=as_json_lines or jsonl)
    raise typer.Exit(FAILED if failed else 0)


def _with_progress(found: Iterator[Reading]) -> Iterator[Reading]:
    """The readings as they come; from the fifth page on, a count of them where standard error is a terminal."""
    first = list(islice(found, QUIET_PAGES))
    yield from first
    if len(first) < QUIET_PAGES or not sys.stderr.isatty():
        yield from found
        return
    columns = (SpinnerColumn(), TextColumn("{task.completed} pages read"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("reading", total=None, completed=QUIET_PAGES)
        for reading in found:
            progress.advance(task)
            yield reading


def _print(found: Iterable[Reading], *, machine: bool) -> bool:
    """Print each reading as it comes; whether any page failed."""
    failed = False
    console = Console(highlight=False, width=output.width(PIPED))
    for reading in found:
        if machine:
            print(json.dumps(as_json(reading), ensure_ascii=False), flush=True)
        else:
            print_reading(reading, console)
        failed |= _tell_problems([reading])
    return failed


def _tell_problems(found: Iterable[Reading]) -> bool:
    """Print the problems of readings to standard error; whether there were any."""
    problems = [problem for reading in found for problem in reading.problems]
    for problem in problems:
        print(f"onrecord: {problem.place}: {problem.message}", file=sys.stderr)
    return bool(problems)
