"""`onrecord export`: the events of pages as PLOVER JSON, a GDELT-like or an ICEWS-like table."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Annotated

import typer

from onrecord.cli.how_read import Dictionaries, Gazetteer, History, Language, Offices
from onrecord.pipeline import jsonl_readings, page_readings, settings
from onrecord.pipeline.exports import FORMATS, exporter
from onrecord.record import Reading, RunStopped
from onrecord.store.folder import Folder


def export(
    form: Annotated[str, typer.Argument(metavar="FORMAT", help=f"One of {', '.join(FORMATS)}.")],
    files: Annotated[
        list[str] | None, typer.Argument(help='A record; or pages: files, folders, or "-" for standard input.')
    ] = None,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="JSON Lines in on standard input.")] = False,
    everything: Annotated[
        bool, typer.Option("--all", help="Also rows that did not happen, in formats that cannot say so.")
    ] = False,
    language: Language = None,
    dictionaries: Dictionaries = None,
    gazetteer: Gazetteer = None,
    offices: Offices = None,
    history: History = None,
) -> None:
    """Print the events of pages, or of all pages of a record, in a format of event-data programs.

    docs/how-to/export-events.md tells each column.
    """
    if jsonl == bool(files):
        raise typer.BadParameter(
            'name a record, or the pages to read (files, folders, or "-"), or give --jsonl and standard input'
        )
    out = exporter(form, everything=everything)
    own = {"dictionaries": dictionaries, "gazetteer": gazetteer, "offices": offices, "history": history}
    found = _readings(files or [], {"language": language} | own)
    if out.format.header:
        print(out.format.header)
    failed = False
    for reading in found:
        for line in out.lines(reading):
            print(line, flush=True)
        for problem in reading.problems:
            failed = True
            print(f"onrecord: {problem.place}: {problem.message}", file=sys.stderr)
    if out.left_out:
        told = ", ".join(f"{count} {status}" for status, count in out.left_out.most_common())
        print(
            f"onrecord: {form} cannot tell these from what happened, left out: {told}; --all keeps them",
            file=sys.stderr,
        )
    raise typer.Exit(1 if failed else 0)


def _readings(files: list[str], read_with: dict[str, str | None]) -> Iterator[Reading]:
    """The readings of a record, the newest version of each page; or of files, of standard input where none is named."""
    records = [file for file in files if file != "-" and Folder.is_one(file)]
    if records and len(files) > 1:
        raise RunStopped(f"{records[0]} is a record; export it by itself, and pages in another call")
    if records and (given := [name for name, value in read_with.items() if value is not None]):
        raise RunStopped(f"{records[0]} is a record, whose pages are read; --{given[0]} is for: onrecord add")
    if records:
        from onrecord.store import Record

        return Record(records[0]).readings()
    chosen, _ = settings(read_with)
    return page_readings(files, chosen) if files else jsonl_readings(sys.stdin.buffer, chosen)
