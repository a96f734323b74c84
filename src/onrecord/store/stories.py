"""The stories of a record: tables beside its parts, put in place at once, and what people corrected in them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from onrecord.record import Correction, CorrectionKind, PageCopy, RunStopped, Story, Why, content_id
from onrecord.store.columns import BY_NAME, STORY_TABLES
from onrecord.store.files import clear, write_folder, write_whole
from onrecord.store.folder import Folder, Written, encoded
from onrecord.store.kept import (
    CORRECTIONS,
    FOLDER,
    HEAD,
    STORIES_VERSION,
    TRAITS,
    Kept,
    Row,
    copy_of,
    files,
    kept,
    story_of,
)
from onrecord.store.parts import Tables, checksum, files_of, schema, table_of

__all__ = [
    "CORRECTIONS",
    "FOLDER",
    "HEAD",
    "STORIES_VERSION",
    "TRAITS",
    "Kept",
    "behind",
    "copies",
    "copy_of",
    "corrections",
    "drop",
    "faults",
    "files",
    "forget",
    "keep",
    "keep_corrections",
    "kept",
    "moved",
    "stories",
    "story_of",
    "table_of_stories",
    "tidy",
]

NO_REASON = Why(rule="")


class _Kept(msgspec.Struct, frozen=True, kw_only=True):
    number: int
    kind: CorrectionKind
    at: datetime
    why: str
    sides: tuple[tuple[str, ...], ...] = ()
    of: int | None = None


class _Corrections(msgspec.Struct, frozen=True, kw_only=True):
    corrections: tuple[_Kept, ...] = ()


def behind(folder: Folder) -> bool:
    """Whether the stories are not those of the record's parts and corrections."""
    found = kept(folder)
    return (
        found is None
        or set(found.parts) != {mark.part for mark in folder.marks()}
        or found.corrections != len(corrections(folder))
    )


def faults(folder: Folder) -> Iterator[str]:
    """What is wrong with the stories of a record, whose parts are sound."""
    try:
        found = kept(folder)
        corrections(folder)
    except RunStopped as damaged:
        yield str(damaged)
        return
    if found is None:
        yield "the stories are not made yet"
        return
    for name, written in found.files.items():
        path = folder.path / FOLDER / found.folder / name
        if not path.exists() or checksum(path.read_bytes()) != written.sha256:
            yield f"{name} is not what was written: its checksum differs"
            return
    if behind(folder):
        yield "the stories are not those of these parts and corrections"
        return
    told = {row["story"] for row in table_of_stories(folder, "kept_stories").select(["story"]).to_pylist()}
    if lost := {row["story"] for row in table_of_stories(folder, "kept_articles").to_pylist()} - told:
        yield f"kept_articles.story leads to no story: {', '.join(sorted(lost)[:3])}"


def drop(folder: Folder) -> None:
    """Take the stories away, to be made anew; what people corrected stays. `folder` is held for writing."""
    (folder.path / HEAD).unlink(missing_ok=True)
    clear(folder.path / FOLDER)


def corrections(folder: Folder) -> tuple[Correction, ...]:
    """What people corrected, in order. Raises RunStopped where the file is damaged: nothing else has it."""
    path = folder.path / CORRECTIONS
    if not path.exists():
        return ()
    try:
        found = msgspec.json.decode(path.read_bytes(), type=_Corrections)
    except msgspec.DecodeError as error:
        raise RunStopped(f"{path} is damaged ({error}); restore it from a copy, or delete it to go without") from error
    return tuple(Correction(**msgspec.structs.asdict(one)) for one in found.corrections)


def keep_corrections(folder: Folder, found: Iterable[Correction]) -> None:
    """Write what people corrected; `folder` is held for writing."""
    told = tuple(_Kept(number=c.number, kind=c.kind, at=c.at, why=c.why, sides=c.sides, of=c.of) for c in found)
    write_whole(folder.path / CORRECTIONS, encoded(_Corrections(corrections=told)))


def keep(folder: Folder, stories: Sequence[Story], copies: Sequence[PageCopy]) -> None:
    """Put stories and copies in the place of those that were there; `folder` is held for writing."""
    parts_of = {part: why for story in stories for part, why in zip(story.parts, story.joins, strict=False)}
    changes = [_correction(change) for change in corrections(folder)]
    _put(
        folder,
        {
            "kept_stories": table_of(
                BY_NAME["kept_stories"], [_story(s, parts_of.get(s.id, NO_REASON)) for s in stories]
            ),
            "kept_articles": table_of(BY_NAME["kept_articles"], [row for story in stories for row in _articles(story)]),
            "kept_copies": table_of(BY_NAME["kept_copies"], [_copy(copy) for copy in copies]),
            "corrections": table_of(BY_NAME["corrections"], changes),
        },
        tuple(mark.part for mark in folder.marks()),
    )


