"""`onrecord export`: the events of pages as PLOVER JSON, a GDELT-like or an ICEWS-like table."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from onrecord.pipeline import jsonl_readings, page_readings, settings
from onrecord.pipeline.exports import FORMATS, exporter


def export(
    form: Annotated[str, typer.Argument(metavar="FORMAT", help=f"One of {', '.join(FORMATS)}.")],
    files: Annotated[list[str] | None, typer.Argument(help='Pages: files, folders, or "-" for standard input.')] = None,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="JSON Lines in on standard input.")] = False,
    everything: Annotated[
        bool, typer.Option("--all", help="Also rows that did not happen, in formats that cannot say so.")
    ] = False,
) -> None:
    """Print the events of pages in a format of event-data programs; docs/how-to/export-events.md tells each column."""
    if jsonl == bool(files):
        raise typer.BadParameter('name the pages to read (files, folders, or "-"), or give --jsonl and standard input')
    out = exporter(form, everything=everything)
    chosen, _ = settings({})
    found = jsonl_readings(sys.stdin.buffer, chosen) if jsonl else page_readings(files or [], chosen)
    if out.format.header:
        print(out.format.header)
    failed = False
    for reading in found:
        for line in out.lines(reading):
            print(line, flush=True)
        for problem in reading.problems:
            failed = True
            print(f"onrecord: {problem.page}: {problem.message}", file=sys.stderr)
    if out.left_out:
        told = ", ".join(f"{count} {status}" for status, count in out.left_out.most_common())
        print(
            f"onrecord: {form} cannot tell these from what happened, left out: {told}; --all keeps them",
            file=sys.stderr,
        )
    raise typer.Exit(1 if failed else 0)
