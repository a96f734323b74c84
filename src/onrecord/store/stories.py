"""The stories of a record: tables beside its parts, a file a month, and what people corrected in them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import NamedTuple

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from onrecord.record import Correction, CorrectionKind, PageCopy, RunStopped, Story, Why
from onrecord.store.columns import BY_NAME, STORY_TABLES
from onrecord.store.files import clear, write_whole
from onrecord.store.folder import Folder, Written, encoded
from onrecord.store.kept import (
    CORRECTIONS,
    FOLDER,
    HEAD,
    STORIES_VERSION,
    TABLES,
    TRAITS,
    Kept,
    Row,
    copy_of,
    files,
    kept,
    story_of,
)
from onrecord.store.parts import checksum, files_of, schema, table_of

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
_MANY = 2_000
"""Stories of a month, or copies, from which on their rows lie in sixteen files, by the first letter of an id."""


class _Told(NamedTuple):
    """A story with the reason why it is part of a longer one."""

    story: Story
    why: Why


@dataclass(slots=True)
class _Files:
    """The files of stories while they are put together: those to be written, and what the head says of all."""

    new: dict[str, bytes] = field(default_factory=dict)
    all: dict[str, Written] = field(default_factory=dict)

    def put(self, table: str, bucket: str, rows: Sequence[Sequence[object]]) -> None:
        """Rows of a table as a file named after what it holds: the same rows are the same file, whenever written."""
        (data,) = files_of({table: table_of(BY_NAME[table], rows)}).values()
        sha = checksum(data)
        name = f"{table}.{bucket}.{sha[:16]}.parquet"
        self.new[name] = data
        self.all[name] = Written(rows=len(rows), bytes=len(data), sha256=sha)

    def carry(self, old: Kept, table: str, bucket: str) -> None:
        """Files that are as they were."""
        head = f"{table}.{bucket}."
        self.all |= {name: written for name, written in old.files.items() if name.startswith(head)}


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
        path = folder.path / FOLDER / TABLES / name
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


def keep(
    folder: Folder, told: Sequence[Story], copies: Sequence[PageCopy], before: Sequence[Story] | None = None
) -> None:
    """Put stories and copies in the place of those that were there; `folder` is held for writing.

    `before` are the stories as they are kept, where they are known: months in which nothing changed are not written.
    """
    _keep(folder, told, copies, before, tuple(mark.part for mark in folder.marks()))


def _keep(
    folder: Folder,
    told: Sequence[Story],
    copies: Sequence[PageCopy],
    before: Sequence[Story] | None,
    parts: tuple[str, ...],
) -> None:
    old = kept(folder)
    files = _Files()
    same = _buckets(before) if before is not None and old is not None else {}
    for bucket, stories_of_it in _buckets(told).items():
        if old is not None and same.get(bucket) == stories_of_it:
            files.carry(old, "kept_stories", bucket)
            files.carry(old, "kept_articles", bucket)
            continue
        files.put("kept_stories", bucket, [_story(*one) for one in stories_of_it])
        rows = [row for one in stories_of_it for row in _articles(one.story)]
        if rows:
            files.put("kept_articles", bucket, rows)
    for bucket, some in _copy_buckets(copies).items():
        files.put("kept_copies", bucket, [_copy(copy) for copy in some])
    changes = corrections(folder)
    files.put("corrections", "all", [_correction(change) for change in changes])
    for table in STORY_TABLES:
        if not any(name.startswith(f"{table.name}.") for name in files.all):
            files.put(table.name, "all", [])
    _put(folder, files, Kept(version=STORIES_VERSION, parts=parts, corrections=len(changes), files={}))


def _buckets(told: Sequence[Story]) -> dict[str, list[_Told]]:
    """Stories by the month of their first day, in order: an add of news changes few months, and few stories are old."""
    whys = {part: why for story in told for part, why in zip(story.parts, story.joins, strict=False)}
    months = Counter(map(_month, told))
    found: dict[str, list[_Told]] = defaultdict(list)
    for story in sorted(told, key=lambda story: (_month(story), story.start is None, story.start, story.id)):
        month = _month(story)
        bucket = f"{month}-{story.id[0]}" if months[month] >= _MANY else month
        found[bucket].append(_Told(replace(story, events=()), whys.get(story.id, NO_REASON)))
    return dict(sorted(found.items()))


def _month(story: Story) -> str:
    return story.start.isoformat()[:7] if story.start else "undated"


def _copy_buckets(copies: Sequence[PageCopy]) -> dict[str, list[PageCopy]]:
    found: dict[str, list[PageCopy]] = defaultdict(list)
    for copy in sorted(copies, key=lambda copy: (copy.page, copy.original)):
        found[copy.page[0] if len(copies) >= _MANY else "all"].append(copy)
    return found


def forget(folder: Folder, pages: Collection[str]) -> None:
    """Take pages out of every story and copy, and the words of stories that had them; `folder` is held for writing.

    Those stories have no headline and no keys until they are brought up again.
    """
    found = kept(folder)
    if found is None:
        return
    before = stories(folder)
    gone = frozenset(pages)
    touched = {story.id for story in before if story.level == "event" and not gone.isdisjoint(story.articles)}
    longer = {one for story in before if story.id in touched for one in (story.episode, story.situation)}
    told = [_without(story, gone) if story.id in touched else story for story in before]
    bare = [replace(s, title=None, keys=()) if s.id in touched or s.id in longer else s for s in told]
    left = [copy for copy in copies(folder) if copy.page not in gone and copy.original not in gone]
    _keep(folder, [s for s in bare if s.level != "event" or s.articles], left, before, found.parts)


def _without(story: Story, gone: frozenset[str]) -> Story:
    pairs = [pair for pair in zip(story.articles, story.joins, strict=True) if pair[0] not in gone]
    return replace(
        story,
        articles=tuple(page for page, _ in pairs),
        joins=tuple(why for _, why in pairs),
        passages=tuple(passage for passage in story.passages if passage.page not in gone),
    )


def moved(folder: Folder, before: Collection[str]) -> None:
    """The same pages lie in other parts than `before` now: the stories are still theirs."""
    found = kept(folder)
    if found is not None and set(found.parts) == set(before):
        parts = tuple(mark.part for mark in folder.marks())
        write_whole(folder.path / HEAD, encoded(msgspec.structs.replace(found, parts=parts)))
    tidy(folder)


def _put(folder: Folder, files: _Files, head: Kept) -> None:
    """Write the files that are not there, and then the head that names all; from then on they count."""
    root = folder.path / FOLDER / TABLES
    root.mkdir(parents=True, exist_ok=True)
    for name, data in sorted(files.new.items()):
        if not (root / name).exists():
            write_whole(root / name, data)
    write_whole(folder.path / HEAD, encoded(msgspec.structs.replace(head, files=dict(sorted(files.all.items())))))
    tidy(folder)


def tidy(folder: Folder) -> None:
    """Take away what no longer counts: earlier stories, traits of parts that were replaced."""
    found = kept(folder)
    root = folder.path / FOLDER
    if not root.exists():
        return
    for path in root.iterdir():
        if path.name not in (TRAITS, TABLES):
            clear(path)
    for path in (root / TABLES).glob("*"):
        if found is None or path.name not in found.files:
            path.unlink()
    parts = {mark.part for mark in folder.marks()}
    for path in (root / TRAITS).glob("*"):
        if path.name.removesuffix(".parquet") not in parts:
            path.unlink()


def table_of_stories(folder: Folder, name: str) -> pa.Table:
    """One table of stories, as they are kept."""
    found = [pq.read_table(file, schema=schema(name)) for file in files(folder)[name]]
    return pa.concat_tables(found) if found else schema(name).empty_table()


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
