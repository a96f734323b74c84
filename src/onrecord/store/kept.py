"""Which stories of a record count, and how their rows become stories: what a reader needs, quick to load."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from onrecord.record import PageCopy, Passage, RunStopped, Span, Story, Why
from onrecord.store.columns import STORY_TABLES
from onrecord.store.folder import Folder, Written

FOLDER, HEAD, CORRECTIONS = "stories", "stories.json", "corrections.json"
TRAITS = "traits-4"
"""With the version of what traits are made of."""
TABLES = "tables"
"""Under the folder: the files of the tables, named after table, month and contents."""
STORIES_VERSION = 4
"""Of the tables of stories and of how they are made; those of another version are made anew."""

Row = Mapping[str, Any]


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """Says which files of stories count, the parts whose pages they have, and how many corrections are in them."""

    version: int
    parts: tuple[str, ...]
    corrections: int
    files: dict[str, Written]


def traits_file(folder: Folder, part: str) -> Path:
    """Where the traits of a part lie."""
    return folder.path / FOLDER / TRAITS / f"{part}.parquet"


def kept(folder: Folder) -> Kept | None:
    """The stories that count; None where there are none, or only those of another version."""
    path = folder.path / HEAD
    if not path.exists():
        return None
    try:
        found = msgspec.json.decode(path.read_bytes(), type=Kept)
    except msgspec.DecodeError as error:
        raise RunStopped(
            f"{path} is damaged ({error}); make the stories anew with: onrecord check {folder.path} --mend"
        ) from error
    return found if found.version == STORIES_VERSION else None


def files(folder: Folder) -> Mapping[str, list[str]]:
    """The files of each table of stories; none where the record has no stories yet."""
    found = kept(folder)
    if found is None:
        return {table.name: [] for table in STORY_TABLES}
    root = folder.path / FOLDER / TABLES
    return {
        table.name: [str(root / name) for name in found.files if name.startswith(f"{table.name}.")]
        for table in STORY_TABLES
    }


def copy_of(row: Row) -> PageCopy:
    """The copy of a row of `kept_copies`."""
    told = {name: row[name] for name in ("page", "original", "kind", "shared")}
    return PageCopy(**told, why=Why(**row["why"]))


def story_of(
    head: Row, articles: Sequence[Row], parts: Sequence[Row], events: Mapping[str, Sequence[str]] | None = None
) -> Story:
    """The story of a row of `kept_stories` with the rows of its articles, or of an episode's parts."""
    return Story(
        id=head["story"],
        level=head["level"],
        articles=tuple(row["page"] for row in articles),
        joins=tuple(Why(**row["why"]) for row in (parts or articles)),
        events=tuple(event for row in articles for event in (events or {}).get(row["page"], ())),
        start=_day(head["first"]),
        end=_day(head["last"]),
        keys=tuple(head["keys"]),
        title=head["title"],
        episode=head["episode"],
        situation=head["situation"],
        about=tuple(head["about"]),
        parts=tuple(row["story"] for row in parts),
        passages=tuple(Passage(page=row["page"], spans=_spans(row)) for row in articles if row["spans"]),
    )


def _spans(row: Row) -> tuple[Span, ...]:
    return tuple(Span(span["start"], span["stop"]) for span in row["spans"])


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
