"""The table of who held what when as JSON Lines, a row an occupancy, so that one run's pages serve another's."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from onrecord.record import Occupancy, RunStopped

DAYS = ("first", "last", "ended")


def as_row(held: Occupancy) -> dict[str, Any]:
    """An occupancy as JSON has it: days in ISO 8601."""
    days = {name: day.isoformat() if (day := getattr(held, name)) else None for name in DAYS}
    return asdict(held) | days | {"sources": list(held.sources)}


def write_offices(path: Path, table: Iterable[Occupancy]) -> None:
    """Writes the table, a row a line."""
    path.write_text("".join(json.dumps(as_row(held), ensure_ascii=False) + "\n" for held in table), encoding="utf-8")


def read_offices(path: Path) -> tuple[Occupancy, ...]:
    """The table that `onrecord offices --json` printed; raises `RunStopped` with the line that does not read."""
    if not path.is_file():
        raise RunStopped(f"{path} is no file; print a table with `onrecord offices FILES --json`")
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            row = json.loads(line)
            days = {name: date.fromisoformat(row[name]) if row[name] else None for name in DAYS}
            found.append(Occupancy(**(row | days | {"sources": tuple(row["sources"])})))
        except (ValueError, KeyError, TypeError) as error:
            raise RunStopped(f"{path}, line {number}: no row of a table of offices ({error})") from error
    return tuple(found)
