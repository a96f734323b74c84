"""A record is checked: every file is what its mark says, every span re-reads to its words, every reference leads."""

from __future__ import annotations

import shlex
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from onrecord.store import index, stories, traits
from onrecord.store.columns import TABLES
from onrecord.store.files import TEMPORARY
from onrecord.store.folder import RUNS, Folder, Mark, command
from onrecord.store.keeping import set_pages_aside
from onrecord.store.parts import checksum, schema
from onrecord.store.writing import tables_in

WORDS = {
    "statements": ("start", "stop", None),
    "events": ("start", "stop", "trigger"),
    "roles": ("start", "stop", "label"),
    "figures": ("start", "stop", "text"),
    "positions": ("start", "stop", "text"),
    "procedures": ("start", "stop", "text"),
    "voices": ("start", "stop", "label"),
    "blocks": ("start", "stop", None),
    "offices": ("start", "stop", None),
    "mentions": ("start", "stop", None),
}
"""Columns of a span, and of the words that it has to re-read to, by table."""

REFERENCES = {
    ("events", "statement"): "statements",
    ("figures", "statement"): "statements",
    ("positions", "statement"): "statements",
    ("procedures", "statement"): "statements",
    ("voices", "statement"): "statements",
    ("statements", "parent"): "statements",
    ("roles", "event"): "events",
    ("roles", "actor"): "actors",
    ("voices", "actor"): "actors",
    ("mentions", "actor"): "actors",
    ("offices", "actor"): "actors",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, where, and the command that mends it.

    `part` is the part that has it; `pages` those of its pages whose rows are wrong, none where no row can be trusted.
    """

    where: str
    what: str
    mend: str
    part: str | None = None
    pages: tuple[str, ...] = ()


Wrong = tuple[str, tuple[str, ...]]
"""What is wrong with a part, and the pages whose rows it is in."""


def check(folder: Folder, on_part: Callable[[], None] = lambda: None) -> Iterator[Fault]:
    """Everything that is wrong with a record; nothing where all is well."""
    mend = shlex.join(["onrecord", "check", str(folder.path), "--mend"])
    unreadable = folder.unreadable()
    for path, what in unreadable.items():
        part = path.stem if path.parent == folder.mark_folder else None
        yield Fault(str(path.relative_to(folder.path)), what, mend, part)
    if unreadable:
        return  # nothing else can be told before they are set aside
    seen: dict[str, str] = {}
    broken: set[str] = set()
    marks = folder.marks()
    for mark in marks:
        files = list(_files(folder, mark))
        faults: list[Wrong] = [(what, ()) for what in files] or list(_rows(folder, mark))
        broken |= {mark.part} if faults else set()
        for what, pages in faults:
            yield Fault(mark.part, what, mend, mark.part, pages)
        if not files:
            for page in pq.read_table(folder.parts / mark.part / "pages.parquet", columns=["page"])["page"].to_pylist():
                if page in seen:
                    yield Fault(mark.part, f"page {page} is in part {seen[page]}, too", mend, mark.part, (page,))
                seen.setdefault(page, mark.part)
        on_part()
    lost = unmarked(folder)
    for path in _left_over(folder):
        what = (
            "has no mark, so that its pages do not count"
            if path.name in lost
            else "left over from an interrupted write"
        )
        yield Fault(str(path.relative_to(folder.path)), what, lost.get(path.name, mend))
    if index.behind(folder):
        yield Fault(index.FILE, "the search index is not that of these parts", mend)
    if not broken and all(run.state == "closed" for run in folder.runs()):
        yield from (Fault(stories.FOLDER, what, mend) for what in stories.faults(folder))
        lacking = traits.lacking(folder) if (folder.path / stories.FOLDER).exists() else []
        yield from (
            Fault(stories.FOLDER, f"what part {one.part} is told by is missing or damaged", mend) for one in lacking
        )
    for run in folder.runs():
        if run.state == "open":
            yield Fault(f"{RUNS}/{run.run:04d}.json", "an add was interrupted", command(run, folder.path))


def _left_over(folder: Folder) -> Iterator[Path]:
    kept = {mark.part for mark in folder.marks()}
    yield from sorted(path for path in folder.parts.iterdir() if path.name not in kept)
    for parent in (folder.path, folder.mark_folder, folder.runs_folder):
        yield from sorted(parent.glob(TEMPORARY + "*"))


def unmarked(folder: Folder) -> dict[str, str]:
    """Parts without a mark that no interrupted write left, for their add came to its end; the command to read anew."""
    closed = {run.run: run for run in folder.runs() if run.state == "closed"}
    names = {path.name for path in folder.parts.iterdir()} - {mark.part for mark in folder.marks()}
    return {name: command(closed[run], folder.path) for name in sorted(names) if (run := _run_of(name)) in closed}


def _run_of(part: str) -> int:
    """The number of the run that a part was first written by; 0 for another name, or one that replaced a part."""
    run, _, number = part.partition("-")
    return int(run) if run.isdecimal() and number.isdecimal() else 0


def _files(folder: Folder, mark: Mark) -> Iterator[str]:
    """Files that are not there, or not as they were written."""
    for name, written in mark.files.items():
        path = folder.parts / mark.part / name
        if not path.exists():
            yield f"{name} is missing"
        elif checksum(path.read_bytes()) != written.sha256:
            yield f"{name} is not what was written: its checksum differs"
        elif not pq.read_schema(path).equals(schema(name.removesuffix(".parquet"))):
            yield f"{name} has other columns than store version {folder.head().store}"


def _rows(folder: Folder, mark: Mark) -> Iterator[Wrong]:
    """Rows that are as they were written and say what cannot be."""
    tables = tables_in(folder, mark)
    pages = set(tables["pages"]["page"].to_pylist())
    articles = tables["articles"]
    texts = dict(zip(articles["page"].to_pylist(), articles["text"].to_pylist(), strict=True))
    ids = {name: set(tables[name]["id"].to_pylist()) for name in ("statements", "events", "actors")}
    for table in TABLES:
        strange = set(tables[table.name]["page"].to_pylist()) - pages
        if strange:
            told = ", ".join(sorted(strange)[:3])
            yield f"{table.name} has rows of pages that are not in pages: {told}", tuple(sorted(strange))
    for name, columns in WORDS.items():
        yield from _spans(name, tables[name], columns, texts)
    for (name, column), target in REFERENCES.items():
        rows = zip(tables[name]["page"].to_pylist(), tables[name][column].to_pylist(), strict=True)
        lost = [(value, page) for page, value in rows if value is not None and value not in ids[target]]
        if lost:
            told = ", ".join(sorted({value for value, _ in lost})[:3])
            yield f"{name}.{column} leads to no {target}: {told}", tuple(sorted({page for _, page in lost}))


def _spans(name: str, table: pa.Table, columns: tuple[str, str, str | None], texts: dict[str, str]) -> Iterator[Wrong]:
    """Spans that do not re-read to their words."""
    first, last, words = columns
    told: list[Any] = table[words].to_pylist() if words else [None] * table.num_rows
    rows = zip(table["page"].to_pylist(), table[first].to_pylist(), table[last].to_pylist(), told, strict=True)
    for page, start, stop, wanted in rows:
        text = texts.get(page, "")
        if start is None:
            continue
        if not 0 <= start <= stop <= len(text):
            yield f"{name}: characters {start}–{stop} of page {page} lie outside its text", (page,)
        elif wanted is not None and text[start:stop] != wanted:
            yield f"{name}: characters {start}–{stop} of page {page} read {text[start:stop]!r}, not {wanted!r}", (page,)


def mend(folder: Folder, lost: Iterable[str] = ()) -> list[str]:
    """Set aside damaged parts, and of sound files the pages whose rows are wrong; clear what is left over, make the
    index anew; the commands that bring back the pages.

    `folder` is held for writing and mending, which has cleared what an interrupted write left; `lost`: the commands for
    what had no mark before.
    """
    faults: dict[str, list[Fault]] = defaultdict(list)
    for fault in check(folder):
        if fault.part:
            faults[fault.part].append(fault)
    # The parts of an add that was interrupted have to keep their names until it goes on.
    unfinished = {run.run for run in folder.runs() if run.state == "open"}
    fixed = {mark.part for mark in folder.marks() if mark.run not in unfinished}
    wrong: dict[str, set[str]] = {}
    for part, found in sorted(faults.items()):
        if part in fixed and all(fault.pages for fault in found):
            wrong[part] = {page for fault in found for page in fault.pages}
        else:
            folder.set_aside(folder.mark_folder / f"{part}.json")
    set_pages_aside(folder, wrong)
    broken = folder.aside
    index.bring_up(folder)
    if broken or any(stories.faults(folder)):
        stories.drop(folder)
    if not broken:
        return list(dict.fromkeys(lost))
    return list(dict.fromkeys(command(run, folder.path) for run in folder.runs() if run.sources))
