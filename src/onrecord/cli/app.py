"""The commands: what they take, what they print where, and how they end."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from onrecord import __version__
from onrecord.cli import adding, asking, background, briefing, exporting, keeping
from onrecord.cli.own_files import Dictionaries, Gazetteer, History, Offices
from onrecord.cli.sheet import print_reading
from onrecord.cli.story import story
from onrecord.cli.who import who
from onrecord.pipeline import jsonl_readings, page_readings, settings
from onrecord.record import OnrecordError, Reading, as_json

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, help="Who says so.")

FAILED, WRONG_USE = 1, 2
QUIET_PAGES = 4
"""Pages after which a count is shown, where standard error is a terminal."""


def main() -> None:
    """Run the command line; wrong use and stopped runs end with one line on standard error and status 2."""
    try:
        app()
    except OnrecordError as error:
        print(f"onrecord: {error}", file=sys.stderr)
        sys.exit(WRONG_USE)
    except BrokenPipeError:
        # The reader of our output has gone (`| head`): closing quietly is what it expects.
        sys.stderr.close()
        sys.exit(0)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"onrecord {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print it.")] = False,
) -> None:
    """Reads news and keeps who said what, with the words that prove it."""


@app.command()
def read(
    files: Annotated[list[str] | None, typer.Argument(help='Pages: files, folders, or "-" for standard input.')] = None,
    as_json_lines: Annotated[bool, typer.Option("--json", help="A reading a page as JSON, each on a line.")] = False,
    html: briefing.Html = None,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="JSON Lines in on standard input, a reading a line.")] = False,
    language: Annotated[str | None, typer.Option(help='"onrecord", or "spacy:NAME" for a spaCy pipeline.')] = None,
    threads: Annotated[int | None, typer.Option(help="Cores that the language model may use.")] = None,
    dictionaries: Dictionaries = None,
    gazetteer: Gazetteer = None,
    offices: Offices = None,
    history: History = None,
) -> None:
    """Put pages on the record: print who says what, what happened, figures, positions and procedures."""
    own = {"dictionaries": dictionaries, "gazetteer": gazetteer, "offices": offices, "history": history}
    chosen, _ = settings({"language": language, "threads": threads} | own)
    if html is not None and (jsonl or as_json_lines):
        raise typer.BadParameter("give one of --html, --json and --jsonl")
    if jsonl and files:
        raise typer.BadParameter("--jsonl reads standard input; give it no files")
    if not jsonl and not files:
        raise typer.BadParameter('name the pages to read: files, folders, or "-" for standard input')
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
    console = Console(highlight=False)
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
        print(f"onrecord: {problem.page}: {problem.message}", file=sys.stderr)
    return bool(problems)


for command in (
    adding.add,
    briefing.brief,
    exporting.export,
    asking.events,
    asking.figures,
    asking.actors,
    asking.search,
    who,
    asking.problems,
    asking.stats,
    asking.sql,
    asking.page,
    keeping.check,
    keeping.compact,
    keeping.remove,
    keeping.retry,
    background.offices,
):
    app.command()(command)
app.add_typer(story, name="story")
app.add_typer(background.gazetteer, name="gazetteer")
app.add_typer(background.dictionaries, name="dictionaries")


@app.command("settings")
def show_settings() -> None:
    """Print each setting, its value and where it came from."""
    values, origins = settings()
    for name, origin in origins.items():
        print(f"{name} = {getattr(values, name)!r}  ({origin})")
