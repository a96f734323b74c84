"""The commands that keep a record: check, compact, remove, retry."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.how_read import Dictionaries, Engine, Gazetteer, History, Language, Offices, Workers
from onrecord.cli.output import Folder as FolderArgument
from onrecord.cli.output import counted
from onrecord.pipeline import settings
from onrecord.record import RunStopped

FAULTS = 1


def check(
    record: FolderArgument,
    mend: Annotated[bool, typer.Option("--mend", help="Set aside what is damaged, and make the index anew.")] = False,
) -> None:
    """Read everything again: checksums, spans, references; say what is wrong and the command that mends it."""
    from onrecord.pipeline.storied import bring_up
    from onrecord.store import Folder
    from onrecord.store.checking import check as faults_of
    from onrecord.store.checking import mend as mend_record
    from onrecord.store.checking import unmarked
    from onrecord.store.folder import DAMAGED

    if mend:
        whole = Folder(Path(record))
        lost = {} if whole.unreadable() else unmarked(whole)
        with Folder.writing(record, mend=True) as folder:
            again = mend_record(folder, lost.values())
            bring_up(folder)
        if again:
            kept = f"; what was damaged lies in {record}/{DAMAGED}: {', '.join(folder.aside)}" if folder.aside else ""
            print(f"onrecord: read the pages that are gone again with the following{kept}", file=sys.stderr)
        for command in again:
            print(command)
    folder = Folder.opened(record)
    faults = list(faults_of(folder))
    for fault in faults:
        print(f"{fault.where}: {fault.what}; mend it with: {fault.mend}")
    if not faults:
        marks = folder.marks()
        print(f"sound: {counted(sum(mark.pages for mark in marks), 'page')} in {counted(len(marks), 'part')}")
    raise typer.Exit(FAULTS if faults else 0)


def compact(record: FolderArgument) -> None:
    """Join small parts into large ones, which are quicker to ask."""
    from onrecord.pipeline.storied import bring_up
    from onrecord.store import Folder
    from onrecord.store.keeping import compact as compact_record

    with Folder.writing(record) as folder:
        before, after = compact_record(folder)
        bring_up(folder)
    print(f"onrecord: {counted(before, 'part')} before, {after:,} now", file=sys.stderr)


def remove(
    record: FolderArgument,
    page: Annotated[list[str] | None, typer.Option(help="Id of a page; may be given again.")] = None,
    url: Annotated[str | None, typer.Option(help="Address of a page, all its versions.")] = None,
    outlet: Annotated[str | None, typer.Option(help="An outlet's name, letter for letter: all its pages.")] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Take pages out of every table and the search index; later adds do not bring them back."""
    from onrecord.pipeline.storied import bring_up
    from onrecord.store import Folder, Record
    from onrecord.store.keeping import remove as remove_pages

    if not (page or url or outlet):
        raise typer.BadParameter("say what has to go: --page, --url or --outlet")
    found = Record(record).sql(
        "SELECT page FROM page_list WHERE list_contains(?, page) OR url = ? OR address = ? OR outlet = ?",
        page or [],
        url,
        url,
        outlet,
    )
    pages = [row["page"] for row in found]
    if not pages:
        raise RunStopped(
            f"no such page in {record}; outlets: onrecord sql {record} 'SELECT DISTINCT outlet FROM page_list'"
        )
    if not yes:
        typer.confirm(f"Take {counted(len(pages), 'page')} out of {record} for good?", abort=True, err=True)
    with Folder.writing(record) as folder:
        gone = remove_pages(folder, pages)
        bring_up(folder, retell=True)
    print(f"onrecord: {counted(gone, 'page')} removed; the files they came from are where they were", file=sys.stderr)


def retry(
    record: FolderArgument,
    engine: Engine = "processes",
    workers: Workers = None,
    language: Language = None,
    dictionaries: Dictionaries = None,
    gazetteer: Gazetteer = None,
    offices: Offices = None,
    history: History = None,
) -> None:
    """Read again what could not be read, after an upgrade or with other settings."""
    from onrecord.pipeline.retrying import retry as retry_pages

    own = {"dictionaries": dictionaries, "gazetteer": gazetteer, "offices": offices, "history": history}
    chosen, _ = settings({"language": language, "workers": workers} | own)
    done = retry_pages(record, settings=chosen, engine=engine)
    gone = f", {counted(done.overcome, 'problem')} gone with it" if done.overcome else ""
    print(f"onrecord: {counted(done.tried, 'page')} tried again, {done.read:,} of them read{gone}", file=sys.stderr)
    raise typer.Exit(FAULTS if done.read < done.tried else 0)
