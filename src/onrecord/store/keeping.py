"""A record is kept: small parts become large ones, pages that must go are gone from every table."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from msgspec.structs import replace

from onrecord.record import RunStopped
from onrecord.store import index, stories, traits
from onrecord.store.files import clear, write_folder
from onrecord.store.folder import DAMAGED, Folder, Mark, command
from onrecord.store.parts import files_of
from onrecord.store.writing import Label, joined, keep_tables, next_name, page_ids, tables_in, without

LARGE = 5_000
"""Pages of a part that `compact` fills; about 100 MB."""


def settled(folder: Folder) -> None:
    """Raises RunStopped while an add is unfinished: its parts have to stay where they are until it goes on."""
    for run in folder.runs():
        if run.state == "open":
            raise RunStopped(f"an add was interrupted; finish it first with: {command(run, folder.path)}")


def compact(folder: Folder, *, pages: int = LARGE) -> tuple[int, int]:
    """Join neighbouring parts until each has about so many pages; the numbers of parts before and after.

    `folder` is held for writing. Rows, their order and what is asked of them stay the same. May be killed at any
    moment: a new part counts together with the end of those it replaces.
    """
    settled(folder)
    before = folder.marks()
    for group in _groups(before, pages):
        if len(group) > 1:
            name = next_name(group[0].part)
            label = Label(name, max(m.run for m in group), group[0].reader, tuple(m.part for m in group))
            keep_tables(folder, label, joined([tables_in(folder, mark) for mark in group]))
            traits.carry(folder, group, name)
    stories.moved(folder, [mark.part for mark in before])
    index.bring_up(folder)
    return len(before), len(folder.marks())


def _groups(marks: Iterable[Mark], most: int) -> Iterator[list[Mark]]:
    """Neighbours that were read by the same version, up to so many pages."""
    group: list[Mark] = []
    for mark in marks:
        if group and (mark.reader != group[0].reader or sum(m.pages for m in group) + mark.pages > most):
            yield group
            group = []
        group.append(mark)
    if group:
        yield group


def remove(folder: Folder, pages: Collection[str]) -> int:
    """Take pages out of every table and of the search index, and keep later adds from bringing them back.

    `folder` is held for writing. The files they came from are not touched. Gives the number of pages that went.
    """
    settled(folder)
    stories.forget(folder, pages)
    gone = leave_out(folder, pages)
    # What was set aside is not read any more, and may hold the pages that have to go.
    clear(folder.path / DAMAGED)
    head = folder.head()
    folder.keep_head(replace(head, removed=tuple(sorted({*head.removed, *pages}))))
    index.bring_up(folder)
    return gone


def leave_out(folder: Folder, pages: Collection[str]) -> int:
    """Replace the parts that have some of these pages by parts without them; the number of pages that went.

    `folder` is held for writing. May be killed at any moment and given again.
    """
    gone = 0
    before = [mark.part for mark in folder.marks()]
    for mark in folder.marks():
        leaving = set(page_ids(folder, [mark])) & set(pages)
        if leaving:
            label = Label(next_name(mark.part), mark.run, mark.reader, (mark.part,))
            keep_tables(folder, label, without(tables_in(folder, mark), leaving))
            traits.carry(folder, [mark], label.part, leaving)
            gone += len(leaving)
    stories.moved(folder, before)
    return gone


def set_pages_aside(folder: Folder, wrong: Mapping[str, Collection[str]]) -> None:
    """Move the rows of some pages of some parts to where they count no more; the rest of these parts stays.

    `folder` is held for writing and mending. May be killed at any moment: the rows are written aside before the part
    without them replaces the other.
    """
    marks = {mark.part: mark for mark in folder.marks()}
    for part, pages in wrong.items():
        tables = tables_in(folder, marks[part])
        whole = {page for table in tables.values() for page in table["page"].to_pylist()}
        name = f"{part}-pages"
        (folder.path / DAMAGED).mkdir(exist_ok=True)
        write_folder(folder.path / DAMAGED / name, files_of(without(tables, whole.difference(pages))))
        label = Label(next_name(part), marks[part].run, marks[part].reader, (part,))
        keep_tables(folder, label, without(tables, pages))
        traits.carry(folder, [marks[part]], label.part, set(pages))
        folder.aside.append(name)