def forget(folder: Folder, pages: Collection[str]) -> None:
    """Take pages out of every story and copy, and the words of stories that had them; `folder` is held for writing.

    Those stories have no headline and no keys until they are brought up again.
    """
    found = kept(folder)
    if found is None:
        return
    tables = {table.name: table_of_stories(folder, table.name) for table in STORY_TABLES}
    gone = pa.array(sorted(pages), pa.string())

    def has(name: str, column: str) -> Any:
        return pc.is_in(tables[name][column], value_set=gone)

    articles = tables["kept_articles"]
    touched = pc.is_in(
        tables["kept_stories"]["story"], value_set=articles.filter(has("kept_articles", "page"))["story"]
    )
    tables["kept_articles"] = articles.filter(pc.invert(has("kept_articles", "page")))
    tables["kept_copies"] = tables["kept_copies"].filter(
        pc.invert(pc.or_(has("kept_copies", "page"), has("kept_copies", "original")))
    )
    rows = tables["kept_stories"].to_pylist()
    left = set(tables["kept_articles"]["story"].to_pylist())
    lost_parts = [row for row, lost in zip(rows, touched.to_pylist(), strict=True) if lost]
    longer = {row[level] for row in lost_parts for level in ("episode", "situation")}
    told = [
        {**row, "title": None, "keys": []} if lost or row["story"] in longer else row
        for row, lost in zip(rows, touched.to_pylist(), strict=True)
        if row["level"] != "event" or row["story"] in left
    ]
    tables["kept_stories"] = pa.Table.from_pylist(told, schema=schema("kept_stories"))
    _put(folder, tables, found.parts)


def moved(folder: Folder, before: Collection[str]) -> None:
    """The same pages lie in other parts than `before` now: the stories are still theirs."""
    found = kept(folder)
    if found is not None and set(found.parts) == set(before):
        parts = tuple(mark.part for mark in folder.marks())
        write_whole(folder.path / HEAD, encoded(msgspec.structs.replace(found, parts=parts)))
    tidy(folder)


def _put(folder: Folder, tables: Tables, parts: tuple[str, ...]) -> None:
    """Write the tables and then the head that names them; from then on they count."""
    contents = files_of(tables)
    sums = {name: checksum(data) for name, data in sorted(contents.items())}
    # Named after what it holds: the same stories are the same folder, whatever was there before.
    name = content_id(*sums.values())
    if not (folder.path / FOLDER / name).exists():
        (folder.path / FOLDER).mkdir(exist_ok=True)
        write_folder(folder.path / FOLDER / name, contents)
    files = {
        file: Written(rows=tables[file.removesuffix(".parquet")].num_rows, bytes=len(data), sha256=sums[file])
        for file, data in sorted(contents.items())
    }
    changes = tables["corrections"].num_rows
    head = Kept(version=STORIES_VERSION, folder=name, parts=parts, corrections=changes, files=files)
    write_whole(folder.path / HEAD, encoded(head))
    tidy(folder)


def tidy(folder: Folder) -> None:
    """Take away what no longer counts: earlier stories, traits of parts that were replaced."""
    found = kept(folder)
    root = folder.path / FOLDER
    if not root.exists():
        return
    for path in root.iterdir():
        if path.name != TRAITS and (found is None or path.name != found.folder):
            clear(path)
    parts = {mark.part for mark in folder.marks()}
    for path in (root / TRAITS).glob("*"):
        if path.name.removesuffix(".parquet") not in parts:
            path.unlink()


def table_of_stories(folder: Folder, name: str) -> pa.Table:
    """One table of stories, as they are kept."""
    found = files(folder)[name]
    return pq.read_table(found[0], schema=schema(name)) if found else schema(name).empty_table()


def copies(folder: Folder) -> tuple[PageCopy, ...]:
    """The copies that are kept."""
    return tuple(copy_of(row) for row in table_of_stories(folder, "kept_copies").to_pylist())


def _story(story: Story, why: Why) -> tuple[object, ...]:
    days = (day.isoformat() if day else None for day in (story.start, story.end))
    longer = (story.episode, story.situation, list(story.about))
    return (story.id, story.level, story.title, *days, list(story.keys), *longer, _why(why))


def _articles(story: Story) -> list[tuple[object, ...]]:
    if story.level != "event":
        return []
    spans = {p.page: [{"start": s.start, "stop": s.end} for s in p.spans] for p in story.passages}
    pairs = zip(story.articles, story.joins, strict=True)
    return [(story.id, n, page, spans.get(page, []), _why(why)) for n, (page, why) in enumerate(pairs)]


def _copy(copy: PageCopy) -> tuple[object, ...]:
    return (copy.page, copy.original, copy.kind, round(copy.shared, 4), _why(copy.why))


def _correction(change: Correction) -> tuple[object, ...]:
    sides = [list(side) for side in change.sides]
    return (change.number, change.kind, change.at.isoformat(), change.why, sides, change.of)


def _why(why: Why) -> dict[str, object]:
    return {"rule": why.rule, "score": round(why.score, 4), "detail": why.detail}


def stories(folder: Folder) -> list[Story]:
    """All stories as they are kept, the events of their pages left out."""
    members: dict[str, list[Row]] = {}
    for row in table_of_stories(folder, "kept_articles").to_pylist():
        members.setdefault(row["story"], []).append(row)
    rows = table_of_stories(folder, "kept_stories").to_pylist()
    parts: dict[str, list[Row]] = {}
    for row in rows:
        if longer := row["episode"] or row["situation"]:
            parts.setdefault(longer, []).append(row)
    return [story_of(row, members.get(row["story"], []), parts.get(row["story"], [])) for row in rows]
