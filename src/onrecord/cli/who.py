"""`onrecord who`: all that a record, or a few pages, hold on somebody, and who says each of it."""

from __future__ import annotations

import json as json_module
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields, replace
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from onrecord.cli import asking, output
from onrecord.cli.namesakes import holders, near
from onrecord.cli.output import Csv, Json, Layout, Limit, Outlet, Parquet, Since, Until, Versions, Way
from onrecord.pipeline import settings
from onrecord.store import Person, Record, Scope

SECTIONS = {
    "called": asking.ACTORS,
    "offices": asking.OFFICES,
    "says": asking.STATEMENTS,
    "acts": asking.EVENTS,
    "wants": asking.POSITIONS,
}
"""Parts of a `Person` in the order in which they are shown."""


def who(
    person: Annotated[str, typer.Argument(help="Words of the name (Lavrov), or an office; a letter may be off.")],
    sources: Annotated[list[str], typer.Argument(help="A record's folder, or pages: files and folders.")],
    since: Since = None,
    until: Until = None,
    outlet: Outlet = None,
    versions: Versions = False,
    limit: Limit = None,
    json: Json = False,
    csv: Csv = False,
    parquet: Parquet = None,
) -> None:
    """What somebody is called, holds, says, does and wants, each with who says so."""
    way = Way(json, csv, parquet)
    scope = Scope(since=since, until=until, outlet=outlet, versions=versions, limit=limit)
    with opened(sources) as record:
        found, why = asked_for(record, person, scope)
        if way.json:
            _print_json(found, why)
        elif way.for_people:
            _show(found, why)
        else:
            from onrecord.store.answers import together

            # Rows have no room for the reason that somebody is taken for the one asked for.
            if why:
                print(f"onrecord: {why}", file=sys.stderr)
            sections = {name: getattr(found, name) for name in SECTIONS}
            output.give(together(sections), way, Layout(found.name, ()))


def asked_for(record: Record, person: str, scope: Scope) -> tuple[Person, str]:
    """What the record holds on somebody: by the words of the name or, where none has them, by office or spelling.

    The reason is empty where the words themselves stand on a page.
    """
    found = record.who(person, scope=scope)
    if any(len(getattr(found, name)) for name in SECTIONS):
        return found, ""
    everywhere = replace(scope, limit=None)
    labels = [row["label"] for row in record.actors(scope=everywhere)]
    held = record.sql("SELECT DISTINCT n.label, o.office FROM offices o JOIN named n ON n.id = o.actor ORDER BY 1, 2")
    meant = holders(person, [(row["label"], row["office"]) for row in held]) or near(person, labels)
    if not meant:
        return found, ""
    others = f"; also: {', '.join(other.name for other in meant[1:4])}" if len(meant) > 1 else ""
    return record.who(meant[0].name, scope=scope), f"{person} read as {meant[0].name}: {meant[0].why}{others}"


@contextmanager
def opened(sources: list[str]) -> Iterator[Record]:
    """The record at a folder, or one made of pages for the while of a question."""
    if len(sources) == 1 and (Path(sources[0]) / "record.json").exists():
        yield Record(sources[0])
        return
    from onrecord.pipeline.adding import add

    chosen, _ = settings()
    with tempfile.TemporaryDirectory() as folder:
        add(sources, Path(folder) / "record", settings=chosen, engine="here")
        yield Record(Path(folder) / "record")


def _print_json(found: Person, why: str) -> None:
    if why:
        print(json_module.dumps({"section": "name", "name": found.name, "why": why}, ensure_ascii=False))
    for field in fields(found)[1:]:
        for line in getattr(found, field.name).json_lines():
            print(json_module.dumps({"section": field.name, **json_module.loads(line)}, ensure_ascii=False))


def _show(found: Person, why: str) -> None:
    shown = False
    if why:
        Console(highlight=False).print(why + "\n", markup=False)
    for name, layout in SECTIONS.items():
        answer = getattr(found, name)
        if len(answer):
            shown = True
            output.show(answer, layout)
            print()
    if not shown:
        Console(highlight=False).print(f"nobody called {found.name} is on the record")
