"""Knowledge of one's own: gazetteers, dictionaries, who held what office, and where an outlet's news lies."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from onrecord.pipeline import background, page_readings, settings

if TYPE_CHECKING:
    from onrecord.record import Occupancy, Reading

gazetteer = typer.Typer(no_args_is_help=True, help="Places of one's own: build a gazetteer, count an outlet's places.")
dictionaries = typer.Typer(no_args_is_help=True, help="Actors of one's own: CAMEO and PETRARCH dictionaries, CSV.")

Files = Annotated[list[str] | None, typer.Argument(help='Pages: files, folders, or "-" for standard input.')]
FromRecord = Annotated[str | None, typer.Option("--record", help="Ask a record instead of pages.")]


@gazetteer.command("build")
def build(
    dump: Annotated[Path, typer.Argument(help="A GeoNames dump: allCountries.zip or .txt, or one country's.")],
    file: Annotated[Path, typer.Argument(help="The gazetteer to write.")],
    divisions: Annotated[
        Path | None, typer.Option(help="admin1CodesASCII.txt; where not given, the one beside the dump.")
    ] = None,
    people: Annotated[int, typer.Option(help="Leave out settlements of fewer people than this.")] = 0,
) -> None:
    """Compile a GeoNames dump into a gazetteer that `read --gazetteer FILE` uses in place of the one that ships."""
    count = background.build_gazetteer(dump, file, divisions=divisions, people=people)
    print(f"onrecord: {count:,} places in {file}, {file.stat().st_size / 1e6:.1f} MB", file=sys.stderr)


@gazetteer.command("history")
def history(
    file: Annotated[Path, typer.Argument(help="The history to write.")], files: Files = None, record: FromRecord = None
) -> None:
    """Count where each outlet's pages tell of events, so that `read --history FILE` knows its part of the world."""
    count = background.keep_history(file, _readings(files, record))
    print(f"onrecord: {count:,} outlets in {file}", file=sys.stderr)


@dictionaries.command("import")
def import_(
    files: Annotated[list[Path], typer.Argument(help="CAMEO or PETRARCH actor and agent files, CSV or TSV.")],
    to: Annotated[Path, typer.Option("--to", help="The dictionary to write (.jsonl).")],
) -> None:
    """Turn dictionaries into one file that `read --dictionaries FILE` asks before the tables that ship."""
    if to.suffix != ".jsonl":
        raise typer.BadParameter(f"the dictionary is JSON Lines: call it {to.with_suffix('.jsonl').name}")
    for path, count in background.import_dictionaries(files, to):
        print(f"onrecord: {count:,} names and nouns of {path}", file=sys.stderr)


def offices(
    files: Files = None,
    record: FromRecord = None,
    as_json: Annotated[bool, typer.Option("--json", help="A row of the table as JSON, each on a line.")] = False,
) -> None:
    """Who held which office when, by what pages tell of it, with how many told it."""
    table = background.occupancies(_readings(files, record))
    if as_json:
        for held in table:
            print(json.dumps(background.as_row(held), ensure_ascii=False))
    else:
        _show(table)


def _readings(files: list[str] | None, record: str | None) -> Iterator[Reading]:
    if bool(files) == (record is not None):
        raise typer.BadParameter("name pages to read, or a record with --record")
    if record is not None:
        from onrecord.store import Record

        yield from Record(record).readings()
        return
    for reading in page_readings(files or [], settings()[0]):
        for problem in reading.problems:
            print(f"onrecord: {problem.page}: {problem.message}", file=sys.stderr)
        yield reading


def _show(table: Iterable[Occupancy]) -> None:
    shown = Table("office", "of", "held by", "told of", "ended by", "pages", "outlets", box=None, pad_edge=False)
    for held in table:
        days = " to ".join(dict.fromkeys(day.isoformat() for day in (held.first, held.last) if day))
        ended = held.ended.isoformat() if held.ended else ""
        cells = (held.office, held.polity or "", held.person, days, ended, str(held.support), str(held.outlets))
        shown.add_row(*map(escape, cells))
    Console(highlight=False).print(shown)
