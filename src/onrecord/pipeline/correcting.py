"""People's corrections of stories: merged, split, taken back; each is kept with its day and reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from onrecord.pipeline.storied import bring_up
from onrecord.record import Correction, CorrectionKind, RunStopped, Story
from onrecord.store import Folder, Record, stories
from onrecord.stories.corrected import standing


def merge(to: str | Path, wanted: Sequence[str], why: str) -> Story:
    """Make one story of several, named by ids or beginnings of ids; the story that they became.

    Raises RunStopped where one is not there, is an episode, or is named twice.
    """
    with Folder.writing(to) as folder:
        bring_up(folder)
        found = [_event(folder, one) for one in wanted]
        if len({story.id for story in found}) < max(2, len(found)):
            raise RunStopped("name two or more different stories to merge")
        _correct(folder, "merge", why, tuple(story.own for story in found))
    return _holding(to, found[0].own[0])


def split(to: str | Path, wanted: str, pages: Sequence[str], why: str) -> Story:
    """Take pages, named by ids or beginnings of ids, out of a story into one of their own, which is given back.

    Pages that tell the story by the way go back to their own stories; that of the first of them is given. Raises
    RunStopped where a page is not in the story, none would be left in it, or some of the pages are its own, others not.
    """
    with Folder.writing(to) as folder:
        bring_up(folder)
        story = _event(folder, wanted)
        leaving = tuple(dict.fromkeys(_page(story, page, folder.path) for page in pages))
        own = [page for page in leaving if page in story.own]
        if own and len(own) < len(leaving):
            raise RunStopped("take pages of the story's own and pages that tell it by the way one after the other")
        staying = tuple(page for page in story.own if page not in leaving)
        if not staying:
            raise RunStopped(f"all pages of story {story.id} would leave it; name some of them")
        _correct(folder, "split" if own else "apart", why, (staying, leaving))
    return _holding(to, leaving[0])


def undo(to: str | Path, why: str) -> Correction:
    """Take back the last correction that stands; gives that correction. Raises RunStopped where there is none."""
    with Folder.writing(to) as folder:
        bring_up(folder)
        left = standing(stories.corrections(folder))
        if not left:
            raise RunStopped(f"there is nothing to undo: no correction stands in {to}")
        _correct(folder, "undo", why, of=left[-1].number)
    return left[-1]


def _correct(
    folder: Folder, kind: CorrectionKind, why: str, sides: tuple[tuple[str, ...], ...] = (), of: int | None = None
) -> None:
    before = stories.corrections(folder)
    at = datetime.now(UTC).replace(microsecond=0)
    change = Correction(number=len(before) + 1, kind=kind, at=at, why=why, sides=sides, of=of)
    # The correction is on disk before anything follows from it: after a kill the next writer goes on from there.
    stories.keep_corrections(folder, [*before, change])
    bring_up(folder)


def _event(folder: Folder, wanted: str) -> Story:
    story = Record(folder.path).story(wanted)
    if story.level != "event":
        what = "an episode" if story.level == "episode" else "a situation"
        raise RunStopped(f"{wanted} is {what}; name its events' stories: onrecord story show {folder.path} {wanted}")
    if not story.own:
        raise RunStopped(
            f"{wanted} is told by the way, on pages of other stories; correct those: "
            f"onrecord story show {folder.path} {wanted}"
        )
    return story


def _page(story: Story, wanted: str, record: Path) -> str:
    found = [page for page in story.articles if wanted and page.startswith(wanted)]
    if len(found) != 1:
        told = "several pages whose ids begin with" if found else "no page"
        raise RunStopped(f"story {story.id} has {told} {wanted!r}; its pages: onrecord story show {record} {story.id}")
    return found[0]


def _holding(to: str | Path, page: str) -> Story:
    record = Record(to)
    (row,) = record.sql("SELECT story FROM kept_articles WHERE page = ? AND len(spans) = 0", page)
    return record.story(row["story"])
