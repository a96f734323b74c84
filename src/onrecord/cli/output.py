"""How listings leave: a table for people, or JSON lines, CSV or a Parquet file for programs."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.record import RunStopped

if TYPE_CHECKING:
    from onrecord.store.answers import Answer

Row = dict[str, Any]

LONGEST = 200
LONGEST_MONTH = 31
"""Characters of a cell that a person is shown; programs get them all."""

SHOWN = 50
"""Rows that a person is shown where no --limit is given."""

Json = Annotated[bool, typer.Option("--json", help="Every row as JSON, each on a line.")]
Csv = Annotated[bool, typer.Option("--csv", help="Every row as CSV.")]
Parquet = Annotated[str | None, typer.Option("--parquet", metavar="FILE", help="Every row into a Parquet file.")]
Limit = Annotated[int | None, typer.Option("--limit", help="Rows at most.")]
Since = Annotated[str | None, typer.Option(help="From this year, month or day on: 2012, 2012-12, 2012-12-06.")]
Until = Annotated[str | None, typer.Option(help="Up to and with this year, month or day.")]
Outlet = Annotated[str | None, typer.Option(help="Words of the outlet's name.")]
Versions = Annotated[bool, typer.Option("--all-versions", help="Older versions of pages, too.")]
Folder = Annotated[str, typer.Argument(help="The record: its folder.")]


def width(piped: int) -> int | None:
    """The width of a console: the terminal's or that of COLUMNS (None), else so many characters."""
    return None if sys.stdout.isatty() or "COLUMNS" in os.environ else piped


def no_records(files: Sequence[str]) -> None:
    """Raises RunStopped where one of the files to read is a record, which is asked and not read."""
    from onrecord.store.folder import Folder

    for file in files:
        if file != "-" and Folder.is_one(file):
            raise RunStopped(f"{file} is a record, not pages; its stories: onrecord brief {file}")


@dataclass(frozen=True, slots=True)
class Way:
    """Where the rows go."""

    json: bool = False
    csv: bool = False
    parquet: str | None = None

    def __post_init__(self) -> None:
        if sum((self.json, self.csv, self.parquet is not None)) > 1:
            raise typer.BadParameter("choose one of --json, --csv and --parquet")

    @property
    def for_people(self) -> bool:
        """Whether a person reads the rows."""
        return not (self.json or self.csv or self.parquet)


@dataclass(frozen=True, slots=True)
class Layout:
    """What a person sees of a row: a heading and a function of the row for each column."""

    title: str
    columns: tuple[tuple[str, Callable[[Row], str]], ...]


def give(answer: Answer, way: Way, layout: Layout) -> None:
    """Print or write the rows of a listing."""
    if way.parquet:
        answer.to_parquet(way.parquet)
        print(f"onrecord: {len(answer):,} rows written to {way.parquet}", file=sys.stderr)
    elif way.json:
        _print(answer.json_lines())
    elif way.csv:
        _print(answer.csv_lines())
    else:
        show(answer, layout)


def _print(lines: Any) -> None:
    for line in lines:
        sys.stdout.write(line + "\n")


def show(answer: Answer, layout: Layout, most: int | None = SHOWN) -> None:
    """Lay the rows out for a person."""
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    console = Console(highlight=False, width=width(200))
    table = Table(title=layout.title, title_justify="left", title_style="bold", box=None, padding=(0, 2, 0, 0))
    for heading, _ in layout.columns:
        table.add_column(heading, style="dim" if heading == "where it stands" else "", overflow="fold")
    rows = 0
    for row in answer:
        if most is not None and rows == most:
            break
        table.add_row(*(escape(cut(cell(row))) for _, cell in layout.columns))
        rows += 1
    if not rows:
        console.print(f"{layout.title}: nothing on the record")
        return
    console.print(table)
    if rows < len(answer):
        console.print(f"… and {len(answer) - rows:,} more; --limit, --json, --csv or --parquet gives them", style="dim")


def cut(words: str) -> str:
    """Words on one line, cut where they are long."""
    line = " ".join(words.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"


def text(name: str) -> Callable[[Row], str]:
    """A cell that is the column itself."""
    return lambda row: "" if row[name] is None else str(row[name])


def quoted(name: str) -> Callable[[Row], str]:
    """A cell of the page's own words."""
    return lambda row: f"“{row[name]}”" if row[name] else ""


def stands(row: Row) -> str:
    """Page and characters: what `onrecord page` takes to show the words."""
    place = "" if row.get("start") is None else f" {row['start']}–{row['stop']}"
    return f"{row['page']}{place}"


def told(row: Row) -> str:
    """Day and outlet of the page."""
    return " ".join(part for part in (day(row.get("published")), row.get("outlet") or "") if part)


def says(row: Row) -> str:
    """The chain of voices; the outlet itself where it speaks in its own voice."""
    return str(row.get("says") or row.get("outlet") or "")


def day(value: date | str | None) -> str:
    """6 Dec 2012."""
    if not value:
        return ""
    found = date.fromisoformat(value[:10]) if isinstance(value, str) else value
    return f"{found.day} {found:%b %Y}"


def period(begins: date | str | None, ends: date | str | None) -> str:
    """6 Dec 2012, Dec 2012, 2012, or 6 Dec 2012 – 9 Dec 2012; `ends` is the day after the last."""
    if not begins or not ends:
        return day(begins)
    first, after = (date.fromisoformat(str(one)[:10]) for one in (begins, ends))
    if (after - first).days <= 1:
        return day(first)
    if first.day == after.day == 1 and first.month == after.month == 1:
        return str(first.year) if after.year == first.year + 1 else f"{first.year} – {after.year - 1}"
    if first.day == after.day == 1 and (after - first).days <= LONGEST_MONTH:
        return f"{first:%b %Y}"
    return f"{day(first)} – {day(after - timedelta(days=1))}"


def counted(number: int, noun: str) -> str:
    """1 page, 60 pages, 3 stories."""
    if number == 1:
        return f"1 {noun}"
    return f"{number:,} {noun[:-1]}ies" if noun.endswith("ory") else f"{number:,} {noun}s"


def names(values: Sequence[str] | None) -> str:
    """Names with commas between."""
    return ", ".join(values or ())
