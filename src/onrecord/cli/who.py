"""`onrecord who`: all that a record, or a few pages, hold on somebody, and who says each of it."""

from __future__ import annotations

import json as json_module
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from onrecord.cli import asking, output
from onrecord.cli.output import Json, Limit, Outlet, Since, Until, Versions
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
    person: Annotated[str, typer.Argument(help="Words of the name: Lavrov, or Sergey Lavrov.")],
    sources: Annotated[list[str], typer.Argument(help="A record's folder, or pages: files and folders.")],
    since: Since = None,
    until: Until = None,
    outlet: Outlet = None,
    versions: Versions = False,
    limit: Limit = None,
    json: Json = False,
) -> None:
    """What somebody is called, holds, says, does and wants, each with who says so."""
    scope = Scope(since=since, until=until, outlet=outlet, versions=versions, limit=limit)
    with opened(sources) as record:
        found = record.who(person, scope=scope)
        if json:
            _print_json(found)
        else:
            _show(found)


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


def _print_json(found: Person) -> None:
    for field in fields(found)[1:]:
        for line in getattr(found, field.name).json_lines():
            print(json_module.dumps({"section": field.name, **json_module.loads(line)}, ensure_ascii=False))


def _show(found: Person) -> None:
    shown = False
    for name, layout in SECTIONS.items():
        answer = getattr(found, name)
        if len(answer):
            shown = True
            output.show(answer, layout)
            print()
    if not shown:
        Console(highlight=False).print(f"nobody called {found.name} is on the record")
